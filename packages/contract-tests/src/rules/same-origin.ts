import { headerValue, readBody } from '../exchange.js';
import { type Finding, finding } from '../finding.js';
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
    const body = readBody(response);
    return [
      ...headers.flatMap((name) => check(`header:${name}`, headerValue(response.headers, name), request.url)),
      ...members.flatMap((name) => check(`body#/${name}`, textMember(body, name), request.url)),
    ];
  },
};

function check(where: string, value: string | undefined, base: string): Finding[] {
  if (value === undefined || !URL.canParse(value, base)) return []; // for another rule: `shape`
  const url = new URL(value, base);
  const { origin } = new URL(base);
  const isProtocolRelative = /^\s*[\\/]{2}/.test(value);
  if (url.origin === origin && url.username === '' && url.password === '' && !isProtocolRelative) return [];
  return [finding(sameOrigin, where, `a URL of ${origin}`, value)];
}
