import { CommunicationRequestError } from '../errors/communication-request-error.js';
import { ConnectionError } from '../errors/connection-error.js';
import { ContractViolationError } from '../errors/contract-violation-error.js';
import { InterruptedError } from '../errors/interrupted-error.js';
import { type Outcome, PhoneNumbersError } from '../errors/phone-numbers-error.js';
import type { Call } from '../transport/call.js';
import { readConnectionFailure } from '../transport/connection-failure.js';
import { limited, pause, timeIsUp, timeLeft } from '../transport/limits.js';
import { pauseBefore } from '../transport/retry-after.js';
import { type Answer, CredentialFailure } from '../transport/send.js';
import type { Repetitions } from './repetitions.js';
import { knowing, type Step } from './step.js';

/**
 * Makes a call, and repeats it as often as it may be, until it is answered with a success. It waits in between as
 * long as the service asks for, or longer and longer.
 *
 * @param outcomeOf what is known of the purchase after an answer with this status, or none; as before by default
 * @throws InterruptedError when the caller's signal is aborted, or at the deadline
 * @throws PhoneNumbersError, whichever says why the request may not be repeated
 */
export async function exchange(
  step: Step,
  call: Call,
  repetitions: Repetitions,
  outcomeOf: (status?: number) => Outcome = () => step.subject.outcome,
): Promise<Answer> {
  const counts: Partial<Record<string, number>> = {};
  for (let failures = 0; ; failures++) {
    try {
      return await exchangeOnce(step, call, (status) => knowing(step, { outcome: outcomeOf(status) }));
    } catch (error) {
      if (!(error instanceof PhoneNumbersError)) throw error;
      const { code, status = code, outcome, retryAfterMs } = error;
      counts[status] = (counts[status] ?? 0) + 1;
      if (counts[status] > repetitions(error)) throw error;
      await rest(knowing(step, { outcome }), pauseBefore(failures, retryAfterMs), error);
    }
  }
}

/** @param after what is known after an answer with this status, or none */
async function exchangeOnce(step: Step, call: Call, after: (status?: number) => Step): Promise<Answer> {
  if (step.signal?.aborted || timeLeft(step) <= 0) throw interrupted(step);
  const answer = await limited(step, (signal) => step.call(call, signal)).catch((error: unknown) => {
    throw failed(step, after(), error);
  });
  const { response, text } = answer;
  if (response.ok) return answer;
  // Its body may have been cut off by the signal; what its status says is known all the same.
  if (step.signal?.aborted) throw interrupted(after(response.status));
  const { subject } = after(response.status);
  throw response.status < 400
    ? new ContractViolationError(subject, response, 'an answer', 'and a redirect')
    : new CommunicationRequestError(subject, response, text);
}

/** Waits between two requests of a step, after an error or none. */
export async function rest(step: Step, milliseconds: number, error?: unknown): Promise<void> {
  await pause(step, milliseconds).catch(() => {
    throw interrupted(step);
  });
  if (timeLeft(step) <= 0) throw interrupted(step, error);
}

/** The error of a request without an answer. */
function failed(before: Step, after: Step, cause: unknown): PhoneNumbersError {
  if (before.signal?.aborted || cause === timeIsUp) return interrupted(after);
  if (cause instanceof CredentialFailure) {
    return new ConnectionError('was not authenticated', before.subject, {
      code: 'credential-failed',
      cause: cause.cause,
    });
  }
  const { isCertificate, notSent, reason } = readConnectionFailure(cause);
  return new ConnectionError(`got no answer: ${reason}`, (notSent ? before : after).subject, {
    code: isCertificate ? 'certificate-refused' : 'connection-failed',
    cause,
  });
}

/** The error of a step that the caller or time has ended. */
function interrupted(step: Step, cause?: unknown): InterruptedError {
  const { subject, signal } = step;
  if (signal?.aborted) {
    return new InterruptedError('was aborted', subject, { code: 'aborted', cause: signal.reason });
  }
  const code = subject.phase === 'poll' && timeLeft(step) <= 0 ? 'still-running' : 'timed-out';
  return new InterruptedError('did not end in time', subject, {
    code,
    ...(cause !== undefined && { cause }),
  });
}
