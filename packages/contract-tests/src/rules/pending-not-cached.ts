import { finding } from '../finding.js';
import { instantOf } from '../instant.js';
import type { RecordedExchange, RecordedResponse } from '../recorded-exchange.js';
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
  check({ exchange }) {
    if (!isPending(exchange)) return [];
    const { response } = exchange;
    return Object.entries(allowances)
      .filter(([, allows]) => allows(response.header))
      .map(([name]) => {
        const expected = 'no leave to keep a state that changes';
        return finding(pendingNotCached, `header:${name}`, expected, response.header(name));
      });
  },
};

/** Whether a response tells of an operation that has not ended. */
export function isPending({ route, response }: RecordedExchange): boolean {
  const isRead = route === 'getOperation' && response.status === 200;
  const status = isRead ? textMember(response.body, 'status') : undefined;
  return response.status === 202 || (status !== undefined && !terminal.includes(status));
}

type Header = RecordedResponse['header'];

/** The headers by which an answer lets itself be kept, or shows that it was. */
const allowances: Readonly<Record<string, (header: Header) => boolean>> = {
  'cache-control': (header) => allowsReuse(header('cache-control')),
  'cdn-cache-control': (header) => allowsReuse(header('cdn-cache-control')), // RFC 9213
  expires: (header) => header('cache-control') === undefined && expiresLater(header),
  age: (header) => Number(header('age')) > 0,
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
function expiresLater(header: Header): boolean {
  const now = instantOf(header('date'));
  return instantOf(header('expires')) > (Number.isNaN(now) ? Date.now() : now);
}
