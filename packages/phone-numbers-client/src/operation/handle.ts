import type {
  KnownOperationStatus,
  PhoneNumberOperation,
  PhoneNumberSearchResult,
} from '@acs-contracts/phone-numbers-types';
import { OperationFailedError } from '../errors/operation-failed-error.js';
import type { Outcome, Phase } from '../errors/phone-numbers-error.js';
import { pauseBefore } from '../transport/retry-after.js';
import { exchange, rest } from './exchange.js';
import { operationIdOf } from './operation-id.js';
import { pathOf, readOperation, readSearchResult } from './read.js';
import { repetitionsOfRead } from './repetitions.js';
import { type Context, createStep, knowing, type Step, type WaitOptions } from './step.js';

/** How long an operation is waited for unless told otherwise, in milliseconds. */
const usualWait = 600_000;

/**
 * A purchase that the service carries out as a long-running operation. To iterate over it is to {@link Purchase.poll}.
 */
export interface Purchase extends AsyncIterable<PhoneNumberOperation> {
  /** What was purchased. */
  readonly searchId: string;
  /** The id of the operation: `purchase_<searchId>`. */
  readonly operationId: string;
  /** The headers of the 202 that were missing, or not as the contract has them. The purchase is accepted nevertheless. */
  readonly departures: readonly string[];
  /**
   * Reads the operation again and again until it has ended, and gives each reading: pending ones in any order, and as
   * the last one `succeeded` or `failed`. Waits for 10 minutes unless told otherwise.
   *
   * @throws InterruptedError when aborted, or when it has not ended in time (`still-running`)
   * @throws CommunicationRequestError when the service refuses to be asked, or knows no such operation
   * @throws ContractViolationError when it answers with something else than this operation
   */
  poll(options?: WaitOptions): AsyncIterableIterator<PhoneNumberOperation>;
  /**
   * Waits until the operation has ended, and reads from the search result what was bought. Waits for 10 minutes unless
   * told otherwise.
   *
   * @throws OperationFailedError when it failed: nothing was bought
   * @throws what {@link Purchase.poll} throws
   */
  result(options?: WaitOptions): Promise<PhoneNumberSearchResult>;
  /**
   * Asks the service to cancel the operation.
   *
   * @throws InterruptedError, ConnectionError or CommunicationRequestError
   */
  cancel(options?: WaitOptions): Promise<void>;
}

/** What is known of a purchase when its handle is made. */
interface KnownPurchase {
  readonly outcome: Outcome;
  readonly departures?: readonly string[];
  /** How long to wait before the first read, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

/** Makes the handle of the purchase of a search. */
export function createPurchase(context: Context, searchId: string, known: KnownPurchase): Purchase {
  const { departures = [] } = known;
  let { outcome, retryAfterMs: wait } = known;
  let ended: PhoneNumberOperation | undefined;
  const operationId = operationIdOf(searchId);
  const start = (phase: Phase, options?: WaitOptions) =>
    createStep(context, { phase, outcome, searchId }, usualWait, options);

  async function* poll(step: Step): AsyncGenerator<PhoneNumberOperation, void> {
    for (let reads = 0; ended === undefined; reads++) {
      if (reads > 0 || wait !== undefined) await rest(knowing(step, { outcome }), pauseBefore(reads, wait));
      const { body, retryAfterMs } = await readOperation(knowing(step, { outcome }));
      wait = retryAfterMs;
      outcome = 'accepted';
      if (endings.includes(body.status)) ended = body;
      else yield body;
    }
    yield ended;
  }

  return {
    searchId,
    operationId,
    departures,
    poll: (options) => poll(start('poll', options)),
    [Symbol.asyncIterator]: () => poll(start('poll')),
    async result(options) {
      const step = start('poll', options);
      for await (const operation of poll(step)) {
        if (operation.status === 'failed') {
          throw new OperationFailedError({ ...step.subject, outcome: 'failed' }, operation);
        }
      }
      return readSearchResult(knowing(step, { phase: 'result', outcome }));
    },
    async cancel(options) {
      const step = start('cancel', options);
      await exchange(step, { method: 'DELETE', path: pathOf(operationId) }, repetitionsOfRead(step));
    },
  };
}

/** Exactly these end an operation; every other status, known or not, is a pending one. */
const endings: readonly string[] = ['succeeded', 'failed'] satisfies KnownOperationStatus[];
