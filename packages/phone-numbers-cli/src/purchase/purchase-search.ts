import { OperationFailedError, PhoneNumbersError } from '@acs-contracts/phone-numbers-client';
import { CommandError, usageError } from '../cli/command-error.js';
import type { Context } from '../cli/context.js';
import { exitCodes } from '../cli/exit-codes.js';
import { plain } from '../cli/plain.js';
import type { Details, MonthlyCost, RecordedPurchase } from '../journal/entry.js';
import { deferRelease, isConflict } from './conflict.js';
import { type PurchaseHandle, readDelivery, unknownDelivery } from './delivery.js';
import { explainUnknown } from './explain-unknown.js';
import { costText } from './money.js';

/** How a purchase ended, for `--json`. */
export interface PurchaseDocument {
  readonly searchId: string;
  readonly operationId: string;
  readonly status: 'succeeded';
  /** Whether this run sent the purchase. */
  readonly created: boolean;
  readonly phoneNumbers: readonly string[];
  readonly monthlyCost?: MonthlyCost | undefined;
}

/** What to purchase, and on which terms. */
export interface PurchaseTerms {
  readonly searchId: string;
  readonly maxMonthlyCost?: MonthlyCost | undefined;
  readonly agreeToNotResell?: boolean | undefined;
  readonly details: Details;
  /** Seconds; see `resendAfterMs` of the client. */
  readonly resendAfter?: number | undefined;
  /** Called right before the purchase is recorded as sent; what it throws prevents it. */
  readonly beforeSent?: (() => Promise<void>) | undefined;
}

/** Purchases a search once, or follows the process that has purchased it, and waits for the end. @throws ClientError */
export async function purchaseSearch(context: Context, terms: PurchaseTerms): Promise<PurchaseDocument> {
  const { journal, talk } = context;
  const { searchId, maxMonthlyCost, agreeToNotResell, details, resendAfter, beforeSent } = terms;
  if (resendAfter !== undefined && maxMonthlyCost === undefined)
    throw usageError('--resend-after needs a limit: give --max-price AMOUNT and --currency CODE.');
  const recorded = { ...details, agreedToNotResell: agreeToNotResell, monthlyCost: maxMonthlyCost };
  const { claims, release } = deferRelease(journal.claims(recorded, beforeSent));
  const client = context.client(claims, resendAfter === undefined ? undefined : resendAfter * 1000);
  talk.progress('Purchasing …');
  let purchase: PurchaseHandle;
  try {
    purchase = await client.purchase({
      searchId,
      maxMonthlyCost,
      phoneNumbers: details.phoneNumbers,
      ...(agreeToNotResell && { agreeToNotResell }),
      ...context.limits(),
    });
  } catch (error) {
    if (isConflict(error)) return lookAfterConflict(context, searchId);
    await release();
    throw await explainUnknown(context, searchId, resendAfter, error);
  }
  if (!purchase.created) await recording(searchId, () => journal.accepted(searchId));
  return waitFor(context, purchase, purchase.created ? recorded : undefined);
}

/**
 * What was answered with 409 may be under way, and the service may not show it yet.
 *
 * @throws CommandError if it does not
 */
async function lookAfterConflict(context: Context, searchId: string): Promise<PurchaseDocument> {
  try {
    return await waitFor(context, context.client().resume({ searchId }));
  } catch (cause) {
    if (!PhoneNumbersError.isInstance(cause) || cause.code !== 'not-found') throw cause;
    await recording(searchId, () => context.journal.conflicts(searchId));
    const message =
      `The purchase of search ${searchId} was answered with 409, and the service does not show it. It was refused, or ` +
      'something in between has sent it twice. Run "acs-phone-numbers resume" in some minutes: it says which.';
    throw new CommandError(exitCodes.unknown, 'conflict', message, { searchId }, { cause });
  }
}

/**
 * Waits until a purchase has ended, and records how.
 *
 * @param sent what this process has recorded of it; absent if it did not send it
 * @throws ClientError, CommandError if it cannot be recorded
 */
