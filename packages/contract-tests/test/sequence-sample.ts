import type { Exchange, ExchangeRequest, ExchangeResponse } from '../src/index.js';
import {
  accepted,
  jsonResponse,
  operation,
  operationId,
  operationRequest,
  purchaseRequest,
  searchId,
} from './sample.js';

const endpoint = 'https://resourcename.communication.azure.com';
const version = 'api-version=2021-03-07';
const operationPath = `/phoneNumbers/operations/${operationId}`;
export const number = '+14155550100';

/** An exchange of the sample purchase: what was asked, and what came. */
const exchange = (request: ExchangeRequest, response: ExchangeResponse): Exchange => ({ request, response });
const get = (path: string): ExchangeRequest => ({
  method: 'GET',
  url: `${endpoint}${path}${path.includes('?') ? '&' : '?'}${version}`,
  headers: [],
  body: new Uint8Array(),
});

export const notFound = jsonResponse(404, { error: { code: 'NotFound', message: 'There is none.' } });

/** The purchase, accepted; `headers` go before those of the sample, and in place of them. */
export function purchased(headers: ExchangeResponse['headers'] = []): Exchange {
  const replaced = headers.map(([name]) => name.toLowerCase());
  const others = accepted.headers.filter(([name]) => !replaced.includes(name.toLowerCase()));
  return exchange(purchaseRequest(), { ...accepted, headers: [...headers, ...others] });
}

/** A read of the operation, with members of it replaced. */
export function read(
  change: Readonly<Record<string, unknown>> = {},
  headers: ExchangeResponse['headers'] = [],
): Exchange {
  const response = jsonResponse(200, { ...operation, ...change });
  return exchange(operationRequest(), { ...response, headers: [...response.headers, ...headers] });
}

/** A read of the operation, answered with anything. */
export const readAnswered = (response: ExchangeResponse): Exchange => exchange(operationRequest(), response);

/** A read of any path, answered with anything. */
export const readOf = (path: string, response: ExchangeResponse): Exchange => exchange(get(path), response);

/** The cancellation of the operation, answered with `status`. */
export const canceled = (status = 204): Exchange =>
  exchange({ ...operationRequest(), method: 'DELETE' }, { status, headers: [], body: new Uint8Array() });

export const succeeded = () => read({ status: 'succeeded' });
export const failed = (code = 'OutOfStock') =>
  read({ status: 'failed', error: { code, message: 'It failed.' } });

/** The result of the search, which holds `numbers`. */
export const searchResult = (numbers: readonly string[] = [number]): Exchange =>
  readOf(
    `/availablePhoneNumbers/searchResults/${searchId}`,
    jsonResponse(200, { searchId, phoneNumbers: numbers }),
  );

/** A read of one number: owned, or not found. */
export const readNumber = (isOwned: boolean, of = number): Exchange =>
  readOf(
    `/phoneNumbers/${encodeURIComponent(of)}`,
    isOwned ? jsonResponse(200, { id: of.slice(1), phoneNumber: of }) : notFound,
  );

/** A page of the owned numbers; `query` leads to it, `nextLink` on from it. */
export const list = (numbers: readonly string[], nextLink?: string, query = ''): Exchange => {
  const phoneNumbers = numbers.map((phoneNumber) => ({ id: phoneNumber.slice(1), phoneNumber }));
  return readOf(`/phoneNumbers${query}`, jsonResponse(200, { phoneNumbers, ...(nextLink && { nextLink }) }));
};

/** A read of the operation that is refused. */
export const refusal = (status: number): Exchange =>
  readAnswered(jsonResponse(status, { error: { code: 'A', message: 'a' } }));

/** What an operation that succeeded with a result says. */
export const result = { status: 'succeeded', resourceLocation: '/result/1' };

/** The Operation-Location as the service sends it, and a second page of the owned numbers. */
export const monitor = [['Operation-Location', `${operationPath}?${version}`]] as const;
export const nextPage = `/phoneNumbers?skip=1&${version}`;

/** The purchase, refused, by whatever method. */
export const refusedPurchase = (status: number, method = 'POST'): Exchange =>
  exchange({ ...purchaseRequest(), method }, jsonResponse(status, { error: { code: 'A', message: 'a' } }));

/** An exchange with more members in its body. */
export function found({ request, response }: Exchange, members: object): Exchange {
  const body: object = JSON.parse(new TextDecoder().decode(response.body));
  return exchange(request, jsonResponse(200, { ...body, ...members }));
}
