import { describe, expect, it } from 'vitest';
import { acceptedAs, createClientOf, ended, errorOf, responseOf } from '../first-contact/fake-service.js';
import { json, searchId } from '../server.js';
import { held, holds, wanted } from './life.js';

const operationId = `search_${searchId}`;
const noPlans = json(400, {
  error: {
    code: 'InternalError',
    message: 'The server encountered an internal error.',
    innererror: {
      code: 'BadRequest',
      message: 'We are unable to find phone plans to match your requested capabilities.',
    },
  },
});

describe('client.search', () => {
  it('sends what to search for, in the path and in the body', async () => {
    const { client, service } = createClientOf();
    await client.search({ ...wanted, areaCode: '425', quantity: 3, timeoutMs: 5000 });
    const [request] = service.requests;
    expect(request).toMatchObject({
      method: 'POST',
      url: 'https://resourcename.communication.azure.com/availablePhoneNumbers/countries/US/:search?api-version=2021-03-07',
    });
    const { countryCode, ...body } = wanted;
    expect(JSON.parse(request?.init.body ?? '')).toEqual({ ...body, areaCode: '425', quantity: 3 });
    expect(countryCode).toBe('US');
  });

  it('resolves to the handle of the operation, and that to what was found and how long it is held', async () => {
    const { client } = createClientOf({ result: [holds()] });
    const search = await client.search(wanted);
    expect(search).toMatchObject({ kind: 'search', searchId, operationId });
    expect(await search.result()).toEqual({ ...held, expiresInMs: 16 * 60_000 + 123 });
  });

  it.each(['..', '.', '.a', 'x'.repeat(248)])(
    'reads no other path if a response names the search id %j: it counts as no id',
    async (id) => {
      const { client, service } = createClientOf({ search: [acceptedAs('search', id)] });
      const error = await errorOf(() => client.search(wanted));
      expect(error).toMatchObject({ code: 'contract-violation', outcome: 'unknown', phase: 'search' });
      expect(service.requests).toHaveLength(1);
    },
  );

  it('yields each reading of the operation of a search', async () => {
    const { client } = createClientOf({
      operation: [
        async ({ url }) => responseOf(ended(url, 'notStarted')),
        async ({ url }) => responseOf(ended(url, 'running')),
        async ({ url }) => responseOf(ended(url)),
      ],
    });
    const statuses: string[] = [];
    for await (const { status } of await client.search(wanted)) statuses.push(status);
    expect(statuses).toEqual(['notStarted', 'running', 'succeeded']);
  });

  it.each([
    ['operation-id', { 'operation-id': operationId }],
    ['search-id', { 'search-id': searchId }],
    ['Operation-Location', { 'Operation-Location': `/phoneNumbers/operations/${operationId}?api-version=1` }],
    [
      'Operation-Location of another host',
      { 'Operation-Location': `https://example.com/phoneNumbers/operations/${operationId}` },
    ],
  ])('reads the id of a search from the header %s alone', async (_name, headers) => {
    const { client, service } = createClientOf({ search: [{ status: 202, headers }], result: [holds()] });
    const search = await client.search(wanted);
    expect(search.searchId).toBe(searchId);
    await search.result();
    for (const { url } of service.requests) expect(url).toContain('https://resourcename.communication.');
  });

  it.each([
    ['without an id', { status: 202 }, 'contract-violation'],
    [
      'with the id of a purchase',
      { status: 202, headers: { 'operation-id': 'purchase_a' } },
      'contract-violation',
    ],
    [
      'with an id that no path can have',
      { status: 202, headers: { 'search-id': 'a/b' } },
      'contract-violation',
    ],
    ['with 200', { status: 200, headers: { 'search-id': searchId } }, 'contract-violation'],
  ])('throws when the search is answered %s', async (_what, answer, code) => {
    const { client, service } = createClientOf({ search: [answer] });
    const error = await errorOf(() => client.search(wanted));
    expect(error).toMatchObject({ code, outcome: 'unknown', phase: 'search', operationId: undefined });
    expect(error.message).toContain('holds phone numbers for about 16 minutes. Search again.');
    expect(service.count('search')).toBe(1);
  });

  it('takes no id that is made of the access key: ids go into errors', async () => {
    const key = Buffer.from('an access key of the tests, which is long').toString('base64');
    const headers = { 'search-id': key.replaceAll('=', '') };
    const { client } = createClientOf({ search: [{ status: 202, headers }] }, { credential: { key } });
    const error = await errorOf(() => client.search(wanted));
    expect(error).toMatchObject({ code: 'contract-violation', searchId: undefined, operationId: undefined });
    expect(JSON.stringify(error)).not.toContain(key.slice(0, 16));
  });

  it('makes a search again that got lost, twice at most', async () => {
    const lost = { status: 503 };
    const { client, service } = createClientOf({ search: [lost, lost, acceptedAs('search', searchId)] });
    expect((await client.search(wanted)).operationId).toBe(operationId);
    expect(service.count('search')).toBe(3);
    const { client: another, service: down } = createClientOf({ search: [lost] });
    expect(await errorOf(() => another.search(wanted))).toMatchObject({ status: 503, outcome: 'unknown' });
    expect(down.count('search')).toBe(3);
  });

  it('throws the innermost reason when no plan matches, without a second request', async () => {
    const { client, service } = createClientOf({ search: [noPlans] });
    const error = await errorOf(() => client.search(wanted));
    expect(error).toMatchObject({ code: 'request-refused', status: 400, outcome: 'rejected' });
    expect(error.message).toContain('unable to find phone plans');
    expect(service.requests).toHaveLength(1);
  });

  it.each([
    ['search-empty', { phoneNumbers: [] }, undefined],
    ['search-failed', { error: 'OutOfStock' }, 'OutOfStock'],
    ['search-expired', { searchExpiresBy: '2026-11-29T11:59:00+00:00' }, undefined],
  ])('result throws %s', async (code, more, reason) => {
    const { client } = createClientOf({ result: [holds(more)] });
    const search = await client.search(wanted);
    const error = await errorOf(() => search.result());
    expect(error).toMatchObject({ code, reason, outcome: 'failed', phase: 'result', operationId, searchId });
    expect(error).toHaveProperty('expiresInMs', code === 'search-expired' ? -60_000 : 960_123);
    expect(error.message).toMatch(/ Search again\.$/);
  });

  it('redacts the error of a search result', async () => {
    const accessKey = btoa('an access key of the tests');
    const connectionString = `endpoint=https://resourcename.communication.azure.com;accesskey=${accessKey}`;
    const { client } = createClientOf({ result: [holds({ error: accessKey })] }, { connectionString });
    const search = await client.search(wanted);
    const error = await errorOf(() => search.result());
    expect(error).toMatchObject({ code: 'search-failed', reason: expect.stringMatching(/^\*\*\*/) });
    expect(error.message).not.toContain(accessKey);
  });

  it('result throws OperationFailedError when the operation has failed, without a word of a purchase', async () => {
    const error = { code: 'InternalError', message: 'Search has failed' };
    const { client } = createClientOf({
      operation: [async ({ url }) => responseOf(ended(url, 'failed', { error }))],
    });
    const search = await client.search(wanted);
    const failure = await errorOf(() => search.result());
    expect(failure).toMatchObject({ code: 'operation-failed', outcome: 'failed', delivered: undefined });
    expect(failure.message).toBe('The search failed: InternalError: Search has failed.');
  });

  it('knows the types of phone numbers of its api-version', async () => {
    const mobile = { ...wanted, phoneNumberType: 'mobile' } as const;
    const newer = createClientOf({}, { apiVersion: '2025-06-01' });
    expect((await newer.client.search(mobile)).searchId).toBe(searchId);
    expect(newer.service.requests[0]?.url).toMatch(/api-version=2025-06-01$/);
    const older = createClientOf();
    // @ts-expect-error no such type in 2021-03-07
    const error = await errorOf(() => older.client.search(mobile));
    expect(error.message).toContain('phoneNumberType must be one of geographic, tollFree (received');
    expect(older.service.requests).toEqual([]);
  });
});
