/** What the platform's `fetch` takes as its second parameter. A body may be any `Uint8Array`. */
export interface FetchInit extends Omit<RequestInit, 'body'> {
  body?: Exclude<RequestInit['body'], undefined> | Uint8Array;
}

/** The request that the parameters of `fetch` describe. */
export function toRequest(input: string | URL | Request, init?: FetchInit): Request {
  return input instanceof Request && init === undefined ? input : new Request(input, init);
}

/**
 * Waits for an answer until the signal is aborted, as `fetch` does.
 *
 * @throws the reason of the signal
 */
export async function untilAborted<Answer>(
  signal: AbortSignal,
  answer: () => Promise<Answer>,
): Promise<Answer> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    answer()
      .finally(() => signal.removeEventListener('abort', abort))
      .then(resolve, reject);
  });
}
