import type { OperationKind } from '../base/operation-kinds.js';
import { plainText } from '../base/plain-text.js';
import { readRetryAfter } from '../base/retry-after.js';
import { redactedBy, safeCause } from '../secrets/safe-cause.js';
import type { Redact } from '../secrets/secrets.js';
import { showsSecret } from '../secrets/shows-secret.js';
import type { ClientError } from './client-error.js';
import { isMarked, marker } from './marker.js';

/**
 * What was being done: checking arguments, reading what became of a request or what a search holds (`lookup`), asking for
 * a claim, the request that costs money (`purchase`) and those of the other operations (`search`, `release`, `update`),
 * the reads of an operation (`poll`) and of what it led to (`result`), its cancellation, a page of the phone numbers
 * (`list`), or a request through the typed routes (`request`).
 */
export type Phase =
  | 'arguments'
  | 'lookup'
  | 'claim'
  | 'purchase'
  | 'search'
  | 'release'
  | 'update'
  | 'poll'
  | 'result'
  | 'cancel'
  | 'list'
  | 'request';

/**
 * What is known of the purchase, or of another operation: its request never left (`not-sent`), the service said no
 * (`rejected`), it may have been accepted (`unknown`), it was accepted (`accepted`), it was accepted and then failed
 * (`failed`), or the service knows of none (`not-found`).
 */
export type PurchaseOutcome = 'not-sent' | 'rejected' | 'unknown' | 'accepted' | 'failed' | 'not-found';

/** What an error is about, and how secrets are removed from it. */
export interface ErrorSubject {
  readonly phase: Phase;
  readonly outcome: PurchaseOutcome;
  /** The kind of operation; absent if the call is not about an operation. */
  readonly kind?: OperationKind | undefined;
  readonly searchId?: string | undefined;
  readonly operationId?: string | undefined;
  readonly redact: Redact;
}

/** Status and headers of a response. */
export interface ResponseHead {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
}

/** What an error takes from a response. */
interface ResponseFacts {
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly correlationVector: string | undefined;
}

/** What else an error is made from. */
export interface ErrorDetails<Code extends string> {
  readonly code: Code;
  /** The response, or an earlier error that was made from it. */
  readonly response?: ResponseHead | ResponseFacts | undefined;
  /** What was thrown; a copy without secrets becomes the cause of the error. */
  readonly cause?: unknown;
  /** What to do next, instead of the advice that the outcome gives. */
  readonly advice?: string | undefined;
}

/** What to do when it is unknown whether a request was accepted. */
const adviceOfUnknown: Readonly<Record<OperationKind, string>> = {
  purchase: 'look it up with client.resume before you send it again.',
  search: 'it then holds phone numbers for about 16 minutes. Search again.',
  release: 'read the phone number before you send it again.',
  update: 'read the phone number before you send it again.',
  operation: 'continue with client.resume.',
};

/** Returns what the caller can do, by what is known of the operation: the end of a message that has no other advice. */
export function adviceOf({ kind, phase, outcome, operationId }: ErrorSubject): string | undefined {
  if (kind === undefined) return undefined;
  if (outcome === 'accepted') {
    if (operationId === undefined) return `The ${kind} was made, and the id of its operation is not known.`;
    return phase === 'result'
      ? `The ${kind} has succeeded, and only its phone numbers could not be read: continue with client.resume.`
      : `The ${kind} was accepted: continue with client.resume.`;
  }
  if (outcome === 'unknown') {
    const isKnown = kind !== 'purchase' && operationId !== undefined;
    return `The ${kind} may have been accepted: ${adviceOfUnknown[isKnown ? 'operation' : kind]}`;
  }
  if (outcome !== 'not-found') return undefined;
  const next = kind === 'purchase' ? ': call client.purchase again, which looks first.' : '.';
  return `The service knows no such ${kind}${next}`;
}

/**
 * The base of all errors of this package. Each is safe to print and to log: it contains no key, token or signature, its
 * message is one line of at most 1,000 characters without control characters, and every string in it is cut.
 */
export abstract class PhoneNumbersError<Code extends string = string> extends Error {
  /** What went wrong; each code belongs to one class. */
  readonly code: Code;
  readonly phase: Phase;
  readonly outcome: PurchaseOutcome;
  /** The search; with it, `client.resume` finds its purchase again. */
  readonly searchId: string | undefined;
  /** The id of the operation; `undefined` if it is not known, or it is certain that there is none. */
  readonly operationId: string | undefined;
  /** The HTTP status of the response, if there was one; 0 for a redirect in a browser, which hides it. */
  readonly status: number | undefined;
  /** How long the service asks to wait before the next request, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** The correlation vector of the response, to quote to Azure support (`MS-CV`). */
  readonly correlationVector: string | undefined;

  constructor(problem: string, subject: ErrorSubject, details: ErrorDetails<Code>) {
    const { phase, outcome, searchId, operationId, redact } = subject;
    const { code, response, cause } = details;
    const advice = details.advice ?? adviceOf(subject);
    const what = plainText(redact(problem.slice(0, 4000)), 780).replace(/[.…]?$/, '.');
    super(advice === undefined ? what : `${what} ${advice}`, withCause(code, cause, redact));
    redactedBy.set(this, redact);
    this.code = code;
    this.phase = phase;
    this.outcome = outcome;
    this.searchId = searchId;
    this.operationId = outcome === 'not-sent' || outcome === 'rejected' ? undefined : operationId;
    const facts = response && 'headers' in response ? readFacts(response, redact) : response;
    this.status = facts?.status;
    this.retryAfterMs = facts?.retryAfterMs;
    this.correlationVector = facts?.correlationVector;
  }

  get [marker](): true {
    return true;
  }

  /**
   * Returns whether a value is an error of this package, of this or another installed version; its `code` then tells
   * which one, and what it has.
   */
  static isInstance(value: unknown): value is ClientError {
    return isMarked(value);
  }
}

function readFacts({ status, headers }: ResponseHead, redact: Redact): ResponseFacts {
  const vector = headers.get('ms-cv');
  return {
    status,
    retryAfterMs: readRetryAfter(headers),
    correlationVector: vector === null ? undefined : plainText(redact(vector.slice(0, 1000)), 200),
  };
}

/** The reason of the caller's own signal stays what it is, unless it shows a secret. */
function withCause(code: string, cause: unknown, redact: Redact): ErrorOptions | undefined {
  if (cause === undefined) return undefined;
  return { cause: code === 'aborted' && !showsSecret(cause, redact) ? cause : safeCause(cause, redact) };
}
