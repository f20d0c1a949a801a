import type { MutationContext, Route } from '@acs-contracts/phone-numbers-emulator';
import { jsonOf, memberOf } from '../answer.js';
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
  /** The reads of operations, in the order they came. */
  readonly reads: readonly Read[];
  /** The route and status of responses that came with errors inside of errors: `purchase 400`. */
  readonly nested: ReadonlySet<string>;
}

/** Runs the clean session and writes down what it meets. */
export async function survey(): Promise<Survey> {
  const statuses = new Map<Route, Set<number>>();
  const reads: Read[] = [];
  const nested = new Set<string>();
  await runSession((answer, context) => {
    const known = statuses.get(context.route) ?? new Set();
    statuses.set(context.route, known.add(answer.status));
    if (context.route === 'getOperation' && answer.status === 200) reads.push(...readOf(context));
    const error = memberOf(jsonOf(answer), 'error');
    const inner = memberOf(error, 'innererror') ?? memberOf(error, 'details');
    if (inner !== undefined) nested.add(`${context.route} ${answer.status}`);
    return answer;
  });
  return { statuses, reads, nested };
}

function readOf({ operation, search }: MutationContext): Read[] {
  if (operation === undefined || search === undefined) return [];
  const { polls, terminalReads, status } = operation;
  return [{ scenario: search.scenario, polls, terminalReads, status }];
}
