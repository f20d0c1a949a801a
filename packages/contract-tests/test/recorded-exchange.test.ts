import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  checkExchange,
  type Exchange,
  publishedContract,
  type Rule,
  readExchange,
  readSequence,
} from '../src/index.js';
import { accepted, jsonResponse, operationRequest, purchase, searchId } from './sample.js';

const contract = await publishedContract();
const read = (exchange: Exchange) => readExchange(exchange, contract);
const get = (url: string): Exchange => ({
  request: { ...operationRequest(), url },
  response: jsonResponse(200, {}),
});

describe('an exchange that is read', () => {
  it('has the route, the operation and the parts of its messages', () => {
    const exchange = purchase(accepted);
    const { route, operation, request, response, raw } = read(exchange);
    expect([route, operation?.path]).toEqual(['purchase', '/availablePhoneNumbers/:purchase']);
    expect(request.url.searchParams.get('api-version')).toBe('2021-03-07');
    expect([request.method, request.path, request.mediaType, request.body]).toEqual([
      'POST',
      '/availablePhoneNumbers/:purchase',
      'application/json',
      { searchId },
    ]);
    expect([response.status, response.header('Purchase-ID'), response.header('date')]).toEqual([
      202,
      searchId,
      undefined,
    ]);
    expect([response.mediaType, response.bytes.length, response.body]).toEqual([undefined, 0, '']);
    expect(raw).toBe(exchange);
  });

  it('has the values of a header that stands twice in one text, and its lines as they came', () => {
    const headers = [
      ['Vary', 'Accept'],
      ['vary', 'Origin'],
    ] as const;
    const { response } = read(purchase({ ...accepted, headers }));
    expect([response.header('VARY'), response.headers]).toEqual(['Accept, Origin', headers]);
  });

  it('has its path decoded, and its first slashes as one', () => {
    const { request, route } = read(get('https://a.b//phoneNumbers/%2B14155550100?x=1'));
    expect([request.path, route]).toEqual(['/phoneNumbers/+14155550100', 'getPhoneNumber']);
  });

  it('has no route where the contract describes none', () => {
    const { route, operation } = read(get('https://a.b/elsewhere'));
    expect([route, operation]).toEqual([undefined, undefined]);
  });

  it('has a body of JSON without its coding, and the text of what cannot be decoded', () => {
    const plain = jsonResponse(200, { a: 1 });
    const headers = [...plain.headers, ['Content-Encoding', 'gzip']] as const;
    const coded = read(purchase({ ...plain, headers, body: gzipSync(plain.body) })).response;
    expect([coded.body, coded.content && new TextDecoder().decode(coded.content)]).toEqual([
      { a: 1 },
      '{"a":1}',
    ]);
    const broken = read(purchase({ ...plain, headers, body: new TextEncoder().encode('{') })).response;
    expect([broken.body, broken.content]).toEqual(['{', undefined]);
  });
});

it('is what a rule of a user gets', async () => {
  const dated: Rule = {
    name: 'dated',
    evidence: 'none',
    check: ({ exchange: { route, response } }) =>
      route === 'getOperation' && response.header('date') === undefined
        ? [
            {
              ...{ id: 'dated header:date', rule: 'dated', where: 'header:date', expected: 'a date' },
              ...{ actual: 'nothing', severity: 'error', evidence: 'none', link: 'https://example.com' },
            },
          ]
        : [],
  };
  const found = await checkExchange(
    { request: operationRequest(), response: jsonResponse(200, {}) },
    { rules: [dated] },
  );
  expect(found).toMatchObject([{ rule: 'dated', where: 'header:date' }]);
});

it('is a step of a sequence, at its place', () => {
  const exchanges = [purchase(accepted), get('https://a.b/elsewhere')];
  const { steps } = readSequence(exchanges, contract);
  expect(steps.map(({ index, route, raw }) => [index, route, raw])).toEqual([
    [0, 'purchase', exchanges[0]],
    [1, undefined, exchanges[1]],
  ]);
});

it('is judged by the contract that it was read with, and by no other', async () => {
  const other = await publishedContract('2025-06-01');
  const exchange = read(purchase(accepted));
  expect(await contract.judge(exchange)).toMatchObject({ request: [] });
  await expect(other.judge(exchange)).rejects.toThrow(RangeError);
});
