import type { CommunicationError } from '@acs-contracts/phone-numbers-types';
import type { Answer } from './answer.js';
import { printable } from './printable.js';

const encoder = new TextEncoder();

/** An answer with JSON. Members stand in the order of the value. */
export function json(status: number, value: unknown, headers: Answer['headers'] = []): Answer {
  return {
    status,
    headers: [['Content-Type', 'application/json; charset=utf-8'], ...headers],
    body: toBytes(value),
  };
}

/** An error as the service writes it: without a charset, unlike its successes. */
export function error(
  status: number,
  value: CommunicationError | VersioningError,
  headers: Answer['headers'] = [],
): Answer {
  return {
    status,
    headers: [['Content-Type', 'application/json'], ...headers],
    body: toBytes({ error: value }),
  };
}

/** An error of the versioning layer of the service, which writes one member in camel case, and as null. */
export interface VersioningError {
  readonly code: string;
  readonly message: string;
  readonly innerError: null;
}

/** An answer without a body. */
export function empty(status: number): Answer {
  return { status, headers: [['Content-Length', '0']], body: new Uint8Array() };
}

/** An error page, as gateways and firewalls in front of a service send it. */
export function page(status: number, title: string): Answer {
  const heading = `${status} ${title}`;
  const html = `<html>\r\n<head><title>${heading}</title></head>\r\n<body><h1>${heading}</h1></body>\r\n</html>\r\n`;
  return { status, headers: [['Content-Type', 'text/html']], body: encoder.encode(html) };
}

/** Control characters that a request brought along are escaped: JSON permits those from 7F on, a terminal acts on them. */
function toBytes(value: unknown): Uint8Array {
  return encoder.encode(printable(JSON.stringify(value)));
}
