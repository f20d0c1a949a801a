import { describe, expectTypeOf, it } from 'vitest';
import {
  type CommunicationError,
  type CommunicationErrorResponse,
  CommunicationRequestError,
  createPhoneNumbersClient,
  type Outcome,
  type PhoneNumberOperation,
  type PhoneNumberSearchResult,
  type PhoneNumbersClient,
  type Purchase,
} from '../src/index.js';

declare const client: PhoneNumbersClient;
const purchase = '/availablePhoneNumbers/:purchase';
const operation = '/phoneNumbers/operations/{operationId}';

describe('the routes', () => {
  it('need no api-version, but take one', () => {
    client.POST(purchase, { body: { searchId: 'a' } });
    client.POST(purchase, { body: { searchId: 'a' }, params: { query: { 'api-version': '2022-12-01' } } });
  });

  it('demand the body', () => {
    // @ts-expect-error a purchase has a body
    client.POST(purchase, {});
    // @ts-expect-error a purchase has a search id
    client.POST(purchase, { body: {} });
    // @ts-expect-error a search id is a text
    client.POST(purchase, { body: { searchId: 42 } });
  });

  it('demand path parameters', () => {
    // @ts-expect-error the operation id is missing
    client.GET(operation);
    client.GET(operation, { params: { path: { operationId: 'a' } } });
  });

  it('refuse what the contract does not have', () => {
    // @ts-expect-error no such path
    client.POST('/availablePhoneNumbers/purchase', { body: { searchId: 'a' } });
    // @ts-expect-error no such method on this path
    client.GET(purchase);
    // @ts-expect-error no such query parameter
    client.POST(purchase, { body: { searchId: 'a' }, params: { query: { version: '2021-03-07' } } });
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
    expectTypeOf(client.resume).returns.toEqualTypeOf<Purchase>();
    expectTypeOf<Purchase>().toExtend<AsyncIterable<PhoneNumberOperation>>();
    expectTypeOf<Purchase['result']>().returns.resolves.toEqualTypeOf<PhoneNumberSearchResult>();
  });

  it('fails with an error whose code tells what it holds', () => {
    const error: unknown = undefined;
    if (!CommunicationRequestError.isInstance(error)) return;
    expectTypeOf(error.code).toEqualTypeOf<'request-refused'>();
    expectTypeOf(error.status).toEqualTypeOf<number>();
    expectTypeOf(error.outcome).toEqualTypeOf<Outcome>();
    expectTypeOf(error.communicationError).toEqualTypeOf<CommunicationError | undefined>();
  });

  it('demands a search id', () => {
    // @ts-expect-error the search id is missing
    client.purchase({});
  });
});

describe('the options', () => {
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
