import { PhoneNumbersError } from '@acs-contracts/phone-numbers-client';
import { CommandError } from '../cli/command-error.js';
import type { Context } from '../cli/context.js';
import { exitCodes } from '../cli/exit-codes.js';
import { plain } from '../cli/plain.js';
import type { MonthlyCost } from '../journal/entry.js';
import { costOf } from './money.js';

/** A handle of a purchase, of any version. */
export type PurchaseHandle = ReturnType<ReturnType<Context['client']>['resume']> & {
  readonly kind: 'purchase';
};

/** What a purchase that has succeeded delivered. */
export interface Delivery {
  readonly phoneNumbers: readonly string[];
  /** `undefined` if the service does not say. */
  readonly monthlyCost: MonthlyCost | undefined;
}

/** The code of a purchase that has succeeded, without anybody knowing what it delivered. */
export const unknownDelivery = 'delivery-unknown';

/**
 * Reads what a purchase delivered. A purchase does not change what its search holds: if the service no longer names that,
 * what it held before counts.
 *
 * @param held what the search held before the purchase, as far as it is known
 * @throws ClientError if the purchase has not succeeded
 * @throws CommandError with the code {@link unknownDelivery}
 */
export async function readDelivery(
  context: Context,
  purchase: PurchaseHandle,
  held: readonly string[] | undefined,
): Promise<Delivery> {
  const { searchId, operationId } = purchase;
  const fail = (reason: string, phoneNumbers?: readonly string[]) => {
    const message = `The purchase of search ${searchId} has succeeded, and nobody knows what it delivered: ${reason} See with "acs-phone-numbers list" which phone numbers the resource owns.`;
    const ids = { searchId, operationId, phoneNumbers };
    return new CommandError(exitCodes.unknown, unknownDelivery, message, ids, { outcome: 'accepted' });
  };
  try {
    const found = await purchase.result(context.limits());
    const { phoneNumbers } = found;
    if (held === undefined || isSame(held, phoneNumbers)) return { phoneNumbers, monthlyCost: costOf(found) };
    const [before, now] = [held, phoneNumbers].map((numbers) => numbers.map(plain).join(', '));
    throw fail(`the search held ${before} before, and holds ${now} now.`, [
      ...new Set([...held, ...phoneNumbers]),
    ]);
  } catch (error) {
    const isRead = PhoneNumbersError.isInstance(error) && error.phase === 'result';
    if (!isRead || error.outcome !== 'accepted' || error.code === 'aborted') throw error;
    const [reason = ''] = error.message.split(/(?<=\.) The purchase has/);
    if (!held?.length) throw fail(reason);
    context.talk.warn(
      `warning: The service no longer says what was delivered, and the search held before: ${held.map(plain).join(', ')}. ${reason}`,
    );
    return { phoneNumbers: held, monthlyCost: undefined };
  }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return String([...one].sort()) === String([...other].sort());
}
