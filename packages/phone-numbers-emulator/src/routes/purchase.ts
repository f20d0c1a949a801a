import { purchaseAccepted } from '../acceptance.js';
import type { Answer } from '../answer.js';
import { knowsAgreement } from '../api-version.js';
import { error } from '../content.js';
import { errorTree } from '../error-tree.js';
import {
  agreementMissing,
  invalidInput,
  notFound,
  searchExpired,
  throttled,
  unavailable,
  unsupportedMediaType,
} from '../refusals.js';
import type { Scenario } from '../search.js';
import type { Handler } from './handler.js';

/** `POST /availablePhoneNumbers/:purchase`. An unknown search is refused before a missing agreement, as recorded. */
export const purchase: Handler = (call) => {
  const contentType = call.request.headers.get('content-type');
  if (contentType?.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
    return { answer: unsupportedMediaType(contentType) };
  }
  const request = readRequest(call.body);
  if ('status' in request) return { answer: request };
  const search = call.store.search(request.searchId);
  if (search === undefined) return { answer: notFound('searchId', request.searchId) };
  const refused = refusalOf(search.scenario);
  if (refused) return { answer: refused, search };
  if (search.expiresAt <= call.now) return { answer: searchExpired(search.searchId), search };
  const mustAgree = search.agreementRequired && knowsAgreement(call.apiVersion);
  if (mustAgree && !request.agreed) return { answer: agreementMissing(), search };
  const operation = call.store.purchase(search);
  return { answer: purchaseAccepted(search.searchId, call.apiVersion), operation, search };
};

function readRequest(body: Uint8Array): Answer | { readonly searchId: string; readonly agreed: boolean } {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return invalidInput('The body must be JSON.', 'body');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return invalidInput('The body must be a JSON object.', 'body');
  }
  const members = new Map<string, unknown>(Object.entries(value));
  const searchId = members.get('searchId');
  if (typeof searchId !== 'string' || searchId === '') {
    return invalidInput('The searchId field is required.', 'searchid');
  }
  return { searchId, agreed: members.get('agreeToNotResell') === true };
}

function refusalOf(scenario: Scenario): Answer | undefined {
  if (scenario === 'throttled') return throttled();
  if (scenario === 'unavailable') return unavailable();
  if (scenario === 'richError') return error(400, errorTree('BadRequest', 'The purchase cannot be made.'));
  return undefined;
}
