import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { check } from './check.js';
import { type Har, type HarEntry, harOf, withEntries } from './har.js';
import { record } from './record.js';

let har: Har;
beforeAll(async () => {
  har = harOf(await record(['succeeds']));
});

/** The HAR with the entries changed that a test is about: those of a method, on a path that ends so. */
function changed(method: string, end: RegExp, change: (entry: HarEntry) => object): Har {
  return withEntries(har, (entry) => {
    const isMeant = entry.request.method === method && end.test(new URL(entry.request.url).pathname);
    return isMeant ? { ...entry, ...change(entry) } : entry;
  });
}

const isPurchase = /:purchase$/;
const isOperation = /\/operations\//;
const withContent = ({ response }: HarEntry, content: object) => ({
  response: { ...response, content: { ...response?.content, ...content } },
});

describe('a HAR entry', () => {
  it('without the body that its response had conforms, as the recorder did not keep it', async () => {
    const lost = changed('GET', isOperation, (entry) => withContent(entry, { text: undefined }));
    const report = await check({ 'lost.har': lost });
    expect(report.findings).toEqual([]);
  });

  it('whose JSON was cut by the recorder conforms', async () => {
    const cut = changed('GET', isOperation, (entry) =>
      withContent(entry, { text: entry.response?.content?.text?.slice(0, 40) }),
    );
    expect((await check({ 'cut.har': cut })).findings).toEqual([]);
  });

  it('whose service sent broken JSON is in conflict', async () => {
    const text = '{"status":';
    const broken = changed('GET', isOperation, (entry) => withContent(entry, { text, size: text.length }));
    const { findings } = await check({ 'broken.har': broken });
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'strict-json' }));
  });

  it('without a body that its sizes say was never there is in conflict', async () => {
    const empty = changed('GET', isOperation, ({ response }) => ({
      response: { ...response, bodySize: 0, content: { size: 0, mimeType: 'application/json' } },
    }));
    const { findings } = await check({ 'empty.har': empty });
    expect(findings).not.toEqual([]);
  });

  it('whose body is still compressed is read', async () => {
    const coded = changed('GET', isOperation, ({ response }) => ({
      response: {
        ...response,
        headers: [...(response?.headers ?? []), { name: 'Content-Encoding', value: 'gzip' }],
        content: { text: gzipSync(response?.content?.text ?? '').toString('base64'), encoding: 'base64' },
      },
    }));
    expect((await check({ 'coded.har': coded })).findings).toEqual([]);
  });

  it('without the body of its request conforms, and the purchase is not checked together with the reads', async () => {
    const lost = changed('POST', isPurchase, ({ request }) => ({
      request: { ...request, postData: undefined },
    }));
    const report = await check({ 'lost.har': lost });
    expect(report.findings).toEqual([]);
    expect(report.notes.join()).toMatch(/Each checked alone, .* has no response or no body: \d+ exchanges/);
  });

  it('whose request was a form is in conflict if the service accepted it', async () => {
    const form = changed('POST', isPurchase, ({ request }) => ({
      request: {
        ...request,
        headers: [{ name: 'Content-Type', value: 'application/x-www-form-urlencoded' }],
        postData: {
          mimeType: 'application/x-www-form-urlencoded',
          params: [{ name: 'searchId', value: 'a b' }],
        },
      },
    }));
    const { findings } = await check({ 'form.har': form });
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'refusal', where: 'status' }));
    expect(findings[0]?.occurrences[0]?.curl).toContain(`--data-binary 'searchId=a+b'`);
  });

  it('whose request body is in base64 is read', async () => {
    const coded = changed('POST', isPurchase, ({ request }) => ({
      request: {
        ...request,
        postData: {
          ...request.postData,
          text: Buffer.from(request.postData?.text ?? '').toString('base64'),
          encoding: 'base64',
        },
      },
    }));
    expect((await check({ 'coded.har': coded })).findings).toEqual([]);
  });

  it('whose request has no headers has its type from the body', async () => {
    const bare = changed('POST', isPurchase, ({ request }) => ({ request: { ...request, headers: [] } }));
    const { findings, notes } = await check({ 'bare.har': bare });
    expect(findings).toEqual([]);
    expect(notes.join()).not.toContain('Each checked alone');
  });

  it('without a response is counted, and what the exchanges show together is not judged', async () => {
    const failed = changed('POST', isPurchase, ({ response }) => ({
      response: { ...response, status: 0, headers: [], content: { size: 0, mimeType: 'x-unknown' } },
      _error: 'net::ERR_CONNECTION_RESET',
    }));
    const { findings, traffic, notes } = await check({ 'failed.har': failed });
    expect(findings).toEqual([]);
    expect(traffic.unanswered).toBe(1);
    expect(notes).toContain('Not checked, as they have no response: 1 exchange.');
  });

  it('that a cache answered is not compared with those that the service answered', async () => {
    const stale = changed('GET', isOperation, (entry) => ({
      ...withContent(entry, {
        text: entry.response?.content?.text?.replace(/"createdDateTime":"20\d\d/, '"createdDateTime":"2019'),
      }),
      _fromCache: 'disk',
    }));
    const [first, ...rest] = stale.log.entries;
    const mixed = {
      log: { ...stale.log, entries: [...har.log.entries, ...rest, ...(first ? [first] : [])] },
    };
    const { findings } = await check({ 'cache.har': mixed });
    expect(findings.map(({ rule }) => rule)).not.toContain('identity-stays');
  });

  it('has the headers of its response one by one, without those of HTTP/2 itself', async () => {
    const joined = changed('GET', isOperation, ({ response }) => ({
      response: {
        ...response,
        headers: [
          { name: ':status', value: '200' },
          { name: 'Content-Type', value: 'application/json' },
          { name: 'Retry-After', value: '1\n2' },
        ],
      },
    }));
    const { findings } = await check({ 'joined.har': joined });
    expect(findings[0]).toMatchObject({ rule: 'single-value-headers', where: 'header:retry-after' });
    expect(findings[0]?.occurrences[0]?.response?.headers).toEqual([
      ['Content-Type', 'application/json'],
      ['Retry-After', '1'],
      ['Retry-After', '2'],
    ]);
  });

  it('without a time keeps its place in the file', async () => {
    const timeless = withEntries(har, ({ startedDateTime: _, ...entry }) => entry);
    const { findings } = await check({ 'timeless.har': timeless });
    expect(findings).toEqual([]);
  });
});

