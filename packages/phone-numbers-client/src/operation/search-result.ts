import { property } from '../base/property.js';
import { type SearchProblem, SearchResultError } from '../errors/search-result-error.js';
import type { Reading } from './read.js';
import type { Step } from './step.js';

/** The most that phone numbers may cost each month, all of a search together. */
export interface MaxMonthlyCost {
  /** In units of the currency, not in cents. */
  readonly amount: number;
  /** ISO 4217, such as `USD`. */
  readonly currencyCode: string;
}

/** What a search must hold to be purchased. */
export interface AgreedTerms {
  readonly maxMonthlyCost?: MaxMonthlyCost | undefined;
  /** The phone numbers, sorted. */
  readonly phoneNumbers?: readonly string[] | undefined;
}

/** The part of a search result that is looked at before it is bought. Nothing of it is certain: it is what came. */
interface SearchResult {
  readonly phoneNumbers: readonly string[];
  readonly searchExpiresBy: string;
}

/**
 * Returns how long a search goes on holding its phone numbers, in milliseconds: by the clock of the service, or by that of
 * this machine where the response has no date.
 *
 * @param date the header `Date` of the response
 */
export function timeHeld(searchExpiresBy: unknown, date: string | null): number | undefined {
  const left = Date.parse(String(searchExpiresBy)) - (Date.parse(date ?? '') || Date.now());
  return Number.isNaN(left) ? undefined : left;
}

/**
 * Checks what a search holds.
 *
 * @param terms what it must be, apart from something that can be bought
 * @returns how long it goes on holding that, in milliseconds
 * @throws SearchResultError if it cannot be bought
 */
export function checkSearchResult(
  step: Step,
  { body, date }: Reading<SearchResult>,
  { maxMonthlyCost, phoneNumbers }: AgreedTerms = {},
): number | undefined {
  const expiresInMs = timeHeld(body.searchExpiresBy, date);
  const problem =
    problemOf(body, expiresInMs) ??
    (phoneNumbers && changeProblem(body, phoneNumbers)) ??
    (maxMonthlyCost && costProblem(body, maxMonthlyCost));
  if (problem) throw new SearchResultError(step, { ...problem, expiresInMs });
  return expiresInMs;
}

/** Returns whether a search result names no phone number; an empty text does not count. */
export function holdsNone({ phoneNumbers }: Pick<SearchResult, 'phoneNumbers'>): boolean {
  return phoneNumbers.every((phoneNumber) => phoneNumber.trim() === '');
}

/** Returns the error of a search result, also if it is no string as the contract says; `undefined` if nothing went wrong. */
export function errorIn(searchResult: unknown): string | undefined {
  const error = property(searchResult, 'error') ?? '';
  const reason = property(error, 'code') ?? error;
  const text = typeof reason === 'object' ? JSON.stringify(reason) : String(reason);
  return /^(NoError)?$/i.test(text) ? undefined : text;
}

type Problem = Omit<SearchProblem, 'expiresInMs'> | undefined;

function problemOf(body: SearchResult, expiresInMs: number | undefined): Problem {
  const reason = errorIn(body);
  if (reason !== undefined) {
    return { code: 'search-failed', problem: `The search ended with the error ${reason}`, reason };
  }
  if (holdsNone(body)) {
    return { code: 'search-empty', problem: 'The search found no phone numbers' };
  }
  if (expiresInMs !== undefined && expiresInMs <= 0) {
    const seconds = Math.round(-expiresInMs / 1000);
    return { code: 'search-expired', problem: `The search expired ${seconds} s ago` };
  }
  return undefined;
}

function changeProblem({ phoneNumbers }: SearchResult, agreed: readonly string[]): Problem {
  if (String(phoneNumbers.toSorted()) === String(agreed)) return undefined;
  const problem = `The search holds ${phoneNumbers.join(', ')}, and not the phone numbers that were agreed on`;
  return { code: 'search-changed', problem };
}

function costProblem(body: SearchResult, { amount: limit, currencyCode }: MaxMonthlyCost): Problem {
  const [amount, currency, frequency] = ['amount', 'currencyCode', 'billingFrequency'].map((name) =>
    property(property(body, 'cost'), name),
  );
  const refuse = (problem: string): Problem => ({ code: 'cost-refused', problem });
  if (typeof amount !== 'number' || !(amount >= 0)) return refuse('The service does not say what they cost');
  if (typeof frequency !== 'string' || typeof currency !== 'string') {
    return refuse('The service does not say in which currency the phone numbers are billed, or how often');
  }
  if (frequency.toLowerCase() !== 'monthly') {
    return refuse(`The phone numbers are not billed monthly but ${frequency}`);
  }
  if (currency.toUpperCase() !== currencyCode.toUpperCase()) {
    return refuse(`The phone numbers cost ${currency}, and maxMonthlyCost is ${currencyCode}`);
  }
  // Rounded to the digits that a number has: three times 0.1 is a little more than 0.3.
  const total = Number((amount * body.phoneNumbers.length).toPrecision(15));
  return total > limit
    ? refuse(`The phone numbers cost ${total} ${currencyCode} a month, more than maxMonthlyCost (${limit})`)
    : undefined;
}
