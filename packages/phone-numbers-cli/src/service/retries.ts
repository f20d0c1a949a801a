import type { RequestEvent, Transport } from '@acs-contracts/phone-numbers-client';
import type { Talk } from '../cli/terminal.js';
import type { Reach } from './reach.js';
import { propertyOf } from './shapes.js';

/** What notices that requests are made again. */
export interface Retries {
  /** The transport whose failures are noticed. */
  readonly transport: Transport;
  /** For the option of a client. */
  onRequest(request: Pick<RequestEvent, 'attempt'>): void;
}

/** How long nothing is told of a failure that was told before, in milliseconds, where nobody sees the progress. */
const silence = 30_000;

/**
 * Tells a person why a request is made again: on a terminal each time, elsewhere at once, and from then on every 30 seconds.
 *
 * @param reach what is told whether the endpoint can be reached
 */
export function tellRetries(transport: Transport, talk: Talk, reach: Reach): Retries {
  let failure: string | undefined;
  /** When each failure was told last. */
  const told = new Map<string, number>();
  return {
    transport: {
      async send(url, init) {
        try {
          const response = await transport.send(url, init);
          reach.reached();
          failure = isWorthTelling(response.status)
            ? `The service answered with ${response.status}.`
            : undefined;
          return response;
        } catch (error) {
          const [host, reason] = [new URL(url).host, causeOf(error)];
          failure = `${host} does not answer (${reason}).`;
          reach.failed(host, reason);
          throw error;
        }
      },
    },
    onRequest({ attempt }) {
      if (attempt < 2 || failure === undefined) return;
      talk.progress(`Trying again (${attempt - 1}): ${failure}`);
      if (talk.isProgressing) return;
      const [now, toldAt] = [performance.now(), told.get(failure)];
      if (toldAt !== undefined && now - toldAt < silence) return;
      told.set(failure, now);
      talk.say(`${failure} ${toldAt === undefined ? 'Trying again.' : 'Still trying.'}`);
    },
  };
}

/** That an operation is not there yet, or a token is renewed, is no trouble. */
function isWorthTelling(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** Returns the code of the innermost error, such as `ECONNREFUSED`, or else its message. */
function causeOf(error: unknown): string {
  let [code, message]: unknown[] = [];
  for (let cause = error, depth = 0; cause && depth < 10; cause = propertyOf(cause, 'cause'), depth++) {
    code ??= propertyOf(cause, 'code');
    message = propertyOf(cause, 'message') || message;
  }
  return String((typeof code === 'string' && code) || message || 'it gave no reason');
}
