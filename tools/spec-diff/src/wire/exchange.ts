import { STATUS_CODES } from 'node:http';
import type { SecurityAlternative } from './security.js';

/** A value of a parameter or a header, as the texts of one or more fields. */
export type Fields = ReadonlyMap<string, readonly string[]>;

/** A body, with its media type; JSON as its value. */
export interface Body {
  readonly mediaType: string;
  readonly value: unknown;
}

/** A call: a request, the response to it, and how it goes on. */
export interface Exchange {
  readonly method: string;
  /** The server's address, without the path. */
  readonly server: string;
  readonly path: string;
  /** By key: `query:api-version`, `header:x-ms-date`. Those of the path are in `path` already. */
  readonly parameters: Fields;
  /** The lists that the client means, for parameters whose way of writing is in question. */
  readonly meant?: Fields;
  readonly body: Body | undefined;
  readonly credentials: SecurityAlternative;
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Fields;
  readonly responseBody: Body | undefined;
  /** What follows the response, in words. */
  readonly next: string | undefined;
}

/** Writes a call as HTTP messages, for people. */
export function formatExchange(exchange: Exchange): string {
  const { method, server, path, parameters, body, credentials, status, headers, responseBody, next } =
    exchange;
  const query = [...parameters]
    .filter(([key]) => key.startsWith('query:'))
    .flatMap(([key, values]) => values.map((value) => `${key.slice(6)}=${encodeURIComponent(value)}`));
  const fields = [...parameters]
    .filter(([key]) => !/^(query|path):/.test(key))
    .map(
      ([key, values]) =>
        `${key.replace(/^header:/, '').replace(/^cookie:.*/, 'cookie')}: ${values.join(', ')}`,
    );
  return [
    `${method} ${server}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`,
    ...fields,
    ...(credentials.length > 0 ? [`(authorized by ${credentials.join(' and ')})`] : []),
    ...formatBody(body),
    '',
    `${status} ${STATUS_CODES[status] ?? ''}`.trim(),
    ...[...headers].map(([name, values]) => `${name}: ${values.join(', ')}`),
    ...formatBody(responseBody),
    ...(next === undefined ? [] : ['', `(then ${next})`]),
  ].join('\n');
}

function formatBody(body: Body | undefined): string[] {
  if (body === undefined) return [];
  const text =
    typeof body.value === 'string' && !isJson(body.mediaType) ? body.value : JSON.stringify(body.value);
  return [`content-type: ${body.mediaType}`, '', text.length > 2000 ? `${text.slice(0, 2000)}…` : text];
}

/** Tells whether bodies of a media type are JSON. */
export function isJson(mediaType: string): boolean {
  return /^[^;]*[/+]json\b/i.test(mediaType) || mediaType === '*/*';
}
