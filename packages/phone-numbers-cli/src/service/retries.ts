import type { RequestEvent, Transport } from '@acs-contracts/phone-numbers-client';
import type { Talk } from '../cli/terminal.js';
import { propertyOf } from './shapes.js';

/** What notices that requests are made again. */
export interface Retries {
  /** The transport whose failures are noticed. */
  readonly transport: Transport;
  /** For the option of a client. */
  onRequest(request: Pick<RequestEvent, 'attempt'>): void;
}

/** Tells a person why a request is made again: on a terminal each time, elsewhere once for each reason. */
export function tellRetries(transport: Transport, talk: Talk): Retries {
  let failure: string | undefined;
  const told = new Set<string>();
  return {
    transport: {
      async send(url, init) {
        try {
          const response = await transport.send(url, init);
          failure = isWorthTelling(response.status)
            ? `The service answered with ${response.status}.`
            : undefined;
          return response;
        } catch (error) {
          failure = `${new URL(url).host} does not answer (${causeOf(error)}).`;
          throw error;
        }
      },
    },
    onRequest({ attempt }) {
      if (attempt < 2 || failure === undefined) return;
      talk.progress(`Trying again (${attempt - 1}): ${failure}`);
      if (talk.isProgressing || told.has(failure)) return;
      told.add(failure);
      talk.say(`${failure} Trying again.`);
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
