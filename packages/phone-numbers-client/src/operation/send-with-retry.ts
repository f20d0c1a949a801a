import { property } from '../base/property.js';
import { pauseBefore } from '../base/retry-after.js';
import { timeIsUp } from '../base/time-is-up.js';
import { CommunicationRequestError } from '../errors/communication-request-error.js';
import { ContractViolationError } from '../errors/contract-violation-error.js';
import { CredentialError } from '../errors/credential-error.js';
import { PhoneNumbersError, type PurchaseOutcome } from '../errors/phone-numbers-error.js';
import { type FetchResponse, safeResponse } from '../transport/fetch.js';
import { limited, pause, timeLeft } from '../transport/limits.js';
import { type BodyText, readText } from '../transport/read-text.js';
import { interrupted, type Step } from './step.js';
import { transportError } from './transport-error.js';

/** A request of the contract: its path has its parameters filled in. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Instead of that of every call. */
  readonly query?: string | undefined;
  /** JSON; empty for a request without a body. */
  readonly body?: string;
  /** The media type of the body. @default 'application/json' */
  readonly contentType?: string;
}

/** A response with a success status, or a 404 that is an answer, and its body: empty for a 202. */
export interface Answer extends BodyText {
  readonly response: FetchResponse;
}

/** How a call may be repeated. */
export interface RetryRules {
  /** The longest that one attempt may take, its body included; in milliseconds. */
  readonly attemptMs: number;
  /** How often the request may be repeated after errors of this kind: with the same status, or else the same code. */
  repeats(error: PhoneNumbersError): number;
  /** For a request that changes something: what is known after a response with this status. */
  readonly outcomeOf?: (status: number) => PurchaseOutcome;
  /** Whether a 404 is an answer: the service's word that something is not there. Every other one is an error. */
  readonly isAbsence?: (answer: Answer) => boolean;
}

/**
 * Makes a call, and repeats it as often as the rules permit, until it is answered with a success. It waits in between
 * for the time that the service asks for, or longer and longer. A token that was refused is renewed once, at once. What is
 * known of the operation is kept in `step.outcome`.
 *
 * @throws InterruptedError if the caller's signal is aborted, or at the deadline
 * @throws PhoneNumbersError, the one after which the request may not be repeated
 */
export async function sendWithRetry(step: Step, call: Call, rules: RetryRules): Promise<Answer> {
  const counts: Partial<Record<string, number>> = {};
  let { renew } = step.context.sender;
  for (let failures = 0; ; failures++) {
    try {
      const answer = await attempt(step, call, rules, failures + 1);
      step.failure = undefined;
      return answer;
    } catch (error) {
      if (!PhoneNumbersError.isInstance(error)) throw error;
      if (error.code === 'credential-rejected' && renew) {
        renew();
        renew = undefined;
        continue;
      }
      const kind = error.status ?? error.code;
      counts[kind] = (counts[kind] ?? 0) + 1;
      if (counts[kind] > rules.repeats(error) || (error.status === 401 && step.context.sender.renew))
        throw error;
      // That time ran out says the error of the deadline itself.
      if (error.code !== 'timed-out') step.failure = error;
      await waitFor(step, pauseBefore(failures, error.retryAfterMs));
    }
  }
}

/** Waits between two requests of a step. */
export async function waitFor(step: Step, milliseconds: number): Promise<void> {
  await pause(step, milliseconds).catch(() => {
    throw interrupted(step);
  });
  if (timeLeft(step) <= 0) throw interrupted(step);
}

async function attempt(
  step: Step,
  call: Call,
  { attemptMs, outcomeOf, isAbsence }: RetryRules,
  number: number,
): Promise<Answer> {
  if (step.signal?.aborted || timeLeft(step) <= 0) throw interrupted(step);
  const before = step.outcome;
  let status: number | undefined;
  let isOver = false;
  // What is no longer waited for may still end, and must not change what is known of a later attempt.
  const know = (outcome: PurchaseOutcome) => {
    // That it was refused now says nothing of an earlier purchase, and may be because of that one.
    if (outcomeOf && !isOver)
      step.outcome = outcome === 'rejected' && before === 'unknown' ? before : outcome;
  };
  const credentials = step.context.secrets.begin();
  const run = async (signal: AbortSignal) => {
    const { origin, headers, sender } = step.context;
    const { method, path, query = step.context.query, body = '', contentType = 'application/json' } = call;
    const sent = await sender.send({
      method,
      url: `${origin}${path}?${query}`,
      headers: body === '' ? headers : { 'content-type': contentType, ...headers },
      body,
      signal,
      credentials,
      attempt: number,
      onSend: () => know('unknown'),
      onUnsent: () => know(before),
    });
    const response = safeResponse(sent);
    status = response.status;
    if (outcomeOf && !signal.aborted) know(outcomeOf(status));
    return { response, ...(await readBody(response)) };
  };
  try {
    const answer = await limited(step, attemptMs, run).catch((cause: unknown) => {
      throw failed(step, cause);
    });
    if (isSuccess(answer.response) || (status === 404 && isAbsence?.(answer))) return answer;
    throw refused(step, answer);
  } finally {
    isOver = true;
    credentials.end();
  }
}

/** Returns the error of a response that is no success. */
function refused(step: Step, { response, text: received, isWhole }: Answer): PhoneNumbersError {
  const { status } = response;
  // Nothing, and more to come, is not the nothing by which the service says that something is not there.
  const text = status === 404 && received.trim() === '' && !isWhole ? '…' : received;
  // Its body may have been cut off by the signal; what its status says is known all the same.
  if (step.signal?.aborted && step.signal.reason !== timeIsUp) return interrupted(step);
  if (status > 0 && status < 300) {
    return new ContractViolationError(
      step,
      'contract-violation',
      `${status}, which is no final status`,
      response,
    );
  }
  if (status < 400) return new ContractViolationError(step, 'redirected', `a redirect (${status})`, response);
  const isAnonymous = step.context.sender.sets.length === 0;
  if (status === 401) return new CredentialError(step, undefined, { response, text, isAnonymous });
  return new CommunicationRequestError(step, response, text);
}

function isSuccess({ status }: FetchResponse): boolean {
  return status >= 200 && status < 300;
}

/** The body of a 202 or a redirect is not waited for: it says nothing, and may never end. */
async function readBody(response: FetchResponse): Promise<BodyText> {
  const { status, headers, body } = response;
  if (isSuccess(response) ? status !== 202 : status >= 400) return readText(response, !isSuccess(response));
  // An empty body is ignored, so that its connection can serve the next request.
  if (headers.get('content-length') !== '0' && body instanceof ReadableStream && !body.locked) {
    body.cancel().catch(() => {});
  } else {
    const destroy = property(body, 'destroy');
    if (typeof destroy === 'function') Reflect.apply(destroy, body, []);
  }
  return { text: '', isWhole: true };
}

/** Returns the error of a request without a response. */
function failed(step: Step, cause: unknown): PhoneNumbersError {
  if (step.signal?.aborted || step.stopped?.aborted || cause === timeIsUp) return interrupted(step);
  return transportError(step, cause);
}
