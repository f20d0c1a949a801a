import { type Exchange, type ExchangeRequest, headerValue, readBody } from '../exchange.js';
import { textMember } from '../rules/members.js';
import { normalPath, resolveUrl } from '../url.js';

/** What an answer is about, for the search for the cause of a finding. */
export interface Subject {
  /** In capitals: `POST`. */
  readonly method: string;
  /** The URL of the request. */
  readonly url: string;
  /** The path of the request, decoded, in lower case. */
  readonly resource: string;
  /** What all resources of this kind have in common: `/phonenumbers/operations/*`. */
  readonly kind: string;
  /** The URLs that the answer hands out, by their places. */
  readonly links: ReadonlyMap<string, string>;
}

/** What names one of many: the id of an operation or a search, a phone number, a country. */
const one = /(?<=\/(?:operations|searchresults|countries)\/|\/phonenumbers\/(?!operations(?:\/|$)))[^/]+/;

/** What a request and its answer are about. */
export function subjectOf({ method, url }: ExchangeRequest, exchange: Exchange | undefined): Subject {
  const resource = normalPath(url).toLowerCase();
  const kind = resource.replace(one, '*');
  return { method, url, resource, kind, links: exchange === undefined ? new Map() : linksOf(exchange) };
}

function linksOf({ request, response }: Exchange): ReadonlyMap<string, string> {
  const body = readBody(response);
  const references = [
    ...['operation-location', 'location'].map(
      (name) => [`header:${name}`, headerValue(response.headers, name)] as const,
    ),
    ...['resourceLocation', 'nextLink'].map((name) => [`body#/${name}`, textMember(body, name)] as const),
  ];
  return new Map(
    references.flatMap(([place, reference]) => {
      const url = resolveUrl(reference, request.url);
      return url === undefined ? [] : [[place, url.href] as const];
    }),
  );
}
