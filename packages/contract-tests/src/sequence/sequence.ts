import type { Contract } from '../contract.js';
import type { Exchange } from '../exchange.js';
import { kindOfId, kindStartedBy, type OperationKind } from '../operation-kinds.js';
import { type RecordedExchange, readExchange } from '../recorded-exchange.js';
import { textMember } from '../rules/members.js';
import { startedId } from '../started-id.js';
import { lastSegment, resolveUrl } from '../url.js';

/** One exchange of a sequence. */
export interface Step extends RecordedExchange {
  /** Its place in the sequence, counted from 0. */
  readonly index: number;
}

/** What a sequence says about one long-running operation. */
export interface OperationRun {
  /** The id in lower case: `purchase_<searchId>`, `release_<id>`. */
  readonly id: string;
  /** What it does, by the first part of its id; `undefined` for a kind that the contract cannot start. */
  readonly kind: OperationKind['prefix'] | undefined;
  /** The 202 that started it. */
  readonly accepted?: Step;
  /** Its reads in the order they came, whatever their status. */
  readonly reads: readonly Step[];
  /** The 204 that canceled it, the first one. */
  readonly canceled?: Step;
}

/** A sequence of exchanges, as the rules look at it. */
export interface Sequence {
  readonly steps: readonly Step[];
  /** One for each operation that the sequence starts or reads. */
  readonly runs: readonly OperationRun[];
}

/** Reads a sequence of exchanges. Requests that the contract has no route for stay in it: a link may lead to them. */
export function readSequence(exchanges: readonly Exchange[], contract: Contract): Sequence {
  return sequenceOf(exchanges.map((exchange) => readExchange(exchange, contract)));
}

/** The sequence of exchanges that are read already. */
export function sequenceOf(exchanges: readonly RecordedExchange[]): Sequence {
  const steps = exchanges.map((exchange, index): Step => ({ ...exchange, index }));
  const ofOperations = new Map<string, Step[]>();
  for (const step of steps) {
    const id = operationOf(step);
    if (id === undefined) continue;
    const others = ofOperations.get(id) ?? [];
    ofOperations.set(id, others);
    others.push(step);
  }
  return { steps, runs: [...ofOperations].map(([id, ofOne]) => runOf(id, ofOne)) };
}

function runOf(id: string, steps: readonly Step[]): OperationRun {
  const accepted = steps.find(
    ({ route, response }) => kindStartedBy(route) !== undefined && response.status === 202,
  );
  const canceled = steps.find(
    ({ route, response }) => route === 'cancelOperation' && response.status === 204,
  );
  return {
    id,
    kind: kindOfId(id)?.prefix,
    ...(accepted && { accepted }),
    ...(canceled && { canceled }),
    reads: steps.filter(({ route }) => route === 'getOperation'),
  };
}

/** The id, in lower case, of the operation that an exchange starts, reads or cancels. */
function operationOf(step: Step): string | undefined {
  const { route, request, response } = step;
  if (route === 'purchase') {
    const searchId = textMember(request.body, 'searchId');
    return searchId && `purchase_${searchId}`.toLowerCase();
  }
  const kind = kindStartedBy(route);
  // The ids of the other kinds are new ones: what was not accepted has none.
  if (kind !== undefined) return response.status === 202 ? startedId(step, kind)?.toLowerCase() : undefined;
  const isAbout = route === 'getOperation' || route === 'cancelOperation';
  return isAbout ? lastSegment(request.path).toLowerCase() : undefined;
}

/** Whether a step is a reading of what a search has found. */
export function isSearchResult({ route, response }: Step): boolean {
  return route === 'getSearchResult' && response.status === 200;
}

/** Whether a step is a page of the list of phone numbers. */
export function isListPage({ route, response }: Step): boolean {
  return route === 'listPhoneNumbers' && response.status === 200;
}

/** The status of an operation in lower case, when a read found it. */
export function statusOf({ response }: RecordedExchange): string | undefined {
  return response.status === 200 ? textMember(response.body, 'status')?.toLowerCase() : undefined;
}

/** The status of an operation as it was written, for findings. */
export function writtenStatus({ response }: RecordedExchange): string | undefined {
  return textMember(response.body, 'status');
}

/** Tells whether a status, as {@link statusOf} returns it, ends an operation. Every other one is pending. */
export function isTerminal(status: string | undefined): boolean {
  return status === 'succeeded' || status === 'failed';
}

/**
 * Tells whether an answer says that there is no such thing (RFC 9110, sections 15.5.5 and 15.5.11). Without an api-version there may be
 * nothing at all.
 */
export function isGone({ request, response: { status } }: Step): boolean {
  return (status === 404 || status === 410) && /[?&]api-version=/i.test(request.url.href);
}

/** The URL that a header of the response leads to, when it is one on the origin of the request. */
export function headerUrl({ request, response }: Step, name: string): URL | undefined {
  return resolveUrl(response.header(name), request.url);
}
