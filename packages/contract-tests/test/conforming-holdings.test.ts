import { expect, it } from 'vitest';
import { checkOperation, type Exchange } from '../src/index.js';
import { foundResult, readStarted, refusedRelease, released, searched, updated } from './life-sample.js';
import {
  canceled,
  failed,
  found,
  list,
  number,
  purchased,
  readNumber,
  searchResult,
  succeeded,
} from './sequence-sample.js';
import { asOther, heldUntil, listed } from './wrong-holdings.js';

const other = '+14155550111';
const search = [searched(), readStarted('search')];
const update = [updated(), readStarted('capabilities')];
const release = [released(), readStarted('release')];
const until = '2022-01-11T17:39:03Z';
const cancelSearch = (): Exchange => {
  const { request } = readStarted('search');
  return { request: { ...request, method: 'DELETE' }, response: canceled().response };
};

const conforming: Readonly<Record<string, readonly Exchange[]>> = {
  'is found again after it was released': [list([number]), ...release, ...search, foundResult()],
  'is found by a second search once the first one has expired': [
    ...search,
    heldUntil(until),
    ...search.map(asOther),
    asOther(heldUntil('2022-01-11T18:10:00Z', '2022-01-11T17:40:00Z')),
  ],
  'is found by a second search once the first one was canceled': [
    ...search,
    heldUntil(until),
    cancelSearch(),
    ...search.map(asOther),
    asOther(heldUntil(until)),
  ],
  'is found by a second search once it was bought and released': [
    ...search,
    heldUntil(until),
    purchased(),
    succeeded(),
    ...release,
    readNumber(false),
    ...search.map(asOther),
    asOther(heldUntil(until)),
  ],
  'is held for ten minutes, written with other digits the second time': [
    ...search,
    heldUntil('2022-01-11T17:33:03.9Z'),
    heldUntil('2022-01-11T17:33:04Z'),
  ],
  'is held for longer while its purchase is under way': [
    ...search,
    heldUntil(until),
    purchased(),
    heldUntil('2022-01-11T18:39:03Z'),
    succeeded(),
  ],
  'is purchased on another day the second time': [
    found(readNumber(true), { purchaseDate: '2022-01-11T17:23:03Z' }),
    ...release,
    purchased(),
    succeeded(),
    found(readNumber(true), { purchaseDate: '2022-01-12T17:23:03Z' }),
  ],
  'is released while another one is updated': [
    list([number, other]),
    ...release,
    list([other]),
    readNumber(true, other),
  ],
  'is missing from the list for a moment': [
    list([number, other]),
    ...update,
    list([other]),
    list([number, other]),
  ],
  'is there for a moment only, as its purchase fails': [
    searchResult(),
    purchased(),
    readNumber(true),
    failed(),
    readNumber(false),
  ],
  'vanishes while nothing is under way, as somebody else may have released it': [
    list([number, other]),
    list([other]),
  ],
  'can do something else while nothing is under way, as somebody else may have updated it': [
    listed({ [number]: { capabilities: { calling: 'inbound' } } }),
    listed({ [number]: { capabilities: { calling: 'outbound' } } }),
  ],
  'is released by the second request': [
    readNumber(true),
    refusedRelease(),
    readNumber(true),
    ...release,
    readNumber(false),
  ],
};

it.each(Object.entries(conforming))('reports nothing for a number that %s', async (_, exchanges) => {
  expect(await checkOperation(exchanges)).toEqual([]);
});
