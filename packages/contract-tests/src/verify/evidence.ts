import type { ExchangeRequest } from '../exchange.js';
import type { RecordedResponse } from '../recorded-exchange.js';
import { redact } from '../redact.js';
import { isSecretName } from '../secrets/secret-names.js';

/** The exchange that brought a finding to light. It holds no credential, and none that the server gave away by its name. */
export interface Evidence {
  /** Method and URL without origin, and what is special: `POST /availablePhoneNumbers/:purchase (no api-version)`. */
  readonly request: string;
  /** A command line that sends the request again. It takes `AUTHORIZATION` from the environment. */
  readonly curl: string;
  /** When the request was sent: RFC 3339, in UTC; empty if a recording does not tell. */
  readonly sentAt: string;
  /** Until its response was there, or failed, in milliseconds; 0 if a recording does not tell. */
  readonly durationMs: number;
  /** Absent when none came. */
  readonly response?: EvidenceResponse;
}

/** A response as a report shows it. */
export interface EvidenceResponse {
  readonly status: number;
  /** As they came; a value is cut to 500 characters. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Its text, content codings undone, cut to 2000 characters. */
  readonly body: string;
}

/** What a session knows of a request that it has sent. */
export interface SentExchange {
  /** Without what authenticates it. */
  readonly request: ExchangeRequest;
  readonly remark: string;
  /** `undefined` if a recording does not tell. */
  readonly sentAt: Date | undefined;
  readonly durationMs: number;
  /** Absent when none came. */
  readonly response?: RecordedResponse;
}

/** More than is shown: what is hidden later on makes a text shorter. */
const kept = 8000;
const shownBody = 2000;
const shownValue = 500;

/**
 * The evidence of an exchange.
 *
 * @param hideKnown - takes the secrets of the run out of a text
 */
export function evidenceOf(
  sent: SentExchange,
  origin: string,
  hideKnown: (text: string) => string,
): Evidence {
  const hide = (text: string) => redact(hideKnown(text));
  const { request, remark, sentAt, durationMs, response } = sent;
  const { method, url } = request;
  const suffix = remark === '' ? '' : ` (${remark})`;
  return {
    request: hide(`${method} ${cut(url.slice(origin.length), kept)}${suffix}`),
    curl: hide(curlOf(request)),
    sentAt: sentAt?.toISOString() ?? '',
    durationMs: Math.round(durationMs),
    ...(response !== undefined && { response: shownResponse(response, hide) }),
  };
}

function shownResponse(response: RecordedResponse, hide: (text: string) => string): EvidenceResponse {
  const text = new TextDecoder().decode((response.content ?? response.bytes).subarray(0, kept));
  return {
    status: response.status,
    headers: response.headers
      .slice(0, 50)
      .map(([name, value]) => [
        hide(cut(name, 100)),
        isSecretName(name) ? '…' : cut(hide(cut(value, kept)), shownValue),
      ]),
    body: cut(hide(text), shownBody),
  };
}

/** The command line of a request, for a POSIX shell. */
function curlOf({ method, url, headers, body }: ExchangeRequest): string {
  const lines = headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  const how = method === 'HEAD' ? '--head' : `-X ${method}`;
  return [
    `curl -i ${how}`,
    ...lines,
    '-H "Authorization: $AUTHORIZATION"',
    ...(body.length > 0 ? [`--data-binary ${quoted(cut(new TextDecoder().decode(body), shownBody))}`] : []),
    quoted(cut(url, kept)),
  ].join(' ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
