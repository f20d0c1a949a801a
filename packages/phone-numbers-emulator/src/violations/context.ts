import type { Answer } from '../answer.js';
import { fixtures } from '../fixtures.js';
import type { MutationContext } from '../mutation.js';

/** Scheme, host and port of the request. */
export function originOf({ request }: MutationContext): string {
  return new URL(request.url).origin;
}

/** The api-version of the request; that of the contract when it has none. */
export function versionOf({ request }: MutationContext): string {
  return new URL(request.url).searchParams.get('api-version') ?? '2021-03-07';
}

/** The search id of a purchase or of an operation; for a request without one, that of the page's sample. */
export function searchIdOf({ search }: MutationContext): string {
  return search?.searchId ?? fixtures.succeeds;
}

/** Where the operation of a purchase is, without origin. */
export function operationPath(context: MutationContext): string {
  return `/phoneNumbers/operations/purchase_${searchIdOf(context)}?api-version=${versionOf(context)}`;
}

/** Where the result of a search is, without origin. */
export function searchPath(context: MutationContext): string {
  return `/availablePhoneNumbers/searchResults/${searchIdOf(context)}?api-version=${versionOf(context)}`;
}

/** A GUID that no search has. */
export const otherId = '11111111-2222-4333-8444-555555555555';

/** The answer to a purchase that is accepted: what a server gives that overlooked what was wrong with a request. */
export function acceptance(searchId: string, apiVersion = '2021-03-07'): Answer {
  return {
    status: 202,
    headers: [
      ['Operation-Location', `/phoneNumbers/operations/purchase_${searchId}?api-version=${apiVersion}`],
      ['operation-id', `purchase_${searchId}`],
      ['purchase-id', searchId],
    ],
    body: new Uint8Array(),
  };
}
