import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { check } from './check.js';
import { type Har, harOf } from './har.js';
import { record } from './record.js';

let har: Har;
beforeAll(async () => {
  har = harOf(await record(['succeeds']));
});

describe('what cannot be read', () => {
  it.each([
    { what: 'an empty file', text: '', says: 'expected JSON, got an empty file' },
    { what: 'a cut file', text: '{"log":{"entries":[', says: /^expected JSON, got another text, at / },
    { what: 'comments', text: '// x\n{}', says: /^expected JSON, got another text(, at position 0)?$/ },
    {
      what: 'a compressed file',
      text: gzipSync('{}'),
      says: 'expected JSON, got a compressed file: unpack it first',
    },
    { what: 'a list', text: '[]', says: 'expected a HAR with a log, got other JSON' },
    { what: 'null', text: 'null', says: 'expected a HAR with a log, got other JSON' },
    { what: 'a log of null', text: '{"log":null}', says: 'expected log.entries to be a list, got nothing' },
    {
      what: 'entries of another form',
      text: '{"log":{"entries":{}}}',
      says: 'expected log.entries to be a list, got an object',
    },
    {
      what: 'a recording without a URL',
      text: '{"request":{"method":"GET"},"response":{}}',
      says: 'expected request.url to be an absolute URL, got nothing',
    },
    {
      what: 'a body that is nested too deep',
      text: `{"request":{"method":"GET","url":"https://a.example/phoneNumbers"},"response":{"status":200,"body":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`,
      says: 'expected a body of fewer levels of nesting',
    },
  ])('is a problem of the file, and others are checked: $what', async ({ text, says }) => {
    const { traffic, summary } = await check({ 'bad.har': text, 'good.har': har });
    expect(traffic.problems).toEqual([
      {
        file: expect.stringMatching(/bad\.har$/),
        place: '',
        message: typeof says === 'string' ? says : expect.stringMatching(says),
      },
    ]);
    expect(summary).toMatchObject({ requests: har.log.entries.length, findings: 0, tried: 1, skipped: 1 });
  });

  it.each([
    { entry: null, says: 'expected it to be an object, got null' },
    { entry: 7, says: 'expected it to be an object, got 7' },
    { entry: {}, says: 'expected request to be an object, got nothing' },
    { entry: { request: { method: 1, url: 'x' } }, says: 'expected request.method to be a string, got 1' },
    {
      entry: { request: { method: 'GET', url: '/phoneNumbers?token=secret-token' } },
      says: 'expected request.url to be an absolute URL, got "/phoneNumbers…"',
    },
    { request: { headers: {} }, says: 'expected request.headers to be a list, got an object' },
    {
      request: { headers: [{ name: 'Authorization', value: { token: 'secret-token' } }] },
      says: 'expected request.headers[0].value to be a string, got an object',
    },
    {
      request: { headers: [{ value: 'x' }] },
      says: 'expected request.headers[0].name to be a string, got nothing',
    },
    { response: { status: '200' }, says: 'expected response.status to be a number, got "200"' },
    { response: { status: 20 }, says: 'expected response.status to be a status of HTTP, got 20' },
    { response: [], says: 'expected response to be an object, got a list' },
    {
      response: { status: 200, content: { text: 7 } },
      says: 'expected response.content.text to be a string, got 7',
    },
    {
      response: { status: 200, content: { text: '{"a":1}', encoding: 'base64' } },
      says: 'expected response.content.text to be base64, got "another string"',
    },
    {
      response: { status: 200, content: { text: 'x'.repeat(1024 * 1024 + 1) } },
      says: 'expected response.content to have at most 1048576 bytes, got 1048577',
    },
  ])(
    'is a problem of the entry, and others are checked: $says',
    async ({ entry, request, response, says }) => {
      const url = 'https://resource.communication.azure.com/phoneNumbers?api-version=2021-03-07';
      const wrong = entry === undefined ? { request: { method: 'GET', url, ...request }, response } : entry;
      const mixed = {
        log: { ...har.log, entries: [...har.log.entries.slice(0, 2), wrong, ...har.log.entries.slice(2)] },
      };
      const { traffic, summary, scenarios } = await check({ 'a.har': mixed });
      expect(traffic.problems).toEqual([expect.objectContaining({ place: 'log.entries[2]', message: says })]);
      expect(summary.requests).toBe(har.log.entries.length);
      expect(scenarios[0]?.skipped).toBe('1 of its entries could not be read or checked');
    },
  );
});

describe('a hostile HAR', () => {
  it('changes no prototype', async () => {
    const text = JSON.stringify(har)
      .replace('"log":{', '"__proto__":{"polluted":1},"log":{"__proto__":{"polluted":1},')
      .replaceAll('"headers":[', '"__proto__":{"polluted":1},"headers":[{"name":"__proto__","value":"x"},')
      .replaceAll('"cookies":[', '"constructor":{"prototype":{"polluted":1}},"cookies":[');
    const { findings } = await check({ 'a.har': text });
    expect(findings).toEqual([]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('takes no properties from a prototype that JSON brings along', async () => {
    const { traffic } = await check({ 'a.har': '{"__proto__":{"log":{"entries":[]}}}' });
    expect(traffic.problems).toHaveLength(1);
  });

  it('with more different findings than can be compared has the first 500, and says how many are left', async () => {
    const trace = 'at foo (/srv/app/x.js:10:11)';
    const entries = har.log.entries.slice(0, 1).map((entry) => ({
      ...entry,
      response: {
        ...entry.response,
        headers: [
          { name: 'Content-Type', value: 'application/json' },
          ...Array.from({ length: 60 }, (_, index) => ({ name: `x-${index}`, value: trace })),
        ],
      },
    }));
    const many = Array.from({ length: 10 }, (_, round) =>
      entries.map((entry) => ({
        ...entry,
        response: {
          ...entry.response,
          headers: entry.response.headers.map(({ name, value }) => ({
            name: name.startsWith('x-') ? `${name}-${round}` : name,
            value,
          })),
        },
      })),
    ).flat();
    const { summary, notes } = await check({ 'many.har': { log: { entries: many } } });
    expect(summary.findings).toBe(500);
    expect(notes.join()).toMatch(
      /There are more than 500 different findings; not shown: 1\d\d of the others\./,
    );
  });

  it('with more entries than a recorder writes is refused', async () => {
    const entries = `[${'0,'.repeat(100_000)}0]`;
    const { traffic } = await check({ 'a.har': `{"log":{"entries":${entries}}}` });
    expect(traffic.problems[0]?.message).toBe('expected at most 100000 entries, got 100001');
  });
});
