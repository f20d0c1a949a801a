import { type Contract, contractPath, findOperation } from '../contract.js';
import { type Exchange, headerValue, readBody } from '../exchange.js';
import { kindOfId, kindStartedBy, type OperationKind } from '../operation-kinds.js';
import { textMember } from '../rules/members.js';
import { startedId } from '../started-id.js';
import { normalPath, resolveUrl } from '../url.js';

/** One exchange of a sequence, read once for all rules. */
export interface Step {
  /** Its place in the sequence, counted from 0. */
  readonly index: number;
  readonly exchange: Exchange;
  /** The `operationId` of the contract's operation that the request is for; `undefined` when there is none. */
  readonly route: string | undefined;
  /** The status of the response. */
  readonly status: number;
  /** The body of the response, as {@link readBody} gives it. */
  readonly body: unknown;
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
  const steps = exchanges.map((exchange, index): Step => {
    const { method, url } = exchange.request;
    const route = findOperation(contract, method, contractPath(url))?.iid;
    return { index, exchange, route, status: exchange.response.status, body: readBody(exchange.response) };
  });
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
  const accepted = steps.find(({ route, status }) => kindStartedBy(route) !== undefined && status === 202);
  const canceled = steps.find(
    ({ route, status }) => route === 'PhoneNumbers_CancelOperation' && status === 204,
  );
  return {
    id,
    kind: kindOfId(id)?.prefix,
    ...(accepted && { accepted }),
    ...(canceled && { canceled }),
    reads: steps.filter(({ route }) => route === 'PhoneNumbers_GetOperation'),
  };
}

/** The id, in lower case, of the operation that an exchange starts, reads or cancels. */
function operationOf({ route, status, exchange }: Step): string | undefined {
  if (route === 'PhoneNumbers_PurchasePhoneNumbers') {
    const searchId = textMember(readBody(exchange.request), 'searchId');
    return searchId && `purchase_${searchId}`.toLowerCase();
  }
  const kind = kindStartedBy(route);
  // The ids of the other kinds are new ones: what was not accepted has none.
  if (kind !== undefined) return status === 202 ? startedId(exchange, kind)?.toLowerCase() : undefined;
  if (route === 'PhoneNumbers_GetOperation' || route === 'PhoneNumbers_CancelOperation') {
    return normalPath(exchange.request.url).split('/').at(-1)?.toLowerCase();
  }
  return undefined;
}

/** The status of an operation in lower case, when a read found it. */
export function statusOf(step: Step): string | undefined {
  return step.status === 200 ? textMember(step.body, 'status')?.toLowerCase() : undefined;
}

/** The status of an operation as it was written, for findings. */
export function writtenStatus({ body }: Step): string | undefined {
  return textMember(body, 'status');
}

/** Tells whether a status, as {@link statusOf} gives it, ends an operation. Every other one is pending. */
export function isTerminal(status: string | undefined): boolean {
  return status === 'succeeded' || status === 'failed';
}

/**
 * Tells whether an answer says that there is no such thing (RFC 9110, sections 15.5.5 and 15.5.11). Without an api-version there may be
 * nothing at all.
 */
export function isGone({ status, exchange }: Step): boolean {
  return (status === 404 || status === 410) && /[?&]api-version=/i.test(exchange.request.url);
}

/** The URL that a header of the response leads to, when it is one on the origin of the request. */
export function headerUrl({ exchange: { request, response } }: Step, name: string): URL | undefined {
  return resolveUrl(headerValue(response.headers, name), request.url);
}
