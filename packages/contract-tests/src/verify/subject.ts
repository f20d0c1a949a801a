import type { ExchangeRequest } from '../exchange.js';
import type { ParsedExchange } from '../recorded-exchange.js';
import { textMember } from '../rules/members.js';
import { normalPath, resolveUrl } from '../url.js';

/** What an answer is about, for the search for the cause of a finding. */
export interface Subject {
  /** In capitals: `POST`. */
  readonly method: string;
  /** Method and path, with `*` in place of what names one of many: `GET /phoneNumbers/operations/*`. */
  readonly operation: string;
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
const one = /(?<=\/(?:operations|searchresults|countries)\/|\/phonenumbers\/(?!operations(?:\/|$)))[^/]+/i;

/** What a request and its answer are about. */
export function subjectOf({ method, url }: ExchangeRequest, exchange: ParsedExchange | undefined): Subject {
  const path = normalPath(url);
  const kind = path.replace(one, '*');
  const operation = `${method} ${kind}`;
  const links = exchange === undefined ? new Map<string, string>() : linksOf(exchange);
  return { method, operation, url, resource: path.toLowerCase(), kind: kind.toLowerCase(), links };
}

/** Whether two answers are about one resource, asked in one way, and lead to the same places. */
export function isSameSubject(one: Subject, other: Subject): boolean {
  const nameOf = ({ method, resource, links }: Subject) => JSON.stringify([method, resource, ...links]);
  return nameOf(one) === nameOf(other);
}

function linksOf({ request, response }: ParsedExchange): ReadonlyMap<string, string> {
  const references = [
    ...['operation-location', 'location'].map((name) => [`header:${name}`, response.header(name)] as const),
    ...['resourceLocation', 'nextLink'].map(
      (name) => [`body#/${name}`, textMember(response.body, name)] as const,
    ),
  ];
  return new Map(
    references.flatMap(([place, reference]) => {
      const url = resolveUrl(reference, request.url);
      return url === undefined ? [] : [[place, url.href] as const];
    }),
  );
}
