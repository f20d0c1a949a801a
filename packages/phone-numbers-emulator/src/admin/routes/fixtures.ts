import { fixtures } from '../../fixtures.js';
import type { AdminRoute } from '../route.js';
import { phoneNumber, searchId, whole } from '../schemas.js';

const { phoneNumber: _owned, ...searches } = fixtures;

/** What every emulator knows from the start. */
export const fixtureRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/fixtures',
    operationId: 'getFixtures',
    summary:
      'Search ids, each with its own course of a purchase, and a phone number that is owned from the start.',
    status: 200,
    answer: whole({
      ...Object.fromEntries(Object.keys(searches).map((name) => [name, searchId])),
      phoneNumber,
    }),
    handle: () => fixtures,
  },
];
