import type { Received } from './received.js';
import type { Kind } from './script.js';

/** The place of a request in a purchase: before the purchase is sent, the purchase itself, or after it. */
export type Stage = 'lookup' | 'post' | 'read';

const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A search id in the form in which it can be compared: the case of a GUID means nothing, that of another id does. */
export function comparableId(searchId: string): string {
  return guid.test(searchId) ? searchId.toLowerCase() : searchId;
}

/** The search that a POST purchases. */
export function purchasedSearch({ body }: Received): string {
  const { searchId }: { readonly searchId?: unknown } = JSON.parse(body);
  return comparableId(String(searchId));
}

/** Returns whether a request purchases a search. */
export function isPurchase({ method, target }: Received): boolean {
  return method === 'POST' && target.startsWith('/availablePhoneNumbers/:purchase');
}

/** Creates the function that says of what kind a request is; it must see every request of the service, in order. */
export function createClassifier(): (request: Received) => Kind {
  const purchased = new Set<string>();
  return (request) => {
    const { method, target } = request;
    const isOfOperation = target.startsWith('/phoneNumbers/operations/');
    if (method === 'DELETE') return isOfOperation ? 'cancel' : 'release';
    if (method === 'PATCH') return 'update';
    if (method === 'POST' && !isPurchase(request)) return 'find';
    if (method === 'POST') {
      purchased.add(purchasedSearch(request));
      return 'post';
    }
    if (target.includes('searchResults')) return 'search';
    const [, operation] = /^\/phoneNumbers\/operations\/([^?]*)/.exec(target) ?? [];
    if (operation === undefined) return 'number';
    const [, searchId] = /^purchase_(.*)/.exec(decodeURIComponent(operation)) ?? [];
    return searchId === undefined || purchased.has(comparableId(searchId)) ? 'operation' : 'lookup';
  };
}
