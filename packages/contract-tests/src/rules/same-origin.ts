import { type Finding, finding } from '../finding.js';
import { parseUrl } from '../url.js';
import { textMember } from './members.js';
import type { Rule } from './rule.js';

const headers = ['operation-location', 'location', 'content-location', 'azure-asyncoperation'] as const;
const members = ['resourceLocation', 'nextLink'] as const;

/**
 * A URL in an answer leads back to where the request went: same scheme, host and port, no user name, and not by the
 * two slashes that make a host of what follows. A client that follows another one hands its credentials to whoever is
 * there.
 */
export const sameOrigin: Rule = {
  name: 'same-origin',
  evidence: 'same-origin',
  check({ exchange: { request, response } }) {
    if (response.status >= 400) return [];
    return [
      ...headers.flatMap((name) => check(`header:${name}`, response.header(name), request.url)),
      ...members.flatMap((name) => check(`body#/${name}`, textMember(response.body, name), request.url)),
    ];
  },
};

function check(where: string, value: string | undefined, base: URL): Finding[] {
  const url = parseUrl(value, base);
  if (value === undefined || url === undefined) return []; // for another rule: `shape`
  const { origin } = base;
  const isProtocolRelative = /^\s*[\\/]{2}/.test(value);
  if (url.origin === origin && url.username === '' && url.password === '' && !isProtocolRelative) return [];
  return [finding(sameOrigin, where, `a URL of ${origin}`, value)];
}
