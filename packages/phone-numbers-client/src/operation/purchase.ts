import type { PhoneNumberOperation, RequiredPurchaseHeader } from '@acs-contracts/phone-numbers-types';
import type { PhoneNumberPurchaseRequest } from '@acs-contracts/phone-numbers-types/2025-06-01';
import { readArguments } from '../arguments/check.js';
import type { ApiVersion } from '../base/api-versions.js';
import { pathOfOperation, purchasePath } from '../base/paths.js';
import { readRetryAfter } from '../base/retry-after.js';
import { ContractViolationError } from '../errors/contract-violation-error.js';
import { PhoneNumbersError } from '../errors/phone-numbers-error.js';
import { isStale } from './baseline.js';
import { acquireClaim, markSent, releaseClaim } from './claims.js';
import { isSameId, operationIdOf } from './ids.js';
import { lookBefore } from './look-before.js';
import { lookUp, lookupRepeats } from './look-up.js';
import type { ClaimState } from './purchase-claims.js';
import { createPurchase, type Purchase } from './purchase-handle.js';
import { checkPurchase, type PurchaseOptions } from './purchase-options.js';
import { readOperation, readSearchResult } from './read.js';
import { rulesOfChange, rulesOfLookup, rulesOfRead } from './retry-rules.js';
import { checkSearchResult } from './search-result.js';
import { sendWithRetry } from './send-with-retry.js';
import { type PurchaseTerms, type SharedPurchases, sharePurchase } from './shared-purchase.js';
import { outcomeOfStatus } from './statuses.js';
import type { Context, PurchaseStep } from './step.js';

/**
 * Looks whether the search was purchased before, sends the purchase once if it was not, and reads the response; the
 * errors are those of `PhoneNumbersClient.purchase`.
 */
export async function purchase<V extends ApiVersion>(
  context: Context,
  shared: SharedPurchases<V>,
  options: PurchaseOptions<V>,
): Promise<Purchase<V>> {
  const { searchId, terms, held, mayBeExpired, limits } = readArguments('options', () =>
    checkPurchase(context, options),
  );
  return sharePurchase(context, shared, searchId, terms, limits, (step) => {
    step.held = held;
    return makePurchase(step, terms, mayBeExpired || Boolean(terms.maxMonthlyCost ?? terms.phoneNumbers));
  });
}

async function makePurchase<V extends ApiVersion>(
  step: PurchaseStep,
  terms: PurchaseTerms,
  mustCheck: boolean,
): Promise<Purchase<V>> {
  const { context, searchId } = step;
  if (context.sent.get(searchId) !== undefined) step.outcome = 'unknown';
  const claim = await acquireClaim(step);
  try {
    const permission = await lookBefore(step, terms.existing, claim);
    if (!permission.mayPurchase) {
      const { found, before } = permission;
      if (found.body.status !== 'notStarted') {
        step.outcome = 'accepted';
        // Whatever is read of it later on, it was purchased.
        const isKnown = context.sent.get(searchId)?.isAccepted;
        if (!isKnown)
          context.sent.add(searchId, {
            failed: before?.failed,
            held: before?.held ?? step.held,
            sentAt: step.clock.now(),
            isAccepted: true,
          });
      }
      return createPurchase(context, searchId, { outcome: step.outcome, created: false, before });
    }
    if (mustCheck) {
      step.phase = 'lookup';
      const result = await readSearchResult(step, rulesOfLookup(step));
      checkSearchResult(step, result, terms);
      step.held = result.body.phoneNumbers;
    }
    if (claim.claim) await markSent(step, claim.claim);
    return await sendOnce(step, terms, permission);
  } catch (error) {
    await releaseAfter(error, step, claim);
    throw error;
  }
}

/** A claim is given back only if it is certain that nothing was accepted. */
async function releaseAfter(error: unknown, step: PurchaseStep, { state, claim }: ClaimState): Promise<void> {
  if (state !== 'granted' || !claim || !PhoneNumbersError.isInstance(error)) return;
  if (error.outcome !== 'not-sent' && error.outcome !== 'rejected') return;
  const released = releaseClaim(step, claim);
  if (!step.signal?.aborted) await released;
}

