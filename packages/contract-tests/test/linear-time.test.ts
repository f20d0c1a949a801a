import { describe, expect, it } from 'vitest';
import { checkExchange } from '../src/index.js';
import { redact } from '../src/redact.js';
import { internals } from '../src/rules/internals/index.js';
import { createSecretFinder } from '../src/secrets/secret-finder.js';
import { withoutNames } from '../src/verify/fold.js';

/** What patterns stumble over when it comes again and again: beginnings of what they look for, without its end. */
const units = [
  'a',
  'A',
  '1',
  '.',
  '/',
  '\\',
  '-',
  '_',
  ' ',
  ':',
  '=',
  '%',
  '&',
  '#',
  '"',
  "'",
  '(',
  '[',
  '{',
  '<',
  '\n',
  '\u00e9',
  'a.',
  'A.',
  'a/',
  'A\\',
  'a::',
  'A::',
  'a-',
  'a_',
  'A_',
  'a:',
  'a=',
  '1:',
  '#1 ',
  'at ',
  'at a',
  'at a.',
  'in ',
  'eyJ',
  'eyJ-',
  'eyJa.',
  'eyJa.a',
  'bearer ',
  'basic ',
  'bearer a',
  'sig=',
  'token',
  'token=',
  'a_token',
  'password=a',
  'secret-',
  'password="',
  'password":\\\\"',
  'api-key: 1',
  'key=a,',
  '//a:',
  '//a:a@',
  '://',
  'a://',
  'a://a',
  'a://a:',
  '-----BEGIN ',
  '-----BEGIN A',
  'File "',
  'file:',
  'goroutine 1',
  '0x',
  '0x1',
  '+0x',
  '{line,',
  'SELECT ',
  'select a ',
  'select a from ',
  'select a from a where ',
  'UPDATE ',
  'UPDATE a ',
  'INSERT INTO',
  'near "',
  'table "a',
  '/etc/',
  '/etc/a',
  '/etc',
  'C:\\',
  '\\\\a',
  '\\\\a\\',
  'A_A=',
  '** (',
  '(A',
  '(AError',
  'a.js',
  'a.js:',
  'a.js:1',
  'at A.A(',
  'at a.a(,',
  'std::',
  'caused by: a.',
  'uncaught ',
  '\\u',
  '\\u0041',
  '%41',
  '%25',
  '&#x',
  '&#1',
  '&amp',
  '=4',
  '\\x',
  '\u200b',
  '378ddf60-',
  '378ddf60-81be-',
  '2022-01-11T17:',
  '2026-12-01 10:00',
  'Tue, 01 Dec 2026 ',
  'Tuesday, 01-Dec-26 ',
  '+1',
  '/1',
  '1.',
  '.1/',
] as const;

/** The processor time that a call takes, in milliseconds, whatever else the machine does: the shortest of three. */
function timeOf(call: () => unknown): number {
  const times = [0, 1, 2].map(() => {
    const start = process.cpuUsage();
    call();
    return process.cpuUsage(start).user / 1000;
  });
  return Math.min(...times);
}

/** How many times longer a call takes for an input eight times as long. What takes no time at all counts as little. */
function growth(call: (text: string) => unknown, unit: string): number {
  const [short, long] = [4_000, 32_000].map((length) => unit.repeat(Math.ceil(length / unit.length)));
  const resolution = 0.5;
  return (
    timeOf(() => call(long ?? '')) /
    Math.max(
      timeOf(() => call(short ?? '')),
      resolution,
    )
  );
}

const finder = createSecretFinder(['c2VjcmV0LWtleS1vZi10aGUtcmVzb3VyY2U=']);
const readers: readonly (readonly [name: string, read: (text: string) => unknown])[] = [
  ...internals.map(
    ({ what, pattern }) => [`the search for ${what}`, (text: string) => pattern.test(text)] as const,
  ),
  ['redaction', redact],
  ['the search for secrets', (text) => finder.hide(text)],
  ['the folding of findings', withoutNames],
];

describe('eight times the text takes not much more than eight times as long:', () => {
  it.each(readers)('%s', (_, read) => {
    const slow = units.filter((unit) => [1, 2, 3].every(() => growth(read, unit) > 30));
    expect(slow).toEqual([]);
  });
});

describe('eight times the body takes not much more than eight times as long:', () => {
  const exchange = (body: string, status = 200) => ({
    request: {
      method: 'GET',
      url: 'https://resource.example/phoneNumbers?api-version=2021-03-07',
      headers: [['Authorization', 'Bearer c2VjcmV0LWtleS1vZi10aGUtcmVzb3VyY2U']] as const,
      body: new Uint8Array(),
    },
    response: {
      status,
      headers: [['Content-Type', 'application/json']] as const,
      body: new TextEncoder().encode(body),
    },
  });
  const list = (entry: string, count: number) => `{"phoneNumbers":[${Array(count).fill(entry).join(',')}]}`;
  const error = (details: string, message = 'M') =>
    `{"error":{"code":"C","message":"${message}","details":${details}}}`;

  it.each<{ what: string; body: (count: number) => string; status?: number }>([
    { what: 'a list of empty objects', body: (count) => list('{}', count) },
    { what: 'a list of lists', body: (count) => list('[[]]', count) },
    { what: 'a list of one number', body: (count) => list('{"phoneNumber":"+14255550100","id":"1"}', count) },
    { what: 'properties of one name', body: (count) => `{${Array(count).fill('"a":1').join(',')}}` },
    {
      what: 'properties of many names',
      body: (count) => `{${Array.from({ length: count }, (_, i) => `"a${i}":1`).join(',')}}`,
    },
    { what: 'details', body: (count) => error(`[${Array(count).fill('{}').join(',')}]`), status: 400 },
    {
      what: 'errors in errors',
      body: (count) => error(`${'[{"details":'.repeat(count)}[]${'}]'.repeat(count)}`),
      status: 400,
    },
    { what: 'a message', body: (count) => error('[]', 'a.'.repeat(count * 20)), status: 400 },
    { what: 'a string that is not JSON', body: (count) => '{"a'.repeat(count) },
  ])('$what', async ({ body, status }) => {
    const time = async (count: number) => {
      const times: number[] = [];
      for (let run = 0; run < 2; run += 1) {
        const start = process.cpuUsage();
        await checkExchange(exchange(body(count), status));
        times.push(process.cpuUsage(start).user / 1000);
      }
      return Math.min(...times);
    };
    const short = await time(1_500);
    const long = await time(12_000);
    expect(long / Math.max(short, 5)).toBeLessThan(30);
  });
});
