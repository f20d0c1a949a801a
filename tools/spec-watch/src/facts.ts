import { asArray, asRecord } from './json.js';

/** An operation by method, in lower case, and path. */
export interface Route {
  readonly method: string;
  readonly path: string;
}

/**
 * What a Swagger 2.0 document says of routes, a line for each fact, in order: names, types and what is required of
 * parameters, headers and bodies, and of every definition that the routes lead to. Wording and examples are no facts.
 */
export function factsOf(swagger: unknown, routes: readonly Route[]): string[] {
  const document = asRecord(swagger);
  const reached = new Set<string>();
  const lines = routes.flatMap(({ method, path }) => {
    const operation = asRecord(asRecord(asRecord(document['paths'])[path])[method]);
    const facts = operationFacts(document, operation, reached);
    return facts.map((fact) => `${method.toUpperCase()} ${path}: ${fact}`);
  });
  // A definition may lead to others, which the set then goes on to.
  for (const name of reached) {
    lines.push(...definitionFacts(asRecord(asRecord(document['definitions'])[name]), name, reached));
  }
  return lines.sort();
}

function operationFacts(
  document: Record<string, unknown>,
  operation: Record<string, unknown>,
  reached: Set<string>,
): string[] {
  const parameters = asArray(operation['parameters']).map((parameter) => resolve(document, parameter));
  const extensions = ['x-ms-long-running-operation', 'x-ms-long-running-operation-options', 'x-ms-pageable'];
  return [
    ...['operationId', 'consumes', 'produces', ...extensions]
      .filter((member) => member in operation)
      .map((member) => `${member} ${JSON.stringify(operation[member])}`),
    ...parameters.map((parameter) => {
      const type = typeOf('schema' in parameter ? asRecord(parameter['schema']) : parameter, reached);
      const required = parameter['required'] === true ? ', required' : '';
      return `parameter ${parameter['name']} in ${parameter['in']} is ${type}${required}`;
    }),
    ...Object.entries(asRecord(operation['responses'])).flatMap(([status, response]) => {
      const { schema, headers } = asRecord(response);
      const body = schema === undefined ? 'no body' : typeOf(asRecord(schema), reached);
      return [
        `${status} has ${body}`,
        ...Object.entries(asRecord(headers)).map(
          ([name, header]) => `${status} has header ${name}, ${typeOf(asRecord(header), reached)}`,
        ),
      ];
    }),
  ];
}

function definitionFacts(definition: Record<string, unknown>, name: string, reached: Set<string>): string[] {
  const required = asArray(definition['required']);
  return Object.entries(asRecord(definition['properties'])).map(([member, schema]) => {
    const type = typeOf(asRecord(schema), reached);
    return `${name}.${member} is ${type}${required.includes(member) ? ', required' : ''}`;
  });
}

function typeOf(schema: Record<string, unknown>, reached: Set<string>): string {
  const { $ref } = schema;
  if (typeof $ref === 'string') {
    const name = $ref.slice($ref.lastIndexOf('/') + 1);
    if ($ref.startsWith('#/definitions/')) reached.add(name);
    return name;
  }
  if (schema['type'] === 'array') return `${typeOf(asRecord(schema['items']), reached)}[]`;
  const values = asArray(schema['enum']).join(' | ');
  const isOpen = asRecord(schema['x-ms-enum'])['modelAsString'] === true;
  const restrictions = [
    'format',
    'pattern',
    'minLength',
    'maxLength',
    'minimum',
    'maximum',
    'default',
    'readOnly',
  ];
  return [
    values === '' ? String(schema['type']) : `${values}${isOpen ? ' | any other' : ''}`,
    ...restrictions.filter((name) => name in schema).map((name) => `${name} ${String(schema[name])}`),
  ].join(' ');
}

function resolve(document: Record<string, unknown>, parameter: unknown): Record<string, unknown> {
  const { $ref } = asRecord(parameter);
  if (typeof $ref !== 'string') return asRecord(parameter);
  return asRecord(asRecord(document['parameters'])[$ref.slice($ref.lastIndexOf('/') + 1)]);
}
