import type { Contract } from '../contract.js';
import { contractPath, findOperation } from '../contract.js';
import { type Exchange, readBody } from '../exchange.js';
import type { Finding } from '../finding.js';
import { memberOf, textMember } from '../rules/members.js';

/** A finding about an answer of a route that may not be there at all. */
export interface HeldFinding {
  readonly finding: Finding;
  readonly exchange: Exchange;
}

/**
 * Knows which operations of the contract an endpoint has. The reference page has the purchase alone, so that a server may
 * lack the others: it answers as it does for any path that it does not know. What is wrong with such answers counts only
 * once another answer has shown that the operation is there.
 */
export interface Presence {
  /** Looks at an answer. Returns the findings that were held back, if it shows that the operation is there. */
  see(exchange: Exchange, findings: readonly Finding[]): readonly HeldFinding[];
  /** Says that an operation of the contract must be there, by its id. Returns the findings that were held back. */
  require(operation: string): readonly HeldFinding[];
  /** Holds back findings about an answer of an operation that may not be there; `false` when they count. */
  hold(exchange: Exchange, findings: readonly Finding[]): boolean;
  /** Whether an operation seems not to be there. */
  isMissing(operation: string): boolean;
  /** What seems not to be there, in words: `GET /phoneNumbers (404)`. */
  missing(): readonly string[];
}

/** Creates the knowledge of an endpoint, with nothing in it. */
export function createPresence(contract: Contract): Presence {
  const present = new Set<string>(['PhoneNumbers_PurchasePhoneNumbers']);
  const absent = new Map<string, string>();
  const unrouted = new WeakSet<Exchange>();
  let held: (HeldFinding & { readonly operation: string })[] = [];
  const operationOf = ({ request: { method, url } }: Exchange) => {
    const operation = findOperation(contract, method, contractPath(url));
    const { iid } = operation ?? {};
    return iid === undefined ? undefined : { id: iid, words: `${method} ${operation?.path}` };
  };
  const require = (operation: string) => {
    present.add(operation);
    absent.delete(operation);
    const released = held.filter((one) => one.operation === operation);
    held = held.filter((one) => one.operation !== operation);
    return released;
  };
  return {
    require,
    see(exchange, findings) {
      const operation = operationOf(exchange);
      if (operation === undefined) return [];
      if (exchange.response.status < 300) return require(operation.id);
      const isHere = present.has(operation.id);
      if (!isHere && looksUnrouted(exchange, operation.id, findings)) {
        unrouted.add(exchange);
        absent.set(operation.id, `${operation.words} (${exchange.response.status})`);
      }
      return [];
    },
    hold(exchange, findings) {
      const operation = operationOf(exchange);
      if (operation === undefined || present.has(operation.id) || !unrouted.has(exchange)) return false;
      held.push(...findings.map((finding) => ({ finding, exchange, operation: operation.id })));
      return true;
    },
    isMissing: (operation) => absent.has(operation),
    missing: () => [...absent.values()],
  };
}

/** How a server answers a path, or a method, for which it has no route. */
function looksUnrouted({ response }: Exchange, operation: string, findings: readonly Finding[]): boolean {
  const { status } = response;
  if (status === 405 || status === 501) return true;
  if (status !== 404) return false;
  const isError = textMember(memberOf(readBody(response), 'error'), 'code') !== undefined;
  // A list and a search are there or not: they have nothing that could not be found.
  const isAlwaysThere = /_(?:ListPhoneNumbers|SearchAvailablePhoneNumbers)$/.test(operation);
  return isAlwaysThere || (!isError && findings.length > 0);
}
