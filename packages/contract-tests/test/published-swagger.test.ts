import { describe, expect, it } from 'vitest';
import { checkExchange, type ExchangeResponse } from '../src/index.js';
import { accepted, json, jsonResponse, purchaseRequest, searchId } from './sample.js';

const origin = 'https://resourcename.communication.azure.com';
const request = (method: string, path: string, body?: object, contentType = 'application/json') => ({
  method,
  url: `${origin}${path}${path.includes('?') ? '&' : '?'}api-version=2021-03-07`,
  headers: body === undefined ? [] : [['Content-Type', contentType] as const],
  body: body === undefined ? new Uint8Array() : json(body),
});

/** The examples of Azure/azure-rest-api-specs, PhoneNumbers/stable/2021-03-07/examples. */
const number = {
  id: '11234567890',
  phoneNumber: '+11234567890',
  countryCode: 'US',
  assignmentType: 'person',
  phoneNumberType: 'geographic',
  capabilities: { calling: 'inbound+outbound', sms: 'inbound' },
  purchaseDate: '2020-11-19T16:31:49.048Z',
  cost: { amount: 0.8, currencyCode: 'USD', billingFrequency: 'monthly' },
};
const search = {
  status: 'succeeded',
  createdDateTime: '2020-11-19T16:31:49.048Z',
  id: 'search-my-operation-id',
  operationType: 'search',
  lastActionDateTime: '2020-11-19T22:31:49.048Z',
};
const withLocation = (response: ExchangeResponse): ExchangeResponse => ({
  ...response,
  headers: [...response.headers, ['Location', `/availablePhoneNumbers/searchResults/${searchId}`]],
});

const searchRequest = {
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { sms: 'inbound+outbound', calling: 'none' },
  areaCode: '425',
  quantity: 1,
};
const searchResult = {
  searchId,
  phoneNumbers: ['+18001212121'],
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { sms: 'inbound+outbound', calling: 'none' },
  cost: { amount: 1.2, currencyCode: 'USD', billingFrequency: 'monthly' },
  searchExpiresBy: '2020-11-19T16:31:49.048Z',
};
const updated = {
  ...number,
  id: '14792000102',
  phoneNumber: '+14792000102',
  capabilities: { calling: 'inbound+outbound', sms: 'none' },
};
/** The 202 of an example, with the names of its headers and the body that it has, if any. */
function startedExample(kind: string, location?: string, body?: object): ExchangeResponse {
  const { headers, ...rest } = body === undefined ? { ...accepted, headers: [] } : jsonResponse(202, body);
  return {
    ...rest,
    headers: [
      ...headers,
      ['Operation-Location', `/phoneNumbers/operations/${kind}_${searchId}`],
      ['operation-id', `${kind}_${searchId}`],
      [`${kind}-id`, searchId],
      ...(location === undefined ? [] : [['Location', location] as const]),
    ],
  };
}
const search202 = (body?: object) => ({
  request: request('POST', '/availablePhoneNumbers/countries/US/:search', searchRequest),
  response: startedExample('search', `/availablePhoneNumbers/searchResults/${searchId}`, body),
});
const update202 = (body: object) => ({
  request: request(
    'PATCH',
    '/phoneNumbers/+14792000102/capabilities',
    { calling: 'inbound+outbound', sms: 'none' },
    'application/merge-patch+json',
  ),
  response: startedExample('capabilities', '/phoneNumbers/%2b14792000102', body),
});
const readOperation = request('GET', '/phoneNumbers/operations/search-my-operation-id');

