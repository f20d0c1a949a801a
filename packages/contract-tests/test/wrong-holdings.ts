import type { Exchange } from '../src/index.js';
import { foundResult, readStarted, released, searched, updated } from './life-sample.js';
import { jsonResponse } from './sample.js';
import { found, list, number, purchased, readNumber, readOf, succeeded } from './sequence-sample.js';
import { type WrongPurchase, wrong } from './wrong-purchase.js';

const other = '+14155550111';
const otherId = '0a9c3a0e-5f0b-4b0e-8a53-6e8f5a6c7d21';

/** The exchanges of the sample search, as those of another search. */
export const asOther = ({ request, response }: Exchange): Exchange => {
  const rename = (text: string) => text.replaceAll('378ddf60-81be-452a-ba4f-613198ea6c28', otherId);
  return {
    request: { ...request, url: rename(request.url) },
    response: {
      ...response,
      headers: response.headers.map(([name, value]) => [name, rename(value)]),
      body: new TextEncoder().encode(rename(new TextDecoder().decode(response.body))),
    },
  };
};

/** The result of the sample search as it is read at a time, and held until another. */
export const heldUntil = (searchExpiresBy: string, date = '2022-01-11T17:24:00Z'): Exchange => {
  const { request, response } = foundResult({ searchExpiresBy });
  const headers = [...response.headers, ['Date', new Date(date).toUTCString()] as const];
  return { request, response: { ...response, headers } };
};

/** A list of phone numbers whose entries have more members. */
export const listed = (numbers: Readonly<Record<string, object>>): Exchange =>
  readOf(
    '/phoneNumbers',
    jsonResponse(200, {
      phoneNumbers: Object.entries(numbers).map(([phoneNumber, members]) => ({
        id: phoneNumber.slice(1),
        phoneNumber,
        ...members,
      })),
    }),
  );

const capabilities = { calling: 'inbound', sms: 'none' };
const cost = (amount: number) => ({ cost: { amount, currencyCode: 'USD', billingFrequency: 'monthly' } });
const search = [searched(), readStarted('search')];
const update = [updated(), readStarted('capabilities')];
const release = [released(), readStarted('release')];
const until = '2022-01-11T17:39:03Z';

/** Searches that hold what they cannot hold, and changes of what nobody has asked to change. */
export const wrongHoldings: readonly WrongPurchase[] = [
  wrong(
    'a search finds a number that is owned already',
    'search-holds',
    [3, 'body#/phoneNumbers/0'],
    list([number]),
    ...search,
    foundResult(),
  ),
  wrong(
    'two searches hold one number at the same time',
    'search-holds',
    [5, 'body#/phoneNumbers/0'],
    ...search,
    heldUntil(until),
    ...search.map(asOther),
    asOther(heldUntil(until)),
  ),
  wrong(
    'a search is held for less than a minute',
    'search-holds',
    [2, 'body#/searchExpiresBy'],
    ...search,
    heldUntil('2022-01-11T17:23:48Z'),
  ),
  wrong(
    'a search is held for longer each time that it is read',
    'search-holds',
    [3, 'body#/searchExpiresBy'],
    ...search,
    heldUntil(until),
    heldUntil('2022-01-11T17:39:08Z'),
  ),
  wrong(
    'a number is bought in another country than the one that was searched',
    'bought-as-found',
    [5, 'body#/countryCode'],
    ...search,
    foundResult(),
    purchased(),
    succeeded(),
    found(readNumber(true), { countryCode: 'CA' }),
  ),
  wrong(
    'an update changes another number',
    'owned-stays',
    [3, 'body#/phoneNumbers/1/capabilities/sms'],
    listed({ [number]: { capabilities }, [other]: { capabilities } }),
    ...update,
    listed({
      [number]: { capabilities: { ...capabilities, calling: 'inbound+outbound' } },
      [other]: { capabilities: { ...capabilities, sms: 'inbound' } },
    }),
  ),
  wrong(
    'an update changes what the number costs',
    'owned-stays',
    [3, 'body#/cost/amount'],
    found(readNumber(true), cost(1)),
    ...update,
    found(readNumber(true), cost(2)),
  ),
  wrong(
    'an update changes when the number was purchased',
    'owned-stays',
    [3, 'body#/purchaseDate'],
    found(readNumber(true), { purchaseDate: '2022-01-11T17:23:03Z' }),
    ...update,
    found(readNumber(true), { purchaseDate: '2022-01-12T17:23:03Z' }),
  ),
  wrong(
    'a search requires an agreement at its first reading only',
    'readings-agree',
    [3, 'body#/isAgreementToNotResellRequired'],
    ...search,
    foundResult({ isAgreementToNotResellRequired: true }),
    foundResult({ isAgreementToNotResellRequired: false }),
  ),
  wrong(
    'an update changes what another number can be used for, which is read twice after it',
    'owned-stays',
    [3, 'body#/phoneNumbers/0/capabilities/sms'],
    listed({ [other]: { capabilities } }),
    ...update,
    listed({ [other]: { capabilities: { ...capabilities, sms: 'inbound' } } }),
    listed({ [other]: { capabilities: { ...capabilities, sms: 'inbound' } } }),
  ),
  wrong(
    'a release takes another number away',
    'owned-stays',
    [3, 'body#/phoneNumbers'],
    list([number, other]),
    ...release,
    list([]),
  ),
  wrong(
    'a release takes another number away that is read by itself',
    'owned-stays',
    [3, 'status'],
    readNumber(true, other),
    ...release,
    readNumber(false, other),
  ),
];
