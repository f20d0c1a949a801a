import { plainText } from '../base/plain-text.js';
import type { Redact } from '../secrets/secrets.js';
import type { Clock } from './clock.js';
import type { FetchResponse } from './fetch.js';

/** A request that is about to be sent, without secrets. */
export interface RequestEvent {
  readonly method: string;
  /** The path of the URL, without its query. */
  readonly path: string;
  /** 1 for the first attempt of a call, 2 for its first repeat, and so on. */
  readonly attempt: number;
  /** The `x-ms-client-request-id` of the request; `undefined` where the platform cannot create one. */
  readonly clientRequestId: string | undefined;
}

/** A request that was answered, or that has failed. */
export interface ResponseEvent extends RequestEvent {
  /** `undefined` if no response came. */
  readonly status: number | undefined;
  /** The time from the request to the head of the response, in milliseconds. */
  readonly durationMs: number;
  /** The correlation vector of the response, to quote to Azure support (`MS-CV`). */
  readonly correlationVector: string | undefined;
}

/** What is called for each request, attempt by attempt. What a hook throws, or rejects with, is ignored. */
export interface Hooks {
  /** Called before a request is sent. */
  readonly onRequest?: ((request: RequestEvent) => void) | undefined;
  /** Called when the head of its response has come, or when it has failed. */
  readonly onResponse?: ((response: ResponseEvent) => void) | undefined;
}

/** Tells the hooks of a request; returns the function that tells them of its response. */
export type Observe = (
  url: string,
  request: Omit<RequestEvent, 'path'>,
) => (response?: FetchResponse) => void;

/** Creates what calls the hooks of a client. */
export function createObserver({ onRequest, onResponse }: Hooks, clock: Clock, redact: Redact): Observe {
  const show = (text: string) => plainText(redact(text), 1000);
  return (url, { method, attempt, clientRequestId }) => {
    const start = clock.now();
    const request = () => ({
      method,
      path: show(new URL(url).pathname),
      attempt,
      // A caller may have set it to anything.
      clientRequestId: clientRequestId === undefined ? undefined : show(clientRequestId),
    });
    if (onRequest) call(onRequest, request());
    return (response) => {
      if (!onResponse) return;
      const vector = response?.headers.get('ms-cv');
      call(onResponse, {
        ...request(),
        status: response?.status,
        durationMs: clock.now() - start,
        correlationVector: typeof vector === 'string' ? show(vector) : undefined,
      });
    };
  };
}

/** A hook that throws, or that is an async function which rejects, changes nothing. */
function call<Event>(hook: (event: Event) => void, event: Event): void {
  new Promise((resolve) => resolve(hook(event))).catch(() => {});
}
