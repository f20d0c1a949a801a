import { type Contract, contractPath, operationsOf } from '../contract.js';
import { type ParsedExchange, type RecordedExchange, readExchange, withRoute } from '../recorded-exchange.js';

/** Not allowed in any parameter of a path, so that a request with it breaks the contract as one without a value does. */
const gap = '*';

/**
 * An exchange, read with a contract, with a mark in place of an empty segment of its path, if the contract has an operation that has a parameter there:
 * `PATCH /phoneNumbers//capabilities` is an update of no phone number, and has to be refused as such. Any other exchange as it is.
 */
export function withMarkedGaps(exchange: ParsedExchange, contract: Contract): RecordedExchange {
  const asSent = withRoute(exchange, contract);
  const url = markedUrl(exchange.request.url);
  if (url === undefined || asSent.operation !== undefined) return asSent;
  const { request, response } = exchange.raw;
  const marked = readExchange({ request: { ...request, url }, response }, contract);
  return marked.operation === undefined ? asSent : marked;
}

/** Whether the contract has an operation, in any method, on the path of a URL with a mark in place of an empty segment. */
export function hasMarkedGap(url: URL, contract: Contract): boolean {
  const marked = markedUrl(url);
  return marked !== undefined && operationsOf(contract, contractPath(marked)).length > 0;
}

function markedUrl(url: URL): string | undefined {
  const path = contractPath(url);
  if (!path.slice(1).includes('//')) return undefined;
  const marked = new URL(url);
  marked.pathname = path.replaceAll(/(?<=\/)(?=\/)/g, gap);
  return marked.href;
}
