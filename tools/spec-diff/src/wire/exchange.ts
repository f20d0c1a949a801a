import { STATUS_CODES } from 'node:http';
import { type Body, formatBody } from './body.js';
import type { SecurityAlternative } from './security.js';

/** The text of a field, or a name and a text where the field has a name of its own. */
export type Field = string | readonly [name: string, text: string];

/** Values of parameters or headers, each as one or more fields. */
export type Fields = ReadonlyMap<string, readonly Field[]>;

/** A call: a request, the response to it, and how it goes on. */
export interface Exchange {
  readonly method: string;
  /** The server's address, without the path. */
  readonly server: string;
  readonly path: string;
  /** The callback or the webhook that is called, in words; `undefined` when a client calls the service. */
  readonly hook: string | undefined;
  /** By key: `query:api-version`, `header:x-ms-date`. Those of the path are in `path` already. */
  readonly parameters: Fields;
  /** What the client means, for parameters whose way of writing is in question. */
  readonly meant?: ReadonlyMap<string, unknown>;
  readonly body: Body | undefined;
  readonly credentials: SecurityAlternative;
  /** `undefined` when the request alone is looked at, since no valid response is known. */
  readonly status: number | undefined;
  /** By name in lower case. */
  readonly headers: Fields;
  readonly responseBody: Body | undefined;
  /** What follows the response, in words. */
  readonly next: string | undefined;
}

/** Writes a call as HTTP messages, for people. */
export function formatExchange(exchange: Exchange): string {
  const { method, server, path, hook, parameters, body, credentials, status, headers, responseBody, next } =
    exchange;
  const query = [...parameters]
    .filter(([key]) => key.startsWith('query:'))
    .flatMap(([key, values]) => values.map((value) => formatPair(key.slice('query:'.length), value)));
  const fields = [...parameters]
    .filter(([key]) => !/^(query|path):/.test(key))
    .map(
      ([key, values]) =>
        `${key.replace(/^header:/, '').replace(/^cookie:.*/, 'cookie')}: ${values.map((value) => (typeof value === 'string' ? value : value.join('='))).join(', ')}`,
    );
  return [
    `${method} ${server}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`,
    ...(hook === undefined ? [] : [`(the service calls the client: ${hook})`]),
    ...fields,
    ...(credentials.length > 0 ? [`(authorized by ${credentials.join(' and ')})`] : []),
    ...formatBody(body),
    ...(status === undefined ? [] : ['', `${status} ${STATUS_CODES[status] ?? ''}`.trim()]),
    ...[...headers].map(([name, values]) => `${name}: ${values.join(', ')}`),
    ...formatBody(responseBody),
    ...(next === undefined ? [] : ['', `(then ${next})`]),
  ].join('\n');
}

function formatPair(name: string, value: Field): string {
  const [own, text] = typeof value === 'string' ? [name, value] : value;
  return `${encodeURIComponent(own).replaceAll('%5B', '[').replaceAll('%5D', ']')}=${encodeURIComponent(text)}`;
}
