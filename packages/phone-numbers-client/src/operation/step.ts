import { readArguments } from '../arguments/check.js';
import { checkWaitOptions, type WaitOptions } from '../arguments/wait-options.js';
import type { VersionRules } from '../base/api-versions.js';
import type { OperationKind } from '../base/operation-kinds.js';
import { timeIsUp } from '../base/time-is-up.js';
import { InterruptedError } from '../errors/interrupted-error.js';
import type {
  ErrorSubject,
  Phase,
  PhoneNumbersError,
  PurchaseOutcome,
} from '../errors/phone-numbers-error.js';
import type { Secrets } from '../secrets/secrets.js';
import type { Clock } from '../transport/clock.js';
import { type Limits, timeLeft } from '../transport/limits.js';
import type { Sender } from '../transport/send.js';
import { operationIdOf } from './ids.js';
import type { PurchaseClaims } from './purchase-claims.js';
import type { SentPurchases } from './sent-purchases.js';

/** What all operations of a client share. */
export interface Context {
  readonly version: VersionRules;
  readonly sender: Sender;
  /** The origin of the resource. */
  readonly origin: string;
  /** The query of every call. */
  readonly query: string;
  /** The headers of every call, names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly sent: SentPurchases;
  readonly claims: PurchaseClaims | undefined;
  readonly resendAfterMs: number | undefined;
}

/** What is under way: with which client, within which limits, and what is known of the operation by now. */
export interface Step extends Limits, ErrorSubject {
  readonly context: Context;
  phase: Phase;
  outcome: PurchaseOutcome;
  /** The failure after which the latest request is repeated. */
  failure?: PhoneNumbersError | undefined;
  /** The headers of a 202 that were not as the contract has them. */
  unexpectedHeaders?: readonly string[];
}

/** Which operation a step is about, as far as it is known; nothing of it for a list. */
export interface OperationSubject {
  readonly kind?: OperationKind;
  readonly operationId?: string | undefined;
  readonly searchId?: string | undefined;
}

/** The operation of a purchase: both of its ids are always known. */
export interface PurchaseSubject {
  readonly kind: 'purchase';
  readonly operationId: string;
  readonly searchId: string;
}

/** Returns the subject of the steps of a purchase. */
export function purchaseOf(searchId: string): PurchaseSubject {
  return { kind: 'purchase', operationId: operationIdOf(searchId), searchId };
}

/** A step of a purchase. */
export interface PurchaseStep extends Step, PurchaseSubject {
  readonly kind: 'purchase';
  readonly operationId: string;
  readonly searchId: string;
  /** The phone numbers that the search held before the purchase, as far as that is known. */
  held?: readonly string[] | undefined;
  /** Resolves when the claim that was asked for has been given back, or is not to be. */
  released?: Promise<void>;
}

/** What a step begins with. */
export interface StepStart {
  readonly phase: Phase;
  readonly outcome: PurchaseOutcome;
  readonly stopped?: AbortSignal;
}

/**
 * Creates a step that starts now.
 *
 * @param usualMs its timeout if the options have none, in milliseconds
 * @throws InvalidArgumentError if an option is of the wrong type
 */
export function createStep<Subject extends OperationSubject>(
  context: Context,
  subject: Subject,
  start: StepStart,
  usualMs: number,
  options?: WaitOptions,
): Step & Subject {
  const { clock, secrets } = context;
  const { signal, timeoutMs = usualMs } = readArguments('options', () => checkWaitOptions(options));
  const endsAt = clock.now() + timeoutMs;
  return { ...subject, ...start, context, clock, redact: secrets.redact, signal, endsAt };
}

/** Returns the error of a step that the caller or time has ended. */
export function interrupted(step: Step): InterruptedError {
  const { signal, phase } = step;
  if (signal?.aborted && signal.reason !== timeIsUp)
    return new InterruptedError(step, 'aborted', signal.reason);
  const isOver = signal?.aborted || timeLeft(step) <= 0;
  return new InterruptedError(step, phase === 'poll' && isOver ? 'still-running' : 'timed-out', step.failure);
}
