import { operationIdOf } from '../operation/operation-id.js';
import { readRetryAfter } from '../transport/retry-after.js';
import { cut } from './excerpt.js';
import { isMarked, marker } from './marker.js';

/** What went wrong. */
export type ErrorCode =
  /** The service answered with 4xx or 5xx. */
  | 'request-refused'
  /** The service answered with what the contract does not promise. */
  | 'contract-violation'
  /** The service answered with a redirect, which is never followed. */
  | 'redirected'
  /** No answer came, or it broke off. */
  | 'connection-failed'
  /** The server could not prove who it is. */
  | 'certificate-refused'
  /** No token or signature could be made. */
  | 'credential-failed'
  /** The caller's signal was aborted; its reason is the cause. */
  | 'aborted'
  /** The deadline has passed, or a request took too long. */
  | 'timed-out'
  /** The deadline has passed, and the operation has not ended. */
  | 'still-running'
  /** The operation ended as failed: nothing was bought. */
  | 'operation-failed';

/** What was being done: the request that costs money, the search for what became of it, or one of the later ones. */
export type Phase = 'purchase' | 'lookup' | 'poll' | 'result' | 'cancel';

/**
 * What is known of the purchase: its request never left (`not-sent`), the service said no (`rejected`), it may have
 * been accepted (`unknown`), it was accepted (`accepted`), or it was and then failed (`failed`). Only after `not-sent`
 * and `rejected` may the same search be purchased again. After 409, which is `rejected` too, look the operation up
 * first: the conflict may be with a purchase of this search.
 */
export type Outcome = 'not-sent' | 'rejected' | 'unknown' | 'accepted' | 'failed';

/** What an error is about. */
export interface Subject {
  readonly phase: Phase;
  readonly outcome: Outcome;
  /** What was to be purchased; with it, `client.resume` finds the purchase again. */
  readonly searchId: string;
}

/** What else an error is made from. */
interface Details {
  readonly code: ErrorCode;
  readonly response?: Response;
  /** An own property only when it is given. */
  readonly cause?: unknown;
}

/** What the caller can do, by what is known of the purchase. */
const advice: Partial<Record<Outcome, string>> = {
  unknown: ' The purchase may have been accepted: look it up with client.resume before you send it again.',
  accepted: ' The purchase was accepted: go on with client.resume.',
  failed: ' Nothing was bought.',
};

/**
 * Any error of a purchase. It is safe to print and to log: it holds no key, token or signature, its message is one line
 * of at most 1000 characters, and what the service wrote is cut to a sensible size.
 */
export class PhoneNumbersError extends Error implements Subject {
  override readonly name: string = 'PhoneNumbersError';
  declare readonly code: ErrorCode;
  declare readonly phase: Phase;
  declare readonly outcome: Outcome;
  declare readonly searchId: string;
  /** The id of the operation, unless it is certain that there is none. */
  declare readonly operationId?: string;
  /** The HTTP status, when there was an answer. */
  declare readonly status?: number;
  /** How long the service asks to wait before the next request, in milliseconds. */
  declare readonly retryAfterMs?: number;
  /** The correlation vector of the answer, to quote to Azure support (`MS-CV`). */
  declare readonly correlationVector?: string;

  /** @param problem what follows on the phase in the message */
  constructor(
    problem: string,
    { phase, outcome, searchId }: Subject,
    { code, response, ...options }: Details,
  ) {
    super(cut(`The ${phase} ${problem}`, 800).replace(/\.?$/, '.') + (advice[outcome] ?? ''), options);
    const own = { code, phase, outcome, searchId };
    const known = advice[outcome] && { operationId: operationIdOf(searchId) };
    Object.assign(this, own, known, response && readResponse(response));
  }

  get [marker](): true {
    return true;
  }

  /** Tells whether a value is such an error, of this or another installed version of the package. */
  static isInstance(value: unknown): value is PhoneNumbersError {
    return isMarked(value);
  }
}

function readResponse({ status, headers }: Response) {
  return {
    status,
    retryAfterMs: readRetryAfter(headers),
    correlationVector: headers.get('ms-cv') ?? undefined,
  };
}
