import { describe, expect, it } from 'vitest';
import { checkOperation, type Exchange, sequenceRules } from '../src/index.js';
import { jsonResponse } from './sample.js';
import {
  canceled,
  failed,
  list,
  notFound,
  number,
  operationPath,
  purchased,
  read,
  readAnswered,
  readNumber,
  readOf,
  searchResult,
  succeeded,
} from './sequence-sample.js';

const version = 'api-version=2021-03-07';
const throttled = jsonResponse(429, { error: { code: 'TooManyRequests', message: 'Later.' } });
const refused = jsonResponse(400, { error: { code: 'UnsupportedApiVersion', message: 'No.' } });
const result = { status: 'succeeded', resourceLocation: '/phoneNumbers/1' };
const monitor = [['Operation-Location', `${operationPath}?${version}`]] as const;

describe('a purchase that conforms', () => {
  it.each<{ what: string; exchanges: readonly Exchange[] }>([
    {
      what: 'goes back from running to notStarted and succeeds, as the service does',
      exchanges: [purchased(), read(), read(), read({ status: 'notStarted' }), succeeded(), succeeded()],
    },
    {
      what: 'has a status that nobody knows yet',
      exchanges: [purchased(), read({ status: 'canceling' }), read(), failed(), failed()],
    },
    {
      what: 'is throttled and unavailable between reads',
      exchanges: [
        purchased(),
        read(),
        readAnswered(throttled),
        readAnswered({ ...throttled, status: 503 }),
        succeeded(),
      ],
    },
    {
      what: 'is found by the second read only',
      exchanges: [purchased(), readAnswered(notFound), read(), succeeded()],
    },
    {
      what: 'is gone after it was canceled',
      exchanges: [purchased(), read(), canceled(), readAnswered(notFound)],
    },
    {
      what: 'succeeds at the moment that it is canceled',
      exchanges: [purchased(), read(), canceled(), succeeded()],
    },
    {
      what: 'stays pending after it was canceled',
      exchanges: [purchased(), canceled(), read({ status: 'canceling' }), read({ status: 'canceled' })],
    },
    {
      what: 'goes on when the cancellation is refused',
      exchanges: [purchased(), canceled(409), read(), succeeded()],
    },
    {
      what: 'writes the same instant with other digits',
      exchanges: [read(), read({ createdDateTime: '2022-01-11T17:23:03.351Z' })],
    },
    {
      what: 'keeps the time of the last action now and then',
      exchanges: ['2022-01-11T17:24:00Z', '0001-01-01T00:00:00+00:00', '2022-01-11T18:24:01+01:00'].map(
        (lastActionDateTime) => read({ lastActionDateTime }),
      ),
    },
    {
      what: 'changes the words of its error',
      exchanges: ['a', 'b'].map((message) => read({ status: 'failed', error: { code: 'A', message } })),
    },
    {
      what: 'names its result after it succeeded',
      exchanges: [
        succeeded(),
        read(result),
        read({
          ...result,
          resourceLocation:
            'https://resourcename.communication.azure.com/phoneNumbers/1?api-version=2022-12-01',
        }),
      ],
    },
    {
      what: 'has no api-version in its Operation-Location, which needs one',
      exchanges: [purchased(), readOf(operationPath, refused), succeeded()].map((one) => ({
        ...one,
        request: { ...one.request, url: one.request.url.replace(/\?.*(?=$)/, '') },
      })),
    },
    {
      what: 'is refused to whom has no credentials',
      exchanges: [purchased(monitor), readAnswered({ ...refused, status: 401 }), succeeded()],
    },
    {
      what: 'names a result that can be read',
      exchanges: [read(result), readOf('/phoneNumbers/1', jsonResponse(200, {}))],
    },
    {
      what: 'was never accepted',
      exchanges: [{ ...purchased(), response: notFound }, readAnswered(notFound), readAnswered(notFound)],
    },
    {
      what: 'buys the number of the search',
      exchanges: [searchResult(), purchased(), read(), succeeded(), readNumber(true), list([number])],
    },
    {
      what: 'buys a number on the second page',
      exchanges: [
        searchResult(),
        purchased(),
        succeeded(),
        list(['+1'], `/phoneNumbers?skip=1&${version}`),
        list([number], undefined, '?skip=1'),
      ],
    },
    {
      what: 'may have bought a number on a page that was not read',
      exchanges: [searchResult(), purchased(), succeeded(), list(['+1'], `/phoneNumbers?skip=1&${version}`)],
    },
    {
      what: 'fails and buys nothing',
      exchanges: [searchResult(), purchased(), failed(), readNumber(false), list(['+1'])],
    },
    {
      what: 'fails for a number that is owned already',
      exchanges: [searchResult(), readNumber(true), purchased(), failed(), readNumber(true)],
    },
    {
      what: 'acquires some of its numbers and says so',
      exchanges: [
        searchResult([number, '+2']),
        purchased(),
        failed('NumbersPartiallyAcquired'),
        readNumber(true),
        readNumber(false, '+2'),
      ],
    },
    { what: 'is not there', exchanges: [] },
  ])('$what', async ({ exchanges }) => {
    expect(await checkOperation(exchanges)).toEqual([]);
  });
});

