import { Buffer } from 'node:buffer';
import { type Har, type HarEntry, withEntries } from './har.js';

/** A HAR as a program writes it. */
export interface Dialect {
  readonly name: string;
  /** The text of the file. */
  write(har: Har): string | Uint8Array;
}

type NameValues = HarEntry['request']['headers'];

const lower = (headers: NameValues) =>
  headers?.map(({ name, value }) => ({ name: name.toLowerCase(), value }));
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** An entry whose response headers and content are changed. */
function withResponse(
  entry: HarEntry,
  change: (response: NonNullable<HarEntry['response']>) => object,
): HarEntry {
  return entry.response === undefined
    ? entry
    : { ...entry, response: { ...entry.response, ...change(entry.response) } };
}

/** HTTP/2 as Chromium writes it: pseudo-headers, names in lower case, what was decoded, fields of its own, pages. */
function chromium(har: Har): string {
  const changed = withEntries(har, (entry) => ({
    ...withResponse(entry, ({ headers, content }) => ({
      headers: [...(lower(headers) ?? []), { name: 'content-encoding', value: 'gzip' }],
      content: { ...content, compression: 12 },
      _transferSize: 345,
      _error: null,
    })),
    request: {
      ...entry.request,
      httpVersion: 'http/2.0',
      headers: [
        { name: ':authority', value: new URL(entry.request.url).host },
        { name: ':method', value: entry.request.method },
        ...(lower(entry.request.headers) ?? []),
      ],
    },
    _initiator: { type: 'script' },
    _priority: 'High',
    pageref: 'page_1',
    cache: {},
  }));
  return JSON.stringify({
    log: { ...changed.log, pages: [{ id: 'page_1', title: 'https://app.example/' }] },
  });
}

/** Bodies in base64, `-1` for sizes that are not known. */
function charles(har: Har): string {
  return JSON.stringify(
    withEntries(har, (entry) =>
      withResponse(entry, ({ content }) => ({
        bodySize: -1,
        content:
          content?.text === undefined
            ? content
            : { ...content, text: base64(content.text), encoding: 'base64' },
      })),
    ),
  );
}

/** Empty texts and lists, and numbers in headers, in an order by the time of the response. */
function mitmproxy(har: Har): string {
  const { log } = withEntries(har, (entry) => ({
    ...withResponse(entry, ({ content }) => ({ content: { text: '', ...content } })),
    request: {
      ...entry.request,
      headers:
        entry.request.headers?.map(({ name, value }) => ({
          name,
          value: /^content-length$/i.test(name) ? Number(value) : value,
        })) ?? [],
      postData: { mimeType: '', text: '', params: [], ...entry.request.postData },
    },
    serverIPAddress: '203.0.113.7',
  }));
  return JSON.stringify({
    log: { ...log, creator: { name: 'mitmproxy' }, entries: [...log.entries].reverse() },
  });
}

/** A byte order mark, and comments. */
function fiddler(har: Har): string {
  const { log } = withEntries(har, (entry) => ({ ...entry, comment: '[#1]', timings: { send: -1 } }));
  return `\ufeff${JSON.stringify({ log: { ...log, comment: 'exported @ 24/11/2026', pages: [] } }, undefined, 2)}`;
}

/** UTF-16, as a shell redirects a text. */
function shell(har: Har): Uint8Array {
  return Buffer.from(`\ufeff${JSON.stringify(har)}`, 'utf16le');
}

/** Credentials and cookies taken out, and no sizes. */
function sanitized(har: Har): string {
  const secret = /^(?:authorization|cookie|set-cookie|x-ms-content-sha256)$/i;
  return JSON.stringify(
    withEntries(har, (entry) => ({
      ...withResponse(entry, ({ content }) => ({ bodySize: -1, content: { ...content, size: undefined } })),
      request: {
        ...entry.request,
        headers: entry.request.headers?.filter(({ name }) => !secret.test(name)) ?? [],
      },
    })),
  );
}

/** The programs whose HARs differ. */
export const dialects: readonly Dialect[] = [
  { name: 'the specification', write: (har) => JSON.stringify(har) },
  { name: 'Chromium', write: chromium },
  { name: 'Charles', write: charles },
  { name: 'mitmproxy', write: mitmproxy },
  { name: 'Fiddler', write: fiddler },
  { name: 'a shell', write: shell },
  { name: 'a browser without credentials', write: sanitized },
];
