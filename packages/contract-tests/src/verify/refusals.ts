import type { ExchangeRequest, HeaderList } from '../exchange.js';
import type { RecordedExchange } from '../recorded-exchange.js';
import { encodeText, jsonContent, type Requests } from './requests.js';

/** A request that breaks the contract by its form, whatever it asks for. */
export interface WrongRequest {
  /** Names it: `no api-version`. */
  readonly what: string;
  readonly request: ExchangeRequest;
  /** The headers that it proves itself with, instead of the right ones. */
  readonly authentication?: HeaderList;
  /** Whether it says something only of a search that is there: of an id that nobody has, each server says that it is unknown. */
  readonly needsSearch?: boolean;
}

/**
 * Purchases that must be refused for their form, each wrong in one way and right in every other, so that a server which
 * overlooks that one would buy.
 *
 * @param otherId - an id that nobody has, for bodies with two of them
 */
export function wrongRequests(requests: Requests, searchId: string, otherId: string): WrongRequest[] {
  const right = requests.purchase(searchId);
  const json = new TextDecoder().decode(right.body);
  const withBody = (what: string, body: string): WrongRequest => ({
    what,
    request: { ...right, body: encodeText(body) },
  });
  const withQuery = (what: string, query: string): WrongRequest => ({
    what,
    request: { ...right, url: right.url.replace(/\?.*$/, query) },
  });
  const withType = (type: string): WrongRequest => ({
    what: `the content type ${type}`,
    request: {
      ...right,
      headers: right.headers.map(([name, value]) => [name, name === jsonContent[0] ? type : value]),
    },
  });
  const inQuery = { ...right, url: `${right.url}&searchId=${searchId}`, body: encodeText('') };
  return [
    withQuery('no api-version', ''),
    withQuery('an api-version that is no date', '?api-version=latest'),
    withQuery('an api-version that does not exist', '?api-version=2019-02-29'),
    withQuery('an api-version of the far future', '?api-version=2999-12-31'),
    withType('text/plain'),
    withType('application/x-www-form-urlencoded'),
    withBody('no body', ''),
    withBody('a numeric searchId', '{"searchId":42}'),
    withBody('a searchId that is null', '{"searchId":null}'),
    withBody('an empty searchId', '{"searchId":""}'),
    ...otherForms(withBody, searchId),
    withBody('a list for a searchId', `{"searchId":["${searchId}"]}`),
    withBody('an object for a searchId', `{"searchId":{"id":"${searchId}"}}`),
    withBody('no searchId', '{}'),
    withBody('a list for a body', `[${json}]`),
    withBody('a string for a body', JSON.stringify(searchId)),
    withBody('malformed JSON', json.slice(0, -1)),
    withBody('more after the JSON', `${json}${json}`),
    withBody('searchId twice, the last one made up', `{"searchId":"${searchId}","searchId":"${otherId}"}`),
    withBody('searchId twice, the first one made up', `{"searchId":"${otherId}","searchId":"${searchId}"}`),
    ...['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) => ({
      what: `${method} instead of POST`,
      request: { ...right, method },
    })),
    ...['GET', 'HEAD'].map((method) => ({
      what: `${method} with the search in the query`,
      request: { ...inQuery, method },
    })),
  ];
}

/** The id of a search in forms that some parsers of GUIDs take for the same, and the contract does not. */
function otherForms(
  withBody: (what: string, body: string) => WrongRequest,
  searchId: string,
): WrongRequest[] {
  const forms = [
    ['white space around the searchId', ` ${searchId} `],
    ['braces around the searchId', `{${searchId}}`],
  ] as const;
  return forms.map(([what, id]) => ({
    ...withBody(what, JSON.stringify({ searchId: id })),
    needsSearch: true,
  }));
}

/** Purchases that are right in everything but who asks for them. */
export function strangersRequests(requests: Requests, searchId: string): WrongRequest[] {
  const request = requests.purchase(searchId);
  return [
    { what: 'no credential', request, authentication: [] },
    { what: 'a credential of nobody', request, authentication: [['Authorization', 'Bearer nobody']] },
  ];
}

/**
 * Whether an answer refuses a request that is wrong. What a HEAD or an OPTIONS is answered with does not matter (RFC
 * 9110, sections 9.3.2 and 9.3.7): what counts is that it has bought nothing.
 */
export function isRefused({ request: { method }, response: { status } }: RecordedExchange): boolean {
  return method === 'HEAD' || method === 'OPTIONS' || (status >= 400 && status !== 500);
}
