import { decodeContent } from '../content-coding.js';
import { finding } from '../finding.js';
import type { Rule } from './rule.js';

/** What only the inside of a service knows: frames of stack traces, and secrets. */
const internals: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a stack trace (.NET)', /\bat [\w<>`]+(\.[\w<>`]+)+\([^)]{0,200}\)|:line \d+/],
  ['a stack trace (JavaScript)', /\bat .{1,200}\(?(file:|node:|\/|[A-Z]:\\).{1,200}:\d+:\d+\)?/],
  ['a stack trace (Java)', /\bat [\w.$]+\([\w$]+\.(java|kt|scala):\d+\)/],
  ['a stack trace (Python)', /Traceback \(most recent call last\)|File ".+", line \d+/],
  ['an access key', /\b(accesskey|accountkey|sharedaccesskey)=[^;\s"]+/i],
  ['a token', /\beyJ[\w-]{5,}\.[\w-]+\.[\w-]+|\bbearer\s+[\w.~+/-]{16,}/i],
  ['a signature', /\bsignature=[A-Za-z0-9+/]{20,}/i],
];

/** An error tells what went wrong and not how the service is made: no stack trace, no secret. */
export const noInternals: Rule = {
  name: 'no-internals',
  ledger: 'no-internals',
  check({ exchange: { response } }) {
    const text = new TextDecoder().decode(decodeContent(response) ?? response.body);
    return internals
      .filter(([, pattern]) => pattern.test(text))
      .map(([what]) => finding(noInternals, 'body#', 'a text for the caller', what));
  },
};
