import { checkWaitOptions, type WaitOptions } from '../arguments/wait-options.js';
import { pauseBefore } from '../base/retry-after.js';
import { PhoneNumbersError } from '../errors/phone-numbers-error.js';
import { readAccepted } from './accepted.js';
import { checkPhoneNumber } from './ids.js';
import { lookUp, lookupRepeats } from './look-up.js';
import type { KnownOperation } from './operation-handle.js';
import { findPhoneNumber } from './read.js';
import { absentReads, rulesOfChange, rulesOfRead } from './retry-rules.js';
import { type Call, sendWithRetry, waitFor } from './send-with-retry.js';
import { type Context, createStep, type Step } from './step.js';

/** Which phone number to change, and what may end the wait for the response. */
export interface ChangeOptions extends WaitOptions {
  /** A phone number that the resource owns, in E.164 format: `+14255550123`. */
  readonly phoneNumber: string;
}

/** The request for a change, and how it is recognized that it was made. */
interface Change extends Pick<Call, 'method' | 'path' | 'body' | 'contentType'> {
  readonly kind: 'release' | 'update';
  /** The header with the id of the operation, without its prefix. */
  readonly header: string;
  readonly phoneNumber: string;
  /** @param number the phone number as it is now; `undefined` if the resource does not own it */
  isMade(number: unknown): boolean;
}

/** An operation that was accepted; without an id if it is only known that the change was made. */
type KnownChange = KnownOperation & { readonly operationId: string | undefined };

/** The time that the request may take unless the caller says otherwise, in milliseconds. */
const usualWait = 120_000;

/** How long the phone number is read after an unclear end, in milliseconds: ten times as long as a release takes. */
const settlingMs = 30_000;

/**
 * Sends a change of a phone number. Its operation has an id that only the response tells: after an unclear end, the phone
 * number is read until it is as the change would leave it, and the change is never sent again.
 *
 * @throws the error of the request, with the outcome `unknown` if the phone number is as it was
 */
export async function sendChange(
  context: Context,
  limits: WaitOptions,
  change: Change,
): Promise<KnownChange> {
  const { kind, header, phoneNumber, isMade } = change;
  const step = createStep(context, { kind }, { phase: kind, outcome: 'not-sent' }, usualWait, limits);
  try {
    const { response } = await sendWithRetry(step, change, rulesOfChange(step));
    return { outcome: 'accepted', ...readAccepted(step, kind, header, response) };
  } catch (error) {
    if (!PhoneNumbersError.isInstance(error) || error.outcome !== 'unknown' || error.code === 'aborted')
      throw error;
    const settling = { ...step, endsAt: Math.min(step.endsAt, step.clock.now() + settlingMs) };
    return lookUp(settling, error, async () => {
      const number = await readSettled(settling, phoneNumber);
      return isMade(number) ? { outcome: 'accepted', operationId: undefined } : undefined;
    });
  }
}

/** Reads a phone number; `undefined` if several reads in a row have not found it, with none in between that failed. */
async function readSettled(step: Step, phoneNumber: string) {
  const rules = rulesOfRead(step, lookupRepeats);
  let failures = 0;
  for (let absent = 0; ; ) {
    try {
      const number = await findPhoneNumber(step, phoneNumber, { ...rules, repeats: () => 0 });
      absent++;
      if (number !== undefined || absent === absentReads) return number;
    } catch (error) {
      failures++;
      if (!PhoneNumbersError.isInstance(error) || failures > rules.repeats(error)) throw error;
      absent = 0;
    }
    await waitFor(step, pauseBefore(0, undefined));
  }
}

/** Returns the options that all changes have, checked. */
export function checkChange(options: ChangeOptions) {
  const { phoneNumber, signal, timeoutMs } = options;
  return { phoneNumber: checkPhoneNumber(phoneNumber), limits: checkWaitOptions({ signal, timeoutMs }) };
}
