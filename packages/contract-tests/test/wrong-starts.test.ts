import { describe, expect, it } from 'vitest';
import { checkExchange, type Exchange, type ExchangeResponse } from '../src/index.js';
import {
  newId,
  readStarted,
  releaseAccepted,
  releaseRequest,
  searchAccepted,
  searchRequest,
  updateAccepted,
  updateRequest,
} from './life-sample.js';
import { json, jsonResponse, searchId } from './sample.js';

const other = '18c224b7-0297-4d4b-a2c4-ad2bd6c9ee78';
const starts = {
  search: { request: searchRequest(), response: searchAccepted },
  update: { request: updateRequest(), response: updateAccepted },
  release: { request: releaseRequest(), response: releaseAccepted },
} as const;
type Kind = keyof typeof starts;

/** The 202 with a header replaced; without a value, left out. */
function withHeader(kind: Kind, name: string, value?: string): Exchange {
  const { request, response } = starts[kind];
  const others = response.headers.filter(([field]) => field.toLowerCase() !== name);
  const headers = value === undefined ? others : [...others, [name, value] as const];
  return { request, response: { ...response, headers } };
}

const withResponse = (kind: Kind, response: Partial<ExchangeResponse>): Exchange => ({
  request: starts[kind].request,
  response: { ...starts[kind].response, ...response },
});

const rulesOf = async (exchange: Exchange) =>
  (await checkExchange(exchange)).map(({ rule, where }) => `${rule} ${where}`);

describe('the 202 to', () => {
  it.each<[Kind, string]>([
    ['search', 'location'],
    ['search', 'operation-location'],
    ['search', 'operation-id'],
    ['search', 'search-id'],
    ['update', 'location'],
    ['update', 'operation-location'],
    ['update', 'operation-id'],
    ['update', 'capabilities-id'],
    ['release', 'operation-location'],
    ['release', 'operation-id'],
    ['release', 'release-id'],
  ])('%s without %s is found, by the row required-headers-of-others', async (kind, name) => {
    const findings = await checkExchange(withHeader(kind, name));
    expect(findings).toMatchObject([{ where: `header:${name}`, evidence: 'required-headers-of-others' }]);
  });

  it.each<[Kind, string, string]>([
    ['search', 'operation-id', `search_${other}`],
    ['search', 'operation-location', `/phoneNumbers/operations/search_${other}?api-version=2021-03-07`],
    ['update', 'operation-id', `capabilities_${other}`],
    ['update', 'operation-location', `/phoneNumbers/operations/capabilities_${other}`],
    ['release', 'operation-id', `release_${other}`],
    ['release', 'operation-location', `/phoneNumbers/operations/release_${other}`],
    ['release', 'operation-location', `/phoneNumbers/operations/release_${newId}?api-version=2025-06-01`],
    ['search', 'location', `/availablePhoneNumbers/searchResults/${searchId}?api-version=2025-06-01`],
  ])('%s whose %s is %s is found by agreement', async (kind, name, value) => {
    expect(await rulesOf(withHeader(kind, name, value))).toEqual([`agreement header:${name}`]);
  });

  it.each<[Kind, string, string]>([
    ['search', 'location', `/availablePhoneNumbers/searchResults/${other}`],
    ['update', 'location', '/phoneNumbers/+14155550199'],
  ])('%s whose %s is %s is found by link-target', async (kind, name, value) => {
    expect(await rulesOf(withHeader(kind, name, value))).toEqual([`link-target header:${name}`]);
  });

  it('an update whose body has another id is found by agreement', async () => {
    const exchange = withResponse('update', { body: json({ capabilitiesUpdateId: other }) });
    expect(await rulesOf(exchange)).toEqual(['agreement body#/capabilitiesUpdateId']);
  });

  it('an update that holds the phone number, as the published documents promise, is found', async () => {
    const exchange = withResponse('update', { body: json({ phoneNumber: '+14155550100' }) });
    expect(await checkExchange(exchange)).toMatchObject([
      { where: 'body#/capabilitiesUpdateId', evidence: 'update-202-body' },
    ]);
  });

  it('a search that holds the search result, as the published documents promise, is found', async () => {
    const headers = [...searchAccepted.headers, ['Content-Type', 'application/json'] as const];
    const exchange = withResponse('search', { headers, body: json({ searchId }) });
    expect(await checkExchange(exchange)).toMatchObject([{ where: 'body#', evidence: 'search-202-empty' }]);
  });

  it('a release that holds the status monitor of another release is found', async () => {
    const headers = [...releaseAccepted.headers, ['Content-Type', 'application/json'] as const];
    const { response } = readStarted('release', 'running', { id: `release_${other}` });
    expect(await rulesOf(withResponse('release', { headers, body: response.body }))).toEqual([
      'agreement body#/id',
    ]);
  });

  it('a search that holds the status monitor of a purchase is found', async () => {
    const headers = [...searchAccepted.headers, ['Content-Type', 'application/json'] as const];
    const { response } = readStarted('search', 'running', { operationType: 'purchase' });
    expect(await rulesOf(withResponse('search', { headers, body: response.body }))).toEqual([
      'operation-consistency body#/operationType',
    ]);
  });
});

describe('an operation', () => {
  it.each([
    ['search', { resourceLocation: `/availablePhoneNumbers/searchResults/${other}` }],
    ['search', { resourceLocation: '/phoneNumbers/+14155550100' }],
    ['capabilities', { resourceLocation: '/phoneNumbers' }],
  ] as const)('of kind %s with %j is found by link-target', async (kind, change) => {
    expect(await rulesOf(readStarted(kind, 'succeeded', change))).toEqual([
      'link-target body#/resourceLocation',
    ]);
  });
});

describe('a request that breaks the contract and is accepted', () => {
  it.each<[string, Kind, Exchange['request']]>([
    ['a search without a body', 'search', { ...searchRequest(), body: new Uint8Array() }],
    ['a search without capabilities', 'search', searchRequest({ capabilities: undefined })],
    ['a search for no number', 'search', searchRequest({ quantity: 0 })],
    [
      'a search in a country that has no code',
      'search',
      { ...searchRequest(), url: searchRequest().url.replace('/US/', '/USA/') },
    ],
    ['an update to something unknown', 'update', updateRequest({ calling: 'Sometimes!' })],
    ['an update whose body is null', 'update', { ...updateRequest(), body: json(null) }],
    [
      'an update that is not a merge patch',
      'update',
      { ...updateRequest(), headers: [['Content-Type', 'text/plain']] },
    ],
    [
      'a release without api-version',
      'release',
      { ...releaseRequest(), url: releaseRequest().url.split('?')[0] ?? '' },
    ],
  ])('is found: %s', async (_, kind, request) => {
    expect(await rulesOf({ request, response: starts[kind].response })).toEqual(['refusal status']);
  });

  it('is found: a search by GET', async () => {
    const request = { ...searchRequest(), method: 'GET', body: new Uint8Array() };
    expect(await rulesOf({ request, response: jsonResponse(200, {}) })).toEqual(['refusal status']);
  });
});
