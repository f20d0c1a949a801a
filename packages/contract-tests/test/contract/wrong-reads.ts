import type { ExchangeRequest, ExchangeResponse } from '../../src/index.js';
import { accepted, jsonResponse, purchaseRequest, searchId } from '../sample.js';
import type { WrongServer } from './wrong-server.js';

const version = 'api-version=2021-03-07';
const get =
  (path: string) =>
  (origin: string): ExchangeRequest => ({
    method: 'GET',
    url: `${origin}${path}${path.includes('?') ? '&' : '?'}${version}`,
    headers: [],
    body: new Uint8Array(),
  });

/** A phone number as the service sends it. */
const number = {
  id: '14155550100',
  phoneNumber: '+14155550100',
  countryCode: 'US',
  phoneNumberType: 'tollFree',
  capabilities: { calling: 'none', sms: 'inbound+outbound' },
  assignmentType: 'application',
  purchaseDate: '2023-01-06T17:32:00.3061468+00:00',
  cost: { amount: 2.0, currencyCode: 'USD', billingFrequency: 'monthly' },
};
const result = {
  searchId,
  phoneNumbers: [number.phoneNumber],
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: number.capabilities,
  cost: number.cost,
  searchExpiresBy: '2023-01-06T17:47:37.6313433+00:00',
};

type Case = readonly [what: string, body: unknown, ...caughtBy: string[]];
const servers = (path: string, cases: readonly Case[]): WrongServer[] =>
  cases.map(([what, body, ...caughtBy]) => ({
    what,
    request: get(path),
    response: jsonResponse(200, body),
    caughtBy,
  }));

const numbers = servers('/phoneNumbers/%2B14155550100', [
  ['a number without phoneNumber', { ...number, phoneNumber: undefined }, 'shape'],
  ['a number in local notation', { ...number, phoneNumber: '(425) 555-0123' }, 'shape', 'agreement'],
  ['a number without its plus', { ...number, phoneNumber: number.id }, 'shape'],
  ['the id of another number', { ...number, id: '14155550101' }, 'agreement'],
  [
    'another number than the one asked for',
    { ...number, id: '14155550101', phoneNumber: '+14155550101' },
    'agreement',
  ],
  ['a number without sms', { ...number, capabilities: { calling: 'none' } }, 'shape'],
  ['an amount as text', { ...number, cost: { ...number.cost, amount: '2.00' } }, 'shape'],
  ['a currency that is none', { ...number, cost: { ...number.cost, currencyCode: 'dollars' } }, 'shape'],
  ['a purchase on no date', { ...number, purchaseDate: 'yesterday' }, 'shape'],
]);

/** Reads whose headers are wrong. */
const headers: readonly WrongServer[] = (
  [
    ['a Date in the obsolete form', ['Date', 'Tuesday, 11-Jan-22 17:23:03 GMT'], 'http-dates'],
    [
      'a Last-Modified of a day that does not exist',
      ['Last-Modified', 'Wed, 30 Feb 2022 17:23:03 GMT'],
      'http-dates',
    ],
    ['an Expires on the wrong day of the week', ['Expires', 'Mon, 11 Jan 2022 17:23:03 GMT'], 'http-dates'],
    ['a number that shared caches may keep', ['Cache-Control', 'public, max-age=60'], 'not-shared'],
    ['a Last-Modified after Date', ['Last-Modified', 'Wed, 11 Jan 2051 18:23:03 GMT'], 'http-dates'],
    ['a number that a CDN may keep', ['CDN-Cache-Control', 'max-age=60'], 'not-shared'],
  ] as const
).map(([what, field, rule]) => {
  const response = jsonResponse(200, number);
  return {
    what,
    request: get('/phoneNumbers/%2B14155550100'),
    response: { ...response, headers: [...response.headers, field] },
    caughtBy: [rule],
  };
});

const values = servers('/phoneNumbers/%2B14155550100', [
  ['a country that does not exist', { ...number, countryCode: 'QX' }, 'known-values'],
  ['a country of another calling code', { ...number, countryCode: 'DE' }, 'known-values'],
  [
    'a currency that does not exist',
    { ...number, cost: { ...number.cost, currencyCode: 'QQQ' } },
    'known-values',
  ],
  ['a purchase in the future', { ...number, purchaseDate: '2999-01-01T00:00:00Z' }, 'known-values'],
]);

const results = servers(`/availablePhoneNumbers/searchResults/${searchId}`, [
  [
    'the result of another search',
    { ...result, searchId: '00000000-0000-4000-8000-000000000000' },
    'agreement',
  ],
  ['a search for what is no number', { ...result, phoneNumbers: ['none'] }, 'shape'],
]);

const list = (nextLink: string) => ({ phoneNumbers: [number], nextLink });
const lists = servers('/phoneNumbers', [
  [
    'a list with the id of another number',
    { phoneNumbers: [number, { ...number, id: '14155550101' }] },
    'agreement',
  ],
  ['a list with a number twice', { phoneNumbers: [number, number] }, 'agreement'],
  ['a next page on another host', list(`https://evil.example/phoneNumbers?skip=1&${version}`), 'same-origin'],
  ['a next page by two slashes', list(`//evil.example/phoneNumbers?skip=1&${version}`), 'same-origin'],
  ['a next page that is this one', list(`/phoneNumbers?${version}`), 'next-link'],
  ['a next page of another api-version', list('/phoneNumbers?skip=1&api-version=1999-01-01'), 'next-link'],
  ['a next page of something else', list(`/numbers?skip=1&${version}`), 'next-link'],
]);

const twice = servers('/phoneNumbers?api-version=2025-06-01', [
  ['a list of one of two api-versions', { phoneNumbers: [number] }, 'repeated-parameters'],
]);

const notRefused: readonly WrongServer[] = [
  {
    what: 'a GET that buys',
    request: get('/availablePhoneNumbers/:purchase'),
    response: accepted,
    caughtBy: ['refusal'],
  },
  ...[
    {
      what: 'a purchase as text accepted',
      headers: [['Content-Type', 'text/plain'] as const],
      response: accepted,
    },
    { what: 'a purchase of nothing accepted', body: new Uint8Array(), response: accepted },
    {
      what: 'malformed JSON that breaks it',
      body: new TextEncoder().encode('{"searchId":'),
      response: broken(),
    },
  ].map(({ what, response, ...change }) => ({
    what,
    request: (origin: string) => ({ ...purchaseRequest(origin), ...change }),
    response,
    caughtBy: ['refusal'],
  })),
];

function broken(): ExchangeResponse {
  return jsonResponse(500, { error: { code: 'InternalServerError', message: 'Something broke.' } });
}

/** Servers that are wrong about what was bought, and ones that do what should be refused. */
export const wrongReads: readonly WrongServer[] = [
  ...numbers,
  ...headers,
  ...values,
  ...results,
  ...lists,
  ...twice,
  ...notRefused,
];
