import { purchaseAccepted } from '../acceptance.js';
import type { Answer } from '../answer.js';
import { knowsAgreement, knowsConsent } from '../api-version.js';
import { error } from '../content.js';
import { errorTree } from '../error-tree.js';
import { agreementMissing, consentMissing, invalidInput, notFound } from '../refusals.js';
import type { Search } from '../search.js';
import { forbiddenPurchase } from '../unrecorded/authentication.js';
import { isAccepted, throttled, unavailable } from '../unrecorded/busy.js';
import { refuseExpired, refuseSecondPurchase } from '../unrecorded/purchase.js';
import { refuseEarlyPurchase } from '../unrecorded/search.js';
import type { Call, Handler, Outcome } from './handler.js';
import { readJsonObject, refuseMediaType } from './json-body.js';

/** `POST /availablePhoneNumbers/:purchase`. An unknown search is refused before a missing agreement, as recorded. */
export const purchase: Handler = (call) => {
  const forbidden = forbiddenPurchase(call.choices.forbiddenPurchase);
  if (forbidden) return { answer: forbidden };
  const unsupported = refuseMediaType(call.request, 'application/json');
  if (unsupported) return { answer: unsupported };
  const request = readRequest(call.body);
  if ('status' in request) return { answer: request };
  const search = call.store.search(request.searchId);
  if (search === undefined) return { answer: notFound('searchId', request.searchId) };
  const isExpired = search.expiresAt <= call.now;
  const refused =
    refuseUnfound(search, call) ??
    refusalOf(search, call) ??
    (isExpired ? refuseExpired(call.choices.expiredSearch, search.searchId) : undefined) ??
    (search.agreementRequired ? refuseReseller(request, call.apiVersion) : undefined);
  if (refused) return { answer: refused, search };
  const outcome = accept(search, isExpired, call);
  return search.scenario === 'unavailable'
    ? { ...outcome, answer: unavailable(call.choices.unavailable) }
    : outcome;
};

/** The refusal of a purchase whose search has found nothing, or nothing so far. */
function refuseUnfound(search: Search, { store, choices, now }: Call): Answer | undefined {
  const { searchId, phoneNumbers } = search;
  const status = store.operation(`search_${searchId}`)?.status(now);
  if (status === 'failed' || phoneNumbers.length === 0) return notFound('searchId', searchId);
  return status === 'succeeded' ? undefined : refuseEarlyPurchase(choices.earlyPurchase, searchId);
}

/** Accepts a purchase, unless it is the second one of its search. */
function accept(search: Search, isExpired: boolean, { store, choices, apiVersion }: Call): Outcome {
  const before = store.operationOf(search);
  if (before === undefined || choices.secondPurchase === 'accepted') {
    const operation = store.purchase(search, isExpired && choices.expiredSearch === 'fails');
    return { answer: purchaseAccepted(search.searchId, apiVersion), operation, search };
  }
  const refused = refuseSecondPurchase(choices.secondPurchase, search.searchId);
  if (refused) return { answer: refused, search };
  return { answer: purchaseAccepted(search.searchId, apiVersion), operation: before, search };
}

/** The refusal of a buyer who has not agreed not to resell, in the way of the api-version. */
function refuseReseller({ agreed, consents }: PurchaseRequest, apiVersion: string): Answer | undefined {
  if (knowsAgreement(apiVersion) && !agreed) return agreementMissing();
  return knowsConsent(apiVersion) && !consents ? consentMissing() : undefined;
}

interface PurchaseRequest {
  readonly searchId: string;
  readonly agreed: boolean;
  readonly consents: boolean;
}

function readRequest(body: Uint8Array): Answer | PurchaseRequest {
  const members = readJsonObject(body);
  if ('status' in members) return members;
  const searchId = members.get('searchId');
  if (typeof searchId !== 'string' || searchId === '') {
    return invalidInput('The searchId field is required.', 'searchid');
  }
  const isTrue = (name: string) => members.get(name) === true;
  return { searchId, agreed: isTrue('agreeToNotResell'), consents: isTrue('consentToNotResellNumbers') };
}

/** The refusal that belongs to the scenario of a search. */
function refusalOf({ scenario }: Search, { choices, now }: Call): Answer | undefined {
  if (scenario === 'richError') return error(400, errorTree('BadRequest', 'The purchase cannot be made.'));
  if (scenario === 'throttled') return throttled(choices.throttled, now);
  if (scenario === 'unavailable' && !isAccepted(choices.unavailable)) return unavailable(choices.unavailable);
  return undefined;
}
