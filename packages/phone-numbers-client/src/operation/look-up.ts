import { pauseBefore } from '../base/retry-after.js';
import { PhoneNumbersError } from '../errors/phone-numbers-error.js';
import { waitFor } from './send-with-retry.js';
import type { Step } from './step.js';

/** The number of times that a read is repeated which shall tell what became of a request. */
export const lookupRepeats = 3;

/**
 * Reads what became of a request that may have been accepted, until it is known.
 *
 * @param error the error of the request
 * @param read returns `undefined` while nothing is known
 * @throws `error`, if that stays unknown
 */
export async function lookUp<T>(step: Step, error: unknown, read: () => Promise<T | undefined>): Promise<T> {
  step.phase = 'lookup';
  try {
    for (let reads = 0; ; reads++) {
      if (reads > 0) await waitFor(step, pauseBefore(reads, undefined));
      const known = await read();
      if (known !== undefined) return known;
    }
  } catch (reason) {
    if (PhoneNumbersError.isInstance(reason) && reason.code === 'aborted') throw reason;
  }
  throw error;
}
