import { Hono } from 'hono';
import type { Answer } from './answer.js';
import type { Route } from './mutation.js';
import { methodNotAllowed, unknownRoute } from './refusals.js';
import { type RespondOptions, respond, type Target } from './respond.js';
import type { Handler } from './routes/handler.js';
import { cancelOperation, getOperation } from './routes/operations.js';
import { purchase } from './routes/purchase.js';
import { getPhoneNumber, getSearchResult, listPhoneNumbers } from './routes/reads.js';

interface Entry {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** In Hono's notation, in which a literal that begins with a colon is a pattern. */
  readonly path: string;
  readonly route: Exclude<Route, 'none'>;
  readonly handler: Handler;
}

const entries: readonly Entry[] = [
  { method: 'POST', path: '/availablePhoneNumbers/:verb{:purchase}', route: 'purchase', handler: purchase },
  {
    method: 'GET',
    path: '/availablePhoneNumbers/searchResults/:id',
    route: 'getSearchResult',
    handler: getSearchResult,
  },
  { method: 'GET', path: '/phoneNumbers/operations/:id', route: 'getOperation', handler: getOperation },
  {
    method: 'DELETE',
    path: '/phoneNumbers/operations/:id',
    route: 'cancelOperation',
    handler: cancelOperation,
  },
  { method: 'GET', path: '/phoneNumbers/:id', route: 'getPhoneNumber', handler: getPhoneNumber },
  { method: 'GET', path: '/phoneNumbers', route: 'listPhoneNumbers', handler: listPhoneNumbers },
];

/** The router: every request becomes an answer, which passes the mutation on its way out. */
export function createApp(options: RespondOptions): Hono {
  const app = new Hono({ getPath: routedPath });
  for (const { method, path, route, handler } of entries) {
    app.on(method, path, ({ req }) =>
      respond(options, req.raw, { route, handler, id: req.param('id') ?? '' }),
    );
  }
  for (const path of new Set(entries.map((entry) => entry.path))) {
    const allowed = entries.filter((entry) => entry.path === path).map(({ method }) => method);
    app.all(path, ({ req }) =>
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

/** Where a request leads that the contract has no route for. */
function refusing(refuse: (url: URL) => Answer): Target {
  return { route: 'none', id: '', handler: ({ url }) => ({ answer: refuse(url) }) };
}

/** The page's sample begins its path with two slashes, and some clients write the colon as `%3A`. */
function routedPath(request: Request): string {
  return new URL(request.url).pathname.replace(/^\/+/, '/').replace(/%3a/gi, ':');
}
