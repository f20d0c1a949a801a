import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ExchangeRequest,
  type MockServer,
  mediaType,
  readBody,
  send,
  startMockServer,
} from '../../src/index.js';
import { json, operationRequest, purchaseRequest } from '../sample.js';

let mock: MockServer;
beforeAll(async () => {
  mock = await startMockServer();
});
afterAll(() => mock.close());

const authorization = ['Authorization', 'Bearer a.b.c'] as const;
const contentType = ['Content-Type', 'application/json'] as const;

/** The sample purchase, with credentials, sent to the mock with parts replaced. */
function purchaseWith(change: Partial<ExchangeRequest> & { readonly query?: string }): ExchangeRequest {
  const { query, ...rest } = change;
  const request = { ...purchaseRequest(mock.url), headers: [authorization, contentType], ...rest };
  return query === undefined ? request : { ...request, url: request.url.replace(/\?.*$/, query) };
}

describe('a wrong request', () => {
  it.each([
    { what: 'no api-version', change: { query: '' } },
    { what: 'an empty api-version', change: { query: '?api-version=' } },
    { what: 'an api-version that is no date', change: { query: '?api-version=latest' } },
    { what: 'two api-versions', change: { query: '?api-version=2021-03-07&api-version=2022-12-01' } },
    { what: 'a numeric searchId', change: { body: json({ searchId: 42 }) } },
    { what: 'an empty searchId', change: { body: json({ searchId: '' }) } },
    { what: 'no searchId', change: { body: json({}) } },
    { what: 'the searchId .', change: { body: json({ searchId: '.' }) } },
    { what: 'the searchId ..', change: { body: json({ searchId: '..' }) } },
    { what: 'a searchId that starts with a dot', change: { body: json({ searchId: '.a' }) } },
    { what: 'a searchId with a space', change: { body: json({ searchId: 'a b' }) } },
    { what: 'a searchId with a slash', change: { body: json({ searchId: 'a/b' }) } },
    { what: 'a searchId with percent-encoding', change: { body: json({ searchId: 'a%2Fb' }) } },
    { what: 'a searchId with a line break at its end', change: { body: json({ searchId: 'a\n' }) } },
    { what: 'a searchId of 248 characters', change: { body: json({ searchId: 'a'.repeat(248) }) } },
    { what: 'a list for a body', change: { body: json([]) } },
    { what: 'no body', change: { body: new Uint8Array() } },
    { what: 'a wrong content type', change: { headers: [authorization, ['Content-Type', 'text/plain']] } },
  ] as const)('is refused with 400: $what', async ({ change }) => {
    const { response } = await send(purchaseWith(change));
    expect(response.status).toBe(400);
    expect(mediaType(response.headers)).toBe('application/json');
    expect(readBody(response)).toMatchObject({ error: { code: 'InvalidInput' } });
  });

  it('is refused with 400: malformed JSON, which Prism reports by itself', async () => {
    const { response } = await send(purchaseWith({ body: new TextEncoder().encode('{"searchId":') }));
    expect(response.status).toBe(400);
    expect(readBody(response)).toEqual({ error: { code: 'invalid_json', message: 'Invalid JSON' } });
  });

  it('is refused with 401: no credentials', async () => {
    const { response } = await send(purchaseWith({ headers: [contentType] }));
    expect(response.status).toBe(401);
    expect(readBody(response)).toMatchObject({ error: { code: 'Denied' } });
  });

  it.each([
    { method: 'GET', request: purchaseRequest },
    { method: 'PUT', request: purchaseRequest },
    { method: 'POST', request: operationRequest },
  ])(
    "is refused with 405, Prism's own: $method on the route of another method",
    async ({ method, request }) => {
      const sent = { ...request(mock.url), method, headers: [authorization], body: new Uint8Array() };
      const { response } = await send(sent);
      expect(response.status).toBe(405);
      expect(readBody(response)).toMatchObject({
        type: 'https://stoplight.io/prism/errors#NO_METHOD_MATCHED_ERROR',
      });
    },
  );
});

it('a right request is accepted', async () => {
  const { response } = await send(purchaseWith({}));
  expect(response.status).toBe(202);
});
