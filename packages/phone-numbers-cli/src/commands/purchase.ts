import type { Action } from '../cli/run-command.js';
import { isSent } from '../journal/entry.js';
import { isPurchased, sendNothing } from '../purchase/is-purchased.js';
import { agreeOnPrice, checkMoney, type MoneyOptions } from '../purchase/money.js';
import { prepareJournal } from '../purchase/prepare-journal.js';
import { isTold, purchaseSearch, recordedDocument, showPurchase } from '../purchase/purchase-search.js';
import { checkFound, foundDocument, readSearch, showFound } from '../purchase/search.js';

/** The options of `purchase`. */
export interface PurchaseCommandOptions extends MoneyOptions {
  /** Seconds. */
  readonly resendAfter?: number | undefined;
}

/** `purchase`: buys what a search holds. */
export function purchase(searchId: string, options: PurchaseCommandOptions): Action {
  return async (context) => {
    checkMoney(context, options);
    const { journal, talk } = context;
    // A damaged file may be about this very search.
    await journal.unfinished();
    const recorded = await journal.find(searchId);
    if (recorded && isTold(recorded, options.resendAfter)) {
      const document = await recordedDocument(context, recorded);
      showPurchase(context, document);
      return { result: document };
    }
    await prepareJournal(context);
    const { maxPrice, currency } = options;
    let limit =
      maxPrice !== undefined && currency !== undefined
        ? { amount: maxPrice, currencyCode: currency }
        : recorded?.details.monthlyCost;
    let phoneNumbers = recorded?.details.phoneNumbers;
    // Nobody is asked for the price of what is bought already, and a search may be gone after its purchase.
    const isKnown = isSent(recorded?.state);
    const isThere = !isKnown && (await isPurchased(context, searchId));
    if (!isKnown && !isThere) {
      const found = await readSearch(context, searchId);
      showFound(context, found);
      checkFound(found);
      phoneNumbers = found.phoneNumbers;
      if (options.dryRun) {
        talk.say('This was a dry run: nothing was bought.');
        return { result: { dryRun: true, ...foundDocument(found) } };
      }
      limit = await agreeOnPrice(context, found, options);
    }
    const { agreeToNotResell, resendAfter } = options;
    const details = { command: 'purchase', phoneNumbers };
    const terms = { searchId, maxMonthlyCost: limit, agreeToNotResell, resendAfter, details };
    const nothing = { beforeSent: sendNothing, resendAfter: undefined };
    const document = await purchaseSearch(context, { ...terms, ...(isThere && nothing) });
    showPurchase(context, document);
    return { result: document };
  };
}
