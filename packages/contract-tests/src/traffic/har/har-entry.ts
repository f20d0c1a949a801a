import { headerValue } from '../../exchange.js';
import { parseExchange } from '../../recorded-exchange.js';
import { memberOf } from '../../rules/members.js';
import type { Entry } from '../entry.js';
import { assumedHeaders, expectsBody, NotARecordingError, recordAt, unexpected } from '../recording.js';
import { readContent, readPostData, withoutUndoneCoding } from './har-bodies.js';
import { readHarHeaders, withType } from './har-headers.js';

/** The most that a body of the contract may have, in bytes: far more than any answer of this API. */
const mostBytes = 1024 * 1024;

/** What a request of a HAR is about. */
export interface HarTarget {
  /** In capitals. */
  readonly method: string;
  /** Absolute; with another scheme than http(s) for what is no HTTP request (`ws:`, `data:`, `CONNECT`). */
  readonly url: URL;
}

/**
 * Reads method and URL of an entry, and nothing else of it.
 *
 * @throws NotARecordingError when it has none
 */
export function readTarget(entry: unknown): HarTarget {
  const request = recordAt('request', memberOf(recordAt('it', entry), 'request'));
  const method = memberOf(request, 'method');
  const url = memberOf(request, 'url');
  if (typeof method !== 'string') throw unexpected('request.method', 'a string', method);
  if (method.toUpperCase() === 'CONNECT') return { method: 'CONNECT', url: new URL('connect:') };
  if (typeof url !== 'string' || !URL.canParse(url)) throw unexpected('request.url', 'an absolute URL', url);
  return { method: method.toUpperCase(), url: new URL(url) };
}

/**
 * Reads an entry of a HAR 1.2, as browsers, proxies and test tools write it.
 *
 * @param target - what `readTarget` read of it
 * @param place - its place in the file
 * @throws NotARecordingError when it has another form, or a body of more than 1 MiB
 */
export function readHarEntry(entry: unknown, { method, url }: HarTarget, place: string): Entry {
  const request = memberOf(entry, 'request');
  const response = memberOf(entry, 'response');
  const status = response === undefined || response === null ? 0 : readStatus(response);
  const sent = readHarHeaders(memberOf(request, 'headers'), 'request.headers');
  const postData = memberOf(request, 'postData');
  const requestBody = bounded(readPostData(postData), 'request.postData');
  const headers = readHarHeaders(memberOf(response, 'headers'), 'response.headers');
  const { bytes, isComplete } = readContent(response, headers);
  const responseBody = bounded(bytes, 'response.content');
  const time = memberOf(entry, 'time');
  const typed = withType(sent, requestBody.length > 0 ? memberOf(postData, 'mimeType') : undefined);
  const isUntyped = headerValue(typed, 'content-type') === undefined;
  return {
    place,
    sentAt: readTime(memberOf(entry, 'startedDateTime')),
    durationMs: typeof time === 'number' && time > 0 ? time : 0,
    isAnswered: status > 0,
    isFromService: !memberOf(entry, '_fromCache') && !memberOf(response, '_fetchedViaServiceWorker'),
    requestIsComplete:
      sent.length > 0 &&
      (requestBody.length > 0 || !expectsBody(method, headerValue(sent, 'content-length'))),
    responseHeadersAreComplete: headers.length > 0,
    responseBodyIsComplete: isComplete,
    exchange: parseExchange({
      request: {
        method,
        url: url.href,
        headers: sent.length === 0 && isUntyped ? assumedHeaders(requestBody, method) : typed,
        body: requestBody,
      },
      response: {
        status,
        headers: withoutUndoneCoding(
          headers.length > 0 ? headers : withType([], memberOf(memberOf(response, 'content'), 'mimeType')),
          responseBody,
        ),
        body: responseBody,
      },
    }),
  };
}

/** A status of 0, or none, says that no response came. */
function readStatus(response: unknown): number {
  const status = memberOf(recordAt('response', response), 'status') ?? 0;
  if (typeof status !== 'number') throw unexpected('response.status', 'a number', status);
  if (status > 0 && !(Number.isInteger(status) && status >= 100 && status <= 999))
    throw unexpected('response.status', 'a status of HTTP', status);
  return Math.max(0, status);
}

function readTime(text: unknown): Date | undefined {
  const time = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time);
}

function bounded(body: Uint8Array, where: string): Uint8Array {
  if (body.length <= mostBytes) return body;
  throw new NotARecordingError(`expected ${where} to have at most ${mostBytes} bytes, got ${body.length}`);
}
