import { describe, expect, it } from 'vitest';
import { checkExchange } from '../../src/index.js';
import { operationRequest } from '../sample.js';
import { errorAnswer, verifyEmulated, withBody, withHeader, withMembers } from './emulated.js';
import { paged } from './wrong-pages.js';

const pageOf = ({ body }: { readonly body: Uint8Array }): { phoneNumbers: object[] } =>
  JSON.parse(new TextDecoder().decode(body));

describe('a finding about the pages of the list', () => {
  it('says what is counted after which skip', async () => {
    const { report } = await verifyEmulated(
      paged(({ skip, numbers }) => ({ numbers: skip > 0 ? [] : numbers })),
      { scenarios: ['paging'] },
    );
    const found = report.findings.map(({ expected, actual }) => `${expected} | ${actual}`);
    expect(found).toContain('4 phone numbers after skip=1, as skip says | 0 phone numbers');
  });

  it('says what a page of one may have', async () => {
    const { report } = await verifyEmulated(
      (answer, { route, request }) => {
        if (route !== 'listPhoneNumbers' || new URL(request.url).searchParams.get('top') !== '1')
          return answer;
        const { phoneNumbers } = pageOf(answer);
        const [first] = phoneNumbers;
        const other = { ...first, id: '14255550199', phoneNumber: '+14255550199' };
        return withMembers(answer, { phoneNumbers: [first, other] });
      },
      { scenarios: ['paging'] },
    );
    const found = report.findings.map(({ expected, actual }) => `${expected} | ${actual}`);
    expect(found).toContain('at most 1 phone number with top=1, as top says | 2 phone numbers');
  });

  it.each([
    [500, 'the list of numbers could not be read (500)'],
    [403, 'the list of numbers could not be read (403)'],
  ])('is not tried if the list is answered with %i, and the reason says so', async (status, skipped) => {
    const { report } = await verifyEmulated(
      (answer, { route }) => (route === 'listPhoneNumbers' ? errorAnswer(status) : answer),
      { scenarios: ['search', 'paging'] },
    );
    expect(report.scenarios.find(({ name }) => name === 'paging')?.skipped).toBe(skipped);
  });

  it('is not tried if the resource has no number, and the reason says so', async () => {
    const { report } = await verifyEmulated(
      (answer, { route }) =>
        route === 'listPhoneNumbers' && answer.status === 200
          ? withBody(answer, { phoneNumbers: [] })
          : answer,
      { scenarios: ['paging'] },
    );
    expect(report.scenarios[0]?.skipped).toBe('the resource has no phone numbers to page through');
  });
});

describe('a finding about what only the inside of a service knows', () => {
  const actualOf = async (error: object, header = '') => {
    const answer = withBody({ status: 400, headers: [], body: new Uint8Array() }, { error });
    const response = header === '' ? answer : withHeader(answer, 'X-Debug', header);
    const findings = await checkExchange({ request: operationRequest(), response });
    return findings.filter(({ rule }) => rule === 'no-internals').map(({ where, actual }) => [where, actual]);
  };

  it.each([
    [{ code: 'C', message: 'buy.pl line 12' }, 'a line of a source file in /error/message'],
    [
      { code: 'C', message: 'M', details: [{ code: 'C', message: 'buy.pl line 12' }] },
      'a line of a source file in /error/details/0/message',
    ],
    [{ code: 'C', message: 'M', 'a/b~c': 'buy.pl line 12' }, 'a line of a source file in /error/a~1b~0c'],
  ])('names the property that has it: %j', async (error, actual) => {
    expect(await actualOf(error)).toEqual([['body#', actual]]);
  });

  it('names none if it is the name of a property', async () => {
    expect(await actualOf({ code: 'C', message: 'M', 'buy.pl line 12': 1 })).toEqual([
      ['body#', 'a line of a source file'],
    ]);
  });

  it.each([
    ['amqp://acs:guest@queue', 'a URL with a user and a password'],
    ['redis://:guest@cache', 'a URL with a password'],
  ])('says what is in the URL %s', async (url, actual) => {
    expect(await actualOf({ code: 'C', message: 'M' }, url)).toEqual([['header:x-debug', actual]]);
  });
});

it.each(['Wed, 31 Feb 2027 00:00:00 GMT', 'Mon, 02 Feb 2027 00:00:00 GMT'])(
  'says that the date %s does not exist',
  async (date) => {
    const answer = withHeader(withHeader(errorAnswer(429), 'Retry-After', date), 'Expires', date);
    const findings = await checkExchange({ request: operationRequest(), response: answer });
    expect(findings.map(({ where, actual }) => `${where}: ${actual}`).sort()).toEqual([
      `header:expires: ${date} (a date that does not exist)`,
      `header:retry-after: ${date} (a date that does not exist)`,
    ]);
  },
);

it('says that a 404 to a wrong credential shows that it was let in', async () => {
  const { report } = await verifyEmulated(
    (answer, { route }) => (answer.status === 401 && route === 'getOperation' ? errorAnswer(404) : answer),
    { scenarios: ['authentication', 'search'] },
  );
  const found = report.findings.map(({ expected, actual }) => `${expected} | ${actual}`);
  expect(found).toContain('401, because of no credential | 404, which shows that the credential was let in');
});
