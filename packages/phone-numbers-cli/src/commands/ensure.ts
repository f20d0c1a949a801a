import { CommandError } from '../cli/command-error.js';
import type { Context } from '../cli/context.js';
import { exitCodes } from '../cli/exit-codes.js';
import { plain } from '../cli/plain.js';
import type { Action, Result } from '../cli/run-command.js';
import type { Lock } from '../journal/lock.js';
import { boughtLately } from '../purchase/bought-lately.js';
import {
  type Criteria,
  type CriteriaOptions,
  criteriaText,
  isMatch,
  readCriteria,
} from '../purchase/criteria.js';
import { agreeOnPrice, checkMoney, type MoneyOptions } from '../purchase/money.js';
import { prepareJournal } from '../purchase/prepare-journal.js';
import { purchaseSearch, showPurchase, tellPurchase } from '../purchase/purchase-search.js';
import { checkFound, searchFor, showFound } from '../purchase/search.js';
import { waitForLock } from '../purchase/wait-for-lock.js';
import { ownedNumbers } from '../service/owned-numbers.js';
import { resumeOne } from './resume.js';

/** The options of `ensure`. */
export interface EnsureOptions extends CriteriaOptions, MoneyOptions {
  readonly country: string;
  readonly count: number;
  /** Seconds. */
  readonly resendAfter?: number | undefined;
}

/** `ensure`: buys what lacks until the resource owns so many phone numbers of a kind. */
export function ensure(options: EnsureOptions): Action {
  const criteria = readCriteria(options.country, options);
  return async (context) => {
    checkMoney(context, options);
    if (!options.dryRun) await prepareJournal(context);
    const subject = `${context.resource.endpoint} ${criteriaText(criteria)}`;
    const lock = await waitForLock(context, subject, 'an "ensure" of the same kind');
    try {
      return await buyMissing(context, criteria, options, lock);
    } finally {
      await lock.release().catch(() => {});
    }
  };
}

async function buyMissing(
  context: Context,
  criteria: Criteria,
  options: EnsureOptions,
  lock: Lock,
): Promise<Result> {
  const { talk } = context;
  await finishOpen(context, criteria, options);
  const owned = await listOwned(context, criteria);
  const missing = options.count - owned.length;
  const known = { wanted: options.count, owned };
  if (missing <= 0) {
    talk.say(`The resource owns ${owned.length}, and ${options.count} are wanted: nothing to buy.`);
    for (const phoneNumber of owned) talk.print(plain(phoneNumber));
    return { result: { ...known, missing: 0, bought: [] } };
  }
  const found = await searchFor(context, criteria, missing);
  checkFound(found, { criteria, quantity: missing });
  showFound(context, found);
  if (options.dryRun) {
    talk.say('This was a dry run: nothing was bought.');
    return { result: { ...known, missing, bought: [], dryRun: true } };
  }
  const maxMonthlyCost = await agreeOnPrice(context, found, options);
  const document = await purchaseSearch(context, {
    searchId: found.searchId,
    maxMonthlyCost,
    agreeToNotResell: options.agreeToNotResell,
    details: { command: 'ensure', criteria: criteriaText(criteria), phoneNumbers: found.phoneNumbers },
    beforeSent: () => lock.check(),
  });
  for (const phoneNumber of owned) talk.print(plain(phoneNumber));
  showPurchase(context, document);
  return { result: { ...known, missing: 0, bought: document.phoneNumbers } };
}

/** Purchases of the same kind that have not ended may deliver what is missing. */
async function finishOpen(context: Context, criteria: Criteria, options: EnsureOptions): Promise<void> {
  const text = criteriaText(criteria);
  for (const entry of await context.journal.unfinished()) {
    if (entry.details.criteria !== text) continue;
    const { exitCode } = await resumeOne(context, entry, options, tellPurchase);
    if (exitCode !== exitCodes.unknown) continue;
    const message = `The purchase of search ${entry.searchId} is unknown, and may deliver what is missing. Nothing more was bought.`;
    const { searchId } = entry;
    throw new CommandError(exitCodes.unknown, 'unfinished-purchase', message, { searchId });
  }
}

async function listOwned(context: Context, criteria: Criteria): Promise<string[]> {
  context.talk.progress('Listing …');
  // A page may repeat what was on the one before it.
  const owned = new Set<string>();
  const listed = new Set<string>();
  for await (const number of ownedNumbers(context, { onLoop: 'throw' })) {
    listed.add(number.phoneNumber);
    if (isMatch(number, criteria)) owned.add(number.phoneNumber);
  }
  return [...owned, ...(await boughtLately(context, criteria, listed, owned))];
}
