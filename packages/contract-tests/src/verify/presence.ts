import type { Finding } from '../finding.js';
import type { RecordedExchange } from '../recorded-exchange.js';
import type { Route } from '../routes.js';
import { memberOf, textMember } from '../rules/members.js';

/** A finding about an answer of a route that may not be there at all. */
export interface HeldFinding {
  readonly finding: Finding;
  readonly exchange: RecordedExchange;
}

/**
 * Knows which operations of the contract an endpoint has. The reference page has the purchase alone, so that a server may
 * lack the others: it answers as it does for any path that it does not know. What is wrong with such answers counts only
 * once another answer has shown that the operation is there.
 */
export interface Presence {
  /** Looks at an answer. Returns the findings that were held back, if it shows that the operation is there. */
  see(exchange: RecordedExchange, findings: readonly Finding[]): readonly HeldFinding[];
  /** Says that an operation of the contract must be there. Returns the findings that were held back. */
  require(route: Route): readonly HeldFinding[];
  /** Holds back findings about an answer of an operation that may not be there; `false` when they count. */
  hold(exchange: RecordedExchange, findings: readonly Finding[]): boolean;
  /** Whether an operation seems not to be there. */
  isMissing(route: Route): boolean;
  /** What seems not to be there, in words: `GET /phoneNumbers (404)`. */
  missing(): readonly string[];
}

/** Creates the knowledge of an endpoint, with nothing in it. */
export function createPresence(): Presence {
  const present = new Set<Route>(['purchase']);
  const absent = new Map<Route, string>();
  const unrouted = new WeakSet<RecordedExchange>();
  let held: (HeldFinding & { readonly route: Route })[] = [];
  const require = (route: Route) => {
    present.add(route);
    absent.delete(route);
    const released = held.filter((one) => one.route === route);
    held = held.filter((one) => one.route !== route);
    return released;
  };
  return {
    require,
    see(exchange, findings) {
      const { route, operation, request, response } = exchange;
      if (route === undefined) return [];
      if (response.status < 300) return require(route);
      if (!present.has(route) && looksUnrouted(exchange, findings)) {
        unrouted.add(exchange);
        absent.set(route, `${request.method} ${operation?.path} (${response.status})`);
      }
      return [];
    },
    hold(exchange, findings) {
      const { route } = exchange;
      if (route === undefined || present.has(route) || !unrouted.has(exchange)) return false;
      held.push(...findings.map((finding) => ({ finding, exchange, route })));
      return true;
    },
    isMissing: (route) => absent.has(route),
    missing: () => [...absent.values()],
  };
}

/** How a server answers a path, or a method, for which it has no route. */
function looksUnrouted({ route, response }: RecordedExchange, findings: readonly Finding[]): boolean {
  const { status, body } = response;
  if (status === 405 || status === 501) return true;
  if (status !== 404) return false;
  const isError = textMember(memberOf(body, 'error'), 'code') !== undefined;
  // A list and a search are there or not: they have nothing that could not be found.
  const isAlwaysThere = route === 'listPhoneNumbers' || route === 'search';
  return isAlwaysThere || (!isError && findings.length > 0);
}
