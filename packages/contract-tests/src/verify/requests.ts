import type { ExchangeRequest, HeaderList } from '../exchange.js';
import { resolveUrl } from '../url.js';

/** The requests of a verification, for one endpoint and api-version. Paths and queries are encoded. */
export interface Requests {
  /** @param agreement - whether it agrees not to resell; left out unless it is true */
  purchase(searchId: string, agreement?: boolean): ExchangeRequest;
  /** @param countryCode - ISO 3166-1 alpha-2: `US` */
  search(countryCode: string, wanted: object): ExchangeRequest;
  /** @param phoneNumber - in E.164 form: `+14155550100` */
  updateCapabilities(phoneNumber: string, capabilities: object): ExchangeRequest;
  /** @param phoneNumber - in E.164 form: `+14155550100` */
  releaseNumber(phoneNumber: string): ExchangeRequest;
  getOperation(operationId: string): ExchangeRequest;
  cancelOperation(operationId: string): ExchangeRequest;
  getSearchResult(searchId: string): ExchangeRequest;
  /** @param phoneNumber - in E.164 form: `+14155550100` */
  getPhoneNumber(phoneNumber: string): ExchangeRequest;
  /** @param page - how many numbers to leave out, and how many a page may have */
  listPhoneNumbers(page?: { readonly skip?: number; readonly top?: number }): ExchangeRequest;
  /** A read of what a URL in an answer leads to, exactly as it is; `undefined` as for {@link Requests.follow}. */
  followExactly(reference: string | undefined, base: URL): ExchangeRequest | undefined;
  /**
   * A read of what a URL in an answer leads to, or `undefined` when that is not the endpoint: credentials go nowhere
   * else. A URL without api-version, as in the page's sample, gets that of the other requests.
   */
  follow(reference: string | undefined, base: URL): ExchangeRequest | undefined;
}

/** The purchase of a search. */
const purchasePath = '/availablePhoneNumbers/:purchase';

/** Makes the requests for an endpoint. */
export function createRequests(origin: string, apiVersion: string): Requests {
  const request = (
    method: string,
    path: string,
    body?: unknown,
    content: HeaderList[number] = jsonContent,
  ): ExchangeRequest => ({
    method,
    url: `${origin}${path}?api-version=${encodeURIComponent(apiVersion)}`,
    headers: [['Accept', 'application/json'], ...(body === undefined ? [] : [content])],
    body: body === undefined ? new Uint8Array() : encodeText(JSON.stringify(body)),
  });
  const numberPath = (phoneNumber: string) => `/phoneNumbers/${encodeURIComponent(phoneNumber)}`;
  const operationPath = (id: string) => `/phoneNumbers/operations/${encodeURIComponent(id)}`;
  return {
    purchase: (searchId, agreement = false) =>
      request('POST', purchasePath, { searchId, ...(agreement && { agreeToNotResell: true }) }),
    search: (countryCode, wanted) =>
      request('POST', `/availablePhoneNumbers/countries/${encodeURIComponent(countryCode)}/:search`, wanted),
    updateCapabilities: (phoneNumber, capabilities) =>
      request('PATCH', `${numberPath(phoneNumber)}/capabilities`, capabilities, patchContent),
    releaseNumber: (phoneNumber) => request('DELETE', numberPath(phoneNumber)),
    getOperation: (id) => request('GET', operationPath(id)),
    cancelOperation: (id) => request('DELETE', operationPath(id)),
    getSearchResult: (id) => request('GET', `/availablePhoneNumbers/searchResults/${encodeURIComponent(id)}`),
    getPhoneNumber: (phoneNumber) => request('GET', numberPath(phoneNumber)),
    listPhoneNumbers(page = {}) {
      const list = request('GET', '/phoneNumbers');
      const query = Object.entries(page).map(([name, value]) => `&${name}=${value}`);
      return { ...list, url: list.url + query.join('') };
    },
    followExactly(reference, base) {
      const url = targetOf(reference, base, origin);
      return url && { ...request('GET', ''), url: url.href };
    },
    follow(reference, base) {
      const url = targetOf(reference, base, origin);
      if (url === undefined) return undefined;
      if (!url.searchParams.has('api-version')) url.searchParams.set('api-version', apiVersion);
      return { ...request('GET', ''), url: url.href };
    },
  };
}

/** What a URL in an answer leads to, when that is on the endpoint. */
function targetOf(reference: string | undefined, base: URL, origin: string): URL | undefined {
  const url = resolveUrl(reference, base);
  if (url?.origin !== origin || url.username !== '' || url.password !== '') return undefined;
  url.hash = '';
  return url;
}

/** The header of a JSON body. */
export const jsonContent = ['Content-Type', 'application/json'] as const;

/** The header of a merge patch (RFC 7396). */
const patchContent = ['Content-Type', 'application/merge-patch+json'] as const;

/** The request without its query, and so without an api-version. */
export function withoutVersion(request: ExchangeRequest): ExchangeRequest {
  return { ...request, url: request.url.replace(/\?.*$/, '') };
}

/** The bytes of a text in UTF-8. */
export function encodeText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
