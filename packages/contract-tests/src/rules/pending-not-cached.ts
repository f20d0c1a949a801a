import { headerValue, readBody } from '../exchange.js';
import { finding } from '../finding.js';
import { textMember } from './members.js';
import type { Rule } from './rule.js';

const terminal: readonly string[] = ['succeeded', 'failed'];

/**
 * No cache keeps what is about to change: the 202 to a purchase, an operation that is pending. A poll that a cache
 * answers never sees the end (RFC 9111, section 5.2.2).
 */
export const pendingNotCached: Rule = {
  name: 'pending-not-cached',
  ledger: 'pending-not-cached',
  check({ exchange: { response }, operation }) {
    const status =
      operation.iid === 'PhoneNumbers_GetOperation' ? textMember(readBody(response), 'status') : undefined;
    const isPending = response.status === 202 || (status !== undefined && !terminal.includes(status));
    const control = headerValue(response.headers, 'cache-control');
    if (!isPending || control === undefined || !allowsReuse(control)) return [];
    return [
      finding(pendingNotCached, 'header:cache-control', 'no leave to keep a state that changes', control),
    ];
  },
};

function allowsReuse(control: string): boolean {
  const directives = control
    .toLowerCase()
    .split(',')
    .map((directive) => directive.trim());
  if (directives.includes('no-store') || directives.includes('no-cache')) return false;
  return directives.some(
    (directive) => directive === 'public' || /^(s-maxage|max-age)="?0*[1-9]/.test(directive),
  );
}
