import { refusal, usageError } from '../cli/command-error.js';
import type { Context } from '../cli/context.js';
import { accessKeysOf, shortestPart } from '../cli/hide-keys.js';
import { plain } from '../cli/plain.js';
import type { Action, Result } from '../cli/run-command.js';
import { type Criteria, type CriteriaOptions, criteriaText, readCriteria } from '../purchase/criteria.js';
import { type KeyedSearch, lookAtKey, searchOfKey } from '../purchase/keyed.js';
import { agreeOnPrice, checkMoney, type MoneyOptions } from '../purchase/money.js';
import { prepareJournal } from '../purchase/prepare-journal.js';
import { isTold, purchaseSearch, recordedDocument, showPurchase } from '../purchase/purchase-search.js';
import { checkFound, foundDocument, searchFor, showFound } from '../purchase/search.js';
import { warnIfUnknown } from '../purchase/warn-if-unknown.js';
import type { Found } from '../service/client.js';
import { connectionStringVariable } from '../service/connection-string-variable.js';

/** The options of `buy`. */
export interface BuyOptions extends CriteriaOptions, MoneyOptions {
  readonly quantity: number;
  readonly key?: string | undefined;
  readonly new?: boolean | undefined;
  /** Seconds. */
  readonly resendAfter?: number | undefined;
}

/** `buy`: searches, shows, asks, purchases, waits and prints. */
export function buy(country: string, options: BuyOptions): Action {
  const { key, quantity } = options;
  const criteria = readCriteria(country, options);
  if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key))
    throw usageError('--key must have 1 to 200 characters of ASCII, without spaces.');
  if (key !== undefined && options.new) throw usageError('--new must not be combined with --key.');
  return async (context) => {
    checkMoney(context, options);
    checkKey(context, key);
    const find = async () => {
      const found = await searchFor(context, criteria, quantity);
      checkFound(found, { criteria, quantity });
      return found;
    };
    await checkJournal(context, options);
    const kind = criteriaText(criteria, quantity);
    if (options.dryRun) {
      const known = key === undefined ? undefined : await lookAtKey(context, key, kind);
      return dryRun(context, options, known ?? (await unkeyed(find)));
    }
    await prepareJournal(context);
    const keyed: KeyedSearch =
      key === undefined ? await unkeyed(find) : await searchOfKey(context, key, kind, find);
    return finish(context, options, criteria, keyed);
  };
}

/** @throws CommandError if the key of the purchase, which the journal stores, is the credential */
function checkKey({ terminal, options }: Context, key: string | undefined): void {
  const secrets = accessKeysOf([key, terminal.env[connectionStringVariable], options.connectionString]);
  if (key === undefined || !secrets.some((secret) => sharePart(key, secret))) return;
  throw usageError('--key must be a name of your own for the purchase, and not an access key.');
}

/** Whether two texts have so much in common that one shows a part of the other, in whatever case. */
function sharePart(one: string, other: string): boolean {
  const [text, secret] = [one.toLowerCase(), other.toLowerCase()];
  const starts = Array.from({ length: Math.max(text.length - shortestPart + 1, 0) }, (_, start) => start);
  return starts.some((start) => secret.includes(text.slice(start, start + shortestPart)));
}

async function unkeyed(find: () => Promise<Found>): Promise<KeyedSearch> {
  const found = await find();
  return { searchId: found.searchId, found };
}

/** A damaged journal, or a purchase without a key that has not ended, prevents another one. */
async function checkJournal({ journal }: Context, { key, new: isNew }: BuyOptions): Promise<void> {
  const unfinished = await journal.unfinished();
  const [first] = unfinished;
  if (!first || key !== undefined || isNew) return;
  const ids = unfinished.map(({ searchId }) => searchId).join(', ');
  const message = `The journal holds an unfinished purchase (${ids}): run "acs-phone-numbers resume", or give --new.`;
  throw refusal('unfinished-purchase', message, { searchId: first.searchId });
}

/** Shows what would be bought. Nothing that costs is sent. */
async function dryRun(context: Context, options: MoneyOptions, known: KeyedSearch): Promise<Result> {
  if ('recorded' in known) {
    const { searchId, state, details } = known.recorded;
    const numbers = details.phoneNumbers ?? [];
    const what = state === 'succeeded' ? 'has bought' : 'is buying, as far as the journal knows:';
    context.talk.say(
      `The key ${what} what search ${searchId} held. This was a dry run: it would buy nothing more.`,
    );
    for (const phoneNumber of numbers) context.talk.print(plain(phoneNumber));
    await warnIfUnknown(context, searchId);
    const operationId = `purchase_${searchId}`;
    return { result: { dryRun: true, searchId, operationId, phoneNumbers: numbers } };
  }
  const { found } = known;
  showFound(context, found);
  if (options.maxPrice !== undefined) await agreeOnPrice(context, found, { ...options, yes: true });
  context.talk.say('This was a dry run: nothing was bought.');
  for (const phoneNumber of found.phoneNumbers) context.talk.print(plain(phoneNumber));
  return { result: { dryRun: true, ...foundDocument(found) } };
}

async function finish(
  context: Context,
  options: BuyOptions,
  criteria: Criteria,
  keyed: KeyedSearch,
): Promise<Result> {
  const { searchId } = keyed;
  if ('recorded' in keyed && isTold(keyed.recorded, options.resendAfter)) {
    const document = await recordedDocument(context, keyed.recorded);
    showPurchase(context, document);
    await warnIfUnknown(context, searchId);
    return { result: document };
  }
  let maxMonthlyCost: PurchaseLimit;
  if ('found' in keyed) {
    checkFound(keyed.found, { criteria, quantity: options.quantity });
    showFound(context, keyed.found);
    maxMonthlyCost = await agreeOnPrice(context, keyed.found, options);
  } else maxMonthlyCost = limitOf(options) ?? keyed.recorded.details.monthlyCost;
  const document = await purchaseSearch(context, {
    searchId,
    maxMonthlyCost,
    agreeToNotResell: options.agreeToNotResell,
    resendAfter: options.resendAfter,
    details: {
      command: 'buy',
      key: options.key,
      criteria: criteriaText(criteria),
      phoneNumbers: 'found' in keyed ? keyed.found.phoneNumbers : keyed.recorded.details.phoneNumbers,
    },
  });
  showPurchase(context, document);
  return { result: document };
}

type PurchaseLimit = { readonly amount: number; readonly currencyCode: string } | undefined;

/** The limit for a purchase that was sent before, should it be sent again. */
function limitOf({ maxPrice, currency }: MoneyOptions): PurchaseLimit {
  return maxPrice === undefined || currency === undefined
    ? undefined
    : { amount: maxPrice, currencyCode: currency };
}
