import { type Contract, contractPath, findOperation } from '../contract.js';
import { type Finding, finding } from '../finding.js';
import { kindOfId, kindStartedBy, ownPart } from '../operation-kinds.js';
import type { RecordedRequest } from '../recorded-exchange.js';
import { type Route, routeOf } from '../routes.js';
import { startedId } from '../started-id.js';
import { lastSegment, normalPath, resolveUrl } from '../url.js';
import { textMember } from './members.js';
import type { Rule } from './rule.js';

/**
 * A link leads to something that the contract describes, and of the right kind: `Operation-Location` to an operation; the
 * result of a search to the result of that search, that of an update to its phone number, that of a purchase to the result
 * of its own search or to numbers; no result is an operation. A client has types for nothing else.
 */
export const linkTarget: Rule = {
  name: 'link-target',
  evidence: 'link-target',
  check({ exchange, contract }) {
    const { route, request, response } = exchange;
    if (response.status >= 300) return [];
    const started = kindStartedBy(route);
    const isRead = route === 'getOperation';
    if (started === undefined && !isRead) return [];
    const header = (name: string) => {
      const value = response.header(name);
      // One that stands twice is for another rule: `single-value-headers`.
      return value?.includes(', ') ? undefined : resolveUrl(value, request.url);
    };
    const resource = resolveUrl(textMember(response.body, 'resourceLocation'), request.url);
    const expected = isRead
      ? { isRead, id: lastSegment(request.path) }
      : { isRead, id: started && startedId(exchange, started), number: requestedNumber(request) };
    return [
      ...ofMonitor(header('operation-location'), contract),
      ...ofResult('header:location', header('location'), expected, contract),
      ...ofResult('body#/resourceLocation', resource, expected, contract),
    ];
  },
};

function ofMonitor(url: URL | undefined, contract: Contract): Finding[] {
  if (url === undefined || routeTo(url, contract) === 'getOperation') return [];
  return [finding(linkTarget, 'header:operation-location', 'the URL of an operation', url.pathname)];
}

/** The operation that a link should give the result of. */
interface Expected {
  /** Whether the link comes with a read of the operation, and not with the 202 that started it. */
  readonly isRead: boolean;
  readonly id: string | undefined;
  /** The phone number that the request asked to change. */
  readonly number?: string | undefined;
}

function ofResult(where: string, url: URL | undefined, expected: Expected, contract: Contract): Finding[] {
  if (url === undefined) return [];
  const route = routeTo(url, contract);
  const found = (words: string) => [finding(linkTarget, where, words, url.pathname)];
  if (route === undefined) return found('the URL of something that the contract describes');
  // Of a 202 it may be: long-running operations of an older kind are polled by their `Location`.
  if (expected.isRead && route === 'getOperation') return found('the URL of a result, which no operation is');
  const id = expected.id?.toLowerCase();
  const own = id === undefined ? undefined : ownPart(id);
  const end = lastSegment(normalPath(url)).toLowerCase();
  switch (kindOfId(id)?.prefix) {
    case 'purchase':
      return route === 'getSearchResult' && own !== undefined && end !== own
        ? found('the result of the search that was purchased')
        : [];
    case 'search':
      return route !== 'getSearchResult' || (own !== undefined && end !== own)
        ? found(`the result of the search ${own}`)
        : [];
    case 'capabilities':
      return isNumber(route, end, expected.number)
        ? []
        : found(`the phone number that is updated, ${expected.number ?? 'whichever'}`);
    default:
      return [];
  }
}

function isNumber(route: Route, end: string, number: string | undefined): boolean {
  const plain = (text: string) => text.replace(/^\+/, '');
  return route === 'getPhoneNumber' && (number === undefined || plain(end) === plain(number));
}

/** The phone number in the path of a request: `/phoneNumbers/{phoneNumber}/capabilities`. */
function requestedNumber({ path }: RecordedRequest): string | undefined {
  return /^\/phoneNumbers\/([^/]+)\/capabilities$/.exec(path)?.[1]?.toLowerCase();
}

function routeTo(url: URL, contract: Contract): Route | undefined {
  return routeOf(findOperation(contract, 'GET', contractPath(url)));
}
