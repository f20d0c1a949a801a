import type { AdminRoute } from './route.js';
import { clockRoutes } from './routes/clock.js';
import { fixtureRoutes } from './routes/fixtures.js';
import { ledgerRoutes } from './routes/ledger.js';
import { numberRoutes } from './routes/numbers.js';
import { operationRoutes } from './routes/operations.js';
import { requestRoutes } from './routes/requests.js';
import { resetRoutes } from './routes/reset.js';
import { searchRoutes } from './routes/searches.js';
import { violationRoutes } from './routes/violations.js';

/** Where the admin routes are. The service has no such path. */
export const adminPath = '/_emulator';

/** The admin routes that answer with JSON. The page and the description are not among them. */
export const adminRoutes: readonly AdminRoute[] = [
  ...ledgerRoutes,
  ...operationRoutes,
  ...requestRoutes,
  ...clockRoutes,
  ...searchRoutes,
  ...numberRoutes,
  ...violationRoutes,
  ...fixtureRoutes,
  ...resetRoutes,
];
