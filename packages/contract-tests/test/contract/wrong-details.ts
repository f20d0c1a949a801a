import type { ExchangeRequest, ExchangeResponse } from '../../src/index.js';
import {
  accepted,
  json,
  jsonResponse,
  operation,
  operationId,
  operationRequest,
  purchaseRequest,
} from '../sample.js';
import type { WrongServer } from './wrong-server.js';

type Case = readonly [what: string, response: ExchangeResponse, ...caughtBy: string[]];

const servers = (request: (origin: string) => ExchangeRequest, cases: readonly Case[]): WrongServer[] =>
  cases.map(([what, response, ...caughtBy]) => ({ what, request, response, caughtBy }));

const acceptedWith = (...headers: ExchangeResponse['headers']): ExchangeResponse => ({
  ...accepted,
  headers: [...accepted.headers, ...headers],
});
const operationWith = (change: object, ...headers: ExchangeResponse['headers']): ExchangeResponse => {
  const plain = jsonResponse(200, { ...operation, ...change });
  return { ...plain, headers: [...plain.headers, ...headers] };
};
const errorWith = (change: object, ...headers: ExchangeResponse['headers']): ExchangeResponse => {
  const plain = jsonResponse(404, { error: { code: 'NotFound', message: 'There is none.', ...change } });
  return { ...plain, headers: [...plain.headers, ...headers] };
};
const empty = (status: number, ...headers: ExchangeResponse['headers']): ExchangeResponse => ({
  status,
  headers,
  body: new Uint8Array(),
});
const monitor = (change: object): ExchangeResponse => ({
  ...acceptedWith(['Content-Type', 'application/json']),
  body: json({ ...operation, ...change }),
});
/** An error with `leaf` at the end of a chain of errors in `member`. */
function chain(depth: number, member: 'innererror' | 'details', leaf: unknown): ExchangeResponse {
  let error = leaf;
  for (let level = 0; level < depth; level += 1) {
    error = { code: 'A', message: 'a', [member]: member === 'details' ? [error] : error };
  }
  return jsonResponse(400, { error });
}

const future = new Date(Date.now() + 86_400_000).toUTCString();
const resource = { status: 'succeeded', resourceLocation: '/phoneNumbers/1' };

const purchases = servers(purchaseRequest, [
  [
    'operation-id twice, the same',
    acceptedWith(['Operation-ID', operationId]),
    'shape',
    'agreement',
    'single-value-headers',
  ],
  [
    'Operation-Location twice',
    acceptedWith(['Operation-Location', '/phoneNumbers/operations/x']),
    'shape',
    'agreement',
    'single-value-headers',
  ],
  ['Location twice', acceptedWith(['Location', '/a'], ['location', '/a']), 'shape', 'single-value-headers'],
  ['an empty Location', acceptedWith(['Location', '']), 'single-value-headers'],
  ['an empty MS-CV', acceptedWith(['MS-CV', '']), 'single-value-headers'],
  ['MS-CV twice', acceptedWith(['MS-CV', 'a.0'], ['MS-CV', 'a.0']), 'single-value-headers'],
  [
    'a Location to the result of another search',
    acceptedWith(['Location', '/availablePhoneNumbers/searchResults/another?api-version=2021-03-07']),
    'link-target',
  ],
  ['a Location by two slashes', acceptedWith(['Location', '//evil.example/phoneNumbers']), 'same-origin'],
  [
    'a Retry-After that is no day',
    acceptedWith(['Retry-After', 'Fri, 32 Jan 2023 17:31:42 GMT']),
    'retry-after-form',
  ],
  ['a Retry-After in words on a 404', errorWith({}, ['Retry-After', 'later']), 'retry-after-form'],
  ['a 202 that expires tomorrow', acceptedWith(['Expires', future]), 'pending-not-cached'],
  ['a 202 that a CDN may keep', acceptedWith(['CDN-Cache-Control', 'max-age=60']), 'pending-not-cached'],
  ['a status monitor of another purchase', monitor({ id: 'purchase_1' }), 'agreement'],
  ['a status monitor of a search', monitor({ operationType: 'search' }), 'operation-consistency'],
  ['a secret in a header', acceptedWith(['X-Debug', 'AccountKey=c2VjcmV0']), 'no-internals'],
  [
    'the name of an exception',
    errorWith({ message: 'System.Data.SqlClient.SqlException: no such column' }),
    'no-internals',
  ],
  ['another code in a header', errorWith({}, ['x-ms-error-code', 'Conflict']), 'agreement'],
  [
    '303 See Other to the operation',
    empty(303, ['Location', `/phoneNumbers/operations/${operationId}`]),
    'shape',
    'documented-status',
    'exact-media-type',
  ],
  // The server of this test tells the length of every body.
  ['204 and a Content-Length', empty(204), 'shape', 'documented-status', 'exact-media-type', 'header-forms'],
  ['a null code 5 errors down', chain(5, 'innererror', { code: null, message: 'a' }), 'shape'],
  ['a list for an error 500 errors down', chain(500, 'innererror', []), 'deep-errors'],
  ['no message 200 details down', chain(200, 'details', { code: 'A' }), 'deep-errors'],
  [
    'a text for the detail number 1500',
    errorWith({ details: [...Array(1500).fill({ code: 'A', message: 'a' }), 'x'] }),
    'deep-errors',
  ],
  ['a list as target', errorWith({ target: [] }), 'shape'],
  ['an empty code', errorWith({ code: '' }), 'shape'],
  [
    'a frame of a stack as properties',
    errorWith({ calls: [{ file: 'Buy', line: 42, function: 'run' }] }),
    'no-internals',
  ],
  ['an error of null', jsonResponse(404, { error: null }), 'shape'],
  ['an ETag without quotes', errorWith({}, ['ETag', '33a6']), 'header-forms'],
  ['an ETag in single quotes', errorWith({}, ['ETag', "'33a6'"]), 'header-forms'],
  ['an Age below zero', errorWith({}, ['Age', '-1']), 'header-forms'],
  ['a Vary in a sentence', errorWith({}, ['Vary', 'by user']), 'header-forms'],
  ['an Allow with semicolons', errorWith({}, ['Allow', 'GET; POST']), 'header-forms'],
]);

