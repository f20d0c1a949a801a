import type { PhoneNumberOperation } from '@acs-contracts/phone-numbers-types';
import { pauseBefore } from '../base/retry-after.js';
import { ClaimError } from '../errors/claim-error.js';
import type { ClientError } from '../errors/client-error.js';
import { ContractViolationError } from '../errors/contract-violation-error.js';
import { LookupRefusedError } from '../errors/lookup-refused-error.js';
import { OperationFailedError } from '../errors/operation-failed-error.js';
import { PhoneNumbersError } from '../errors/phone-numbers-error.js';
import { type Baseline, isStale } from './baseline.js';
import { isPartial, readDelivered } from './delivered.js';
import type { ClaimState } from './purchase-claims.js';
import { findOperation, type Reading } from './read.js';
import { rulesOfLookup, rulesOfRead } from './retry-rules.js';
import { type RetryRules, waitFor } from './send-with-retry.js';
import type { Existing } from './shared-purchase.js';
import type { PurchaseStep } from './step.js';

/** The longest that the first read before a purchase may take, repeats included; in milliseconds. */
const lookupLimit = 20_000;

/** A reading of the operation; `undefined` when the service has no such operation. */
type Found = Reading<PhoneNumberOperation> | undefined;

/** What may be done after the read before a purchase. */
export type Permission =
  /** Nothing may be sent: the purchase continues from an operation that exists. */
  | {
      readonly mayPurchase: false;
      readonly found: Reading<PhoneNumberOperation>;
      /** What was known before this client sent the purchase, if it did. */
      readonly before: Baseline | undefined;
    }
  /** It may be sent. */
  | {
      readonly mayPurchase: true;
      /** Whether the operation was read before. */
      readonly hasLooked: boolean;
      /** The operation of an earlier attempt that failed, if there was one. */
      readonly failed?: PhoneNumberOperation;
    };

/**
 * Looks whether the search was purchased before, and decides whether a purchase may be sent. It waits for the operation,
 * until the deadline, if this client or another process is known to have sent a purchase that cannot be read yet.
 *
 * @throws LookupRefusedError if the service does not tell
 * @throws OperationFailedError if an earlier attempt failed and delivered some of the phone numbers
 * @throws ClaimError if another process holds the claim, and no purchase can be read at the deadline
 * @throws what `sendWithRetry` throws
 */
export async function lookBefore(
  step: PurchaseStep,
  existing: Existing,
  claim: ClaimState,
): Promise<Permission> {
  const before = step.context.sent.get(step.searchId);
  // Asked anew after each read: calls that join one after the other could otherwise wait for what is forgotten, forever.
  const isSent = () => claim.state === 'sent' || step.context.sent.get(step.searchId) !== undefined;
  if (isSent()) step.outcome = 'unknown';
  if (existing === 'ignore' && !isSent() && claim.state === 'granted') {
    return { mayPurchase: true, hasLooked: false };
  }
  step.phase = 'lookup';
  let found = await firstRead(withBudget(step));
  for (let reads = 1; ; reads++) {
    // What failed before the purchase was sent is no reading of it.
    if (found && isStale(found, before, step.clock)) found = undefined;
    const status = found?.body.status;
    if (found && status !== 'notStarted' && status !== 'failed') return { mayPurchase: false, found, before };
    if (claim.state === 'granted') {
      if (found && status === 'failed') return afterFailure(step, found);
      if (!isSent()) return { mayPurchase: true, hasLooked: true };
    }
    if (found && isSent()) return { mayPurchase: false, found, before };
    if (!before?.isAccepted && mayResend(step, claim, before)) return { mayPurchase: true, hasLooked: true };
    await waitOn(step, claim, pauseBefore(reads, found?.retryAfterMs));
    found = await readFound(step, rulesOfRead(step));
  }
}

/** The same step with the time that the first read has: 20 seconds, or half of what is left if that is less. */
function withBudget(step: PurchaseStep): PurchaseStep {
  const start = step.clock.now();
  return {
    ...step,
    get endsAt() {
      return Math.min(start + lookupLimit, (start + step.endsAt) / 2);
    },
  };
}

async function firstRead(step: PurchaseStep): Promise<Found> {
  try {
    return await readFound(step, rulesOfLookup(step, 1));
  } catch (error) {
    throw PhoneNumbersError.isInstance(error) && isRefusal(error)
      ? new LookupRefusedError(step, error)
      : error;
  }
}

/** Reads the operation. A 404 that is not the service's has been read again by then, and counts like any other. */
async function readFound(step: PurchaseStep, rules: RetryRules): Promise<Found> {
  try {
    return await findOperation(step, rules);
  } catch (error) {
    if (PhoneNumbersError.isInstance(error) && error.status === 404) return undefined;
    throw error;
  }
}

/** A response after which another read would be answered no differently. */
function isRefusal(error: ClientError): boolean {
  const { code, status = 0 } = error;
  return code === 'request-refused'
    ? status === 501 || (status < 500 && ![408, 425, 429].includes(status))
    : ContractViolationError.isInstance(error);
}

/** An earlier attempt that delivered nothing permits another one. */
async function afterFailure(
  step: PurchaseStep,
  { body, text }: Reading<PhoneNumberOperation>,
): Promise<Permission> {
  const delivered = await readDelivered(withBudget(step), text);
  if (delivered?.length === 0 && !isPartial(text)) {
    // What this client has sent before is known to have failed.
    step.outcome = 'not-sent';
    return { mayPurchase: true, hasLooked: true, failed: body };
  }
  step.outcome = 'failed';
  throw new OperationFailedError(step, body, delivered, 'latest');
}

/** Nothing was sent before this: such a time is that of a machine whose clock was not set. */
const beforeThisClient = Date.UTC(2026, 0, 1);

/** A purchase that was marked as sent long ago, and cannot be read, may be sent once more if the caller says so. */
function mayResend(
  { context: { resendAfterMs }, clock }: PurchaseStep,
  { state, sentAt, claim }: ClaimState,
  before: Baseline | undefined,
): boolean {
  if (state !== 'sent' || resendAfterMs === undefined || !sentAt || !claim) return false;
  // A store may keep the time of the first one.
  if (before && clock.now() - before.sentAt < resendAfterMs) return false;
  const time = timeOf(sentAt);
  return time > beforeThisClient && Date.now() - time >= resendAfterMs;
}

/** To read what is no date throws, as of a proxy of one. */
function timeOf(sentAt: Date): number {
  try {
    return sentAt.getTime();
  } catch {
    return Number.NaN;
  }
}

async function waitOn(step: PurchaseStep, { state }: ClaimState, milliseconds: number): Promise<void> {
  try {
    await waitFor(step, milliseconds);
  } catch (error) {
    const isOver = PhoneNumbersError.isInstance(error) && error.code === 'timed-out';
    throw isOver && state === 'held' ? new ClaimError(step, 'claim-held') : error;
  }
}