const wrongSequences: readonly {
  what: string;
  exchanges: readonly Exchange[];
  rule: string;
  where: string;
  at: number;
}[] = [
  {
    what: 'succeeded goes back to running',
    exchanges: [purchased(), succeeded(), read()],
    rule: 'terminal-stays',
    where: 'body#/status',
    at: 2,
  },
  {
    what: 'succeeded flips to failed',
    exchanges: [purchased(), succeeded(), failed()],
    rule: 'terminal-stays',
    where: 'body#/status',
    at: 2,
  },
  {
    what: 'failed turns into success after an error in between',
    exchanges: [failed(), readAnswered(throttled), succeeded()],
    rule: 'terminal-stays',
    where: 'body#/status',
    at: 2,
  },
  {
    what: 'the result of a success changes',
    exchanges: [read(result), read({ ...result, resourceLocation: '/phoneNumbers/2' })],
    rule: 'terminal-stays',
    where: 'body#/resourceLocation',
    at: 1,
  },
  {
    what: 'the result of a success is forgotten',
    exchanges: [read(result), succeeded()],
    rule: 'terminal-stays',
    where: 'body#/resourceLocation',
    at: 1,
  },
  {
    what: 'the Location of a success changes',
    exchanges: [
      read(result, [['Location', '/phoneNumbers/1']]),
      read(result, [['Location', '/phoneNumbers/2']]),
    ],
    rule: 'terminal-stays',
    where: 'header:location',
    at: 1,
  },
  {
    what: 'the reason of a failure changes',
    exchanges: [failed(), failed('NoWallet')],
    rule: 'terminal-stays',
    where: 'body#/error',
    at: 1,
  },
  {
    what: 'the id changes',
    exchanges: [read(), read({ id: 'purchase_1' })],
    rule: 'identity-stays',
    where: 'body#/id',
    at: 1,
  },
  {
    what: 'the type changes',
    exchanges: [read(), read({ operationType: 'search' })],
    rule: 'identity-stays',
    where: 'body#/operationType',
    at: 1,
  },
  {
    what: 'the time of creation changes',
    exchanges: [read(), read({ createdDateTime: '2022-01-11T17:23:04Z' })],
    rule: 'identity-stays',
    where: 'body#/createdDateTime',
    at: 1,
  },
  {
    what: 'the time of the last action goes back',
    exchanges: [
      read({ lastActionDateTime: '2022-01-11T17:24:00Z' }),
      read(),
      read({ lastActionDateTime: '2022-01-11T17:23:59Z' }),
    ],
    rule: 'time-goes-forward',
    where: 'body#/lastActionDateTime',
    at: 2,
  },
  {
    what: 'the operation vanishes between two reads',
    exchanges: [purchased(), read(), readAnswered(notFound), read()],
    rule: 'operation-stays',
    where: 'status',
    at: 2,
  },
  {
    what: 'the operation vanishes as soon as it ended',
    exchanges: [purchased(), succeeded(), readAnswered({ ...notFound, status: 410 })],
    rule: 'operation-stays',
    where: 'status',
    at: 2,
  },
  {
    what: 'the operation is never found',
    exchanges: [purchased(), readAnswered(notFound)],
    rule: 'operation-stays',
    where: 'status',
    at: 1,
  },
  {
    what: 'the operation is found by the third read only',
    exchanges: [purchased(), readAnswered(notFound), readAnswered(notFound), read()],
    rule: 'operation-stays',
    where: 'status',
    at: 2,
  },
  {
    what: 'the Operation-Location is refused',
    exchanges: [
      purchased(monitor),
      readAnswered(refused),
      readOf(`${operationPath}?x=1`, jsonResponse(200, {})),
    ],
    rule: 'links-lead-somewhere',
    where: 'status',
    at: 1,
  },
  {
    what: 'the resourceLocation leads nowhere',
    exchanges: [read(result), readOf('/phoneNumbers/1', notFound)],
    rule: 'links-lead-somewhere',
    where: 'status',
    at: 1,
  },
  {
    what: 'the Location leads nowhere',
    exchanges: [
      read({ status: 'succeeded' }, [['Location', '/elsewhere/%2B1']]),
      readOf('/elsewhere/+1', notFound),
    ],
    rule: 'links-lead-somewhere',
    where: 'status',
    at: 1,
  },
  {
    what: 'the number of a success is not found',
    exchanges: [searchResult(), purchased(), succeeded(), readNumber(false)],
    rule: 'outcome-holds',
    where: 'status',
    at: 3,
  },
  {
    what: 'some number of a success is not found, without a search result',
    exchanges: [purchased(), succeeded(), readNumber(false)],
    rule: 'outcome-holds',
    where: 'status',
    at: 2,
  },
  {
    what: 'the number of a success is not listed',
    exchanges: [
      searchResult(),
      purchased(),
      succeeded(),
      list(['+1'], `/phoneNumbers?skip=1&${version}`),
      list(['+2'], undefined, '?skip=1'),
    ],
    rule: 'outcome-holds',
    where: 'body#/phoneNumbers',
    at: 4,
  },
  {
    what: 'a failed purchase delivers',
    exchanges: [searchResult(), readNumber(false), purchased(), failed(), readNumber(true)],
    rule: 'outcome-holds',
    where: 'body#',
    at: 4,
  },
  {
    what: 'a failed purchase is listed',
    exchanges: [searchResult(), purchased(), failed('NumbersPartiallyAcquired'), list([number])],
    rule: 'outcome-holds',
    where: 'body#',
    at: 3,
  },
  {
    what: 'a canceled purchase goes on to succeed',
    exchanges: [purchased(), read(), canceled(), read(), succeeded()],
    rule: 'cancel-has-effect',
    where: 'body#/status',
    at: 4,
  },
];

describe('a purchase in which', () => {
  it.each(wrongSequences)('$what is caught', async ({ exchanges, rule, where, at }) => {
    const findings = await checkOperation(exchanges);
    expect(findings).toMatchObject([{ rule, where, exchange: at, severity: 'error' }]);
  });
});

it.each(sequenceRules)('needs the rule $name', async ({ name }) => {
  const caught = wrongSequences.filter(({ rule }) => rule === name);
  const rules = sequenceRules.filter((rule) => rule.name !== name);
  const findings = await Promise.all(caught.map(({ exchanges }) => checkOperation(exchanges, { rules })));
  expect(findings).toContainEqual([]);
});
