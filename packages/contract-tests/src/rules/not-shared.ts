import { finding } from '../finding.js';
import { isPending } from './pending-not-cached.js';
import type { Rule } from './rule.js';

/** Headers by which an answer lets shared caches keep it, the last two those of content delivery networks. */
const headers = ['cache-control', 'cdn-cache-control', 'surrogate-control'] as const;

/**
 * What belongs to one resource is kept by no cache that others share: it would hand the numbers and costs of one to
 * another. An answer to a request with credentials is not kept by them unless it says so (RFC 9111, section 3.5), by
 * `public`, `must-revalidate` or `s-maxage`. It may say so for those with the same credentials (`Vary: Authorization`).
 */
export const notShared: Rule = {
  name: 'not-shared',
  evidence: 'not-shared',
  check({ exchange }) {
    if (isPending(exchange)) return []; // for another rule: `pending-not-cached`
    const { response } = exchange;
    const vary = response.header('vary')?.toLowerCase().split(',') ?? [];
    const named = vary.map((name) => name.trim());
    // A redirect and a server that is broken belong to nobody; that something is not there is told to one resource alone.
    const isOwn = response.status < 300 || (response.status >= 400 && response.status < 500);
    if (!isOwn || named.includes('authorization') || named.includes('*')) return [];
    return headers.flatMap((name) => {
      const value = response.header(name);
      if (value === undefined || !isShared(name, value)) return [];
      return [finding(notShared, `header:${name}`, 'nothing that lets shared caches keep it', value)];
    });
  },
};

function isShared(name: string, value: string): boolean {
  const directives = value
    .toLowerCase()
    .split(',')
    .map((directive) => directive.trim());
  if (directives.some((one) => /^(?:no-store|no-cache|private)(?:$|=)/.test(one))) return false;
  const lifetime = (form: RegExp) => directives.some((one) => Number(form.exec(one)?.[1] ?? 0) > 0);
  // A cache that reads a header for networks is a shared one.
  if (name !== 'cache-control') return lifetime(/^(?:s-maxage|max-age)="?(\d{1,10})/);
  if (lifetime(/^s-maxage="?(\d{1,10})/)) return true;
  const isOver = directives.some((one) => /^(?:s-maxage|max-age)="?0"?$/.test(one));
  // By itself `must-revalidate` gives nothing a lifetime.
  if (directives.includes('must-revalidate') && lifetime(/^max-age="?(\d{1,10})/)) return true;
  return directives.includes('public') && !isOver;
}
