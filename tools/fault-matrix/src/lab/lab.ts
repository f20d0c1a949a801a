import { createTestClock, type TestClock } from '@acs-contracts/phone-numbers-client/testing';
import type {
  Accepted,
  Action,
  Adapter,
  CallOptions,
  ClientOptions,
  PurchaseOptions,
  TestedClient,
} from '../adapters/adapter.js';
import { operationIds } from './actions.js';
import { faultless } from './faultless.js';
import { checkInvariants, type Raised } from './invariants.js';
import { comparableId, isPurchase, purchasedSearch } from './kinds.js';
import { watchMemory } from './memory.js';
import type { Script } from './script.js';
import { type Service, startService } from './service.js';
import { searchId as usualSearch } from './steps.js';

/** How long a request may take unless a row says otherwise, in milliseconds. */
const usualWait = 120_000;

const operationIdOf = (searchId: string) => `purchase_${searchId}`;

/** The key that every client in the lab signs with. */
export const accessKey = Buffer.from('the access key of the lab').toString('base64');

/** The result of a call. */
export interface Result {
  readonly accepted?: Accepted;
  /** The phone numbers that the operation led to, when it was waited for. */
  readonly bought?: readonly string[];
  readonly error?: unknown;
  /** The statuses that the client let its caller see. */
  readonly statuses: readonly string[];
}

/** The place of one case of a row: its services, one kind of client, a clock, and the errors so far. */
export interface Lab extends AsyncDisposable {
  /** The name of the client that is tried. */
  readonly client: string;
  /** Whether it sends with the transport for Node. */
  readonly onNode: boolean;
  readonly clock: TestClock;
  /** Starts a service with these faults. */
  start(script?: Script): Promise<Service>;
  /** Starts a service at another origin, which no credential may reach. */
  startForeign(): Promise<Service>;
  /** Lets the lab dispose of something in the end. */
  use<T extends AsyncDisposable>(resource: T): T;
  /** Adds a string that no error may contain. */
  addSecret(secret: string): void;
  open(endpoint: string, options?: Partial<ClientOptions>): TestedClient;
  /** Purchases a search, the one of the sample by default; never throws. */
  purchase(client: TestedClient, options?: PurchaseOptions, searchId?: string): Promise<Result>;
  /** Waits for the end of a purchase that was accepted; never throws. */
  finish(accepted: Accepted | undefined, options?: CallOptions, searchId?: string): Promise<Result>;
  /** Starts another operation; never throws. */
  begin(client: TestedClient, action: Action, options?: CallOptions): Promise<Result>;
  /** Waits for the end of an operation that was started; never throws. */
  end(action: Action, accepted: Accepted | undefined, options?: CallOptions): Promise<Result>;
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
  const clock = createTestClock();
  const services: Service[] = [];
  const foreign: Service[] = [];
  const resources: AsyncDisposable[] = [];
  const purchases: string[] = [];
  let changes = 0;
  const errors: Raised[] = [];
  const secrets = [accessKey];
  const memory = watchMemory();
  let overtime = 0;
  const use = <T extends AsyncDisposable>(resource: T) => {
    resources.push(resource);
    return resource;
  };
  const isAccepted = (searchId: string) =>
    services.some(({ received, answers }) =>
      received.some(
        (request, index) =>
          isPurchase(request) &&
          answers[index] === 202 &&
          purchasedSearch(request) === comparableId(searchId),
      ),
    );
  const settle = async (
    operationId: string,
    isAcceptedNow: () => boolean,
    timeoutMs: number,
    call: () => Promise<Omit<Result, 'statuses'>>,
    statuses: readonly string[] = [],
  ): Promise<Result> => {
    const deadline = clock.now() + timeoutMs;
    try {
      return { statuses, ...(await call()) };
    } catch (error) {
      errors.push({ error, operationId, afterAcceptance: isAcceptedNow() });
      return { statuses, error };
    } finally {
      if (adapter.takesClock) overtime = Math.max(overtime, clock.now() - deadline);
    }
  };
  const waitFor = (
    operationId: string,
    isAcceptedNow: () => boolean,
    accepted: Accepted | undefined,
    options: CallOptions,
  ): Promise<Result> => {
    const statuses: string[] = [];
    const call = async () => {
      if (accepted === undefined) throw new Error('expected an operation that was accepted, got none');
      return { accepted, bought: await accepted.result(options, (status) => statuses.push(status)) };
    };
    return settle(operationId, isAcceptedNow, options.timeoutMs ?? 600_000, call, statuses);
  };
  return {
    client: adapter.name,
    onNode: adapter.onNode === true,
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
    purchase(client, options = {}, searchId = usualSearch) {
      purchases.push(searchId);
      const call = async () => ({ accepted: await client.purchase(searchId, options) });
      const isNow = () => isAccepted(searchId);
      return settle(operationIdOf(searchId), isNow, options.timeoutMs ?? usualWait, call);
    },
    finish(accepted, options = {}, searchId = usualSearch) {
      return waitFor(operationIdOf(searchId), () => isAccepted(searchId), accepted, options);
    },
    begin(client, action, options = {}) {
      if (action !== 'search') changes++;
      const call = async () => ({ accepted: await client.begin(action, options) });
      // The id is that of the response, which may have none.
      return settle(operationIds[action], () => false, options.timeoutMs ?? usualWait, call);
    },
    end(action, accepted, options = {}) {
      // What was settled without an id cannot be named; the service has told the id to every other client.
      const isSettled = accepted && 'operationId' in accepted && accepted.operationId === undefined;
      const isNow = () => accepted !== undefined && !isSettled;
      return waitFor(accepted?.operationId ?? operationIds[action], isNow, accepted, options);
    },
    waits({ times }) {
      if (adapter.takesClock) return { pauses: clock.pauses, tolerance: 0 };
      return { pauses: times.slice(1).map((time, index) => time - (times[index] ?? time)), tolerance: 1000 };
    },
    check() {
      checkInvariants({
        services,
        foreign,
        purchases,
        changes,
        errors,
        secrets,
        overtime,
        memory: memory.growth(),
      });
    },
    async [Symbol.asyncDispose]() {
      memory.stop();
      for (const resource of resources) await resource[Symbol.asyncDispose]();
    },
  };
}
