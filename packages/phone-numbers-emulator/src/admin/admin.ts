import { Hono } from 'hono';
import { type Answer, toResponse } from '../answer.js';
import { empty, json } from '../content.js';
import { OptionError } from '../option-checks.js';
import { UnknownViolationError } from '../violations/select.js';
import { type AdminAccess, refuseAccess } from './access.js';
import { readJson } from './body.js';
import { readLast } from './latest.js';
import { adminDescription } from './openapi.js';
import { adminPage } from './page/page.js';
import { AdminRefusal, problem } from './problem.js';
import type { Administered, AdminRoute } from './route.js';
import { adminPath, adminRoutes } from './routes.js';

type AdminHandler = (request: Request) => Answer | Promise<Answer>;

/** Whether a request is for the admin routes. */
export function isForAdmin({ url }: Request): boolean {
  const { pathname } = new URL(url);
  return pathname === adminPath || pathname.startsWith(`${adminPath}/`);
}

/** Creates the handler of the admin routes. Violations and mutations do not change what it answers. */
export function createAdmin(
  access: AdminAccess,
  administered: Administered,
): (request: Request) => Promise<Response> {
  const app = new Hono();
  const handlers: readonly (readonly [method: string, path: string, handler: AdminHandler])[] = [
    ...adminRoutes.map((route) => {
      const handler: AdminHandler = (request) => carryOut(route, administered, request);
      return [route.method, route.path, handler] as const;
    }),
    ['GET', '/openapi.json', ({ url }) => json(200, adminDescription(new URL(url).origin))],
    ['GET', '/', adminPage],
  ];
  for (const [method, path, handler] of handlers) {
    app.on(method, adminPath + path, async ({ req }) => sent(await handler(req.raw)));
  }
  for (const path of new Set(handlers.map(([, path]) => path))) {
    const allowed = handlers.filter((handler) => handler[1] === path).map(([method]) => method);
    app.all(adminPath + path, ({ req }) => sent(methodNotAllowed(req.method, allowed)));
  }
  app.get(adminPath, () => sent(moved()));
  app.notFound(({ req }) => sent(notFound(req.method, req.path)));
  app.onError((error) => {
    throw error;
  });
  return async (request) => {
    const refused = refuseAccess(request, access);
    return refused ? sent(refused) : app.fetch(request);
  };
}

async function carryOut(route: AdminRoute, administered: Administered, request: Request): Promise<Answer> {
  try {
    const last = route.hasLast && readLast(new URL(request.url));
    const body = route.body && (await readJson(request));
    const value = route.handle({ ...administered, body, last });
    return route.status === 204 ? empty(204) : json(route.status, value);
  } catch (error) {
    if (error instanceof AdminRefusal) return error.answer;
    if (error instanceof UnknownViolationError) return problem(400, 'UnknownViolation', error.message);
    if (error instanceof OptionError) return problem(400, 'InvalidInput', error.message);
    throw error;
  }
}

/** What it shows changes with every request, and must not be read by pages of others. */
function sent(answer: Answer): Response {
  const headers: Answer['headers'] = [
    ...answer.headers,
    ['Cache-Control', 'no-store'],
    ['X-Content-Type-Options', 'nosniff'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
  ];
  return toResponse({ ...answer, headers });
}

function moved(): Answer {
  return { ...empty(308), headers: [['Location', `${adminPath}/`]] };
}

function methodNotAllowed(method: string, allowed: readonly string[]): Answer {
  const expected = allowed.join(' or ');
  const message = `The method must be ${expected} (received ${method}).`;
  return problem(405, 'MethodNotAllowed', message, [['Allow', allowed.join(', ')]]);
}

function notFound(method: string, path: string): Answer {
  const message = `There is no admin route ${method} ${path}. GET ${adminPath}/openapi.json describes those that there are.`;
  return problem(404, 'NotFound', message);
}
