import { type Contract, contractPath, findOperation, operationsOf } from '../contract.js';
import type { Exchange } from '../exchange.js';

/** Not allowed in any parameter of a path, so that a request with it breaks the contract as one without a value does. */
const gap = '*';

/**
 * The exchange with a mark in place of an empty segment of its path, if the contract has an operation that has a parameter there:
 * `PATCH /phoneNumbers//capabilities` is an update of no phone number, and has to be refused as such. Any other exchange as it is.
 */
export function withMarkedGaps(exchange: Exchange, contract: Contract): Exchange {
  const { method, url } = exchange.request;
  const marked = markedUrl(url);
  if (marked === undefined || findOperation(contract, method, contractPath(url)) !== undefined)
    return exchange;
  const isKnown = findOperation(contract, method, contractPath(marked)) !== undefined;
  return isKnown ? { ...exchange, request: { ...exchange.request, url: marked } } : exchange;
}

/** Whether the contract has an operation, in any method, on the path of a URL with a mark in place of an empty segment. */
export function hasMarkedGap(url: string, contract: Contract): boolean {
  const marked = markedUrl(url);
  return marked !== undefined && operationsOf(contract, contractPath(marked)).length > 0;
}

function markedUrl(url: string): string | undefined {
  const path = contractPath(url);
  if (!path.slice(1).includes('//')) return undefined;
  const marked = new URL(url);
  marked.pathname = path.replaceAll(/(?<=\/)(?=\/)/g, gap);
  return marked.href;
}
