/** How large a generated description is. The defaults are about the size of GitHub's. */
export interface Size {
  /** @default 550 */
  readonly paths?: number;
  /** @default 900 */
  readonly operations?: number;
  /** @default 600 */
  readonly schemas?: number;
}

type Json = Readonly<Record<string, unknown>>;

/** The schemas that a schema refers to are a tree, whose leaves lead back to its root. */
const child = (index: number, position: number, count: number): Json => {
  const below = 4 * index + 1 + position;
  return ref(below < count ? below : position);
};
const ref = (index: number): Json => ({ $ref: `#/components/schemas/schema-${index}` });

/**
 * Creates an OpenAPI 3.0 document as large as those of large services: schemas of some twenty-five properties that
 * refer to one another, deep and in circles; operations with parameters, bodies, headers and errors. The same
 * arguments give the same document.
 *
 * @param edits - the number of schemas and operations that differ from those of the document without edits
 */
export function largeDocument({ paths = 550, operations = 900, schemas = 600 }: Size = {}, edits = 0): Json {
  const isEdited = (index: number, count: number) => index % Math.max(1, Math.floor(count / edits)) === 0;
  const components = Array.from({ length: schemas }, (_, index) => [
    `schema-${index}`,
    objectSchema(index, schemas, edits > 0 && isEdited(index, schemas)),
  ]);
  const items = new Map<string, Record<string, unknown>>();
  for (let index = 0; index < operations; index += 1) {
    const path = `/group-${index % paths}/{owner}/{repo}/items`;
    const method = ['get', 'post', 'patch', 'delete'][Math.floor(index / paths)] ?? 'put';
    const operation = operationOf(index, schemas, edits > 0 && isEdited(index, operations));
    items.set(path, { ...items.get(path), [method]: operation });
  }
  return {
    openapi: '3.0.3',
    info: { title: 'A large service', version: '1' },
    servers: [{ url: 'https://api.example.com' }],
    paths: Object.fromEntries(items),
    components: { schemas: Object.fromEntries(components) },
  };
}

function objectSchema(index: number, count: number, isEdited: boolean): Json {
  const text = (name: string): [string, Json] => [
    name,
    {
      type: 'string',
      description: `The ${name} of schema ${index}, as the service shows it.`,
      example: 'text',
    },
  ];
  const properties = Object.fromEntries([
    ['id', { type: 'integer', format: 'int64', minimum: isEdited ? 1 : 0 }],
    ...Array.from({ length: 12 }, (_, position) => text(`text_${position}`)),
    ['url', { type: 'string', format: 'uri' }],
    ['created_at', { type: 'string', format: 'date-time', nullable: true }],
    ['state', { type: 'string', enum: isEdited ? ['open', 'closed', 'merged'] : ['open', 'closed'] }],
    ['size', { type: 'integer', maximum: 1000 }],
    ['labels', { type: 'array', items: { oneOf: [{ type: 'string' }, child(index, 0, count)] } }],
    ['owner', { nullable: true, allOf: [child(index, 1, count)] }],
    ['parent', child(index, 2, count)],
    ['children', { type: 'array', items: child(index, 3, count), maxItems: 100 }],
    ['files', { type: 'object', additionalProperties: child(index, 0, count) }],
    ['settings', nested(index, 4)],
  ]);
  return { type: 'object', properties, required: ['id', 'state', 'url', 'text_0', 'text_1', 'settings'] };
}

function nested(index: number, depth: number): Json {
  if (depth === 0) return { type: 'string', pattern: `^v${index % 10}\\.[0-9]+$` };
  return {
    type: 'object',
    properties: { enabled: { type: 'boolean' }, inner: nested(index, depth - 1) },
    required: ['enabled', 'inner'],
  };
}

function operationOf(index: number, count: number, isEdited: boolean): Json {
  const parameter = (name: string, place: string, schema: Json): Json => ({
    name,
    in: place,
    required: place === 'path',
    description: `The ${name}.`,
    schema,
  });
  const json = (schema: Json): Json => ({ 'application/json': { schema } });
  const error: Json = { description: 'An error.', content: json(ref(index % 5)) };
  return {
    operationId: `group/operation-${index}`,
    summary: `Operation ${index}`,
    parameters: [
      parameter('owner', 'path', { type: 'string' }),
      parameter('repo', 'path', { type: 'string' }),
      parameter('per_page', 'query', { type: 'integer', default: 30, maximum: isEdited ? 50 : 100 }),
      parameter('sort', 'query', { type: 'string', enum: ['created', 'updated'] }),
    ],
    ...(index % 2 === 1 && {
      requestBody: {
        required: true,
        content: json({
          type: 'object',
          properties: { name: { type: 'string', maxLength: 100 }, target: ref((index * 11) % count) },
          required: ['name'],
        }),
      },
    }),
    responses: {
      '200': {
        description: 'A result.',
        headers: { Link: { schema: { type: 'string' } } },
        content: json(index % 3 === 0 ? { type: 'array', items: ref(index % count) } : ref(index % count)),
      },
      '404': error,
      '422': error,
    },
  };
}
