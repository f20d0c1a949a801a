import type { Action } from '../adapters/adapter.js';
import type { HeaderLines, Script, Step } from './script.js';
import { notFound, phoneNumber, replyJson, searchId } from './steps.js';

/** What is searched for. */
export const wanted = {
  countryCode: 'US',
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'inbound', sms: 'none' },
} as const;

/** What the phone number shall be able to do after an update. */
export const capabilities = { calling: 'inbound+outbound' } as const;

/** The key in an id of an operation that the service chooses. */
const key = 'e0b9a1c3-5f0e-4a58-9f3c-2c6c9f6a7d11';

/** The ids of the operations of the samples. */
export const operationIds: Readonly<Record<Action, string>> = {
  search: `search_${searchId}`,
  update: `capabilities_${key}`,
  release: `release_${key}`,
};

/** The header with the id of each operation, without its prefix. */
export const idHeaders: Readonly<Record<Action, string>> = {
  search: 'search-id',
  update: 'capabilities-id',
  release: 'release-id',
};

/** The kind of the request that starts each operation. */
export const kinds = { search: 'find', update: 'update', release: 'release' } as const satisfies Record<
  Action,
  keyof Script
>;

/** Where the result of each operation can be read, as recorded; some clients follow it. */
const locations: Readonly<Record<Action, string | null>> = {
  search: `/availablePhoneNumbers/searchResults/${searchId}?api-version=2021-03-07`,
  update: `/phoneNumbers/${phoneNumber}?api-version=2021-03-07`,
  release: null,
};

/** The headers of a 202 to the request that starts an operation, except for those that are given. */
export function startedHeaders(
  action: Action,
  change: Readonly<Record<string, string | null>> = {},
): HeaderLines {
  const id = operationIds[action];
  const headers = {
    'Operation-Location': `/phoneNumbers/operations/${id}?api-version=2021-03-07`,
    'operation-id': id,
    [idHeaders[action]]: id.replace(/^.*_/, ''),
    Location: locations[action],
    ...change,
  };
  return Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
}

/** Starts an operation. */
export const start =
  (action: Action): Step =>
  (exchange) =>
    exchange.reply(202, '', startedHeaders(action));

/** The phone number as it is before the update of the samples. */
export const asBefore = replyJson(200, owned({ calling: 'inbound', sms: 'none' }));
/** The phone number as it is after it. */
const asUpdated = replyJson(200, owned({ calling: 'inbound+outbound', sms: 'none' }));

/** What a read of the phone number gets after each change. */
export const asChanged = { update: asUpdated, release: notFound } as const;

function owned(capabilities: object): object {
  return { id: phoneNumber.slice(1), phoneNumber, capabilities };
}
