import createClient from 'openapi-fetch';
import { describe, expectTypeOf, it } from 'vitest';
import type * as Later from '../src/2025-06-01.js';
import type * as First from '../src/index.js';

describe('2025-06-01', () => {
  it('has the operations and paths of 2021-03-07', () => {
    expectTypeOf<keyof Later.paths>().toEqualTypeOf<keyof First.paths>();
    expectTypeOf<keyof Later.operations>().toEqualTypeOf<keyof First.operations>();
  });

  it('takes the agreement not to resell with a purchase', () => {
    expectTypeOf<Later.PhoneNumberPurchaseRequest>().toEqualTypeOf<{
      searchId: string;
      agreeToNotResell?: boolean | undefined;
    }>();
    expectTypeOf<keyof First.PhoneNumberPurchaseRequest>().toEqualTypeOf<'searchId'>();
  });

  it('says of a search result whether it needs the agreement', () => {
    type Flag = Later.PhoneNumberSearchResult['isAgreementToNotResellRequired'];
    expectTypeOf<Flag>().toEqualTypeOf<boolean | undefined>();
    expectTypeOf<'isAgreementToNotResellRequired'>().not.toExtend<keyof First.PhoneNumberSearchResult>();
  });

  it('has errors of a search that may be ones we do not know', () => {
    expectTypeOf<Later.PhoneNumberSearchResult['error']>().toEqualTypeOf<Later.SearchError | undefined>();
    expectTypeOf<string>().toExtend<Later.SearchError>();
    expectTypeOf<'NoError' | 'OutOfStock'>().toExtend<Later.KnownSearchError>();
    expectTypeOf<string>().not.toExtend<Later.KnownSearchError>();
  });

  it('knows mobile numbers and the purchase of a reservation', () => {
    expectTypeOf<Later.KnownPhoneNumberType>().toEqualTypeOf<'geographic' | 'tollFree' | 'mobile'>();
    expectTypeOf<First.KnownPhoneNumberType>().toEqualTypeOf<'geographic' | 'tollFree'>();
    expectTypeOf<'reservationPurchase'>().toExtend<Later.KnownOperationType>();
    expectTypeOf<'reservationPurchase'>().not.toExtend<First.KnownOperationType>();
  });

  it('does not promise the Location of a purchase or a release any more', () => {
    expectTypeOf<'Location'>().not.toExtend<keyof Later.PurchaseAcceptedHeaders>();
    expectTypeOf<'Location'>().not.toExtend<keyof Later.ReleaseAcceptedHeaders>();
    expectTypeOf<Later.RequiredPurchaseHeader>().toEqualTypeOf<First.RequiredPurchaseHeader>();
  });

  it('has the errors of the common package', () => {
    expectTypeOf<Later.CommunicationErrorResponse>().toEqualTypeOf<First.CommunicationErrorResponse>();
  });

  it('is a contract of its own for openapi-fetch', () => {
    const client = createClient<Later.paths>();
    const query = { 'api-version': '2025-06-01' };
    const purchased = () =>
      client.POST('/availablePhoneNumbers/:purchase', {
        params: { query },
        body: { searchId: 'a', agreeToNotResell: true },
      });
    expectTypeOf<Awaited<ReturnType<typeof purchased>>['data']>().toEqualTypeOf<undefined>();
  });
});
