import { headerValue, readBody } from '../exchange.js';
import { type Finding, finding } from '../finding.js';
import { textMember } from './members.js';
import type { Rule } from './rule.js';

/**
 * A URL in an answer leads back to where the request went: same scheme, host and port, no user name. A client that
 * follows another one hands its credentials to whoever is there.
 */
export const sameOrigin: Rule = {
  name: 'same-origin',
  ledger: 'same-origin',
  check({ exchange: { request, response } }) {
    if (response.status >= 400) return [];
    return [
      ...check('header:operation-location', headerValue(response.headers, 'operation-location'), request.url),
      ...check('header:location', headerValue(response.headers, 'location'), request.url),
      ...check('body#/resourceLocation', textMember(readBody(response), 'resourceLocation'), request.url),
    ];
  },
};

function check(where: string, value: string | undefined, base: string): Finding[] {
  if (value === undefined || !URL.canParse(value, base)) return []; // for another rule: `shape`
  const url = new URL(value, base);
  const { origin } = new URL(base);
  if (url.origin === origin && url.username === '' && url.password === '') return [];
  return [finding(sameOrigin, where, `a URL of ${origin}`, value)];
}
