import type { ExchangeRequest } from '../exchange.js';
import { encodeText, jsonContent, type Requests } from './requests.js';

/** A request that breaks the contract by its form, whatever it asks for. */
export interface WrongRequest {
  /** Names it: `no api-version`. */
  readonly what: string;
  readonly request: ExchangeRequest;
}

/**
 * Purchases that must be refused for their form, each wrong in one way and right in every other, so that a server which
 * overlooks that one would buy.
 */
export function wrongRequests(requests: Requests, searchId: string): WrongRequest[] {
  const right = requests.purchase(searchId);
  const withBody = (what: string, body: string): WrongRequest => ({
    what,
    request: { ...right, body: encodeText(body) },
  });
  const withQuery = (what: string, query: string): WrongRequest => ({
    what,
    request: { ...right, url: right.url.replace(/\?.*$/, query) },
  });
  const headers = right.headers.map(([name, value]): readonly [string, string] =>
    name === jsonContent[0] ? [name, 'text/plain'] : [name, value],
  );
  const json = new TextDecoder().decode(right.body);
  return [
    withQuery('no api-version', ''),
    withQuery('an api-version that is no date', '?api-version=latest'),
    { what: 'a content type that is not JSON', request: { ...right, headers } },
    withBody('no body', ''),
    withBody('a numeric searchId', '{"searchId":42}'),
    withBody('a searchId that is null', '{"searchId":null}'),
    withBody('an empty searchId', '{"searchId":""}'),
    withBody('no searchId', '{}'),
    withBody('a list for a body', `[${json}]`),
    withBody('malformed JSON', json.slice(0, -1)),
    { what: 'GET instead of POST', request: { ...right, method: 'GET' } },
    { what: 'PUT instead of POST', request: { ...right, method: 'PUT' } },
    {
      what: 'GET with the search in the query',
      request: { ...right, method: 'GET', url: `${right.url}&searchId=${searchId}`, body: encodeText('') },
    },
  ];
}
