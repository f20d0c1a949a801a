import type { Answer, HeaderList } from './answer.js';
import { json } from './content.js';

/**
 * The answer to a purchase that is accepted. As recorded from 2021 to 2025: no body, no Content-Type, no Location, no
 * Retry-After, and a relative URL with the api-version of the request.
 */
export function purchaseAccepted(searchId: string, apiVersion: string): Answer {
  return empty([
    ['Access-Control-Expose-Headers', 'Operation-Location,operation-id,purchase-id'],
    ...operationHeaders(`purchase_${searchId}`, apiVersion),
    ['purchase-id', searchId],
  ]);
}

/** The answer to a search that is accepted, as recorded from 2021 to 2023: no body, unlike the published one. */
export function searchAccepted(searchId: string, apiVersion: string): Answer {
  return empty([
    ['Access-Control-Expose-Headers', 'Location,Operation-Location,operation-id,search-id'],
    ['Location', `/availablePhoneNumbers/searchResults/${searchId}?api-version=${apiVersion}`],
    ...operationHeaders(`search_${searchId}`, apiVersion),
    ['search-id', searchId],
  ]);
}

/** The answer to an update that is accepted, as recorded in 2021: the only one with a body, which has the id alone. */
export function updateAccepted(updateId: string, phoneNumber: string, apiVersion: string): Answer {
  return json(202, { capabilitiesUpdateId: updateId }, [
    ['Location', `/phoneNumbers/${phoneNumber}?api-version=${apiVersion}`],
    ['Access-Control-Expose-Headers', 'Operation-Location,Location,operation-id,capabilities-id'],
    ...operationHeaders(`capabilities_${updateId}`, apiVersion),
    ['capabilities-id', updateId],
  ]);
}

/** The answer to a release that is accepted, as recorded from 2022 on: no body and no Location. */
export function releaseAccepted(releaseId: string, apiVersion: string): Answer {
  return empty([
    ['Access-Control-Expose-Headers', 'Operation-Location,operation-id,release-id'],
    ...operationHeaders(`release_${releaseId}`, apiVersion),
    ['release-id', releaseId],
  ]);
}

function operationHeaders(operationId: string, apiVersion: string): HeaderList {
  return [
    ['Operation-Location', `/phoneNumbers/operations/${operationId}?api-version=${apiVersion}`],
    ['operation-id', operationId],
  ];
}

function empty(headers: HeaderList): Answer {
  return { status: 202, headers: [['Content-Length', '0'], ...headers], body: new Uint8Array() };
}
