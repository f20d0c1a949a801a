import createClient from 'openapi-fetch';
import { describe, expectTypeOf, it } from 'vitest';
import type {
  CommunicationError,
  components,
  operations,
  PhoneNumberOperation,
  PurchaseAcceptedHeaders,
  PurchasedPhoneNumbers,
  paths,
} from '../src/index.js';

// These tests are compiled with exactOptionalPropertyTypes: an optional property accepts undefined only if it says so.

/** The optional properties of `T` that refuse an explicit undefined. */
type Refusing<T> = T extends object
  ? {
      [Key in keyof T]-?: object extends Pick<T, Key>
        ? undefined extends Required<T>[Key]
          ? never
          : Key
        : never;
    }[keyof T]
  : never;

/** A value that may be absent, as callers have it. */
const maybe = <T>(): T | undefined => undefined;

type Schemas = components['schemas'];
type Responses = components['responses'];

describe('with exactOptionalPropertyTypes, undefined is accepted', () => {
  it('by the check below only if a property says so', () => {
    expectTypeOf<Refusing<{ a?: string; b?: string | undefined; c: string }>>().toEqualTypeOf<'a'>();
  });

  it('for every optional property of every schema', () => {
    expectTypeOf<{ [Name in keyof Schemas]: Refusing<Schemas[Name]> }[keyof Schemas]>().toBeNever();
  });

  it('for every optional query parameter of every operation', () => {
    expectTypeOf<
      {
        [Name in keyof operations]: Refusing<operations[Name]['parameters']['query']>;
      }[keyof operations]
    >().toBeNever();
    expectTypeOf<
      { [Path in keyof paths]: Refusing<NonNullable<paths[Path]['parameters']['query']>> }[keyof paths]
    >().toBeNever();
  });

  it('for every optional header of every response', () => {
    expectTypeOf<
      { [Name in keyof Responses]: Refusing<Responses[Name]['headers']> }[keyof Responses]
    >().toBeNever();
    expectTypeOf<Refusing<PurchaseAcceptedHeaders>>().toBeNever();
  });

  it('in values, as callers write them', () => {
    const error: CommunicationError = {
      code: 'NotFound',
      message: 'Not found.',
      target: maybe<string>(),
      details: maybe<CommunicationError[]>(),
      innererror: maybe<CommunicationError>(),
    };
    const operation: Partial<PhoneNumberOperation> = {
      resourceLocation: maybe<string | null>(),
      lastActionDateTime: maybe<string>(),
      error: maybe<CommunicationError>(),
    };
    const page: PurchasedPhoneNumbers = { phoneNumbers: [], nextLink: maybe<string>() };
    expectTypeOf({ error, operation, page }).not.toBeAny();
  });
});

describe('openapi-fetch', () => {
  const client = createClient<paths>();
  const query = { 'api-version': '2021-03-07' };

  it('takes query parameters that may be undefined', () => {
    const page = () =>
      client.GET('/phoneNumbers', {
        params: { query: { ...query, skip: maybe<number>(), top: maybe<number>() } },
      });
    expectTypeOf<Awaited<ReturnType<typeof page>>['data']>().toEqualTypeOf<
      PurchasedPhoneNumbers | undefined
    >();
  });

  it('infers data and error of each route', () => {
    const params = { query, path: { operationId: 'purchase_a' } };
    const read = () => client.GET('/phoneNumbers/operations/{operationId}', { params });
    const canceled = () => client.DELETE('/phoneNumbers/operations/{operationId}', { params });
    const purchased = () =>
      client.POST('/availablePhoneNumbers/:purchase', { params: { query }, body: { searchId: 'a' } });
    expectTypeOf<Awaited<ReturnType<typeof read>>['data']>().toEqualTypeOf<
      PhoneNumberOperation | undefined
    >();
    expectTypeOf<NonNullable<Awaited<ReturnType<typeof read>>['error']>>().toEqualTypeOf<
      Schemas['CommunicationErrorResponse']
    >();
    expectTypeOf<Awaited<ReturnType<typeof canceled>>['data']>().toEqualTypeOf<undefined>();
    expectTypeOf<Awaited<ReturnType<typeof purchased>>['data']>().toEqualTypeOf<undefined>();
  });

  it('refuses what the contract does not have', () => {
    // @ts-expect-error the api-version is required
    () => client.GET('/phoneNumbers', { params: { query: { skip: 1 } } });
    // @ts-expect-error skip is a number
    () => client.GET('/phoneNumbers', { params: { query: { ...query, skip: '1' } } });
    // @ts-expect-error a purchase has a body
    () => client.POST('/availablePhoneNumbers/:purchase', { params: { query } });
    const body = { searchId: maybe<string>() };
    // @ts-expect-error its search id is required
    () => client.POST('/availablePhoneNumbers/:purchase', { params: { query }, body });
    // @ts-expect-error a list of phone numbers cannot be posted
    () => client.POST('/phoneNumbers', { params: { query } });
    // @ts-expect-error an operation has an id
    () => client.GET('/phoneNumbers/operations/{operationId}', { params: { query } });
  });
});