export async function waitFor(
  context: Context,
  purchase: PurchaseHandle,
  sent?: Details,
): Promise<PurchaseDocument> {
  const { journal, talk } = context;
  const { searchId, operationId, created } = purchase;
  // What it held is known before anything can go wrong.
  const held = (await journal.find(searchId).catch(() => undefined))?.details.phoneNumbers;
  const end = async (to: 'succeeded' | 'failed', details: Details) => {
    const isLost = await journal.end(searchId, to, details, sent);
    if (isLost) talk.warn('warning: The journal has lost this purchase meanwhile. It was recorded again.');
  };
  try {
    for await (const { status } of purchase.poll(context.limits())) talk.progress(`Purchasing … ${status}`);
    const { phoneNumbers, monthlyCost } = await readDelivery(context, purchase, held);
    await recording(searchId, () => end('succeeded', { phoneNumbers, monthlyCost }), phoneNumbers);
    return { searchId, operationId, status: 'succeeded', created, phoneNumbers, monthlyCost };
  } catch (error) {
    if (error instanceof CommandError && error.code === unknownDelivery) {
      const details = { deliveryUnknown: true, monthlyCost: undefined };
      await recording(searchId, () => end('succeeded', details), held);
    }
    if (OperationFailedError.isInstance(error)) {
      const phoneNumbers = error.delivered;
      await recording(searchId, () => end('failed', { phoneNumbers }), phoneNumbers);
    }
    throw error;
  }
}

/** After the purchase was sent, a journal that cannot be written changes nothing of it: the ids are told. */
async function recording(searchId: string, record: () => Promise<void>, phoneNumbers?: readonly string[]) {
  try {
    await record();
  } catch (cause) {
    const numbers = phoneNumbers?.length ? ` It delivered ${phoneNumbers.map(plain).join(', ')}.` : '';
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(
      exitCodes.unknown,
      'not-recorded',
      `The purchase of search ${searchId} was sent, and the journal could not record its end.${numbers} ` +
        `Run "acs-phone-numbers resume" when the journal can be written. ${reason}`,
      { searchId, operationId: `purchase_${searchId}`, phoneNumbers },
      { cause },
    );
  }
}

/** Whether a purchase is told from the journal: it has succeeded, or was answered with 409 and is not to be sent again. */
export function isTold({ state }: RecordedPurchase, resendAfter: number | undefined): boolean {
  return state === 'succeeded' || (state === 'conflict' && resendAfter === undefined);
}

/**
 * Returns the document of a purchase that is told from the journal. If that does not know what was delivered, the service is
 * asked again.
 *
 * @throws CommandError if it was answered with 409, and the service does not show it
 */
export async function recordedDocument(
  context: Context,
  { searchId, state, details }: RecordedPurchase,
): Promise<PurchaseDocument> {
  if (state === 'conflict') return lookAfterConflict(context, searchId);
  const { phoneNumbers = [], monthlyCost, deliveryUnknown } = details;
  if (phoneNumbers.length === 0 || deliveryUnknown)
    return waitFor(context, context.client().resume({ searchId }));
  const operationId = `purchase_${searchId}`;
  return { searchId, operationId, status: 'succeeded', created: false, phoneNumbers, monthlyCost };
}

/** Prints what was bought: the phone numbers as data, the rest as talk. */
export function showPurchase(context: Context, document: PurchaseDocument): void {
  tellPurchase(context, document);
  for (const phoneNumber of document.phoneNumbers) context.talk.print(plain(phoneNumber));
}

/** Tells that something was bought, and not what: that is printed with what else the command prints. */
export function tellPurchase({ talk }: Context, document: PurchaseDocument): void {
  const { phoneNumbers, monthlyCost, created, searchId } = document;
  const cost = monthlyCost === undefined ? '' : ` for ${costText(monthlyCost)}`;
  const count = phoneNumbers.length === 1 ? '1 phone number' : `${phoneNumbers.length} phone numbers`;
  const how = created ? 'Bought' : 'Already bought:';
  talk.say(`${how} ${count}${cost}\n  search ${searchId}`, ['green', how]);
}
