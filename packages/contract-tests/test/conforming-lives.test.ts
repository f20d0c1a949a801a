import { expect, it } from 'vitest';
import { checkExchange, checkOperation, type Exchange } from '../src/index.js';
import {
  foundResult,
  listWith,
  readStarted,
  readWith,
  refusedRelease,
  refusedUpdate,
  released,
  searched,
  updated,
} from './life-sample.js';
import {
  list,
  notFound,
  number,
  purchased,
  read,
  readNumber,
  readOf,
  refusedPurchase,
  succeeded,
} from './sequence-sample.js';
import { oldTimes } from './wrong-times.js';

const expired = {
  ...notFound,
  headers: [...notFound.headers, ['Date', 'Fri, 06 Jan 2023 18:00:00 GMT']] as const,
};
const searchPath = '/availablePhoneNumbers/searchResults/378ddf60-81be-452a-ba4f-613198ea6c28';

const conforming: Readonly<Record<string, readonly Exchange[]>> = {
  ...oldTimes,
  'is searched, bought, updated and released, each read until it ends': [
    list([]),
    searched(),
    readStarted('search', 'notStarted'),
    readStarted('search', 'running'),
    readStarted('search'),
    foundResult(),
    purchased(),
    succeeded(),
    readWith('inbound'),
    listWith('inbound'),
    updated(),
    readStarted('capabilities', 'running'),
    readStarted('capabilities'),
    readWith('inbound+outbound'),
    listWith('inbound+outbound'),
    released(),
    readStarted('release', 'running'),
    readStarted('release'),
    readNumber(false),
    list([]),
  ],
  'is found complete only when the search has ended': [
    searched(),
    readStarted('search', 'running'),
    foundResult({ phoneNumbers: [] }),
    readStarted('search'),
    foundResult(),
  ],
  'can do more than was asked for': [
    searched(),
    readStarted('search'),
    foundResult({ capabilities: { calling: 'inbound+outbound', sms: 'inbound' } }),
  ],
  'is toll-free, whatever area code was asked for': [
    searched({ areaCode: '425' }),
    readStarted('search'),
    foundResult({ phoneNumbers: ['+18005550100'] }),
  ],
  'has the area code that was asked for': [
    searched({ phoneNumberType: 'geographic', areaCode: '415' }),
    readStarted('search'),
    foundResult({ phoneNumberType: 'geographic' }),
  ],
  'is not found, as a search may find fewer': [
    searched({ quantity: 2 }),
    readStarted('search'),
    foundResult({ phoneNumbers: [] }),
  ],
  'is not there any more when the search has expired': [
    searched(),
    readStarted('search'),
    foundResult({ searchExpiresBy: '2023-01-06T17:47:37Z' }),
    readOf(searchPath, expired),
  ],
  'reads as before until its update has ended': [
    readWith('inbound'),
    updated(),
    listWith('inbound+outbound'),
    readWith('inbound'),
    readStarted('capabilities'),
    readWith('inbound'),
    readWith('inbound+outbound'),
  ],
  'is released while the second release is refused': [
    readNumber(true),
    released(),
    refusedRelease(),
    readStarted('release'),
    readNumber(false),
  ],
  'is bought again after it was released': [
    released(),
    readStarted('release'),
    readNumber(false),
    purchased(),
    succeeded(),
    readNumber(true),
    list([number]),
  ],
  'is bought by a purchase whose end is read only after the release': [
    purchased(),
    readNumber(true),
    released(),
    readStarted('release'),
    succeeded(),
    readNumber(false),
  ],
  'is named by its purchase also after it was released': [
    purchased(),
    succeeded(),
    readNumber(true),
    released(),
    readStarted('release'),
    readNumber(false),
    read({ status: 'succeeded', resourceLocation: `/phoneNumbers/${number}` }),
    readNumber(false),
  ],
  'shows its update only after another one was refused': [
    readWith('inbound'),
    updated({ sms: 'outbound' }),
    readStarted('capabilities'),
    readWith('inbound'),
    refusedUpdate(),
    readWith('inbound', 'outbound'),
  ],
  'is updated twice in the same way, by one operation': [updated(), updated(), readStarted('capabilities')],
  'is searched while a purchase is refused': [
    searched(),
    readStarted('search', 'notStarted'),
    refusedPurchase(404),
    readStarted('search'),
  ],
};

it.each(Object.entries(conforming))('reports nothing for a number that %s', async (_, exchanges) => {
  expect(await checkOperation(exchanges)).toEqual([]);
});

it.each([
  ['a search', searched()],
  ['an update', updated()],
  ['a release', released()],
  ['a read of a search', readStarted('search')],
  ['a read of an update', readStarted('capabilities')],
  ['a read of a release', readStarted('release', 'running')],
])('reports nothing for the answer to %s as the service gives it', async (_, exchange) => {
  expect(await checkExchange(exchange)).toEqual([]);
});
