import type { Accepted, Adapter, CallOptions, ClientOptions, TestedClient } from '../adapters/adapter.js';
import { createLabClock, type LabClock } from './clock.js';
import { checkInvariants } from './invariants.js';
import { watchMemory } from './memory.js';
import { type Script, type Service, startService } from './service.js';
import { faultless, searchId } from './steps.js';

/** The key that every client in the lab signs with. */
export const accessKey = Buffer.from('the access key of the lab').toString('base64');

/** What became of a call. */
export interface Result {
  readonly accepted?: Accepted;
  /** The phone numbers, when the purchase was waited for. */
  readonly bought?: readonly string[];
  readonly error?: unknown;
  /** The statuses that the client let its caller see. */
  readonly statuses: readonly string[];
}

/** Where one case of a row takes place: its services, one kind of client, a clock, and all that went wrong. */
export interface Lab extends AsyncDisposable {
  readonly clock: LabClock;
  /** Starts a service with these faults. */
  start(script?: Script): Promise<Service>;
  /** Starts a service at another origin, which no credential may reach. */
  startForeign(): Promise<Service>;
  /** Lets the lab stop something in the end. */
  use<T extends AsyncDisposable>(resource: T): T;
  /** Adds a text that must not come to light. */
  addSecret(secret: string): void;
  open(endpoint: string, options?: Partial<ClientOptions>): TestedClient;
  /** Purchases, and says what became of it; never throws. */
  purchase(client: TestedClient, options?: CallOptions): Promise<Result>;
  /** Waits for what was bought, of a purchase that was accepted; never throws. */
  finish(accepted: Accepted | undefined, options?: CallOptions): Promise<Result>;
  /**
   * How long the client waited between its requests to a service, in milliseconds, and how far off that may be: not at
   * all on the lab's clock.
   */
  waits(service: Service): { readonly pauses: readonly number[]; readonly tolerance: number };
  /** Checks the invariants on all that was seen. */
  check(): void;
}

/** Opens a lab for one kind of client. */
export function openLab(adapter: Adapter): Lab {
  const clock = createLabClock();
  const services: Service[] = [];
  const foreign: Service[] = [];
  const resources: AsyncDisposable[] = [];
  const errors: unknown[] = [];
  const secrets = [accessKey];
  const memory = watchMemory();
  let deadline = Number.POSITIVE_INFINITY;
  const use = <T extends AsyncDisposable>(resource: T) => {
    resources.push(resource);
    return resource;
  };
  const settle = async (call: () => Promise<Omit<Result, 'statuses'>>, statuses: readonly string[] = []) => {
    try {
      return { statuses, ...(await call()) };
    } catch (error) {
      errors.push(error);
      return { statuses, error };
    }
  };
  return {
    clock,
    use,
    async start(script = {}) {
      const service = use(await startService(script, faultless));
      services.push(service);
      return service;
    },
    async startForeign() {
      const service = use(await startService({}, faultless));
      foreign.push(service);
      return service;
    },
    addSecret: (secret) => secrets.push(secret),
    open: (endpoint, options) => adapter.open({ endpoint, accessKey, clock, ...options }),
    purchase(client, options = {}) {
      deadline = clock.now() + (options.timeoutMs ?? 120_000);
      return settle(async () => ({ accepted: await client.purchase(searchId, options) }));
    },
    finish(accepted, options = {}) {
      deadline = clock.now() + (options.timeoutMs ?? 600_000);
      const statuses: string[] = [];
      return settle(async () => {
        if (accepted === undefined) throw new Error('expected a purchase that was accepted, got none');
        return { accepted, bought: await accepted.result(options, (status) => statuses.push(status)) };
      }, statuses);
    },
    waits({ times }) {
      if (adapter.takesClock) return { pauses: clock.pauses, tolerance: 0 };
      return { pauses: times.slice(1).map((time, index) => time - (times[index] ?? time)), tolerance: 1000 };
    },
    check() {
      const overtime = adapter.takesClock ? clock.now() - deadline : 0;
      checkInvariants({ services, foreign, errors, secrets, overtime, memory: memory.growth() });
    },
    async [Symbol.asyncDispose]() {
      memory.stop();
      for (const resource of resources) await resource[Symbol.asyncDispose]();
    },
  };
}
