import type { Operation } from '../contract.js';
import { type ExchangeResponse, type HeaderList, headerValue, readBody } from '../exchange.js';
import { finding } from '../finding.js';
import { textMember } from './members.js';
import type { Rule } from './rule.js';

const terminal: readonly string[] = ['succeeded', 'failed'];

/**
 * No cache keeps what is about to change: the 202 to a purchase, an operation that is pending. A poll that a cache
 * answers never sees the end (RFC 9111, sections 4.2 and 5). Validators (`ETag`, `Last-Modified`) do
 * no harm as long as they change, which is for another rule, `validators-change`.
 */
export const pendingNotCached: Rule = {
  name: 'pending-not-cached',
  evidence: 'pending-not-cached',
  check({ exchange: { response }, operation }) {
    if (!isPending(response, operation)) return [];
    return Object.entries(allowances)
      .filter(([, allows]) => allows(response.headers))
      .map(([name]) => {
        const expected = 'no leave to keep a state that changes';
        return finding(pendingNotCached, `header:${name}`, expected, headerValue(response.headers, name));
      });
  },
};

/** Whether a response tells of an operation that has not ended. */
export function isPending(response: ExchangeResponse, operation: Operation): boolean {
  const isRead = operation.iid === 'PhoneNumbers_GetOperation' && response.status === 200;
  const status = isRead ? textMember(readBody(response), 'status') : undefined;
  return response.status === 202 || (status !== undefined && !terminal.includes(status));
}

/** The headers by which an answer lets itself be kept, or shows that it was. */
const allowances: Readonly<Record<string, (headers: HeaderList) => boolean>> = {
  'cache-control': (headers) => allowsReuse(headerValue(headers, 'cache-control')),
  'cdn-cache-control': (headers) => allowsReuse(headerValue(headers, 'cdn-cache-control')), // RFC 9213
  expires: (headers) => headerValue(headers, 'cache-control') === undefined && expiresLater(headers),
  age: (headers) => Number(headerValue(headers, 'age')) > 0,
};

function allowsReuse(control = ''): boolean {
  const directives = control.split(',').map((directive) => directive.trim().toLowerCase());
  if (directives.includes('no-store') || directives.includes('no-cache')) return false;
  const lifetimes = directives.flatMap(
    (directive) => /^(?:s-maxage|max-age|stale-while-revalidate)="?(\d+)/.exec(directive)?.[1] ?? [],
  );
  // `public` alone invites a cache to guess a lifetime.
  return lifetimes.length > 0
    ? lifetimes.some((lifetime) => Number(lifetime) > 0)
    : directives.includes('public');
}

/** What is no date, like `0` and `-1`, has expired (RFC 9111, section 5.3). */
function expiresLater(headers: HeaderList): boolean {
  const now = Date.parse(headerValue(headers, 'date') ?? '');
  return Date.parse(headerValue(headers, 'expires') ?? '') > (Number.isNaN(now) ? Date.now() : now);
}
