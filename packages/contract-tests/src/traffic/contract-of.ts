import type { Contract } from '../contract.js';
import { type Exchange, headerValue, readBody } from '../exchange.js';
import { contractVersionFor } from '../published.js';
import { publishedContract } from '../published-contract.js';
import { memberOf } from '../rules/members.js';

/** The contract that a recorded exchange is judged by: the newest one that is not newer than its api-version. */
export function contractOf(exchange: Exchange): Promise<Contract> {
  return publishedContract(versionOf(exchange));
}

/** The api-version of the contract that a recorded exchange is judged by: `2021-03-07` or `2025-06-01`. */
export function versionOf(exchange: Exchange): string {
  return contractVersionFor(apiVersionOf(exchange));
}

/**
 * The api-version of a recorded exchange: of its request, or, as some formats do not keep the query (nock), of the links in its
 * answer, which repeat it. `undefined` when neither names one.
 */
function apiVersionOf({ request, response }: Exchange): string | undefined {
  const body = readBody(response);
  const links = [
    request.url,
    headerValue(response.headers, 'operation-location'),
    headerValue(response.headers, 'location'),
    memberOf(body, 'resourceLocation'),
    memberOf(body, 'nextLink'),
  ];
  return links.flatMap((link) => versionIn(link, request.url) ?? [])[0];
}

function versionIn(link: unknown, base: string): string | undefined {
  if (typeof link !== 'string' || !URL.canParse(link, base)) return undefined;
  return new URL(link, base).searchParams.get('api-version') ?? undefined;
}
