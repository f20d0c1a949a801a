import { property } from '../property.js';
import type { Action } from './adapter.js';

/** What is read out of the errors of others, in the terms of the matrix; the cause is the error itself. */
interface Translation {
  readonly code: string;
  readonly phase: 'purchase' | Action | 'poll';
  readonly outcome: string;
  readonly status?: number;
  readonly operationId?: string;
}

/**
 * Says in the terms of the matrix what a careful user can tell from the error of a client that has no terms of its own:
 * from its status, its name, and the code of its cause.
 */
export function translate(error: unknown, phase: Translation['phase'], operationId?: string): Error {
  const cause = innermost(error);
  const code = String(property(cause, 'code') ?? property(error, 'code') ?? '');
  const status = property(error, 'statusCode') ?? property(error, 'status');
  const name = String(property(error, 'name'));
  const open = phase === 'poll' ? 'accepted' : 'unknown';
  const ids = operationId === undefined ? {} : { operationId };
  const say = (translation: Omit<Translation, 'phase'>) =>
    Object.assign(
      new Error(`${error} (${property(cause, 'message')})`, {
        cause: name === 'AbortError' ? property(error, 'cause') : error,
      }),
      {
        phase,
        ...ids,
        ...translation,
      },
    );
  if (/^(AbortError|TimeoutError)$/.test(name)) {
    return say({ code: name === 'AbortError' ? 'aborted' : 'timed-out', outcome: open });
  }
  if (typeof status === 'number') {
    const rejected = phase !== 'poll' && status < 500 && status !== 408 && status !== 425;
    return say({ code: 'request-refused', outcome: rejected ? 'rejected' : open, status });
  }
  if (/CERT|SIGNATURE|SELF_SIGNED/.test(code))
    return say({ code: 'certificate-refused', outcome: 'not-sent' });
  const connecting =
    /^(connect|getaddrinfo)$/.test(String(property(cause, 'syscall'))) ||
    /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT)$/.test(code) ||
    /before secure TLS connection/.test(String(property(cause, 'message')));
  return say({ code: 'connection-failed', outcome: connecting ? 'not-sent' : open });
}

function innermost(error: unknown, depth = 0): unknown {
  const next = property(error, 'cause') ?? property(property(error, 'errors'), '0');
  return next === undefined || depth > 8 ? error : innermost(next, depth + 1);
}
