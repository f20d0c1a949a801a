import type { Exchange, ExchangeRequest, ExchangeResponse, HeaderList } from '../src/index.js';
import { json, jsonResponse, operation, searchId } from './sample.js';
import { notFound, number } from './sequence-sample.js';

const endpoint = 'https://resourcename.communication.azure.com';
const version = 'api-version=2021-03-07';
/** The own id of the release and of the update; the service makes a new one for each. */
export const newId = '8c02bbe5-42c9-46f3-bcda-56bc547f1dee';
const numberPath = `/phoneNumbers/${encodeURIComponent(number)}`;

const request = (method: string, path: string, type?: string, body?: unknown): ExchangeRequest => ({
  method,
  url: `${endpoint}${path}?${version}`,
  headers: type === undefined ? [] : [['Content-Type', type]],
  body: body === undefined ? new Uint8Array() : json(body),
});

/** What the sample search asks for. */
const asked = {
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'inbound', sms: 'none' },
};

/** The request of a search, an update, a release, with properties of the body replaced. */
export const searchRequest = (change: object = {}): ExchangeRequest =>
  request('POST', '/availablePhoneNumbers/countries/US/:search', 'application/json', { ...asked, ...change });
export const updateRequest = (capabilities: object = { calling: 'inbound+outbound' }): ExchangeRequest =>
  request('PATCH', `${numberPath}/capabilities`, 'application/merge-patch+json', capabilities);
export const releaseRequest = (): ExchangeRequest => request('DELETE', numberPath);

/** The headers of the 202, by the name of what was started; without `location`, there is no such header. */
function acceptedHeaders(kind: string, id: string, location?: string): HeaderList {
  return [
    ...(location === undefined ? [] : [['Location', `${location}?${version}`] as const]),
    ['Operation-Location', `/phoneNumbers/operations/${kind}_${id}?${version}`],
    ['operation-id', `${kind}_${id}`],
    [`${kind}-id`, id],
  ];
}

/** The 202 to a search, an update, a release. */
export const searchAccepted: ExchangeResponse = {
  status: 202,
  headers: acceptedHeaders('search', searchId, `/availablePhoneNumbers/searchResults/${searchId}`),
  body: new Uint8Array(),
};
export const updateAccepted: ExchangeResponse = {
  ...jsonResponse(202, { capabilitiesUpdateId: newId }),
  headers: [
    ['Content-Type', 'application/json'],
    ...acceptedHeaders('capabilities', newId, `/phoneNumbers/${number}`),
  ],
};
export const releaseAccepted: ExchangeResponse = {
  status: 202,
  headers: acceptedHeaders('release', newId),
  body: new Uint8Array(),
};

export const searched = (change: object = {}): Exchange => ({
  request: searchRequest(change),
  response: searchAccepted,
});
export const updated = (capabilities?: object): Exchange => ({
  request: updateRequest(capabilities),
  response: updateAccepted,
});
export const released = (): Exchange => ({ request: releaseRequest(), response: releaseAccepted });

/** The update or the release, refused. */
export const refusedUpdate = (): Exchange => ({ request: updateRequest(), response: notFound });
export const refusedRelease = (): Exchange => ({ request: releaseRequest(), response: notFound });

const types = {
  search: 'search',
  release: 'releasePhoneNumber',
  capabilities: 'updatePhoneNumberCapabilities',
};
const results = {
  search: `/availablePhoneNumbers/searchResults/${searchId}`,
  release: null,
  capabilities: `/phoneNumbers/${number}`,
};

/** A read of the operation of the sample search, update or release. */
export function readStarted(kind: keyof typeof types, status = 'succeeded', change: object = {}): Exchange {
  const id = `${kind}_${kind === 'search' ? searchId : newId}`;
  const error = status === 'failed' ? { error: { code: 'A', message: 'It failed.' } } : {};
  const body = {
    ...operation,
    id,
    operationType: types[kind],
    status,
    resourceLocation: results[kind],
    ...error,
    ...change,
  };
  return { request: request('GET', `/phoneNumbers/operations/${id}`), response: jsonResponse(200, body) };
}

/** The result of the sample search, with properties of it replaced. */
export const foundResult = (change: object = {}): Exchange => ({
  request: request('GET', `/availablePhoneNumbers/searchResults/${searchId}`),
  response: jsonResponse(200, { searchId, phoneNumbers: [number], ...asked, ...change }),
});

/** The phone number by itself, with what it can be used for. */
export const readWith = (calling: string, sms = 'none'): Exchange => ({
  request: request('GET', numberPath),
  response: jsonResponse(200, { id: number.slice(1), phoneNumber: number, capabilities: { calling, sms } }),
});

/** The list with the phone number in it, with what that can be used for. */
export const listWith = (calling: string, sms = 'none'): Exchange => ({
  request: request('GET', '/phoneNumbers'),
  response: jsonResponse(200, {
    phoneNumbers: [{ id: number.slice(1), phoneNumber: number, capabilities: { calling, sms } }],
  }),
});
