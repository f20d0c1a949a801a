import { describe, expectTypeOf, it } from 'vitest';
import {
  type ClientError,
  type CommunicationError,
  type CommunicationErrorResponse,
  CommunicationRequestError,
  type CredentialError,
  createPhoneNumbersClient,
  type InterruptedError,
  type PhoneNumberOperation,
  type PhoneNumberSearchResult,
  type PhoneNumbersClient,
  PhoneNumbersError,
  type Purchase,
  type PurchaseOutcome,
} from '../src/index.js';

declare const client: PhoneNumbersClient;
const purchase = '/availablePhoneNumbers/:purchase';
const operation = '/phoneNumbers/operations/{operationId}';

describe('the routes', () => {
  it('need no api-version, but take one', () => {
    client.GET('/phoneNumbers');
    client.GET('/phoneNumbers', { params: { query: { 'api-version': '2022-12-01' } } });
  });

  it('do not have the purchase, which client.purchase makes safe', () => {
    // @ts-expect-error use client.purchase
    client.POST(purchase, { body: { searchId: 'a' } });
  });

  it('demand path parameters', () => {
    // @ts-expect-error the operation id is missing
    client.GET(operation);
    client.GET(operation, { params: { path: { operationId: 'a' } } });
  });

  it('refuse what the contract does not have', () => {
    // @ts-expect-error no such path
    client.GET('/phoneNumber');
    // @ts-expect-error no such method on this path
    client.GET(purchase);
    // @ts-expect-error no such query parameter
    client.GET('/phoneNumbers', { params: { query: { version: '2021-03-07' } } });
  });

  it('are typed by the contract in what they give', async () => {
    const { data, error } = await client.GET(operation, { params: { path: { operationId: 'a' } } });
    expectTypeOf(data).toExtend<PhoneNumberOperation | undefined>();
    expectTypeOf<PhoneNumberOperation | undefined>().toExtend<typeof data>();
    expectTypeOf(error).toEqualTypeOf<CommunicationErrorResponse | undefined>();
  });
});

describe('a purchase', () => {
  it('resolves to a handle that gives operations, and then what was bought', () => {
    expectTypeOf(client.purchase).returns.resolves.toEqualTypeOf<Purchase>();
    expectTypeOf(client.resume({ searchId: 'a' })).toEqualTypeOf<Purchase>();
    expectTypeOf<Purchase>().toExtend<AsyncIterable<PhoneNumberOperation>>();
    expectTypeOf<Purchase['result']>().returns.resolves.toEqualTypeOf<PhoneNumberSearchResult>();
  });

  it('fails with an error whose code tells what it holds', () => {
    const error: unknown = undefined;
    if (!CommunicationRequestError.isInstance(error)) return;
    expectTypeOf(error.code).toEqualTypeOf<'request-refused'>();
    expectTypeOf(error.status).toEqualTypeOf<number>();
    expectTypeOf(error.outcome).toEqualTypeOf<PurchaseOutcome>();
    expectTypeOf(error.communicationError).toEqualTypeOf<CommunicationError | undefined>();
  });

  it('fails with a union that its code narrows', () => {
    const error: unknown = undefined;
    if (!PhoneNumbersError.isInstance(error)) return;
    expectTypeOf(error).toEqualTypeOf<ClientError>();
    switch (error.code) {
      case 'operation-failed':
        expectTypeOf(error.delivered).toEqualTypeOf<readonly string[] | undefined>();
        break;
      case 'invalid-argument':
        expectTypeOf(error.argument).toEqualTypeOf<string>();
        break;
      case 'aborted':
      case 'timed-out':
      case 'still-running':
        expectTypeOf(error).toEqualTypeOf<InterruptedError>();
        break;
      case 'credential-failed':
      case 'credential-rejected':
        expectTypeOf(error).toEqualTypeOf<CredentialError>();
        break;
      default:
        // @ts-expect-error not every other error has it
        error.delivered;
    }
  });

  it('demands a search id', () => {
    // @ts-expect-error the search id is missing
    client.purchase({});
  });
});

describe('the options', () => {
  it('take undefined where they are optional, also with exactOptionalPropertyTypes', () => {
    const signal: AbortSignal | undefined = undefined;
    const timeoutMs: number | undefined = undefined;
    client.purchase({ searchId: 'a', existing: undefined, signal, timeoutMs });
    client.resume({ searchId: 'a' }).poll({ signal, timeoutMs });
    createPhoneNumbersClient({
      endpoint: 'https://a.com',
      credential: undefined,
      connectionString: undefined,
      apiVersion: undefined,
      headers: undefined,
      fetch: undefined,
      clock: undefined,
      claims: undefined,
      resendAfterMs: undefined,
    });
  });

  it("take the platform's fetch, and headers in every form of the platform", () => {
    createPhoneNumbersClient({ endpoint: 'https://a.com', fetch, headers: new Headers() });
    createPhoneNumbersClient({ endpoint: 'https://a.com', fetch: (url, init) => fetch(String(url), init) });
    createPhoneNumbersClient({ endpoint: 'https://a.com', headers: [['x-a', 'b']] });
    createPhoneNumbersClient({ endpoint: 'https://a.com', headers: new Map([['x-a', 'b']]) });
    createPhoneNumbersClient({ endpoint: 'https://a.com', headers: { 'x-a': 'b', 'x-c': undefined } });
    // @ts-expect-error a function that takes a Request
    createPhoneNumbersClient({ endpoint: 'https://a.com', fetch: (request: Request) => fetch(request) });
  });

  const endpoint = 'https://resourcename.communication.azure.com';
  it('take an endpoint with a credential, or a connection string', () => {
    createPhoneNumbersClient({ endpoint });
    createPhoneNumbersClient({ endpoint, credential: { key: 'a' } });
    createPhoneNumbersClient({ endpoint, credential: { getToken: async () => null } });
    createPhoneNumbersClient({ connectionString: 'a' });
    // @ts-expect-error neither of them
    createPhoneNumbersClient({});
    // @ts-expect-error both of them
    createPhoneNumbersClient({ endpoint, connectionString: 'a' });
    // @ts-expect-error a connection string has its credential
    createPhoneNumbersClient({ connectionString: 'a', credential: { key: 'a' } });
  });
});