const examples = [
  {
    what: 'PurchasePhoneNumbers',
    exchange: { request: purchaseRequest(), response: accepted },
    findings: [],
  },
  {
    what: 'GetOperation',
    exchange: {
      request: readOperation,
      response: withLocation(jsonResponse(200, { ...search, resourceLocation: '' })),
    },
    findings: ['body#/resourceLocation', 'header:location'],
  },
  {
    what: 'GetOperation without its empty resourceLocation',
    exchange: { request: readOperation, response: withLocation(jsonResponse(200, search)) },
    findings: [],
  },
  {
    what: 'DeleteOperation',
    exchange: {
      request: request('DELETE', '/phoneNumbers/operations/search-my-operation-id'),
      response: { status: 204, headers: [], body: new Uint8Array() },
    },
    findings: [],
  },
  {
    what: 'GetPhoneNumber',
    exchange: { request: request('GET', '/phoneNumbers/+11234567890'), response: jsonResponse(200, number) },
    findings: [],
  },
  {
    what: 'GetPhoneNumbers',
    exchange: {
      request: request('GET', '/phoneNumbers'),
      response: jsonResponse(200, { phoneNumbers: [number] }),
    },
    findings: [],
  },
  { what: 'SearchPhoneNumbers', exchange: search202(searchResult), findings: ['body#'] },
  { what: 'SearchPhoneNumbers without the body of its 202', exchange: search202(), findings: [] },
  {
    what: 'UpdatePhoneNumberCapabilities',
    exchange: update202(updated),
    // The published body is the phone number alone. Recorded is the id of the update, which a client needs.
    findings: ['body#/capabilitiesUpdateId'],
  },
  {
    what: 'UpdatePhoneNumberCapabilities with the body that the service sends',
    exchange: update202({ capabilitiesUpdateId: searchId }),
    findings: [],
  },
  {
    what: 'ReleasePhoneNumber',
    exchange: {
      request: request('DELETE', '/phoneNumbers/+11234567890'),
      response: startedExample('release'),
    },
    findings: [],
  },
].map((example) => ({ ...example, verdict: example.findings.length === 0 ? 'conforms' : 'a finding' }));

const readNumber = (change: object) => ({
  request: request('GET', '/phoneNumbers/+11234567890'),
  response: jsonResponse(200, { ...number, ...change }),
});
const list = (query: string) => ({
  request: request('GET', `/phoneNumbers?${query}`),
  response: jsonResponse(200, { phoneNumbers: [] }),
});

const values = [
  ...['none', 'inbound', 'outbound', 'inbound+outbound'].map((sms) => ({
    what: 'a capability',
    value: sms,
    exchange: readNumber({ capabilities: { calling: sms, sms } }),
    verdict: 'conforms',
  })),
  {
    what: 'a capability',
    value: 'both',
    exchange: readNumber({ capabilities: { calling: 'both', sms: 'none' } }),
    verdict: 'a finding',
  },
  {
    what: 'an amount',
    value: 0,
    exchange: readNumber({ cost: { ...number.cost, amount: 0 } }),
    verdict: 'conforms',
  },
  {
    what: 'an amount',
    value: -1,
    exchange: readNumber({ cost: { ...number.cost, amount: -1 } }),
    verdict: 'a finding',
  },
  { what: 'a skip that is answered with a page', value: 0, exchange: list('skip=0'), verdict: 'conforms' },
  { what: 'a skip that is answered with a page', value: -1, exchange: list('skip=-1'), verdict: 'a finding' },
  { what: 'a top that is answered with a page', value: 1, exchange: list('top=1'), verdict: 'conforms' },
  { what: 'a top that is answered with a page', value: 0, exchange: list('top=0'), verdict: 'a finding' },
];

describe('the contract', () => {
  it.each(examples)('takes the published example of $what: $verdict', async ({ exchange, findings }) => {
    const found = await checkExchange(exchange);
    expect([...new Set(found.map(({ where }) => where))].sort()).toEqual(findings);
  });

  it.each(values)(
    'takes $value for $what, which the swagger permits: $verdict',
    async ({ exchange, verdict }) => {
      expect((await checkExchange(exchange)).length === 0 ? 'conforms' : 'a finding').toBe(verdict);
    },
  );
});
