import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Contract, type Exchange, publishedContract } from '../../src/index.js';
import type { Entry } from '../../src/traffic/entry.js';
import { readHar } from '../../src/traffic/har/read-har.js';
import { readRecording } from '../../src/traffic/read-recording.js';
import { threadsOf } from '../../src/traffic/threads/threads.js';
import { check } from './check.js';
import { harOf } from './har.js';
import { record } from './record.js';

let contract: Contract;
beforeAll(async () => {
  contract = await publishedContract();
});

const entriesOf = (exchanges: readonly Exchange[]): readonly Entry[] =>
  readHar(harOf(exchanges), { contracts: [contract] }).entries;
const pathsOf = (entries: readonly Entry[]) =>
  entries.map(({ exchange: { request } }) => `${request.method} ${new URL(request.url).pathname}`);

describe('exchanges belong together', () => {
  it('over the whole life of a phone number, from the search to the release', async () => {
    const exchanges = await record(['life']);
    const threads = threadsOf(entriesOf(exchanges), contract);
    const life = threads.find(({ entries }) =>
      pathsOf(entries).some((path) => path.startsWith('POST /availablePhoneNumbers/countries')),
    );
    const paths = pathsOf(life?.entries ?? []).join('\n');
    expect(paths).toMatch(
      /POST \S+:search\n.*POST \S+:purchase\n.*PATCH \S+capabilities\n.*DELETE \/phoneNumbers\/%2B/s,
    );
  });

  it('not when they are of two purchases', async () => {
    const [one, other] = [await record(['succeeds']), await record(['fails'])];
    const threads = threadsOf(entriesOf([...one, ...other]), contract);
    const mixed = threads.filter(({ entries }) => {
      const bodies = entries.map(({ exchange }) => new TextDecoder().decode(exchange.request.bytes));
      return new Set(bodies.filter((body) => body !== '')).size > 1;
    });
    expect(threads.length).toBeGreaterThanOrEqual(2);
    expect(mixed).toEqual([]);
  });

  it('not when they are to two resources', async () => {
    const exchanges = await record(['succeeds']);
    const copies = exchanges.map((exchange) => ({
      ...exchange,
      request: { ...exchange.request, url: exchange.request.url.replace('resource', 'another') },
    }));
    const threads = threadsOf(entriesOf([...exchanges, ...copies]), contract);
    for (const { entries } of threads) {
      expect(new Set(entries.map(({ exchange }) => new URL(exchange.request.url).origin)).size).toBe(1);
    }
  });

  it('not by an id that a recorder masked', async () => {
    const folder = new URL('../../../../spec/recorded-traffic/', import.meta.url);
    const names = ['running', 'succeeded', 'notStarted'].map(
      (status) => `js-2022-12-01-op-purchase-${status}.json`,
    );
    const exchanges = await Promise.all(
      names.map(
        async (name) => readRecording(JSON.parse(await readFile(new URL(name, folder), 'utf8'))).exchange.raw,
      ),
    );
    const threads = threadsOf(entriesOf([...exchanges, ...(await record(['succeeds']))]), contract);
    expect(threads.flatMap(({ entries }) => pathsOf(entries)).join()).not.toContain('sanitized');
    // Masked, they would be one operation that succeeded and then had not started.
    expect((await check({ 'masked.har': harOf(exchanges) })).findings).toEqual([]);
  });
});

describe('the list of phone numbers', () => {
  it('belongs to the one thing that changes what is in it', async () => {
    const threads = threadsOf(entriesOf(await record(['life'])), contract);
    const withList = threads.filter(({ entries }) => pathsOf(entries).includes('GET /phoneNumbers'));
    expect(withList).toHaveLength(1);
    expect(pathsOf(withList[0]?.entries ?? []).join()).toContain(':purchase');
  });

  it('belongs to none of two purchases, of which each adds to it', async () => {
    const exchanges = await record(['succeeds', 'fails', 'reads']);
    const threads = threadsOf(entriesOf(exchanges), contract);
    const withList = threads.filter(({ entries }) => pathsOf(entries).includes('GET /phoneNumbers'));
    expect(withList.map(({ entries }) => new Set(pathsOf(entries)))).toEqual([
      new Set(['GET /phoneNumbers']),
    ]);
  });
});

it('too many exchanges about one thing are checked alone, which is said', async () => {
  const [first] = await record(['reads']);
  const many = Array.from({ length: 501 }, () => first).filter((one) => one !== undefined);
  const { notes, summary } = await check({ 'many.har': harOf(many) });
  expect(summary.requests).toBe(501);
  expect(notes).toContain('Each checked alone, as too many are about one thing: 501 exchanges.');
});
