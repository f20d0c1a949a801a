import { CommandError } from '../cli/command-error.js';
import { exitCodes } from '../cli/exit-codes.js';
import { adviceOnNetwork } from './network-advice.js';

/** How long a command without `--timeout` tries to connect, in seconds: a person waits for it. */
export const usualPatience = 10;

/** The reasons for which no connection was made: no such host, nobody who listens, no way there. */
const notMade: readonly string[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** That no connection could be made, which is the reason why the signal of a {@link Reach} is aborted. */
export class UnreachableError extends CommandError {
  constructor(host: string, reason: string) {
    const tried = `No connection to ${host} could be made for ${usualPatience} s (${reason}).`;
    const message = `${tried} ${adviceOnNetwork} --timeout SECONDS tries for longer.`;
    super(exitCodes.failed, 'connection-failed', message);
  }
}

/** What notices whether the endpoint can be reached. */
export interface Reach {
  /** Aborted with an {@link UnreachableError} once it is clear that it cannot. */
  readonly signal: AbortSignal;
  /** A response has come. */
  reached(): void;
  /** A request has failed. @param reason the code of its innermost error, or a message */
  failed(host: string, reason: string): void;
}

/**
 * Creates what gives up if no connection is made at first. After the first connection it does nothing: what is under way
 * then is worth waiting for.
 *
 * @param givesUp whether it does that at all
 */
export function watchReach(givesUp: boolean): Reach {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let isOver = !givesUp;
  const end = () => {
    isOver = true;
    clearTimeout(timer);
  };
  return {
    signal: controller.signal,
    reached: end,
    failed(host, reason) {
      if (isOver) return;
      if (!notMade.includes(reason)) return end();
      timer ??= setTimeout(() => {
        controller.abort(new UnreachableError(host, reason));
      }, usualPatience * 1000).unref();
    },
  };
}
