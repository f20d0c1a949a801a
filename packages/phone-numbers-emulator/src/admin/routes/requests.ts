import { latest, listSchema } from '../latest.js';
import type { AdminRoute } from '../route.js';
import { object, text, time } from '../schemas.js';

const request = object(
  {
    at: time,
    method: text,
    path: { ...text, description: 'Without the query, at most 200 characters.' },
    apiVersion: text,
    status: { type: 'integer' },
    durationMilliseconds: { type: 'number', minimum: 0 },
  },
  ['at', 'method', 'path', 'status', 'durationMilliseconds'],
);

/** The requests that were answered, those to the admin routes aside. */
export const requestRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/requests',
    operationId: 'listRequests',
    summary:
      'The latest requests that were answered, at most a thousand, without headers, queries and bodies. Requests to the admin routes are not among them.',
    hasLast: true,
    status: 200,
    answer: listSchema('requests', request),
    handle: ({ requests: log, last }) => ({ total: log.total, requests: latest(log.requests, last) }),
  },
];