const operations = servers(operationRequest, [
  [
    'a resourceLocation that leads to no resource of the contract',
    operationWith({ status: 'succeeded', resourceLocation: '/docs/index.html' }),
    'link-target',
  ],
  [
    'a resourceLocation that leads to the result of another search',
    operationWith({ status: 'succeeded', resourceLocation: '/availablePhoneNumbers/searchResults/another' }),
    'link-target',
  ],
  [
    'a resourceLocation that leads to the operation itself',
    operationWith({
      status: 'succeeded',
      resourceLocation: '/phoneNumbers/operations/purchase_378ddf60-81be-452a-ba4f-613198ea6c28',
    }),
    'link-target',
  ],
  [
    '304 that nobody asked for',
    empty(304, ['ETag', '"1"']),
    'shape',
    'documented-status',
    'exact-media-type',
  ],
  [
    'a redirect to a login page',
    empty(302, ['Location', 'https://login.example/']),
    'shape',
    'documented-status',
    'exact-media-type',
    'same-origin',
  ],
  ['null', jsonResponse(200, null), 'shape'],
  ['a list', jsonResponse(200, [operation]), 'shape'],
  ['an envelope', jsonResponse(200, { value: operation }), 'shape'],
  ['an operation as text', jsonResponse(200, operation, 'text/plain'), 'shape', 'exact-media-type'],
  ['a pending operation from a cache', operationWith({}, ['Age', '30']), 'pending-not-cached'],
  ['operation-id of another one', operationWith({}, ['operation-id', 'purchase_1']), 'agreement'],
  [
    'an empty Location at the end',
    operationWith(resource, ['Location', '']),
    'single-value-headers',
    'operation-consistency',
  ],
  [
    'a result by two slashes',
    operationWith({ ...resource, resourceLocation: '//evil.example/1' }),
    'same-origin',
  ],
  [
    'a last action before the creation',
    operationWith({ lastActionDateTime: '2020-01-01T00:00:00Z' }),
    'operation-consistency',
  ],
  ['an error without code', operationWith({ status: 'failed', error: { message: 'a' } }), 'shape'],
  ['an error as text', operationWith({ status: 'failed', error: 'a' }), 'shape'],
]);

const cancelRequest = (origin: string): ExchangeRequest => ({
  ...operationRequest(origin),
  method: 'DELETE',
});
const cancellations = servers(cancelRequest, [
  ['202 for a cancellation', empty(202), 'shape', 'documented-status', 'exact-media-type'],
]);

/** Servers that are wrong in headers, errors and operations. */
export const wrongDetails: readonly WrongServer[] = [...purchases, ...operations, ...cancellations];
