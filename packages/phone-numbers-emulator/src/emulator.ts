import { createApp } from './app.js';
import { defaultAccessKey, requireAccessKey } from './authentication.js';
import { type Clock, systemClock } from './clock.js';
import type { Pace } from './course.js';
import { selectFaults } from './faults/select.js';
import { type Fixtures, fixtures } from './fixtures.js';
import type { Ledger } from './ledger.js';
import type { Mutation } from './mutation.js';
import type { Search, SearchOptions } from './search.js';
import { Store } from './store.js';

/** How an emulator behaves; everything has a default. */
export interface EmulatorOptions {
  /** Base64. By default a fixed one, which is no secret. */
  readonly accessKey?: string;
  /** Whether requests must be signed, or carry a token; `required` by default. */
  readonly authentication?: 'required' | 'off';
  /** The time of the emulator; that of the machine by default. */
  readonly clock?: Clock;
  /** Searches beside the fixtures. */
  readonly searches?: readonly SearchOptions[];
  /** Ids of faults which every answer gets, in this order. */
  readonly faults?: readonly string[];
  /** Changes every answer, after the faults. */
  readonly mutate?: Mutation;
  /** What moves operations on: each read of them (`polls`, the default), or the clock (`time`). */
  readonly pace?: Pace;
  /** Larger bodies are refused with 413; 65536 by default. */
  readonly maxBodyBytes?: number;
}

/** A fake of the service in this process. */
export interface Emulator {
  /**
   * Answers a request. It is the handler of a server, and the `fetch` of a client that needs no network.
   *
   * @throws what the option `mutate` throws
   */
  fetch(request: Request): Promise<Response>;
  /** What was bought. */
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** The key that signatures are held against. */
  readonly accessKey: string;
  readonly fixtures: Fixtures;
  /**
   * Adds a search that can be purchased.
   *
   * @throws TypeError when its id is taken or cannot be one, or a phone number is not in E.164 format
   */
  addSearch(options?: SearchOptions): Search;
}

/**
 * Makes an emulator: a stateful fake of the service that answers as the live one was recorded.
 *
 * @throws TypeError when a search, the access key or the limit of the body cannot be one
 * @throws UnknownFaultError when a fault has no such id
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const accessKey = requireAccessKey(options.accessKey ?? defaultAccessKey);
  const maxBodyBytes = options.maxBodyBytes ?? 65_536;
  if (!(Number.isSafeInteger(maxBodyBytes) && maxBodyBytes > 0)) {
    throw new TypeError(`expected the limit of the body in bytes, one or more, got ${maxBodyBytes}`);
  }
  const mutations = selectFaults(options.faults ?? []).map(({ mutate }) => mutate);
  const store = new Store(options.clock ?? systemClock(), options.pace ?? 'polls');
  for (const search of options.searches ?? []) store.addSearch(search);
  const app = createApp({
    store,
    accessKey: options.authentication === 'off' ? undefined : accessKey,
    maxBodyBytes,
    mutations,
    mutate: options.mutate ?? ((answer) => answer),
  });
  return {
    fetch: async (request) => app.fetch(request),
    ledger: store.ledger,
    clock: store.clock,
    accessKey,
    fixtures,
    addSearch: (search = {}) => store.addSearch(search),
  };
}
