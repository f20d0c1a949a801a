import type { KnownOperationStatus, PhoneNumberOperation } from '@acs-contracts/phone-numbers-types';
import type { WaitOptions } from '../arguments/wait-options.js';
import { pathOfOperation } from '../base/paths.js';
import { pauseBefore } from '../base/retry-after.js';
import { CommunicationRequestError } from '../errors/communication-request-error.js';
import { OperationNotFoundError } from '../errors/operation-not-found-error.js';
import type { PhoneNumbersError, PurchaseOutcome } from '../errors/phone-numbers-error.js';
import { type Baseline, isStale } from './baseline.js';
import { stoppable } from './iterator.js';
import { type OperationStep, type Reading, readOperation } from './read.js';
import { rulesOfRead } from './retry-rules.js';
import { sendWithRetry, waitFor } from './send-with-retry.js';
import {
  type Context,
  createStep,
  interrupted,
  type OperationSubject,
  type Step,
  type StepStart,
} from './step.js';

/** How long an operation is waited for unless the caller says otherwise, in milliseconds. */
const usualWait = 600_000;

/** Exactly these end an operation; every other status, known or not, is a pending one. */
const endings: readonly string[] = ['succeeded', 'failed'] satisfies KnownOperationStatus[];

/** What the service carries out as a long-running operation. Iterating over it is {@link Operation.poll}. */
export interface Operation<Result> extends AsyncIterable<PhoneNumberOperation> {
  /**
   * Reads the operation again and again until it has ended, and yields each reading: pending ones in any order, and as
   * the last one `succeeded` or `failed`. Waits for 10 minutes by default.
   *
   * @throws InvalidArgumentError if an option is of the wrong type
   * @throws InterruptedError if aborted, or if it has not ended in time (`still-running`)
   * @throws OperationNotFoundError if the service does not know the operation that is resumed
   * @throws CommunicationRequestError, CredentialError if the service refuses the read
   * @throws ContractViolationError if the response is not this operation
   */
  poll(options?: WaitOptions): AsyncIterableIterator<PhoneNumberOperation>;
  /**
   * Waits until the operation has ended, and resolves to what it led to. Waits for 10 minutes by default.
   *
   * @throws OperationFailedError if it failed
   * @throws what {@link Operation.poll} throws
   */
  result(options?: WaitOptions): Promise<Result>;
  /**
   * Asks the service to cancel the operation.
   *
   * @throws InvalidArgumentError, InterruptedError, ConnectionError, CredentialError or CommunicationRequestError
   */
  cancel(options?: WaitOptions): Promise<void>;
}

/** What is known of an operation when its handle is created. */
export interface KnownOperation {
  readonly outcome: PurchaseOutcome;
  /** Whether it may turn out that there is no such operation. */
  readonly mayBeUnknown?: boolean;
  /** The operation before the purchase was sent; absent if it is not known what there was. */
  readonly before?: Baseline | undefined;
  /** How long to wait before the first read, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

/** What follows when an operation has ended. */
export interface Endings<Subject, Result> {
  /**
   * Returns the result.
   *
   * @param operation `undefined` if only what the operation led to is known, and not its id
   */
  result(step: Step & Subject, operation: PhoneNumberOperation | undefined): Promise<Result>;
  /** Returns the error of an operation that failed. */
  failure(step: Step & Subject, reading: Reading<PhoneNumberOperation>): Promise<PhoneNumbersError>;
}

/** Creates the handle of an operation. One without an id is known to have ended well. */
export function createOperation<Subject extends OperationSubject, Result>(
  context: Context,
  subject: Subject,
  known: KnownOperation,
  { result, failure }: Endings<Subject, Result>,
): Operation<Result> {
  const { before } = known;
  let { outcome, retryAfterMs: wait } = known;
  let hasMoved = false;
  let ended: Reading<PhoneNumberOperation> | undefined;
  const start = (phase: StepStart['phase'], options?: WaitOptions, stopped?: AbortSignal) =>
    createStep(context, subject, { phase, outcome, ...(stopped && { stopped }) }, usualWait, options);

  async function* readings(begin: () => Step): AsyncGenerator<PhoneNumberOperation, void> {
    const step = begin();
    // Also if nothing needs to be read any longer.
    if (step.signal?.aborted) throw interrupted(step);
    if (!hasOperation(step)) return;
    for (let reads = 0; ended === undefined; reads++) {
      if (reads > 0 || wait !== undefined) await waitFor(step, pauseBefore(reads, wait));
      const reading = await readOnce(step);
      wait = reading.retryAfterMs;
      if (!hasMoved && isStale(reading, before, context.clock)) {
        // Nobody knows what became of this purchase, if an earlier one is all that can be read.
        step.outcome = 'unknown';
        continue;
      }
      hasMoved = true;
      // A search that was never purchased may read as notStarted.
      if (reading.body.status !== 'notStarted') outcome = 'accepted';
      step.outcome = outcome;
      if (endings.includes(reading.body.status)) ended = reading;
      else yield reading.body;
    }
    // What a caller does with its copy is no news for others.
    yield { ...ended.body };
  }

  async function readOnce(step: OperationStep) {
    try {
      return await readOperation(step, rulesOfRead(step));
    } catch (error) {
      const isNotFound =
        CommunicationRequestError.isInstance(error) && error.status === 404 && !error.bodyText;
      if (!isNotFound || !known.mayBeUnknown || outcome !== 'unknown') throw error;
      step.outcome = 'not-found';
      throw new OperationNotFoundError(step, error);
    }
  }

  const poll = (options?: WaitOptions) =>
    // Whatever is wrong with the options ends the first reading, as every other error does.
    stoppable((stopped) => readings(() => start('poll', options, stopped)));

  return {
    poll,
    [Symbol.asyncIterator]: () => poll(),
    async result(options) {
      const step = start('poll', options);
      for await (const { status } of readings(() => step)) if (status === 'failed') break;
      if (ended?.body.status === 'failed') {
        step.outcome = 'failed';
        throw await failure(step, ended);
      }
      step.phase = 'result';
      return result(step, ended?.body);
    },
    async cancel(options) {
      const step = start('cancel', options);
      if (!hasOperation(step)) throw new OperationNotFoundError(step);
      const path = pathOfOperation(step.operationId);
      await sendWithRetry(step, { method: 'DELETE', path }, rulesOfRead(step));
    },
  };
}

function hasOperation(step: Step): step is OperationStep {
  return step.operationId !== undefined;
}
