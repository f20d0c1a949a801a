import type { Authenticator } from '../auth/credential.js';
import { property } from '../base/property.js';
import type { CredentialsInUse } from '../secrets/secrets.js';
import { provesNotSent } from './connection-failure.js';
import { checkResponse, type FetchResponse, safeResponse } from './fetch.js';
import type { Observe } from './hooks.js';
import type { Transport } from './transport.js';

/** A request, which can be sent more than once. */
interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  /** Empty for a request without a body. */
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly credentials: CredentialsInUse;
  /** 1 for the first one of a call. */
  readonly attempt: number;
  /** Called before the request is handed over to what sends it; from then on, it may have been sent. */
  readonly onSend: () => void;
  /** Called if it provably never left after all. */
  readonly onUnsent: () => void;
}

/** Sends requests, and has the credential renewed after one was refused. */
export interface Sender {
  /**
   * @throws CredentialFailure if no credential could be had; the request was not sent
   * @throws InvalidResponse if `fetch` returned no response
   * @throws what `fetch` throws, the reason of the signal
   */
  send(request: OutgoingRequest): Promise<FetchResponse>;
  /** Renews the credential; `undefined` if there is nothing to renew. */
  readonly renew: (() => void) | undefined;
  /** The names of the headers that the credential sets. */
  readonly sets: readonly string[];
}

/** No credential could be had; the request was not sent. The cause is what the credential threw. */
export class CredentialFailure extends Error {}

/**
 * Creates what sends the requests of a client: it authenticates each, and sends it to the origin and nowhere else.
 *
 * @param isPlatform returns whether the platform's own `fetch` sends them
 */
export function createSender(
  transport: Transport,
  authenticator: Authenticator | undefined,
  observe: Observe,
  isPlatform: () => boolean,
): Sender {
  return {
    renew: authenticator?.renew,
    sets: authenticator?.sets ?? [],
    async send({ url, method, body, headers, signal, credentials, attempt, ...calls }) {
      const authentication = await authenticator
        ?.authenticate({ method, url, body, signal, credentials })
        .catch((cause: unknown) => {
          throw new CredentialFailure('No credential could be had.', { cause });
        });
      // Who waited for it may be gone: nothing may leave after that.
      signal.throwIfAborted();
      const ownHeaders = { ...identification(), ...headers };
      const clientRequestId = ownHeaders[requestIdHeader];
      const onResponse = observe(url, { method, attempt, clientRequestId });
      let hasBegun = false;
      try {
        // The hook may have aborted it, and a custom `fetch` may not look.
        signal.throwIfAborted();
        calls.onSend();
        const response: unknown = await transport.send(url, {
          method,
          headers: { ...ownHeaders, ...authentication },
          ...(body !== '' && { body }),
          signal,
          onSend() {
            hasBegun = true;
          },
        });
        checkResponse(response);
        onResponse(safeResponse(response));
        return response;
      } catch (error) {
        if (provesNotSent(error, { url, isPlatform: isPlatform(), hasBegun, signal })) calls.onUnsent();
        onResponse();
        throw error;
      }
    },
  };
}

const requestIdHeader = 'x-ms-client-request-id';

/** Returns headers that identify a request and this package, where the platform can have them. */
function identification(): Record<string, string> {
  // A browser has a user agent of its own, and would ask the service whether another one is allowed.
  const isBrowser = String(property(property(globalThis, 'navigator'), 'userAgent')).startsWith('Mozilla/');
  return {
    ...(!isBrowser && { 'user-agent': 'acs-contracts-phone-numbers-client' }),
    ...(typeof globalThis.crypto?.randomUUID === 'function' && {
      [requestIdHeader]: crypto.randomUUID(),
    }),
  };
}
