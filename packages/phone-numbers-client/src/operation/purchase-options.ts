import { checkNames, checkObject, checkOptions, invalid } from '../arguments/check.js';
import { checkWaitOptions, type WaitOptions } from '../arguments/wait-options.js';
import type { ApiVersion, ApiVersions, DefaultApiVersion } from '../base/api-versions.js';
import { isTexts, property } from '../base/property.js';
import { InvalidArgumentError } from '../errors/invalid-argument-error.js';
import { checkSearchId } from './ids.js';
import { type MaxMonthlyCost, timeHeld } from './search-result.js';
import type { Existing } from './shared-purchase.js';
import type { Context } from './step.js';

/** Which search to purchase: the result of one, or its id. */
type SearchToPurchase<V extends ApiVersion> =
  | {
      /**
       * What a search has found, from `search.result()`. If it says that its purchase needs `agreeToNotResell`, or that it
       * has expired, this is checked before anything is purchased.
       */
      readonly search: ApiVersions[V]['searchResult'];
      readonly searchId?: undefined;
    }
  | {
      /** The id of the search that holds the phone numbers. */
      readonly searchId: string;
      readonly search?: undefined;
    };

/** What to purchase, and what may end the wait for the response. */
export type PurchaseOptions<V extends ApiVersion = DefaultApiVersion> = WaitOptions &
  SearchToPurchase<V> &
  ApiVersions[V]['purchaseOptions'] & {
    /**
     * `look` reads the operation first, so that what was purchased before, by any process, is found instead of purchased
     * again. `ignore` saves this round trip, and gives that up: only what this client itself remembers,
     * and the option `claims`, then prevent a second purchase. @default 'look'
     */
    readonly existing?: Existing | undefined;
    /**
     * The most that all phone numbers of the search together may cost each month. What they cost is read from the service
     * right before the purchase, which takes one request more. Without it, nothing is checked.
     */
    readonly maxMonthlyCost?: MaxMonthlyCost | undefined;
    /**
     * The phone numbers that the purchase was agreed on for. The search is read right before the purchase, and must hold
     * exactly these. @default with maxMonthlyCost those of `search`; else nothing is checked
     */
    readonly phoneNumbers?: readonly string[] | undefined;
  };

/**
 * Returns the options of a purchase, checked.
 *
 * @throws InvalidArgumentError if one of them cannot be used
 */
export function checkPurchase(context: Context, options: PurchaseOptions<ApiVersion>) {
  checkOptions('options', options);
  const names = [
    'search',
    'searchId',
    'existing',
    'maxMonthlyCost',
    'phoneNumbers',
    ...context.version.purchaseOptions,
  ];
  checkNames('options', options, ...names, 'signal', 'timeoutMs');
  const { search, existing = 'look', agreeToNotResell, maxMonthlyCost, signal, timeoutMs } = options;
  if (search !== undefined) {
    checkObject('search', search);
    if (!isTexts(property(search, 'phoneNumbers'))) {
      const problem = 'must be what search.result() resolves to (awaited), with its phoneNumbers';
      throw new InvalidArgumentError('search', problem);
    }
    if (options.searchId !== undefined)
      throw new InvalidArgumentError('search', 'must not be combined with searchId');
  }
  const searchId = checkSearchId(search === undefined ? options.searchId : search.searchId, context.secrets);
  if (existing !== 'look' && existing !== 'ignore') throw invalid('existing', "'look' or 'ignore'", existing);
  if (agreeToNotResell !== undefined && typeof agreeToNotResell !== 'boolean')
    throw invalid('agreeToNotResell', 'true or false', agreeToNotResell);
  if (property(search, 'isAgreementToNotResellRequired') === true && agreeToNotResell !== true) {
    const isOption = context.version.purchaseOptions.includes('agreeToNotResell');
    throw new InvalidArgumentError(
      isOption ? 'agreeToNotResell' : 'search',
      isOption
        ? 'must be true: a purchase of this search needs the agreement not to resell the phone numbers'
        : "needs the agreement not to resell the phone numbers, which a client can give that is created with apiVersion: '2025-06-01'",
    );
  }
  const maxCost = maxMonthlyCost === undefined ? undefined : checkCost(maxMonthlyCost);
  const { phoneNumbers = maxCost && search?.phoneNumbers } = options;
  if (phoneNumbers !== undefined && !isTexts(phoneNumbers))
    throw invalid('phoneNumbers', 'an array of phone numbers', phoneNumbers);
  const terms = {
    existing,
    agreeToNotResell,
    maxMonthlyCost: maxCost,
    phoneNumbers: phoneNumbers?.toSorted(),
  };
  // Only what the clock of the service says counts; that of this machine may be wrong.
  const mayBeExpired = search !== undefined && (timeHeld(search.searchExpiresBy, null) ?? 1) <= 0;
  // A copy: the caller may change its own.
  const held = search && [...search.phoneNumbers];
  return { searchId, terms, held, mayBeExpired, limits: checkWaitOptions({ signal, timeoutMs }) };
}

function checkCost(cost: MaxMonthlyCost): MaxMonthlyCost {
  checkOptions('maxMonthlyCost', cost);
  checkNames('maxMonthlyCost', cost, 'amount', 'currencyCode');
  const { amount, currencyCode } = cost;
  if (typeof amount !== 'number' || !(amount >= 0 && amount < Number.POSITIVE_INFINITY))
    throw invalid('maxMonthlyCost.amount', 'a number, zero or more', amount);
  if (typeof currencyCode !== 'string' || !/^[A-Z]{3}$/.test(currencyCode))
    throw invalid(
      'maxMonthlyCost.currencyCode',
      'a code of three capital letters, such as USD',
      currencyCode,
    );
  return { amount, currencyCode };
}
