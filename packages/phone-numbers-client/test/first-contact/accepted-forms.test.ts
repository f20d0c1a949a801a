import { describe, expect, it } from 'vitest';
import { createPhoneNumbersClient, parseConnectionString, type RequestHeaders } from '../../src/index.js';
import { json, operation, operationId, searchId } from '../server.js';
import { createClientOf, endpoint, errorOf } from './fake-service.js';
import { key, route } from './public-function.js';

const params = { path: { operationId } };

describe('the option headers', () => {
  function* pairs(): Generator<[string, string]> {
    yield ['x-a', 'b'];
    yield ['X-C', 'd'];
  }
  const forms: Readonly<Record<string, RequestHeaders>> = {
    'an object': { 'x-a': 'b', 'X-C': 'd' },
    'an object with null and undefined': { 'x-a': 'b', 'x-c': 'd', 'x-e': null, 'x-f': undefined },
    Headers: new Headers({ 'x-a': 'b', 'x-c': 'd' }),
    pairs: [
      ['x-a', 'b'],
      ['x-c', 'd'],
    ],
    'a Map': new Map([
      ['x-a', 'b'],
      ['x-c', 'd'],
    ]),
    'an iterable': { [Symbol.iterator]: pairs },
  };

  it.each(Object.entries(forms))(
    'sends the option headers with every request if it is %s',
    async (_what, headers) => {
      const { client, service } = createClientOf({}, { headers });
      const purchase = await client.purchase({ searchId, existing: 'ignore' });
      await client.GET(route, { params });
      await purchase.cancel();
      for (const { init } of service.requests) {
        expect(init.headers).toMatchObject({ 'x-a': 'b', 'x-c': 'd' });
        const names = Object.keys(init.headers).filter((name) => /^x-(?!ms-)/i.test(name));
        expect(names.sort()).toEqual(['x-a', 'x-c']);
      }
    },
  );

  it('sends numbers and booleans in the option headers as strings', async () => {
    const { client, service } = createClientOf({}, { headers: { 'x-a': 1, 'x-b': true } });
    await client.GET(route, { params });
    expect(service.requests[0]?.init.headers).toMatchObject({ 'x-a': '1', 'x-b': 'true' });
  });

  it.each([
    [['x-a', 'b']],
    [[['x-a']]],
    [[['x-a', 'b', 'c']]],
    [{ 'x a': 'b' }],
    [{ 'x-a': 'b\r\nX-C: d' }],
    [{ 'x-a': 'b\u0000' }],
    [{ 'x-a': '€' }],
    [{ 'x-a': ['b', 'c'] }],
    [{ 'x-a': {} }],
    [{ '': 'b' }],
  ])('refuses headers that do not fit into a request: %j', async (headers) => {
    const error = await errorOf(() =>
      Reflect.apply(createPhoneNumbersClient, undefined, [{ endpoint, headers }]),
    );
    expect(error).toMatchObject({ code: 'invalid-argument', argument: 'headers' });
  });
});

describe('a connection string', () => {
  const plain = `endpoint=${endpoint}/;accesskey=${key}`;
  const forms: Readonly<Record<string, string>> = {
    'as the portal shows it': plain,
    'in another order': `accesskey=${key};endpoint=${endpoint}`,
    'in another case': `Endpoint=${endpoint};AccessKey=${key}`,
    'with a semicolon at its end': `${plain};`,
    'with other parts': `${plain};region=eu`,
    'in double quotes': `"${plain}"`,
    'in single quotes': `'${plain}'`,
    'in quotes with a semicolon after them': `"${plain}";`,
    'as a line of a .env file': `ACS_CONNECTION_STRING=${plain}`,
    'as a line of a .env file in quotes': `ACS_CONNECTION_STRING="${plain}"`,
    'as a line of a shell script': `export ACS_CONNECTION_STRING='${plain}'`,
    'in backquotes': `\`${plain}\``,
    'as a line of YAML': `ACS_CONNECTION_STRING: "${plain}"`,
    'as a line of JSON': `  "ACS_CONNECTION_STRING": "${plain}",`,
    'as a line of PowerShell': `$env:ACS_CONNECTION_STRING = '${plain}'`,
    'as a line of a batch file': `set ACS_CONNECTION_STRING=${plain}`,
    'with space around it': `\r\n  ${plain}\t\n`,
    'with space around its parts': ` endpoint = ${endpoint} ; accesskey = ${key} `,
    'with a zero-width space': `\u200b${plain}`,
    'with zero-width characters in it': plain.replace('accesskey', 'access\u200dkey').replace('=', '=\u2060'),
    'with a byte order mark': `\ufeff${plain}`,
  };

  it.each(Object.entries(forms))('reads a connection string %s', (_what, text) => {
    expect(parseConnectionString(text)).toEqual({ endpoint, accessKey: key });
  });

  it.each([
    ['endpoint=', ' '],
    ['', '"'],
    ['', "'"],
    ['', '='],
    ['', ';'],
    ['A', 'A'],
    ['export ', ' '],
    ['endpoint=', '/'],
    ['', '\u200b'],
    ['accesskey=', '='],
  ])('refuses a long connection string in linear time: %j and many of %j', (start, filler) => {
    // The processor's time, in microseconds: the clock's would count what other processes do.
    const once = (length: number) => {
      const before = process.cpuUsage();
      expect(() => parseConnectionString(start + filler.repeat(length))).toThrow(/connectionString|endpoint/);
      return process.cpuUsage(before).user;
    };
    const short: number[] = [];
    const long: number[] = [];
    for (let round = 0; round < 9; round++) {
      short.push(once(500));
      long.push(once(8000));
    }
    // 16 times as long takes 256 times as long where time grows with the square.
    expect(Math.min(...long)).toBeLessThan(100 * Math.max(Math.min(...short), 300));
    expect(() => parseConnectionString(start + filler.repeat(100_000))).toThrow('at most 8192 characters');
  });
});

describe('a typed route', () => {
  it('returns the response of a typed route whose reason phrase is not ASCII', async () => {
    const reply = async () => ({
      status: 404,
      statusText: 'Nicht gefünden €',
      headers: new Headers(),
      body: new Response('{"error":{}}').body,
    });
    const { client } = createClientOf({ before: [reply] });
    await expect(client.GET(route, { params })).resolves.toMatchObject({
      response: { status: 404, ok: false },
    });
  });

  it.each([200, 201, 204, 205, 304, 400, 404, 500, 599])(
    'returns the response of a typed route with status %i',
    async (status) => {
      const { client } = createClientOf({ before: [{ ...json(status, operation) }] });
      const { response } = await client.GET(route, { params });
      expect(response.status).toBe(status);
    },
  );

  it('returns the response of a typed route with status 204 and an empty stream as its body', async () => {
    const reply = async () => ({ status: 204, headers: new Headers(), body: new Response('').body });
    const { client } = createClientOf({ cancel: [reply] });
    await expect(client.DELETE(route, { params })).resolves.toMatchObject({ response: { status: 204 } });
  });
});
