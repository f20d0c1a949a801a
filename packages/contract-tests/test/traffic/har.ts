import type { Exchange, HeaderList } from '../../src/index.js';

/** An entry of a HAR; other properties may be there. */
export interface HarEntry {
  readonly startedDateTime?: string;
  readonly time?: number;
  readonly request: HarMessage & {
    readonly method: string;
    readonly url: string;
    readonly queryString?: readonly NameValue[];
    readonly postData?: {
      readonly mimeType?: string;
      readonly text?: string;
      readonly encoding?: string;
      readonly params?: readonly NameValue[];
    };
  };
  readonly response?: HarMessage & {
    readonly status: number;
    readonly bodySize?: number;
    readonly content?: {
      readonly size?: number;
      readonly mimeType?: string;
      readonly text?: string;
      readonly encoding?: string;
    };
  };
  readonly [other: `_${string}`]: unknown;
}

interface HarMessage {
  readonly headers?: readonly NameValue[];
  readonly cookies?: readonly NameValue[];
}

interface NameValue {
  readonly name: string;
  readonly value: string | number;
}

/** A HAR 1.2. */
export interface Har {
  readonly log: { readonly version: '1.2'; readonly entries: readonly HarEntry[] };
}

/** Writes exchanges as the specification of HAR 1.2 has it; each is a second after the one before. */
export function harOf(exchanges: readonly Exchange[], start = '2026-11-24T21:15:00.000Z'): Har {
  return {
    log: {
      version: '1.2',
      entries: exchanges.map((exchange, index) => entryOf(exchange, Date.parse(start) + index * 1000)),
    },
  };
}

function entryOf({ request, response }: Exchange, time: number): HarEntry {
  const text = new TextDecoder().decode(request.body);
  const type = request.headers.find(([name]) => /^content-type$/i.test(name))?.[1] ?? '';
  return {
    startedDateTime: new Date(time).toISOString(),
    time: 12.5,
    request: {
      method: request.method,
      url: request.url,
      headers: pairs(request.headers),
      cookies: [],
      queryString: pairs([...new URL(request.url).searchParams]),
      ...(text !== '' && { postData: { mimeType: type, text } }),
    },
    response: {
      status: response.status,
      headers: pairs(response.headers),
      cookies: [],
      bodySize: response.body.length,
      content: {
        size: response.body.length,
        mimeType: response.headers.find(([name]) => /^content-type$/i.test(name))?.[1] ?? 'x-unknown',
        ...(response.body.length > 0 && { text: new TextDecoder().decode(response.body) }),
      },
    },
  };
}

function pairs(list: HeaderList): NameValue[] {
  return list.map(([name, value]) => ({ name, value }));
}

/** A HAR with every entry changed. */
export function withEntries(har: Har, change: (entry: HarEntry, index: number) => HarEntry): Har {
  return { log: { ...har.log, entries: har.log.entries.map(change) } };
}
