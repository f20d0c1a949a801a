import { BrokenResponseError } from '../send.js';
import {
  describeFailure,
  InterruptedError,
  isConnectFailure,
  StoppedError,
  UnreachableError,
} from './transport.js';

/** Failures in a row, without an answer ever, after which nobody is there. */
const failuresOfNobody = 2;
/** Failures in a row after which the endpoint has stopped answering. */
const failuresOfTheDead = 5;

/**
 * Creates a judge of how requests end. It is called with each end, `undefined` for a good one, and throws when
 * another request would fail, too. A broken response counts as an answer.
 */
export function createFailureJudge(origin: string): (error: unknown) => void {
  let wasAnswered = false;
  let failures = 0;
  return (error) => {
    if (error instanceof StoppedError) {
      throw wasAnswered || error instanceof InterruptedError
        ? error
        : new UnreachableError(origin, error.message);
    }
    const isAnswer = error === undefined || error instanceof BrokenResponseError;
    wasAnswered ||= isAnswer;
    failures = isAnswer ? 0 : failures + 1;
    if (!wasAnswered && (isConnectFailure(error) || failures >= failuresOfNobody)) {
      throw new UnreachableError(origin, describeFailure(error));
    }
    if (failures >= failuresOfTheDead) throw new DeadEndpointError();
  };
}

/** Thrown when an endpoint has stopped answering, which each request without an answer has been a finding for. */
class DeadEndpointError extends StoppedError {
  constructor() {
    super('the endpoint stopped answering');
  }
}
