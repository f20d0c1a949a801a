import { expect, it } from 'vitest';
import { checkOperation, type Exchange } from '../src/index.js';
import { jsonResponse } from './sample.js';
import {
  canceled,
  failed,
  list,
  monitor,
  nextPage,
  notFound,
  number,
  purchased,
  read,
  readAnswered,
  readNumber,
  readOf,
  refusal,
  result,
  searchResult,
  succeeded,
} from './sequence-sample.js';

const absolute = 'https://resourcename.communication.azure.com/result/1?api-version=2022-12-01';

/** The same exchange without the query of its request. */
const withoutQuery = ({ request, response }: Exchange): Exchange => ({
  request: { ...request, url: request.url.replace(/\?.*/, '') },
  response,
});
const readsAt = (times: readonly string[]) => times.map((lastActionDateTime) => read({ lastActionDateTime }));

const conforming: Readonly<Record<string, readonly Exchange[]>> = {
  'goes back from running to notStarted and succeeds, as the service does': [
    purchased(),
    read(),
    read(),
    read({ status: 'notStarted' }),
    succeeded(),
    succeeded(),
  ],
  'has a status that nobody knows yet': [
    purchased(),
    read({ status: 'canceling' }),
    read(),
    failed(),
    failed(),
  ],
  'is throttled and unavailable between reads': [
    purchased(),
    read(),
    refusal(429),
    refusal(503),
    succeeded(),
  ],
  'is found by the second read only': [purchased(), readAnswered(notFound), read(), succeeded()],
  'is found only after it was canceled': [purchased(), readAnswered(notFound), canceled(), failed()],
  'is gone after it was canceled': [purchased(), read(), canceled(), readAnswered(notFound)],
  'succeeds at the moment that it is canceled': [purchased(), read(), canceled(), succeeded()],
  'stays pending after it was canceled': [
    purchased(),
    canceled(),
    read({ status: 'canceling' }),
    read({ status: 'canceled' }),
  ],
  'goes on when the cancellation is refused': [purchased(), canceled(409), read(), succeeded()],
  'writes the same instant with other digits': [
    read(),
    read({ createdDateTime: '2022-01-11T17:23:03.351Z' }),
  ],
  'keeps the time of the last action now and then': readsAt([
    '2022-01-11T17:24:00Z',
    '0001-01-01T00:00:00+00:00',
    '2022-01-11T18:24:01+01:00',
  ]),
  'changes the words of its error': ['a', 'b'].map((message) =>
    read({ status: 'failed', error: { code: 'A', message } }),
  ),
  'names its result late, and in another way': [
    succeeded(),
    read(result),
    read({ ...result, resourceLocation: absolute }),
  ],
  'needs an api-version that its Operation-Location lacks': [
    purchased(),
    withoutQuery(refusal(400)),
    succeeded(),
  ],
  'is refused to whom has no credentials': [purchased(monitor), refusal(401), succeeded()],
  'names a result that can be read': [read(result), readOf('/result/1', jsonResponse(200, {}))],
  'was never accepted': [
    { ...purchased(), response: notFound },
    readAnswered(notFound),
    readAnswered(notFound),
  ],
  'buys the number of the search': [
    searchResult(),
    purchased(),
    read(),
    succeeded(),
    readNumber(true),
    list([number]),
  ],
  'buys a number on the second page': [
    searchResult(),
    purchased(),
    succeeded(),
    list(['+1'], nextPage),
    list([number], undefined, '?skip=1'),
  ],
  'may have bought a number on a page that was not read': [
    searchResult(),
    purchased(),
    succeeded(),
    list(['+1'], nextPage),
  ],
  'fails and buys nothing': [searchResult(), purchased(), failed(), readNumber(false), list(['+1'])],
  'acquires some of its numbers and says so': [
    searchResult([number, '+2']),
    purchased(),
    failed('NumbersPartiallyAcquired'),
    readNumber(true),
    readNumber(false, '+2'),
  ],
  'is not there': [],
};

it.each(Object.entries(conforming))('lets a purchase pass that %s', async (_, exchanges) => {
  expect(await checkOperation(exchanges)).toEqual([]);
});