/** Sends the purchase. If it may have been carried out, it is not sent again: its operation is looked up instead. */
async function sendOnce<V extends ApiVersion>(
  step: PurchaseStep,
  terms: PurchaseTerms,
  { hasLooked, failed }: { readonly hasLooked: boolean; readonly failed?: PhoneNumberOperation },
): Promise<Purchase<V>> {
  const { context, searchId, clock } = step;
  const remember = (isAccepted = false) => {
    const held = step.held ?? context.sent.get(searchId)?.held;
    const before = { failed, held, sentAt: clock.now(), isAccepted };
    context.sent.add(searchId, before);
    return { created: true, before: hasLooked ? before : undefined };
  };
  remember();
  step.phase = 'purchase';
  try {
    const response = await post(step, terms);
    return createPurchase(context, searchId, { ...remember(true), ...response, outcome: 'accepted' });
  } catch (error) {
    if (step.outcome === 'not-sent' || step.outcome === 'rejected') context.sent.delete(searchId);
    if (!PhoneNumbersError.isInstance(error) || step.outcome !== 'unknown') throw error;
    const known = remember();
    if (error.code === 'aborted') throw error;
    const status = await lookUp(step, error, async () => {
      const reading = await readOperation(step, rulesOfRead(step, lookupRepeats));
      // A 404 counts; the failure of an earlier attempt says nothing, and is read on until the deadline.
      return isStale(reading, known.before, clock) ? undefined : reading.body.status;
    });
    const isAccepted = status !== 'notStarted';
    // What was refused is not what is there: that is an earlier purchase.
    const isRefused = error.status !== undefined && outcomeOfStatus(error.status) === 'rejected';
    return createPurchase(context, searchId, {
      ...(isAccepted ? remember(true) : known),
      created: !isRefused,
      ...(step.unexpectedHeaders && { unexpectedHeaders: step.unexpectedHeaders }),
      outcome: isAccepted ? 'accepted' : 'unknown',
    });
  }
}

async function post(step: PurchaseStep, { agreeToNotResell }: PurchaseTerms) {
  const body = JSON.stringify({
    searchId: step.searchId,
    agreeToNotResell,
  } satisfies PhoneNumberPurchaseRequest);
  const { response } = await sendWithRetry(
    step,
    { method: 'POST', path: purchasePath, body },
    rulesOfChange(step),
  );
  const { unexpectedHeaders, agree } = compareHeaders(response.headers, step);
  if (response.status === 202 && agree) {
    return { unexpectedHeaders, retryAfterMs: readRetryAfter(response.headers) };
  }
  step.outcome = 'unknown';
  if (response.status === 202) step.unexpectedHeaders = unexpectedHeaders;
  const received =
    response.status === 202
      ? `202 and the ids of another purchase, in ${unexpectedHeaders.join(', ')}`
      : `${response.status} instead of 202`;
  throw new ContractViolationError(step, 'contract-violation', received, response);
}

/**
 * Compares the headers of a 202 with what they must be. Nothing is taken from them: the id of the operation follows from
 * the search id, and its URL from that. An id that is there and another one says that this is not the response to the
 * purchase that was sent; what is missing, and where `Operation-Location` leads, does not matter.
 */
function compareHeaders(
  headers: { get(name: string): string | null },
  { searchId, context: { origin } }: PurchaseStep,
) {
  const operationId = operationIdOf(searchId);
  // The names are tied to the generated types: one that is renamed in the YAML stops this file from compiling.
  const promised: Readonly<Record<RequiredPurchaseHeader, string>> = {
    'Operation-Location': pathOfOperation(operationId),
    'operation-id': operationId,
    'purchase-id': searchId,
  };
  const unexpectedHeaders = Object.entries(promised)
    .filter(([name, value]) => !isSameId(headers.get(name)?.replace(origin, '').replace(/\?.*/, ''), value))
    .map(([name]) => name);
  const agree = unexpectedHeaders.every((name) => name === 'Operation-Location' || !headers.get(name));
  return { unexpectedHeaders, agree };
}
