import { contractVersionFor } from '../published.js';
import { type JudgingContract, publishedContract } from '../published-contract.js';
import type { ParsedExchange } from '../recorded-exchange.js';
import { textMember } from '../rules/members.js';
import { parseUrl } from '../url.js';

/** The contract that a recorded exchange is judged by: the newest one that is not newer than its api-version. */
export function contractOf(exchange: ParsedExchange): Promise<JudgingContract> {
  return publishedContract(versionOf(exchange));
}

/** The api-version of the contract that a recorded exchange is judged by: `2021-03-07` or `2025-06-01`. */
export function versionOf(exchange: ParsedExchange): string {
  return contractVersionFor(apiVersionOf(exchange));
}

/**
 * The api-version of a recorded exchange: of its request, or, as some formats do not keep the query (nock), of the links in its
 * answer, which repeat it. `undefined` when neither names one.
 */
function apiVersionOf({ request, response }: ParsedExchange): string | undefined {
  const links = [
    request.url.href,
    response.header('operation-location'),
    response.header('location'),
    textMember(response.body, 'resourceLocation'),
    textMember(response.body, 'nextLink'),
  ];
  const versions = links.map((link) => parseUrl(link, request.url)?.searchParams.get('api-version'));
  return versions.find((version) => typeof version === 'string') ?? undefined;
}
