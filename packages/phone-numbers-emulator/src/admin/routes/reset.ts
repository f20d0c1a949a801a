import type { AdminRoute } from '../route.js';

/** The way back to the start. */
export const resetRoutes: readonly AdminRoute[] = [
  {
    method: 'POST',
    path: '/reset',
    operationId: 'reset',
    summary:
      'Goes back to the start: an empty ledger, no requests, no operations but those of the searches of the start, and the searches, phone numbers and violations of the start. The clock keeps its time.',
    status: 204,
    handle: ({ reset }) => reset(),
  },
];
