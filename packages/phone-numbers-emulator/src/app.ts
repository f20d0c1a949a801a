import { Hono } from 'hono';
import type { Answer } from './answer.js';
import type { Route } from './mutation.js';
import { methodNotAllowed, missingRoute, unknownRoute } from './refusals.js';
import { type RespondOptions, respond, type Target } from './respond.js';
import type { Handler } from './routes/handler.js';
import { releasePhoneNumber, updateCapabilities } from './routes/numbers.js';
import { cancelOperation, getOperation } from './routes/operations.js';
import { purchase } from './routes/purchase.js';
import { getPhoneNumber, getSearchResult, listPhoneNumbers } from './routes/reads.js';
import { search } from './routes/search.js';
import { serviceRoutes } from './routes/service-routes.js';

interface Emulated {
  readonly route: Exclude<Route, 'none'>;
  readonly handler: Handler;
}

/** What answers the routes of the service that the emulator has, by method and path. */
const emulated: ReadonlyMap<string, Emulated> = new Map<string, Emulated>([
  ['POST /availablePhoneNumbers/countries/{countryCode}/:search', { route: 'search', handler: search }],
  ['POST /availablePhoneNumbers/:purchase', { route: 'purchase', handler: purchase }],
  [
    'GET /availablePhoneNumbers/searchResults/{searchId}',
    { route: 'getSearchResult', handler: getSearchResult },
  ],
  ['GET /phoneNumbers/operations/{operationId}', { route: 'getOperation', handler: getOperation }],
  ['DELETE /phoneNumbers/operations/{operationId}', { route: 'cancelOperation', handler: cancelOperation }],
  ['GET /phoneNumbers/{phoneNumber}', { route: 'getPhoneNumber', handler: getPhoneNumber }],
  ['DELETE /phoneNumbers/{phoneNumber}', { route: 'releasePhoneNumber', handler: releasePhoneNumber }],
  [
    'PATCH /phoneNumbers/{phoneNumber}/capabilities',
    { route: 'updateCapabilities', handler: updateCapabilities },
  ],
  ['GET /phoneNumbers', { route: 'listPhoneNumbers', handler: listPhoneNumbers }],
]);

/** The router: every request becomes an answer, which passes the mutation on its way out. */
export function createApp(options: RespondOptions): Hono {
  const app = new Hono({ getPath: routedPath });
  for (const { method, path } of serviceRoutes) {
    const entry = emulated.get(`${method} ${path}`);
    app.on(method, honoPath(path), ({ req }) => {
      const target = entry ?? refusing(() => missingRoute(method, path));
      return respond(options, req.raw, { ...target, id: req.param('id') ?? '' });
    });
  }
  for (const path of new Set(serviceRoutes.map((route) => route.path))) {
    const allowed = serviceRoutes.filter((route) => route.path === path).map(({ method }) => method);
    app.all(honoPath(path), ({ req }) =>
      respond(
        options,
        req.raw,
        refusing((url) => methodNotAllowed(url, req.method, allowed)),
      ),
    );
  }
  // What a mutation throws is for whoever gave it: Hono would log it, and answer 500.
  app.onError((error) => {
    throw error;
  });
  app.notFound(({ req }) =>
    respond(
      options,
      req.raw,
      refusing((url) => unknownRoute(req.method, url.pathname)),
    ),
  );
  return app;
}

/** Where a request leads that the emulator refuses whatever its api-version. */
function refusing(refuse: (url: URL) => Answer): Target {
  return { route: 'none', id: '', handler: ({ url }) => ({ answer: refuse(url) }) };
}

/** A path in Hono's notation, in which a literal that begins with a colon is a pattern. No path has two parameters. */
function honoPath(path: string): string {
  return path.replace(/\{\w+\}/, ':id').replace(/\/(:(?:purchase|search|browse))$/, '/:verb{$1}');
}

/**
 * The page's sample begins its path with two slashes, and some clients write the colon as `%3A`. Recorded: the service
 * takes an update without a phone number for a request of the phone number `capabilities`.
 */
function routedPath(request: Request): string {
  const path = new URL(request.url).pathname.replace(/^\/+/, '/').replace(/%3a/gi, ':');
  return path === '/phoneNumbers//capabilities' ? '/phoneNumbers/capabilities' : path;
}
