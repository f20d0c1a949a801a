import { PhoneNumbersError } from '@acs-contracts/phone-numbers-client';
import { CommandError } from '../cli/command-error.js';
import type { Context } from '../cli/context.js';
import { exitCodes } from '../cli/exit-codes.js';
import { sentAtOf } from '../journal/entry.js';
import { reasonOf } from './search.js';

/**
 * Returns the error of a purchase that was marked as sent before, and that the service does not show, with what resolves it; any
 * other error as it is.
 *
 * @param resendAfter what was given as `--resend-after`, in seconds
 */
export async function explainUnknown(
  { journal }: Context,
  searchId: string,
  resendAfter: number | undefined,
  error: unknown,
): Promise<unknown> {
  const isUnknown =
    PhoneNumbersError.isInstance(error) &&
    error.outcome === 'unknown' &&
    (error.code === 'timed-out' || error.code === 'not-found' || error.code === 'still-running');
  const recorded = isUnknown ? await journal.find(searchId).catch(() => undefined) : undefined;
  if (!isUnknown || recorded?.state !== 'sent') return error;
  const sentAt = sentAtOf(recorded);
  const seconds = Math.round((Date.now() - sentAt.getTime()) / 1000);
  const time = `${sentAt.toISOString().slice(0, 19)}Z`;
  const when =
    seconds < 0 ? `${time}, which is in the future: a clock was wrong` : `${time}, ${seconds} s ago`;
  const how =
    resendAfter === undefined
      ? '--resend-after SECONDS sends it again, once that was so long ago.'
      : `--resend-after ${resendAfter} does not send it again yet.`;
  const message = `The purchase of search ${searchId} was marked as sent at ${when}, and the service does not show it.${reasonOf(error.cause)} ${how} Until then "acs-phone-numbers resume" looks it up.`;
  const options = { cause: error, outcome: 'unknown' } as const;
  return new CommandError(exitCodes.unknown, error.code, message, { searchId }, options);
}
