import { describe, expect, it } from 'vitest';
import { checkExchange, contractVersionFor, publishedContract, publishedVersions } from '../src/index.js';
import { json, jsonResponse, purchaseRequest, searchId } from './sample.js';

const ids = async (apiVersion?: string) =>
  (await publishedContract(apiVersion)).operations.map(({ iid }) => iid).sort();

describe('the published contract', () => {
  it('is there for every api-version that the spec exports', () => {
    expect(publishedVersions()).toEqual(['2021-03-07', '2025-06-01']);
  });

  it('has the same nine operations in both api-versions', async () => {
    const operations = await ids('2021-03-07');
    expect(operations).toHaveLength(9);
    expect(await ids('2025-06-01')).toEqual(operations);
  });

  it('is that of 2021-03-07 by default', async () => {
    expect(await publishedContract()).toBe(await publishedContract('2021-03-07'));
    expect(await publishedContract()).not.toBe(await publishedContract('2025-06-01'));
  });

  it('rejects an api-version without a contract', async () => {
    await expect(publishedContract('2022-12-01')).rejects.toThrow(
      'apiVersion must be one of 2021-03-07, 2025-06-01 (received "2022-12-01")',
    );
  });
});

it.each([
  ['2021-03-07', '2021-03-07'],
  ['2022-12-01', '2021-03-07'],
  ['2025-04-01', '2021-03-07'],
  ['2025-06-01', '2025-06-01'],
  ['2025-06-01-preview', '2025-06-01'],
  ['2026-01-01', '2025-06-01'],
  ['2020-07-20-preview', '2021-03-07'],
  ['latest', '2021-03-07'],
  [null, '2021-03-07'],
])('judges a request of api-version %s by the contract of %s', (apiVersion, expected) => {
  expect(contractVersionFor(apiVersion)).toBe(expected);
});

it.each([
  ['2021-03-07', []],
  ['2025-06-01', ['body#/isAgreementToNotResellRequired']],
])('checks a search result of %s by the contract of that version', async (apiVersion, places) => {
  const request = {
    method: 'GET',
    url: `https://a.communication.azure.com/availablePhoneNumbers/searchResults/${searchId}?api-version=${apiVersion}`,
    headers: [],
    body: new Uint8Array(),
  };
  const response = jsonResponse(200, {
    searchId,
    phoneNumbers: ['+14155550100'],
    phoneNumberType: 'tollFree',
    assignmentType: 'application',
    capabilities: { calling: 'none', sms: 'inbound' },
    cost: { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' },
    searchExpiresBy: '2023-01-06T17:47:37Z',
    isAgreementToNotResellRequired: 'yes',
  });
  expect((await checkExchange({ request, response })).map(({ where }) => where)).toEqual(places);
});

it('refuses an agreement that is not a boolean in 2025-06-01 only', async () => {
  const { url, ...rest } = purchaseRequest();
  const check = async (apiVersion: string) => {
    const headers = [
      ['Operation-Location', `/phoneNumbers/operations/purchase_${searchId}`],
      ['operation-id', `purchase_${searchId}`],
      ['purchase-id', searchId],
    ] as const;
    const request = {
      ...rest,
      url: url.replace('2021-03-07', apiVersion),
      body: json({ searchId, agreeToNotResell: 'yes' }),
    };
    return checkExchange({ request, response: { status: 202, headers, body: new Uint8Array() } });
  };
  expect(await check('2021-03-07')).toEqual([]);
  expect(await check('2025-06-01')).toMatchObject([{ rule: 'refusal' }]);
});
