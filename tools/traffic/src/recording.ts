import type { Exchange, HeaderList } from '@acs-contracts/contract-tests';

/** An exchange of the live service as it was recorded, and what the recorder did not keep. */
export interface Recording {
  readonly exchange: Exchange;
  /** False when the format keeps neither the headers nor the query of requests (nock). */
  readonly requestIsComplete: boolean;
  /** False when the format may have dropped headers of responses (the YAML of old Python recordings). */
  readonly responseHeadersAreComplete: boolean;
}

/** Thrown for a JSON file that is no recording: its message says what was expected and what came. */
export class NotARecordingError extends Error {
  override readonly name = 'NotARecordingError';
}

/**
 * Reads `{ request: { method, url, headers, body }, response: { status, headers, body } }`. Header values are strings
 * or lists of strings, `request.headers` may be null (not kept), bodies are JSON values, strings or null.
 *
 * @throws NotARecordingError when the value has another form
 */
export function readRecording(value: unknown): Recording {
  const request = record(member(value, 'request'), 'request');
  const response = record(member(value, 'response'), 'response');
  const { method, url } = request;
  const { status } = response;
  if (typeof method !== 'string') throw unexpected('request.method', 'a string', method);
  if (typeof url !== 'string' || !URL.canParse(url)) throw unexpected('request.url', 'an absolute URL', url);
  if (typeof status !== 'number') throw unexpected('response.status', 'a number', status);
  const requestHeaders = readHeaders(request['headers'] ?? {}, 'request.headers');
  const requestBody = readBody(request['body'], requestHeaders);
  const responseHeaders = readHeaders(response['headers'] ?? {}, 'response.headers');
  const responseBody = readBody(response['body'], responseHeaders);
  const { path } = record(member(value, 'source') ?? {}, 'source');
  const responseHeadersAreComplete = !/\.ya?ml$/.test(String(path));
  const typed = find(responseHeaders, 'content-type') !== undefined;
  return {
    responseHeadersAreComplete,
    requestIsComplete:
      request['headers'] !== null && (requestBody.length > 0 || !expectsBody(method, requestHeaders)),
    exchange: {
      request: {
        method: method.toUpperCase(),
        url,
        headers: request['headers'] === null ? assumedHeaders(requestBody, method) : requestHeaders,
        body: requestBody,
      },
      response: {
        status,
        headers: [
          ...responseHeaders,
          ...(typed || responseHeadersAreComplete ? [] : assumedHeaders(responseBody)),
        ],
        body: responseBody,
      },
    },
  };
}

/** A body whose headers were not kept is taken for JSON: this API has nothing else, for a PATCH a merge patch. */
function assumedHeaders(body: Uint8Array, method?: string): HeaderList {
  const type = method?.toUpperCase() === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  return body.length > 0 ? [['Content-Type', type]] : [];
}

/** Tells whether a request went out with a body, so that an empty one here means that it was not kept. */
function expectsBody(method: string, headers: HeaderList): boolean {
  return ['POST', 'PATCH'].includes(method.toUpperCase()) && find(headers, 'content-length') !== '0';
}

/** Recorders write an empty body as null, as "", and some as [] or {}. */
function readBody(body: unknown, headers: HeaderList): Uint8Array {
  const untyped = find(headers, 'content-type') === undefined && typeof body === 'object';
  if (body === null || body === undefined || find(headers, 'content-length') === '0') return new Uint8Array();
  if (untyped && Object.keys(body).length === 0) return new Uint8Array();
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
}

function readHeaders(headers: unknown, where: string): HeaderList {
  return Object.entries(record(headers, where)).flatMap(([name, value]) => {
    const values: unknown[] = Array.isArray(value) ? value : [value];
    return values.map((text) => {
      if (typeof text !== 'string')
        throw unexpected(`${where}.${name}`, 'a string or a list of strings', text);
      return [name, text] as const;
    });
  });
}

function find(headers: HeaderList, name: string): string | undefined {
  return headers.find(([field]) => field.toLowerCase() === name)?.[1];
}

function member(value: unknown, name: string): unknown {
  return record(value, 'the file')[name];
}

function record(value: unknown, where: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw unexpected(where, 'an object', value);
}

function unexpected(where: string, expected: string, actual: unknown): NotARecordingError {
  const came = Array.isArray(actual) ? 'a list' : (JSON.stringify(actual)?.slice(0, 60) ?? 'nothing');
  return new NotARecordingError(`expected ${where} to be ${expected}, got ${came}`);
}
