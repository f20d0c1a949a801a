import { createAdmin, isForAdmin } from './admin/admin.js';
import { RequestLog } from './admin/request-log.js';
import { createApp } from './app.js';
import { defaultAccessKey } from './authentication.js';
import { type Clock, systemClock } from './clock.js';
import { checkEmulatorOptions, type EmulatorOptions } from './emulator-options.js';
import { type FetchInit, toRequest, untilAborted } from './fetch.js';
import { type Fixtures, fixtures } from './fixtures.js';
import { initialState } from './initial.js';
import type { Inventory } from './inventory.js';
import type { Ledger } from './ledger.js';
import { checkSearch, type Search, type SearchOptions } from './search.js';
import { Store } from './store.js';
import { withDefaults } from './unrecorded/choices.js';
import { SwitchedViolations } from './violations/switched.js';

/** A fake of the service in this process. */
export interface Emulator {
  /**
   * Answers a request. It is called like the platform's `fetch`, and can stand in for it: as the `fetch` of a client that
   * needs no network, and as the handler of a server. It needs no `this`.
   *
   * @throws the reason of the signal when the request was aborted; what was carried out by then stays
   * @throws TypeError when the URL or the options cannot be those of a request
   * @throws whatever the option `mutate` throws
   */
  readonly fetch: (input: string | URL | Request, init?: FetchInit) => Promise<Response>;
  /** What was bought. */
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** The key that signatures are checked against. */
  readonly accessKey: string;
  readonly fixtures: Fixtures;
  /**
   * Adds a search that can be purchased.
   *
   * @throws TypeError that names the option, when one cannot be used or the search id is taken
   */
  addSearch(options?: SearchOptions): Search;
  /** Returns the phone numbers that a search can find, those that are held, and those that are owned. */
  inventory(): Inventory;
  /**
   * Forgets what has happened: the ledger is empty, and searches, operations, phone numbers and violations are those of the
   * start. The clock keeps its time.
   */
  reset(): void;
}

/**
 * Creates an emulator: a stateful fake of the service that answers as the live one was recorded.
 *
 * @throws TypeError that names the option, when one is unknown or cannot be used
 * @throws UnknownViolationError, which is a TypeError, when a violation has no such id
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  checkEmulatorOptions(options);
  const accessKey = options.accessKey ?? defaultAccessKey;
  const violations = new SwitchedViolations(options.violations ?? []);
  const choices = withDefaults(options);
  const seed = options.seed ?? {};
  const clock = options.clock ?? systemClock(seed.now === undefined ? undefined : new Date(seed.now));
  const initial = initialState(seed, options.searches ?? [], clock.now());
  const store = new Store(clock, options.pace ?? 'polls', choices, initial);
  const app = createApp({
    store,
    choices,
    accessKey,
    isOpen: options.authentication === 'off',
    maxBodyBytes: options.maxBodyBytes ?? 65_536,
    violations,
    mutate: options.mutate ?? ((answer) => answer),
  });
  const requests = new RequestLog();
  const reset = () => {
    store.reset();
    violations.reset();
    requests.clear();
  };
  const access = options.admin ?? 'off';
  const admin =
    access === 'off' ? undefined : createAdmin(access, { store, clock, violations, requests, reset });
  const respond = async (request: Request): Promise<Response> => {
    if (admin === undefined) return app.fetch(request);
    if (isForAdmin(request)) return admin(request);
    const start = performance.now();
    const response = await app.fetch(request);
    requests.record(request, response, start, clock.now());
    return response;
  };
  return {
    fetch: async (input, init) => {
      const request = toRequest(input, init);
      return untilAborted(request.signal, () => respond(request));
    },
    ledger: store.ledger,
    clock: store.clock,
    accessKey,
    fixtures,
    addSearch: (search = {}) => {
      checkSearch(search);
      return store.addSearch(search);
    },
    inventory: () => store.inventory(),
    reset,
  };
}
