import type { ExchangeRequest } from '../exchange.js';

/** A GUID under which no service has anything. */
export const nilId = '00000000-0000-0000-0000-000000000000';

/** The requests of a verification, for one endpoint and api-version. Paths and queries are encoded. */
export interface Requests {
  purchase(searchId: string): ExchangeRequest;
  getOperation(operationId: string): ExchangeRequest;
  cancelOperation(operationId: string): ExchangeRequest;
  getSearchResult(searchId: string): ExchangeRequest;
  /** @param phoneNumber - in E.164 form: `+14155550100` */
  getPhoneNumber(phoneNumber: string): ExchangeRequest;
  listPhoneNumbers(): ExchangeRequest;
  /**
   * A read of what a URL in an answer leads to, or `undefined` when that is not the endpoint: credentials go nowhere
   * else. A URL without api-version, as in the page's sample, gets that of the other requests.
   */
  follow(reference: string, base: string): ExchangeRequest | undefined;
}

/** The purchase of a search. */
const purchasePath = '/availablePhoneNumbers/:purchase';

/** Makes the requests for an endpoint. */
export function createRequests(origin: string, apiVersion: string): Requests {
  const request = (method: string, path: string, body?: unknown): ExchangeRequest => ({
    method,
    url: `${origin}${path}?api-version=${encodeURIComponent(apiVersion)}`,
    headers: [['Accept', 'application/json'], ...(body === undefined ? [] : [jsonContent])],
    body: body === undefined ? new Uint8Array() : encodeText(JSON.stringify(body)),
  });
  const operationPath = (id: string) => `/phoneNumbers/operations/${encodeURIComponent(id)}`;
  return {
    purchase: (searchId) => request('POST', purchasePath, { searchId }),
    getOperation: (id) => request('GET', operationPath(id)),
    cancelOperation: (id) => request('DELETE', operationPath(id)),
    getSearchResult: (id) => request('GET', `/availablePhoneNumbers/searchResults/${encodeURIComponent(id)}`),
    getPhoneNumber: (phoneNumber) => request('GET', `/phoneNumbers/${encodeURIComponent(phoneNumber)}`),
    listPhoneNumbers: () => request('GET', '/phoneNumbers'),
    follow(reference, base) {
      if (reference === '' || !URL.canParse(reference, base)) return undefined;
      const url = new URL(reference, base);
      if (url.origin !== origin || url.username !== '' || url.password !== '') return undefined;
      url.hash = '';
      if (!url.searchParams.has('api-version')) url.searchParams.set('api-version', apiVersion);
      return { ...request('GET', ''), url: url.href };
    },
  };
}

/** The header of a JSON body. */
export const jsonContent = ['Content-Type', 'application/json'] as const;

/** The bytes of a text in UTF-8. */
export function encodeText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
