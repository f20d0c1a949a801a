import { type Contract, contractPath, type Exchange, findOperation } from '@acs-contracts/contract-tests';

/** Not allowed in any parameter of a path, so that a request with it breaks the contract as one without a value does. */
const gap = '*';

/**
 * The exchange with a mark in place of an empty segment of its path, if the contract has an operation that has a parameter there:
 * `PATCH /phoneNumbers//capabilities` is an update of no phone number, and has to be refused as such. Any other exchange as it is.
 */
export function withMarkedGaps(exchange: Exchange, contract: Contract): Exchange {
  const { method, url } = exchange.request;
  const path = contractPath(url);
  if (findOperation(contract, method, path) !== undefined || !path.slice(1).includes('//')) return exchange;
  const marked = new URL(url);
  marked.pathname = path.replaceAll(/(?<=\/)(?=\/)/g, gap);
  const isKnown = findOperation(contract, method, contractPath(marked.href)) !== undefined;
  return isKnown ? { ...exchange, request: { ...exchange.request, url: marked.href } } : exchange;
}
