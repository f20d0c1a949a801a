import type { PurchaseOutcome } from '../errors/phone-numbers-error.js';

/**
 * The statuses that say that a request was refused before anything was done (RFC 9110, RFC 6585). Every other one may be
 * that of a gateway which passed the request on and then lost it: 408, 421, 424, 444, 460, 499, 500, 502 and so on.
 */
const refusals = [
  400, 401, 403, 404, 405, 407, 409, 410, 411, 412, 413, 414, 415, 417, 422, 426, 428, 429, 431, 451, 501,
  505,
];

/** Returns what is known of a request for an operation that was answered with this status. */
export function outcomeOfStatus(status: number): PurchaseOutcome {
  if (status === 202) return 'accepted';
  return refusals.includes(status) ? 'rejected' : 'unknown';
}

/** Returns whether a read that was answered with this status may be answered otherwise soon. */
export function isTransient(status: number): boolean {
  return status === 429 || (status >= 400 && !refusals.includes(status));
}
