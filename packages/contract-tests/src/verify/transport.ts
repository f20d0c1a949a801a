import type { Exchange, ExchangeRequest } from '../exchange.js';

/** Sends a request and gives the exchange, as `send` does; rejects with the reason of the signal when that aborts. */
export type Transport = (
  request: ExchangeRequest,
  options: { readonly signal: AbortSignal },
) => Promise<Exchange>;

/** Thrown when nothing answers at the endpoint, or nothing that speaks HTTP. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';

  constructor(origin: string, reason: string) {
    super(`expected an answer from ${origin}, got none: ${reason}`);
  }
}

/** Thrown when the endpoint does not let the caller in. */
export class AccessDeniedError extends Error {
  override readonly name = 'AccessDeniedError';

  constructor(origin: string, status: number) {
    super(
      `expected to be let in by ${origin}, got ${status}: give the connection string or a token of this resource, ` +
        'and check the clock (a signature is valid for five minutes)',
    );
  }
}

/** Thrown when the verification cannot go on: the time is up, or the endpoint stopped answering. */
export class StoppedError extends Error {
  override readonly name: string = 'StoppedError';
}

/** Thrown when the caller has ended the verification. */
export class InterruptedError extends StoppedError {
  override readonly name = 'InterruptedError';

  constructor() {
    super('it was interrupted');
  }
}

/** Sends a request and ends it when it takes too long, or when the deadline over everything is there. */
export async function sendWithin(
  transport: Transport,
  request: ExchangeRequest,
  options: { readonly timeoutMs: number; readonly deadline: AbortSignal },
): Promise<Exchange> {
  const { timeoutMs, deadline } = options;
  deadline.throwIfAborted();
  // Not AbortSignal.any and AbortSignal.timeout: Node 20 may collect the two before they fire.
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new Error(`no complete answer within ${timeoutMs / 1000} s`)),
    timeoutMs,
  );
  const stop = () => controller.abort(deadline.reason);
  deadline.addEventListener('abort', stop, { once: true });
  const stopped = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason), { once: true });
  });
  try {
    return await Promise.race([transport(request, { signal: controller.signal }), stopped]);
  } finally {
    clearTimeout(timer);
    deadline.removeEventListener('abort', stop);
  }
}

/** What went wrong with a request that got no answer, in a few words. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message === '' ? (failureCode(error) ?? error.name) : error.message;
}

/** No connection was made: another request would not get one either. */
export function isConnectFailure(error: unknown): boolean {
  const code = failureCode(error);
  if (code === undefined) return false;
  return (
    /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EAI_FAIL|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ETIMEDOUT|EPROTO)$/.test(
      code,
    ) || /CERT|^ERR_TLS|^ERR_SSL/.test(code)
  );
}

function failureCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
