import type { Operation } from '../../operation.js';
import { latest, listSchema } from '../latest.js';
import type { AdminRoute } from '../route.js';
import { count, object, phoneNumber, searchId, text, time } from '../schemas.js';

const operation = object(
  {
    operationId: text,
    kind: { enum: ['search', 'purchase', 'capabilities', 'release'] },
    status: { enum: ['notStarted', 'running', 'succeeded', 'failed'] },
    startedAt: time,
    reads: { ...count, description: 'How many times it was read. Looking here is no read.' },
    isCanceled: { type: 'boolean' },
    searchId: { ...searchId, description: 'Of the search that is made or purchased.' },
    phoneNumber: { ...phoneNumber, description: 'The phone number that is updated or released.' },
  },
  ['operationId', 'kind', 'status', 'startedAt', 'reads', 'isCanceled'],
);

/** The operations that were accepted. Looking does not move them on. */
export const operationRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/operations',
    operationId: 'listOperations',
    summary: 'Every operation that was accepted, and its status. Looking here does not move it on.',
    hasLast: true,
    status: 200,
    answer: listSchema('operations', operation),
    handle: ({ store, clock, last }) => {
      const now = clock.now();
      const operations = store.operations();
      return {
        total: operations.length,
        operations: latest(operations, last).map((operation) => shown(operation, now)),
      };
    },
  },
];

function shown(operation: Operation, now: Date) {
  const { id, kind, isCanceled, polls, accepted } = operation;
  // The search of an update or a release is the one that has found the phone number.
  const isOfSearch = kind === 'search' || kind === 'purchase';
  return {
    operationId: id,
    kind,
    status: operation.status(now),
    startedAt: accepted.startedAt,
    reads: polls,
    isCanceled,
    ...(isOfSearch && accepted.search && { searchId: accepted.search.searchId }),
    ...(accepted.phoneNumber !== undefined && { phoneNumber: accepted.phoneNumber }),
  };
}
