import { contractPath, findOperation } from '../contract.js';
import { finding } from '../finding.js';
import { resolveUrl, sameResource } from '../url.js';
import { textMember } from './members.js';
import type { Rule } from './rule.js';

/** `nextLink` leads on: to another page, of the same list, in the same api-version. A reader follows it until it ends. */
export const nextLink: Rule = {
  name: 'next-link',
  evidence: 'next-link',
  check({ exchange: { route, request, response }, contract, operation }) {
    if (route !== 'listPhoneNumbers' || response.status !== 200) return [];
    const link = textMember(response.body, 'nextLink');
    const url = resolveUrl(link, request.url);
    if (url === undefined) return []; // for other rules: `shape`, `same-origin`
    const found = (expected: string) => [finding(nextLink, 'body#/nextLink', expected, link)];
    if (findOperation(contract, 'GET', contractPath(url)) !== operation) return found('a page of this list');
    if (sameResource(url, request.url)) return found('another page than this one');
    const version = request.url.searchParams.get('api-version');
    const next = url.searchParams.get('api-version');
    return version === null || next === null || next === version ? [] : found(`api-version ${version}`);
  },
};
