import { describe, expect, it } from 'vitest';
import * as publicExports from '../src/index.js';
import { createPhoneNumbersClient, type FetchInit } from '../src/index.js';
import { json, operation, operationId, serve } from './server.js';

const ok = json(200, operation);
const route = '/phoneNumbers/operations/{operationId}';

it('exports what it promises, and nothing else', () => {
  expect(Object.keys(publicExports).sort()).toEqual([
    'ClaimError',
    'CommunicationRequestError',
    'ConnectionError',
    'ContractViolationError',
    'CredentialError',
    'InterruptedError',
    'InvalidArgumentError',
    'LookupRefusedError',
    'OperationFailedError',
    'OperationNotFoundError',
    'PhoneNumbersError',
    'SearchResultError',
    'createPhoneNumbersClient',
    'defaultApiVersion',
    'parseConnectionString',
    'signRequest',
  ]);
});

it('reads an operation, with the api-version filled in', async () => {
  await using server = await serve(ok);
  const client = createPhoneNumbersClient({ endpoint: server.url });
  const { data, error, response } = await client.GET(route, { params: { path: { operationId } } });
  expect(data).toEqual(operation);
  expect(error).toBeUndefined();
  expect(response.status).toBe(200);
  expect(server.received[0]?.target).toBe(`/phoneNumbers/operations/${operationId}?api-version=2021-03-07`);
});

it('sends the api-version of a request before its own', async () => {
  await using server = await serve(ok);
  const client = createPhoneNumbersClient({ endpoint: server.url });
  const query = { 'api-version': '2022-12-01' };
  await client.GET(route, { params: { path: { operationId }, query } });
  expect(server.received[0]?.target).toBe(`/phoneNumbers/operations/${operationId}?api-version=2022-12-01`);
});

it('percent-encodes an operation id', async () => {
  await using server = await serve(ok);
  const client = createPhoneNumbersClient({ endpoint: server.url });
  await client.GET(route, { params: { path: { operationId: 'a/b:c?d' } } });
  expect(server.received[0]?.target).toBe('/phoneNumbers/operations/a%2Fb%3Ac%3Fd?api-version=2021-03-07');
});

it('resolves to the error of a refused request', async () => {
  const body = { error: { code: 'NotFound', message: 'Not found.' } };
  await using server = await serve({ status: 404, body: JSON.stringify(body) });
  const client = createPhoneNumbersClient({ endpoint: server.url });
  const { data, error, response } = await client.GET(route, { params: { path: { operationId } } });
  expect(data).toBeUndefined();
  expect(error).toEqual(body);
  expect(response.ok).toBe(false);
});

it('cancels an operation', async () => {
  await using server = await serve({ status: 204 });
  const client = createPhoneNumbersClient({ endpoint: server.url });
  const { response } = await client.DELETE(route, { params: { path: { operationId } } });
  expect(response.status).toBe(204);
  expect(server.received[0]?.method).toBe('DELETE');
});

it.each([
  '/availablePhoneNumbers/:purchase',
  '/availablePhoneNumbers/%3Apurchase',
  '//availablePhoneNumbers//:purchase/',
  '/AvailablePhoneNumbers/:Purchase',
  '/phoneNumbers/../availablePhoneNumbers/:purchase',
])('does not send a purchase through the typed routes: %s', async (path) => {
  await using server = await serve({ status: 202 });
  const client = createPhoneNumbersClient({ endpoint: server.url });
  const call = [path, { body: { searchId: 'a' } }];
  const sent: unknown = Reflect.apply(client.POST, undefined, call);
  await expect(sent).rejects.toMatchObject({
    name: 'InvalidArgumentError',
    message: 'path must not be that of a purchase: call client.purchase, which sends it once.',
  });
  expect(server.received).toEqual([]);
});

it('sends through the fetch that it is given', async () => {
  const requests: { readonly url: string; readonly init: FetchInit }[] = [];
  const client = createPhoneNumbersClient({
    endpoint: 'https://resourcename.communication.azure.com/',
    fetch: async (url, init) => {
      requests.push({ url, init });
      return Response.json(operation);
    },
  });
  await client.GET(route, { params: { path: { operationId } } });
  expect(requests[0]?.url).toBe(
    `https://resourcename.communication.azure.com/phoneNumbers/operations/${operationId}?api-version=2021-03-07`,
  );
  expect(requests[0]?.init).toMatchObject({ method: 'GET', redirect: 'manual', cache: 'no-store' });
});

it('sends nothing to another origin, not even when a request names one', async () => {
  await using server = await serve(ok);
  await using elsewhere = await serve(ok);
  const client = createPhoneNumbersClient({ endpoint: server.url });
  const reading = client.GET(route, { params: { path: { operationId } }, baseUrl: elsewhere.url });
  await expect(reading).rejects.toThrow(`baseUrl must not be of another origin than ${server.url}`);
  expect(elsewhere.received).toEqual([]);
});

it('refuses a header that does not fit into a request, and does not show it', () => {
  const make = () =>
    createPhoneNumbersClient({ endpoint: 'https://a.com', headers: { Authorization: 'secret\r\nA: b' } });
  expect(make).toThrow('headers must have names and values that fit into a request.');
});

describe('a header that the credential sets', () => {
  const endpoint = 'https://a.com';
  const key = { key: 'a2V5' };
  const token = { getToken: async () => ({ token: 'a', expiresOnTimestamp: Date.now() + 3_600_000 }) };

  it.each([
    ['Authorization', key],
    ['authorization', token],
    ['x-ms-date', key],
    ['X-MS-Content-SHA256', key],
  ])('is refused: %s', async (name, credential) => {
    const message = `headers must not have ${name.toLowerCase()}: the credential sets it.`;
    const make = () => createPhoneNumbersClient({ endpoint, credential, headers: { [name]: 'a' } });
    expect(make).toThrow(message);
    const client = createPhoneNumbersClient({ endpoint, credential });
    const reading = client.GET(route, { params: { path: { operationId } }, headers: { [name]: 'a' } });
    await expect(reading).rejects.toThrow(message);
  });

  it('may be given where no credential sets it', () => {
    createPhoneNumbersClient({ endpoint, headers: { authorization: 'Basic a' } });
    createPhoneNumbersClient({ endpoint, credential: token, headers: { 'x-ms-date': 'today' } });
  });
});
