import type { CommunicationErrorResponse as CommonErrorResponse } from '@acs-contracts/communication-error-types';
import { describe, expectTypeOf, it } from 'vitest';
import type {
  CommunicationErrorResponse,
  KnownOperationStatus,
  OperationStatus,
  operations,
  PhoneNumberCapabilities,
  PhoneNumberCost,
  PhoneNumberOperation,
  PhoneNumberPurchaseRequest,
  PhoneNumberSearchResult,
  PurchaseAcceptedHeaders,
  PurchasedPhoneNumber,
  PurchasedPhoneNumbers,
  PurchaseQuery,
  paths,
  RequiredPurchaseHeader,
} from '../src/index.js';

describe('the purchase', () => {
  it('has the literal path of the page, colon included', () => {
    expectTypeOf<paths>().toHaveProperty('/availablePhoneNumbers/:purchase');
  });

  it('takes a search id', () => {
    expectTypeOf<PhoneNumberPurchaseRequest>().toEqualTypeOf<{ searchId: string }>();
  });

  it('requires the api-version', () => {
    expectTypeOf<PurchaseQuery>().toEqualTypeOf<{ 'api-version': string }>();
  });

  it('promises three headers', () => {
    expectTypeOf<RequiredPurchaseHeader>().toEqualTypeOf<
      'Operation-Location' | 'operation-id' | 'purchase-id'
    >();
  });

  it('may send other headers that the contract names', () => {
    expectTypeOf<PurchaseAcceptedHeaders['Location']>().toEqualTypeOf<string | undefined>();
  });

  it('does not take an undeclared header for a declared one', () => {
    expectTypeOf<'x-other'>().not.toExtend<keyof PurchaseAcceptedHeaders>();
  });

  it('has no body in its 202', () => {
    expectTypeOf<
      operations['PhoneNumbers_PurchasePhoneNumbers']['responses'][202]['content']
    >().toEqualTypeOf<undefined>();
  });
});

describe('an operation', () => {
  it('has a status that may be one we do not know', () => {
    expectTypeOf<string>().toExtend<OperationStatus>();
  });

  it('has one of four statuses that are known', () => {
    expectTypeOf<KnownOperationStatus>().toEqualTypeOf<'notStarted' | 'running' | 'succeeded' | 'failed'>();
  });

  it('may have a result location that is null', () => {
    expectTypeOf<PhoneNumberOperation['resourceLocation']>().toEqualTypeOf<string | null | undefined>();
  });
});

describe('what is bought', () => {
  it('stands in the search result, as a list of numbers', () => {
    expectTypeOf<PhoneNumberSearchResult['phoneNumbers']>().toEqualTypeOf<string[]>();
  });

  it('is a number that the resource owns, in a page of them', () => {
    expectTypeOf<PurchasedPhoneNumbers['phoneNumbers'][number]>().toEqualTypeOf<PurchasedPhoneNumber>();
    expectTypeOf<PurchasedPhoneNumbers['nextLink']>().toEqualTypeOf<string | undefined>();
  });

  it('costs the same in both', () => {
    expectTypeOf<PhoneNumberSearchResult['cost']>().toEqualTypeOf<PhoneNumberCost>();
    expectTypeOf<PurchasedPhoneNumber['cost']>().toEqualTypeOf<PhoneNumberCost>();
  });

  it('can do the same in both', () => {
    expectTypeOf<PhoneNumberSearchResult['capabilities']>().toEqualTypeOf<PhoneNumberCapabilities>();
    expectTypeOf<PurchasedPhoneNumber['capabilities']>().toEqualTypeOf<PhoneNumberCapabilities>();
  });
});

describe('errors', () => {
  it('are those of the common package', () => {
    expectTypeOf<CommunicationErrorResponse>().toEqualTypeOf<CommonErrorResponse>();
  });
});
