import type { PhoneNumberCapabilities, PhoneNumberCost } from '@acs-contracts/phone-numbers-types';

/** Phone numbers that can be found under one plan, in one area. */
export interface Stock {
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string;
  readonly phoneNumberType: string;
  /** Without the digits of the country; nothing when the plan has no areas. */
  readonly areaCode: string | undefined;
  readonly assignmentTypes: readonly string[];
  /** What the phone numbers can be used for: the values that `calling` and `sms` may have. */
  readonly calling: readonly string[];
  readonly sms: readonly string[];
  readonly cost: PhoneNumberCost;
  /** Whether a buyer has to agree not to resell. */
  readonly agreementRequired: boolean;
  /** In E.164 format, in the order in which they are found. */
  readonly phoneNumbers: readonly string[];
}

/** What a search asks for. */
export interface Wanted {
  readonly countryCode: string;
  readonly phoneNumberType: string;
  readonly assignmentType: string;
  readonly capabilities: PhoneNumberCapabilities;
  readonly areaCode: string | undefined;
  readonly quantity: number;
}

/** What a search finds: the plan, and at most as many phone numbers as are wanted. */
export interface Found {
  readonly plan: Stock;
  readonly phoneNumbers: readonly string[];
}

/**
 * Finds phone numbers in stock, the first ones that are free. Without an area code, those of all areas count.
 *
 * @returns nothing when there is no plan for what is wanted
 */
export function findInStock(
  stock: readonly Stock[],
  wanted: Wanted,
  isFree: (phoneNumber: string) => boolean,
): Found | undefined {
  const matching = stock.filter((entry) => matches(entry, wanted));
  const [plan] = matching;
  if (plan === undefined) return undefined;
  const phoneNumbers: string[] = [];
  for (const entry of matching.filter((other) => isSamePlan(plan, other))) {
    for (const phoneNumber of entry.phoneNumbers) {
      if (phoneNumbers.length >= wanted.quantity) return { plan, phoneNumbers };
      if (isFree(phoneNumber) && !phoneNumbers.includes(phoneNumber)) phoneNumbers.push(phoneNumber);
    }
  }
  return { plan, phoneNumbers };
}

/** Whether the plan of a phone number permits capabilities. One that no plan has may be used for anything. */
export function permits(
  stock: readonly Stock[],
  phoneNumber: string,
  { calling, sms }: Partial<PhoneNumberCapabilities>,
): boolean {
  const plan = stock.find(({ phoneNumbers }) => phoneNumbers.includes(phoneNumber));
  if (plan === undefined) return true;
  return (
    (calling === undefined || plan.calling.includes(calling)) && (sms === undefined || plan.sms.includes(sms))
  );
}

function matches(entry: Stock, wanted: Wanted): boolean {
  const { calling, sms } = wanted.capabilities;
  const isUseless = calling === 'none' && sms === 'none';
  return (
    entry.countryCode === wanted.countryCode &&
    entry.phoneNumberType === wanted.phoneNumberType &&
    (wanted.areaCode === undefined || wanted.areaCode === entry.areaCode) &&
    entry.assignmentTypes.includes(wanted.assignmentType) &&
    entry.calling.includes(calling) &&
    entry.sms.includes(sms) &&
    !isUseless
  );
}

/** One search has one cost, and one answer to the question whether a buyer must agree. */
function isSamePlan(one: Stock, other: Stock): boolean {
  return (
    one.agreementRequired === other.agreementRequired &&
    one.cost.amount === other.cost.amount &&
    one.cost.currencyCode === other.cost.currencyCode &&
    one.cost.billingFrequency === other.cost.billingFrequency
  );
}
