import { finding } from '../finding.js';
import type { RecordedResponse } from '../recorded-exchange.js';
import type { Rule } from './rule.js';

/** What the value of a header must look like, and who says so. */
interface HeaderForm {
  readonly name: string;
  readonly expected: string;
  readonly isRight: (value: string, response: RecordedResponse) => boolean;
}

/** RFC 9110, section 5.6.2. */
const tokens = /^[\w!#$%&'*+.^`|~-]+(?:[ \t]*,[ \t]*[\w!#$%&'*+.^`|~-]+)*$/;

const forms: readonly HeaderForm[] = [
  {
    name: 'etag',
    expected: 'a string in quotes, with W/ before it if it is weak (RFC 9110, section 8.8.3)',
    isRight: (value) => /^(?:W\/)?"[^"\s]*"$/.test(value),
  },
  {
    name: 'age',
    expected: 'whole seconds (RFC 9111, section 5.1)',
    isRight: (value) => /^\d{1,10}$/.test(value),
  },
  {
    name: 'vary',
    expected: 'names of headers, or * (RFC 9110, section 12.5.5)',
    isRight: (value) => tokens.test(value),
  },
  {
    name: 'content-length',
    expected: 'none with a 204 (RFC 9110, section 8.6)',
    isRight: (_value, { status }) => status !== 204,
  },
];

/**
 * Headers that no operation declares have the form that their RFC gives them, since what is in between (caches, proxies)
 * reads them. Nobody has recorded them, so that a wrong one is a deviation.
 */
export const headerForms: Rule = {
  name: 'header-forms',
  evidence: 'header-forms',
  severity: 'deviation',
  check: ({ exchange: { response } }) =>
    forms.flatMap(({ name, expected, isRight }) => {
      const values = response.headers.filter(([field]) => field.toLowerCase() === name);
      const wrong = values.find(([, value]) => !isRight(value.trim(), response));
      return wrong === undefined ? [] : [finding(headerForms, `header:${name}`, expected, wrong[1])];
    }),
};
