import type * as v2021 from '@acs-contracts/phone-numbers-types';
import type * as v2025 from '@acs-contracts/phone-numbers-types/2025-06-01';
import { describe, expectTypeOf, it } from 'vitest';
import {
  type ApiVersion,
  type CapabilitiesUpdate,
  createPhoneNumbersClient,
  type FoundPhoneNumbers,
  type OtherOperation,
  type PhoneNumbersClient,
  type Purchase,
  type Release,
  type ResumedOperation,
  type Search,
} from '../src/index.js';

const endpoint = 'https://resourcename.communication.azure.com';
declare const older: PhoneNumbersClient;
declare const newer: PhoneNumbersClient<'2025-06-01'>;
declare const text: string;
const request = {
  countryCode: 'US',
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'inbound', sms: 'none' },
} as const;

describe('a client', () => {
  it('has the type of the api-version that it is created with', () => {
    expectTypeOf(createPhoneNumbersClient({ endpoint })).toEqualTypeOf<PhoneNumbersClient<'2021-03-07'>>();
    expectTypeOf(createPhoneNumbersClient({ endpoint, apiVersion: '2025-06-01' })).toEqualTypeOf<
      PhoneNumbersClient<'2025-06-01'>
    >();
    expectTypeOf<PhoneNumbersClient>().toEqualTypeOf<PhoneNumbersClient<'2021-03-07'>>();
    expectTypeOf<ApiVersion>().toEqualTypeOf<'2021-03-07' | '2025-06-01'>();
  });

  it('refuses an api-version that it does not know, and any string', () => {
    // @ts-expect-error no such version
    createPhoneNumbersClient({ endpoint, apiVersion: '2022-12-01' });
    // @ts-expect-error it may be any string
    createPhoneNumbersClient({ endpoint, apiVersion: text });
    let widened = '2021-03-07';
    widened = text;
    // @ts-expect-error a let is a string
    createPhoneNumbersClient({ endpoint, apiVersion: widened });
  });

  it('has the routes of its version', async () => {
    const path = { params: { path: { searchId: 'a' } } };
    const result = '/availablePhoneNumbers/searchResults/{searchId}';
    expectTypeOf((await older.GET(result, path)).data).toEqualTypeOf<
      v2021.PhoneNumberSearchResult | undefined
    >();
    expectTypeOf((await newer.GET(result, path)).data).toEqualTypeOf<
      v2025.PhoneNumberSearchResult | undefined
    >();
  });
});

describe('a search', () => {
  it('resolves to what the version has found', async () => {
    const search = await newer.search(request);
    expectTypeOf(search).toEqualTypeOf<Search<'2025-06-01'>>();
    const found = await search.result();
    expectTypeOf(found).toEqualTypeOf<FoundPhoneNumbers<'2025-06-01'>>();
    expectTypeOf(found.isAgreementToNotResellRequired).toEqualTypeOf<boolean | undefined>();
    expectTypeOf(found.expiresInMs).toEqualTypeOf<number | undefined>();
    const before = await (await older.search(request)).result();
    // @ts-expect-error not in 2021-03-07
    before.isAgreementToNotResellRequired;
  });

  it('takes the types of phone numbers of the version', () => {
    newer.search({ ...request, phoneNumberType: 'mobile' });
    // @ts-expect-error not in 2021-03-07
    older.search({ ...request, phoneNumberType: 'mobile' });
    // @ts-expect-error both capabilities are needed
    older.search({ ...request, capabilities: { calling: 'inbound' } });
  });
});

describe('a purchase', () => {
  it('takes a search or the id of one', async () => {
    const found = await (await older.search(request)).result();
    expectTypeOf(await older.purchase({ search: found })).toEqualTypeOf<Purchase>();
    older.purchase({ searchId: found.searchId, maxMonthlyCost: { amount: 2, currencyCode: 'USD' } });
    // @ts-expect-error one of them
    older.purchase({ search: found, searchId: 'a' });
  });

  it('takes agreeToNotResell in 2025-06-01 only', () => {
    newer.purchase({ searchId: 'a', agreeToNotResell: true });
    // @ts-expect-error not in 2021-03-07
    older.purchase({ searchId: 'a', agreeToNotResell: true });
  });
});

describe('the phone numbers of a resource', () => {
  it('are listed, updated and released', async () => {
    for await (const number of newer.phoneNumbers({ limit: 1 }))
      expectTypeOf(number).toEqualTypeOf<v2025.PurchasedPhoneNumber>();
    const update = await older.updateCapabilities({ phoneNumber: '+1', calling: 'inbound' });
    expectTypeOf(update).toEqualTypeOf<CapabilitiesUpdate>();
    expectTypeOf(await update.result()).toEqualTypeOf<v2021.PurchasedPhoneNumber>();
    expectTypeOf(older.release).returns.resolves.toEqualTypeOf<Release>();
    // @ts-expect-error neither calling nor sms
    older.updateCapabilities({ phoneNumber: '+1' });
    // @ts-expect-error no such capability
    older.updateCapabilities({ phoneNumber: '+1', calling: 'both' });
  });
});

describe('an operation that is resumed', () => {
  it('has the type that the prefix of its id says', () => {
    expectTypeOf(newer.resume({ operationId: 'purchase_a' })).toEqualTypeOf<Purchase<'2025-06-01'>>();
    expectTypeOf(newer.resume({ operationId: 'search_a' })).toEqualTypeOf<Search<'2025-06-01'>>();
    expectTypeOf(newer.resume({ operationId: `release_${text}` })).toEqualTypeOf<Release>();
    expectTypeOf(older.resume({ operationId: 'capabilities_a' })).toEqualTypeOf<CapabilitiesUpdate>();
  });

  it('has a kind that says it, if its id is only known at run time', () => {
    const operation = older.resume({ operationId: text });
    expectTypeOf(operation).toEqualTypeOf<ResumedOperation>();
    if (operation.kind === 'search') expectTypeOf(operation).toEqualTypeOf<Search>();
    if (operation.kind === 'operation') expectTypeOf(operation).toEqualTypeOf<OtherOperation>();
  });
});
