import type { Exchange } from '../src/index.js';
import { readStarted, released, searched } from './life-sample.js';
import { found, list, number, purchased, readNumber, searchResult, succeeded } from './sequence-sample.js';
import { wrong } from './wrong-purchase.js';

/** An exchange that was answered at a time of the service. */
const at = (date: string, { request, response }: Exchange): Exchange => ({
  request,
  response: { ...response, headers: [...response.headers, ['Date', new Date(date).toUTCString()]] },
});

const now = '2022-01-11T17:23:20Z';
const created = (createdDateTime: string) => ({ createdDateTime });

/** What was accepted now, and says that it is older. */
export const wrongTimes = [
  wrong(
    'a release was created two years before it was accepted',
    'started-now',
    [1, 'body#/createdDateTime'],
    at(now, released()),
    readStarted('release', 'running', created('2020-01-11T17:23:20Z')),
    readStarted('release', 'succeeded', created('2020-01-11T17:23:20Z')),
  ),
  wrong(
    'a search was created a day before it was accepted',
    'started-now',
    [1, 'body#/createdDateTime'],
    at(now, searched()),
    readStarted('search', 'succeeded', created('2022-01-10T17:23:20Z')),
  ),
  wrong(
    'a number was bought a year before its purchase',
    'started-now',
    [4, 'body#/purchaseDate'],
    list([]),
    searchResult(),
    at(now, purchased()),
    succeeded(),
    found(readNumber(true), { purchaseDate: '2021-01-11T17:23:20Z' }),
  ),
];

/** Times of the service that are older, and conform. */
export const oldTimes: Readonly<Record<string, readonly Exchange[]>> = {
  'has an operation that is as old as its search, made an hour and more before': [
    at('2022-01-11T16:00:00Z', searched()),
    readStarted('search', 'succeeded', created('2022-01-11T16:00:00Z')),
    at('2022-01-11T19:00:00Z', purchased()),
    succeeded(),
  ],
  'has a purchaseDate that was not kept': [
    list([]),
    searchResult(),
    at(now, purchased()),
    succeeded(),
    found(readNumber(true), { purchaseDate: '2000-01-01T00:00:00+00:00' }),
  ],
  'has a time of creation that was not kept': [
    at(now, released()),
    readStarted('release', 'succeeded', created('0001-01-01T00:00:00+00:00')),
  ],
  'is answered without Date': [
    released(),
    readStarted('release', 'succeeded', created('2020-01-11T17:23:20Z')),
  ],
  'lists a number that was owned before': [
    list([number]),
    found(readNumber(true), { purchaseDate: '2021-01-11T17:23:20Z' }),
    at(now, purchased()),
    succeeded(),
    found(readNumber(true), { purchaseDate: '2021-01-11T17:23:20Z' }),
  ],
};
