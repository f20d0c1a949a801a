import { PhoneNumbersError } from '@acs-contracts/phone-numbers-client';
import { CommandError } from '../cli/command-error.js';
import type { Context } from '../cli/context.js';
import { describeError } from '../cli/describe-error.js';
import { type ExitCode, exitCodes } from '../cli/exit-codes.js';
import type { Action } from '../cli/run-command.js';
import { isSent, type RecordedPurchase, type State } from '../journal/entry.js';
import { isRefusedByNow } from '../purchase/conflict.js';
import { unknownDelivery } from '../purchase/delivery.js';
import { purchaseSearch, showPurchase, waitFor } from '../purchase/purchase-search.js';

/** The options of `resume`. */
export interface ResumeOptions {
  /** Seconds. */
  readonly resendAfter?: number | undefined;
}

/** `resume`: waits for every purchase of this endpoint that the journal has open. */
export function resume(options: ResumeOptions): Action {
  return async (context) => {
    const { journal, talk } = context;
    const unfinished = await journal.unfinished();
    if (unfinished.length === 0) talk.say('The journal has no unfinished purchase.');
    const purchases: unknown[] = [];
    let exitCode: ExitCode = exitCodes.done;
    for (const entry of unfinished) {
      const ended = await resumeOne(context, entry, options);
      purchases.push(ended.document);
      exitCode = worse(exitCode, ended.exitCode);
    }
    return { result: { purchases }, exitCode };
  };
}

/** Unknown is worse than failed: it has to be looked at. */
function worse(one: ExitCode, other: ExitCode): ExitCode {
  return Math.max(one, other) === one ? one : other;
}

/** Resumes a purchase, and returns its document, or what is known of it. @param show prints what was bought */
export async function resumeOne(
  context: Context,
  entry: RecordedPurchase,
  { resendAfter }: ResumeOptions,
  show = showPurchase,
): Promise<{ readonly document: unknown; readonly exitCode: ExitCode }> {
  const { journal, talk, interrupt } = context;
  const { searchId } = entry;
  const settled = entry.state === 'claimed' ? await journal.settle(entry, interrupt.signal) : entry;
  try {
    const document =
      settled && isSent(settled.state) && resendAfter !== undefined
        ? await purchaseSearch(context, {
            searchId,
            resendAfter,
            // What was agreed on before the purchase was marked as sent.
            maxMonthlyCost: entry.details.monthlyCost,
            agreeToNotResell: entry.details.agreedToNotResell && context.apiVersion !== '2021-03-07',
            details: entry.details,
          })
        : await waitFor(context, context.client().resume({ searchId }));
    show(context, document);
    return { document, exitCode: exitCodes.done };
  } catch (error) {
    interrupt.signal.throwIfAborted();
    const isUnknownDelivery = error instanceof CommandError && error.code === unknownDelivery;
    if (isUnknownDelivery) {
      const { exitCode, code, message, outcome: status } = error;
      talk.warn(`error: ${message}`, ['red', 'error']);
      return { document: { searchId, status, code, message }, exitCode };
    }
    if (!PhoneNumbersError.isInstance(error)) throw error;
    if (error.code === 'not-found' && !isSent(settled?.state)) {
      talk.say(`The purchase of search ${searchId} was never sent. Nothing was bought.`);
      return { document: { searchId, status: 'not-sent' }, exitCode: exitCodes.done };
    }
    if (error.code === 'not-found' && settled && isRefusedByNow(settled)) {
      await journal.refused(searchId);
      talk.say(`The purchase of search ${searchId} was refused with 409. Nothing was bought.`);
      return { document: { searchId, status: 'rejected' }, exitCode: exitCodes.done };
    }
    const { exitCode, code, message } = describeError(error);
    // It was marked as sent: that the service does not know it yet does not prove that it was not.
    const isUnknown = error.code === 'not-found';
    const text = isUnknown ? whatIsUnknown(searchId, settled?.state) : message;
    const id = text.includes(searchId) ? '' : `\n  search id: ${searchId}`;
    talk.warn(`error: ${text}${id}`, ['red', 'error']);
    return {
      document: {
        searchId,
        status: isUnknown ? 'unknown' : (error.outcome ?? 'unknown'),
        code,
        message: text,
      },
      exitCode: isUnknown ? exitCodes.unknown : exitCode,
    };
  }
}

function whatIsUnknown(searchId: string, state: State | undefined): string {
  return state === 'conflict'
    ? `The purchase of search ${searchId} was answered with 409, and the service does not show it yet. Run this again: ten minutes after it was sent, it counts as refused.`
    : `The purchase of search ${searchId} was marked as sent, and its process ended. If it is still unknown in some minutes, --resend-after SECONDS sends it again.`;
}
