import type { AdminRoute, Schema } from './route.js';
import { adminPath, adminRoutes } from './routes.js';
import { whole } from './schemas.js';

const text: Schema = { type: 'string' };
const problemSchema: Schema = whole({ error: whole({ code: text, message: text }) });

/** The refusals of a request, by status. */
const refusals: Readonly<Record<number, string>> = {
  400: 'Something in the request is wrong, and nothing has changed. The message says what was expected and what was received.',
  403: 'The request comes from another machine, or from a page of another site.',
  413: 'The body has more than 65536 bytes.',
  415: 'The body is not of the type application/json.',
};

/**
 * Describes the admin routes.
 *
 * @param origin - where they are: `http://127.0.0.1:49152`
 * @returns an OpenAPI 3.1 document
 */
export function adminDescription(origin: string): Schema {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const route of adminRoutes) {
    const item = paths[adminPath + route.path] ?? {};
    item[route.method.toLowerCase()] = operationOf(route);
    paths[adminPath + route.path] = item;
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Admin routes of the phone numbers emulator',
      summary: 'What a test asks of the emulator, and does to it. The service has none of these routes.',
      version: '1.0.0',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: origin }],
    security: [],
    paths: {
      ...paths,
      [`${adminPath}/openapi.json`]: { get: descriptionOperation },
      [`${adminPath}/`]: { get: pageOperation },
    },
    components: {
      schemas: { Problem: problemSchema },
      responses: Object.fromEntries(
        Object.entries(refusals).map(([status, description]) => [
          `Refused${status}`,
          { description, content: jsonOf({ $ref: '#/components/schemas/Problem' }) },
        ]),
      ),
    },
  };
}

function operationOf(route: AdminRoute): Schema {
  const { operationId, summary, body, hasLast, status, answer } = route;
  const statuses = [...(body || hasLast ? [400] : []), 403, ...(body ? [413, 415] : [])];
  return {
    operationId,
    summary,
    ...(hasLast && { parameters: [lastParameter] }),
    ...(body && { requestBody: { required: true, content: jsonOf(body) } }),
    responses: {
      [status]: { description: 'Done.', ...(answer && { content: jsonOf(answer) }) },
      ...refused(statuses),
    },
  };
}

const lastParameter: Schema = {
  name: 'last',
  in: 'query',
  description: 'How many of the latest items to answer with. By default, all.',
  schema: { type: 'integer', minimum: 1, maximum: 1000 },
};

const descriptionOperation: Schema = {
  operationId: 'getDescription',
  summary: 'This description.',
  responses: {
    200: { description: 'An OpenAPI 3.1 document.', content: jsonOf({ type: 'object' }) },
    ...refused([403]),
  },
};

const pageOperation: Schema = {
  operationId: 'getPage',
  summary: 'A page for people, which shows what happens and uses these routes.',
  responses: {
    200: { description: 'The page.', content: { 'text/html': { schema: text } } },
    ...refused([403]),
  },
};

function jsonOf(schema: Schema): Schema {
  return { 'application/json': { schema } };
}

function refused(statuses: readonly number[]): Record<number, Schema> {
  return Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/Refused${status}` }]),
  );
}
