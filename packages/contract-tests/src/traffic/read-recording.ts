import { type HeaderList, headerValue } from '../exchange.js';
import { parseExchange } from '../recorded-exchange.js';
import { memberOf } from '../rules/members.js';
import {
  assumedHeaders,
  expectsBody,
  NotARecordingError,
  type Recording,
  recordAt,
  unexpected,
} from './recording.js';

/** Whether a JSON value claims to be a recording, well formed or not. */
export function isRecording(value: unknown): boolean {
  return memberOf(value, 'request') !== undefined && memberOf(value, 'response') !== undefined;
}

/**
 * Reads `{ request: { method, url, headers, body }, response: { status, headers, body } }`. Header values are strings
 * or lists of strings, `request.headers` may be null (not kept), bodies are JSON values, strings or null.
 *
 * @throws NotARecordingError when the value has another form
 */
export function readRecording(value: unknown): Recording {
  const file = recordAt('the file', value);
  const request = recordAt('request', memberOf(file, 'request'));
  const response = recordAt('response', memberOf(file, 'response'));
  const method = memberOf(request, 'method');
  const url = memberOf(request, 'url');
  const status = memberOf(response, 'status');
  if (typeof method !== 'string') throw unexpected('request.method', 'a string', method);
  if (typeof url !== 'string' || !URL.canParse(url)) throw unexpected('request.url', 'an absolute URL', url);
  if (typeof status !== 'number') throw unexpected('response.status', 'a number', status);
  const headersAreKept = memberOf(request, 'headers') !== null;
  const requestHeaders = readHeaders(memberOf(request, 'headers') ?? {}, 'request.headers');
  const requestBody = bytesOf(memberOf(request, 'body'), requestHeaders);
  const responseHeaders = readHeaders(memberOf(response, 'headers') ?? {}, 'response.headers');
  const responseBody = bytesOf(memberOf(response, 'body'), responseHeaders);
  const source = recordAt('source', memberOf(file, 'source') ?? {});
  const responseHeadersAreComplete = !/\.ya?ml$/.test(String(memberOf(source, 'path')));
  const isTyped = headerValue(responseHeaders, 'content-type') !== undefined;
  const mayLackBody = expectsBody(method, headerValue(requestHeaders, 'content-length'));
  return {
    responseHeadersAreComplete,
    responseBodyIsComplete: true,
    requestIsComplete: headersAreKept && (requestBody.length > 0 || !mayLackBody),
    exchange: parseExchange({
      request: {
        method: method.toUpperCase(),
        url,
        headers: headersAreKept ? requestHeaders : assumedHeaders(requestBody, method),
        body: requestBody,
      },
      response: {
        status,
        headers: [
          ...responseHeaders,
          ...(isTyped || responseHeadersAreComplete ? [] : assumedHeaders(responseBody)),
        ],
        body: responseBody,
      },
    }),
  };
}

/** Recorders write an empty body as null, as "", and some as [] or {}. */
function bytesOf(body: unknown, headers: HeaderList): Uint8Array {
  const isUntyped = headerValue(headers, 'content-type') === undefined && typeof body === 'object';
  if (body === null || body === undefined || headerValue(headers, 'content-length') === '0')
    return new Uint8Array();
  if (isUntyped && Object.keys(body).length === 0) return new Uint8Array();
  return new TextEncoder().encode(typeof body === 'string' ? body : stringify(body));
}

function stringify(body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch {
    throw new NotARecordingError('expected a body of fewer levels of nesting'); // RangeError
  }
}

function readHeaders(headers: unknown, where: string): HeaderList {
  return Object.entries(recordAt(where, headers)).flatMap(([name, value]) => {
    const values: unknown[] = Array.isArray(value) ? value : [value];
    return values.map((text) => {
      if (typeof text !== 'string')
        throw unexpected(`${where}.${name}`, 'a string or a list of strings', text);
      return [name, text] as const;
    });
  });
}
