import type { Route } from './routes.js';

/** A kind of long-running operation: what starts it, and how its ids are made. */
export interface OperationKind {
  /** The first part of its id, before `_`, in lower case. */
  readonly prefix: 'purchase' | 'search' | 'release' | 'capabilities';
  /** What starts it. */
  readonly start: Route;
  /** The header of the 202 with the second part of its id, in lower case. */
  readonly idHeader: string;
  /** Its `operationType`, in lower case. */
  readonly type: string;
}

/** Every kind of operation that the contract can start. */
export const operationKinds: readonly OperationKind[] = [
  {
    prefix: 'purchase',
    start: 'purchase',
    idHeader: 'purchase-id',
    type: 'purchase',
  },
  {
    prefix: 'search',
    start: 'search',
    idHeader: 'search-id',
    type: 'search',
  },
  {
    prefix: 'release',
    start: 'releaseNumber',
    idHeader: 'release-id',
    type: 'releasephonenumber',
  },
  {
    prefix: 'capabilities',
    start: 'updateCapabilities',
    idHeader: 'capabilities-id',
    type: 'updatephonenumbercapabilities',
  },
];

/** The kind of operation that a route starts; `undefined` for every other route. */
export function kindStartedBy(route: Route | undefined): OperationKind | undefined {
  return operationKinds.find(({ start }) => start === route);
}

/** The kind of an operation by its id, in any case: `purchase_<searchId>`; `undefined` for an unknown kind. */
export function kindOfId(operationId: string | undefined): OperationKind | undefined {
  const prefix = operationId?.split('_')[0]?.toLowerCase();
  return operationKinds.find((kind) => kind.prefix === prefix);
}

/** The second part of an operation id: what comes after the first `_`. */
export function ownPart(operationId: string): string | undefined {
  return /^[^_]*_(.+)$/.exec(operationId)?.[1];
}
