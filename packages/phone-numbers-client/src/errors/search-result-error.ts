import { plainText } from '../base/plain-text.js';
import { isMarked } from './marker.js';
import { type ErrorSubject, PhoneNumbersError } from './phone-numbers-error.js';

/** What is wrong with what a search holds. */
export interface SearchProblem {
  readonly code: SearchResultError['code'];
  /** One sentence. */
  readonly problem: string;
  /** The `error` of the search result. */
  readonly reason?: string | undefined;
  readonly expiresInMs: number | undefined;
}

/**
 * What a search holds cannot be bought: it holds no longer (`search-expired`), found nothing (`search-empty`), ended with
 * an error (`search-failed`), is not what was agreed on (`search-changed`), or costs more than `maxMonthlyCost`, in another
 * currency or in a way that cannot be compared with it (`cost-refused`). This call purchased nothing; with the outcome `unknown`, an earlier one may have.
 */
export class SearchResultError extends PhoneNumbersError<
  'search-expired' | 'search-empty' | 'search-failed' | 'search-changed' | 'cost-refused'
> {
  override readonly name = 'SearchResultError';
  /** The `error` of the search result, such as `OutOfStock`; `undefined` if it has none. */
  readonly reason: string | undefined;
  /**
   * How long the search goes on holding its phone numbers, in milliseconds by the clock of the service; negative if it has
   * expired, `undefined` if the service does not say.
   */
  readonly expiresInMs: number | undefined;

  constructor(subject: ErrorSubject, { code, problem, reason, expiresInMs }: SearchProblem) {
    const isHeld = code === 'cost-refused' && expiresInMs !== undefined;
    const next = isHeld
      ? `The search holds its phone numbers for another ${Math.round(expiresInMs / 1000)} s.`
      : 'Search again.';
    // Whoever searches again would buy twice if an earlier purchase of this search was accepted.
    super(problem, subject, { code, advice: subject.outcome === 'unknown' ? undefined : next });
    this.reason = reason === undefined ? undefined : plainText(subject.redact(reason.slice(0, 1000)), 200);
    this.expiresInMs = expiresInMs;
  }

  /** Returns whether a value is such an error, of this or another installed version of the package. */
  static override isInstance(value: unknown): value is SearchResultError {
    return isMarked(value, 'SearchResultError');
  }
}
