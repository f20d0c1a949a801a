import { type Finding, finding } from '../finding.js';
import type { RecordedResponse } from '../recorded-exchange.js';
import { isHttpDate, shownDate } from './http-date.js';
import type { Rule } from './rule.js';

/** Headers whose value is a date. `Retry-After` may be one: that is for another rule, `retry-after-form`. */
const headers = ['date', 'last-modified', 'expires', 'sunset', 'x-ms-date'] as const;

/**
 * A header that is a date has the one form that must be sent, and is a day that there is. `Expires` may be what is no date
 * at all, like `0` and `-1`: that has expired (RFC 9111, section 5.3). Nothing was modified after its answer was made.
 */
export const httpDates: Rule = {
  name: 'http-dates',
  evidence: 'http-dates',
  check: ({ exchange: { response } }) => [
    ...headers.flatMap((name) => {
      const value = response.header(name)?.trim();
      if (value === undefined || isHttpDate(value)) return [];
      if (name === 'expires' && /^-?\d{0,9}$/.test(value)) return [];
      return [
        finding(httpDates, `header:${name}`, 'an HTTP-date (RFC 9110, section 5.6.7)', shownDate(value)),
      ];
    }),
    ...checkLastModified(response),
  ],
};

/** Nothing was modified after the answer was made (RFC 9110, section 8.8.2.1). */
function checkLastModified({ header }: RecordedResponse): Finding[] {
  const date = header('date')?.trim();
  const modified = header('last-modified')?.trim();
  if (date === undefined || modified === undefined) return [];
  if (!isHttpDate(date) || !isHttpDate(modified)) return [];
  if (Date.parse(modified) <= Date.parse(date)) return [];
  return [
    finding(
      httpDates,
      'header:last-modified',
      'the time of Date, or before',
      `${modified}, with Date: ${date}`,
    ),
  ];
}
