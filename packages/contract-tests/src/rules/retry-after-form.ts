import { finding } from '../finding.js';
import { isHttpDate, shownDate } from './http-date.js';
import type { Rule } from './rule.js';

/** Nine hours and more in seconds already fit in six digits, and those in milliseconds in a 32-bit timer. */
const seconds = /^\d{1,6}$/;

/**
 * `Retry-After` is whole seconds or an HTTP-date (RFC 9110, section 10.2.3) on every answer, also on those for which
 * the contract does not name it.
 */
export const retryAfterForm: Rule = {
  name: 'retry-after-form',
  evidence: 'retry-after-form',
  check({ exchange: { response }, diagnostics }) {
    const value = response.header('retry-after');
    if (value === undefined || seconds.test(value)) return [];
    if (diagnostics.response.some(({ path }) => path.join(':') === 'header:retry-after')) return []; // `shape` has it
    if (isHttpDate(value)) return [];
    const expected = 'whole seconds of at most six digits, or an HTTP-date';
    return [finding(retryAfterForm, 'header:retry-after', expected, shownDate(value))];
  },
};
