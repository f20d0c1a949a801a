import { Hono } from 'hono';
import { type Answer, toResponse } from './answer.js';
import { refuseVersion } from './api-version.js';
import { refuseStranger } from './authentication.js';
import { withCommonHeaders } from './common-headers.js';
import { selectFaults, UnknownFaultError } from './faults/select.js';
import type { Mutation, MutationContext, Route } from './mutation.js';
import { readBody } from './read-body.js';
import { contentTooLarge, methodNotAllowed, unknownFault, unknownRoute } from './refusals.js';
import type { Handler, Outcome } from './routes/handler.js';
import { cancelOperation, getOperation } from './routes/operations.js';
import { purchase } from './routes/purchase.js';
import { getPhoneNumber, getSearchResult, listPhoneNumbers } from './routes/reads.js';
import type { Store } from './store.js';

/** What the routes need to know of the options. */
export interface AppOptions {
  readonly store: Store;
  /** The key that signatures are held against; nothing lets everyone pass. */
  readonly accessKey: string | undefined;
  /** In bytes. */
  readonly maxBodyBytes: number;
  /** The faults of every answer, in this order; those that a request asks for follow. */
  readonly mutations: readonly Mutation[];
  /** What happens to an answer at last. */
  readonly mutate: Mutation;
}

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
export function createApp(options: AppOptions): Hono {
  const app = new Hono({ getPath: routedPath });
  for (const { method, path, route, handler } of entries) {
    app.on(method, path, ({ req }) => respond(options, req.raw, route, handler, req.param('id')));
  }
  for (const path of new Set(entries.map((entry) => entry.path))) {
    const allowed = entries.filter((entry) => entry.path === path).map(({ method }) => method);
    app.all(path, ({ req }) =>
      respond(options, req.raw, 'none', ({ url }) => ({
        answer: methodNotAllowed(url, req.method, allowed),
      })),
    );
  }
  app.onError((error) => {
    throw error;
  });
  app.notFound(({ req }) =>
    respond(options, req.raw, 'none', ({ url }) => ({ answer: unknownRoute(req.method, url.pathname) })),
  );
  return app;
}

/** The page's sample begins its path with two slashes, and some clients write the colon as `%3A`. */
function routedPath(request: Request): string {
  return new URL(request.url).pathname.replace(/^\/+/, '/').replace(/%3a/gi, ':');
}

async function respond(
  options: AppOptions,
  request: Request,
  route: Route,
  handler: Handler,
  id = '',
): Promise<Response> {
  const { store } = options;
  const start = performance.now();
  const body = await readBody(request, options.maxBodyBytes);
  const asked = faultsOf(request);
  const outcome: Outcome =
    'status' in asked ? { answer: asked } : await outcomeOf(options, request, route, handler, id, body);
  const now = store.clock.now();
  const context = contextOf(store, request, body ?? new Uint8Array(), route, outcome, now);
  let answer = withCommonHeaders(outcome.answer, now, performance.now() - start);
  for (const mutate of [...options.mutations, ...('status' in asked ? [] : asked), options.mutate]) {
    answer = await mutate(answer, context);
  }
  return toResponse(answer);
}

/** The faults that a request asks for itself, or the refusal of one that there is not. */
function faultsOf(request: Request): readonly Mutation[] | Answer {
  const ids = request.headers.get('x-emulator-fault')?.split(',') ?? [];
  try {
    return selectFaults(ids.map((id) => id.trim())).map(({ mutate }) => mutate);
  } catch (error) {
    if (error instanceof UnknownFaultError) return unknownFault(error.message);
    throw error;
  }
}

function contextOf(
  store: Store,
  { method, url, headers }: Request,
  body: Uint8Array,
  route: Route,
  { operation, search }: Outcome,
  now: Date,
): MutationContext {
  return {
    route,
    request: { method, url, headers: [...headers], body },
    ...(operation && {
      operation: {
        id: operation.id,
        searchId: operation.search.searchId,
        status: operation.status(now),
        polls: operation.polls,
        terminalReads: operation.terminalReads,
      },
    }),
    ...(search && { search }),
    // A getter: who buys a thousand times should not pay for what nothing looks at.
    get purchases() {
      return store.operations().map((known) => ({ search: known.search, status: known.status(now) }));
    },
    now,
  };
}

/** Size first, then who asks, then the route, the api-version and the rest. */
async function outcomeOf(
  { store, accessKey, maxBodyBytes }: AppOptions,
  request: Request,
  route: Route,
  handler: Handler,
  id: string,
  body: Uint8Array | undefined,
): Promise<Outcome> {
  if (body === undefined) return { answer: contentTooLarge(maxBodyBytes) };
  const refused = accessKey && (await refuseStranger(request, body, accessKey));
  if (refused) return { answer: refused };
  const url = new URL(request.url);
  const unsupported: Answer | undefined = route === 'none' ? undefined : refuseVersion(url);
  if (unsupported) return { answer: unsupported };
  const apiVersion = url.searchParams.get('api-version') ?? '';
  return handler({ request, url, apiVersion, body, id, store, now: store.clock.now() });
}
