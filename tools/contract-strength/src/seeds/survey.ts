import type { Mutation, MutationContext, Route } from '@acs-contracts/phone-numbers-emulator';
import { jsonOf, memberOf } from '@acs-contracts/phone-numbers-emulator/edits';
import type { ApiVersion } from '../contract/document.js';
import { isFixturePurchase } from '../derived/fixture-purchase.js';
import { runSession } from '../judges/session.js';

/** One read of an operation in the clean session. */
export interface Read {
  readonly scenario: string;
  /** Which read of its operation it is; the first is 1. */
  readonly polls: number;
  /** How many reads found it ended, this one included. */
  readonly terminalReads: number;
  readonly status: string;
}

/** What the clean session meets. */
export interface Survey {
  /** The statuses that came, by route. */
  readonly statuses: ReadonlyMap<Route, ReadonlySet<number>>;
  /** The scenarios that meet a route and status: `purchase 400`. */
  readonly scenarios: ReadonlyMap<string, ReadonlySet<string>>;
  /** The reads of the purchases of the fixtures, in the order they came. */
  readonly reads: readonly Read[];
  /** The route and status of responses that came with errors inside of errors: `purchase 400`. */
  readonly nested: ReadonlySet<string>;
}

/** Runs the clean session and writes down what it meets. */
export async function survey(apiVersion: ApiVersion): Promise<Survey> {
  const statuses = new Map<Route, Set<number>>();
  const reads: Read[] = [];
  const nested = new Set<string>();
  const scenarios = new Map<string, Set<string>>();
  let scenario = '';
  const onScenario = (name: string) => {
    scenario = name;
  };
  const mutate: Mutation = (answer, context) => {
    const key = `${context.route} ${answer.status}`;
    scenarios.set(key, (scenarios.get(key) ?? new Set()).add(scenario));
    const known = statuses.get(context.route) ?? new Set();
    statuses.set(context.route, known.add(answer.status));
    if (context.route === 'getOperation' && answer.status === 200) reads.push(...readOf(context));
    const error = memberOf(jsonOf(answer), 'error');
    const inner = memberOf(error, 'innererror') ?? memberOf(error, 'details');
    if (inner !== undefined) nested.add(`${context.route} ${answer.status}`);
    return answer;
  };
  await runSession(apiVersion, mutate, undefined, { onScenario });
  return { statuses, scenarios, reads, nested };
}

function readOf(context: MutationContext): Read[] {
  const { operation, search } = context;
  if (operation === undefined || search === undefined || !isFixturePurchase(context)) return [];
  const { polls, terminalReads, status } = operation;
  return [{ scenario: search.scenario, polls, terminalReads, status }];
}
