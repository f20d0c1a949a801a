import { CommandError, refusal, usageError } from '../cli/command-error.js';
import type { Context } from '../cli/context.js';
import { exitCodes } from '../cli/exit-codes.js';
import { ask } from '../cli/prompt.js';
import type { MonthlyCost } from '../journal/entry.js';
import type { Found } from '../service/client.js';
import { readCost } from '../service/shapes.js';

/** What the command line says about money. */
export interface MoneyOptions {
  readonly yes?: boolean | undefined;
  /** The most that all phone numbers together may cost each month. */
  readonly maxPrice?: number | undefined;
  readonly currency?: string | undefined;
  readonly dryRun?: boolean | undefined;
  readonly agreeToNotResell?: boolean | undefined;
}

/**
 * Checks before anything is sent that somebody can consent to the price.
 *
 * @throws CommandError of wrong usage, or if nobody can be asked
 */
export function checkMoney(context: Context, options: MoneyOptions): void {
  const { yes, maxPrice, currency, dryRun } = options;
  if ((maxPrice === undefined) !== (currency === undefined))
    throw usageError('--max-price and --currency must be given together.');
  if (options.agreeToNotResell && context.apiVersion === '2021-03-07')
    throw usageError('--agree-to-not-resell needs --api-version 2025-06-01.');
  if (dryRun || (yes && maxPrice !== undefined)) return;
  if (yes) throw usageError('--yes needs --max-price AMOUNT and --currency CODE.');
  const { stdin, stderr } = context.terminal;
  if (!stdin.isTTY || !stderr.isTTY)
    throw refusal(
      'not-confirmed',
      'Nobody can confirm the price here: give --yes --max-price AMOUNT --currency CODE. Nothing was sent.',
    );
}

/** Returns what all phone numbers of a search cost each month; `undefined` if the service does not say. */
export function costOf({
  cost,
  phoneNumbers,
}: Pick<Found, 'cost' | 'phoneNumbers'>): MonthlyCost | undefined {
  const each = readCost(cost);
  return each && { ...each, amount: Number((each.amount * phoneNumbers.length).toFixed(6)) };
}

/** Returns a cost as text, such as `2.00 USD a month`. */
export function costText(cost: MonthlyCost | undefined): string {
  if (cost === undefined) return 'cost unknown';
  const { amount, currencyCode } = cost;
  const digits = String(amount).replace(/^\d+\.?/, '').length;
  return `${amount.toFixed(Math.max(digits, 2))} ${currencyCode} a month`;
}

/**
 * Gets the consent to what phone numbers cost: from the options, or from a person.
 *
 * @returns the limit that the client checks right before the purchase
 * @throws CommandError if no price or limit was agreed on
 */
export async function agreeOnPrice(
  context: Context,
  found: Found,
  { yes, maxPrice, currency }: MoneyOptions,
): Promise<MonthlyCost> {
  const cost = costOf(found);
  const { searchId } = found;
  if (cost === undefined) {
    const message = 'The service does not say what they cost each month. Nothing was bought.';
    throw refusal('cost-refused', message, { searchId });
  }
  const limit =
    maxPrice !== undefined && currency !== undefined
      ? { amount: maxPrice, currencyCode: currency }
      : undefined;
  const isOver = limit && (cost.amount > limit.amount || !isSame(cost.currencyCode, limit.currencyCode));
  if (isOver) {
    const most = costText(limit);
    throw refusal(
      'cost-refused',
      `They cost ${costText(cost)}; --max-price is ${most}. Nothing was bought.`,
      { searchId },
    );
  }
  if (yes && limit) return limit;
  const count = found.phoneNumbers.length;
  const numbers = count === 1 ? '1 phone number' : `${count} phone numbers`;
  const answer = await ask(context, `Buy ${numbers} for ${costText(cost)}? Type yes to buy:`);
  if (answer.trim().toLowerCase() === 'yes') return limit ?? cost;
  throw new CommandError(exitCodes.refused, 'not-confirmed', 'Not confirmed. Nothing was bought.', {
    searchId,
  });
}

function isSame(one: string, other: string): boolean {
  return one.toUpperCase() === other.toUpperCase();
}