describe('what is not about the contract', () => {
  const foreign = (url: string, method = 'GET'): HarEntry => ({
    request: { method, url, headers: [] },
    response: { status: 200, headers: [], content: { text: 'hello' } },
  });

  it('is counted, and not checked: other hosts, other paths, other schemes', async () => {
    const others = [
      foreign('https://app.example/'),
      foreign('https://app.example/phoneNumbers'),
      foreign('https://resource.communication.azure.com/chat/threads?api-version=2021-09-07'),
      foreign('wss://app.example/phoneNumbers?api-version=2021-03-07'),
      foreign('data:text/plain,phoneNumbers'),
      foreign('app.example:443', 'CONNECT'),
      foreign('https://resource.communication.azure.com/phoneNumbers?api-version=2021-03-07', 'OPTIONS'),
    ];
    const mixed = { log: { ...har.log, entries: [...others, ...har.log.entries] } };
    const { findings, summary, traffic, notes } = await check({ 'mixed.har': mixed });
    expect({ findings, outside: traffic.outside }).toEqual({ findings: [], outside: others.length });
    expect(summary.requests).toBe(har.log.entries.length);
    expect(notes).toContain('Not checked, as they are to other hosts or paths: 7 exchanges.');
  });

  it('is everything but the given origin', async () => {
    const { traffic, summary } = await check({ 'a.har': har }, { origin: 'http://127.0.0.1:4010' });
    expect(traffic.outside).toBe(har.log.entries.length);
    expect(summary).toMatchObject({ requests: 0, tried: 0, skipped: 1 });
  });

  it('is no host that is sent an api-version on a path of the contract', async () => {
    const local = withEntries(har, (entry) => ({
      ...entry,
      request: {
        ...entry.request,
        url: entry.request.url.replace(/^https:\/\/[^/]+/, 'http://localhost:4010'),
      },
    }));
    const { summary, endpoint } = await check({ 'local.har': local });
    expect({ requests: summary.requests, endpoint }).toEqual({
      requests: har.log.entries.length,
      endpoint: 'http://localhost:4010',
    });
  });
});
