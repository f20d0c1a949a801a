import { asArray, asRecord } from '@acs-contracts/commands/json';
import { typeOf } from './type.js';

/** An operation by method, in lower case, and path. */
export interface Route {
  readonly method: string;
  readonly path: string;
}

/** A Swagger 2.0 document, and the documents that it refers to. */
export interface Swagger {
  readonly document: Record<string, unknown>;
  /** Other documents, by what a `$ref` has before its `#`. */
  readonly others: ReadonlyMap<string, Record<string, unknown>>;
}

/** Where facts of the whole document stand: how requests are authenticated, and where they go. */
const ofTheDocument = [
  'host',
  'basePath',
  'schemes',
  'consumes',
  'produces',
  'security',
  'x-ms-parameterized-host',
];
const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];

/**
 * What a Swagger 2.0 document says, a line for each fact, in order: which operations there are, how requests are
 * authenticated, and of the given routes names, types and what is required of parameters, headers and bodies, and of every
 * definition that the routes lead to, in this document or another. Wording and examples are no facts.
 */
export function factsOf({ document, others }: Swagger, routes: readonly Route[]): string[] {
  const reached = new Set<string>();
  const lines = [...documentFacts(document)];
  for (const { method, path } of routes) {
    const item = asRecord(asRecord(document['paths'])[path]);
    const facts = operationFacts(document, item, asRecord(item[method]), reached);
    lines.push(...facts.map((fact) => `${method.toUpperCase()} ${path}: ${fact}`));
  }
  // A definition may lead to others, which the set then goes on to.
  for (const reference of reached) {
    const [file = '', pointer = ''] = reference.split('#');
    const home = file === '' ? document : others.get(file);
    const name = pointer.slice(pointer.lastIndexOf('/') + 1);
    const definition = asRecord(asRecord(home?.['definitions'])[name]);
    lines.push(...definitionFacts(definition, name, file, reached));
  }
  return [...new Set(lines)].sort();
}

function* documentFacts(document: Record<string, unknown>): Generator<string> {
  for (const [path, item] of Object.entries(asRecord(document['paths']))) {
    for (const method of methods.filter((name) => name in asRecord(item))) {
      yield `has operation ${method.toUpperCase()} ${path}`;
    }
  }
  for (const name of ofTheDocument) {
    if (name in document) yield `${name} is ${JSON.stringify(document[name])}`;
  }
  for (const [name, definition] of Object.entries(asRecord(document['securityDefinitions']))) {
    const { description: _wording, scopes, ...facts } = asRecord(definition);
    const names =
      scopes === undefined ? '' : ` with scopes ${Object.keys(asRecord(scopes)).sort().join(', ')}`;
    yield `security ${name} is ${JSON.stringify(facts)}${names}`;
  }
}

function operationFacts(
  document: Record<string, unknown>,
  item: Record<string, unknown>,
  operation: Record<string, unknown>,
  reached: Set<string>,
): string[] {
  const parameters = [...asArray(item['parameters']), ...asArray(operation['parameters'])].map((parameter) =>
    resolve(document, parameter),
  );
  const extensions = ['x-ms-long-running-operation', 'x-ms-long-running-operation-options', 'x-ms-pageable'];
  return [
    ...['operationId', 'consumes', 'produces', 'security', 'schemes', 'deprecated', ...extensions]
      .filter((member) => member in operation)
      .map((member) => `${member} ${JSON.stringify(operation[member])}`),
    ...parameters.map((parameter) => {
      const type = typeOf('schema' in parameter ? asRecord(parameter['schema']) : parameter, '', reached);
      const required = parameter['required'] === true ? ', required' : '';
      return `parameter ${parameter['name']} in ${parameter['in']} is ${type}${required}`;
    }),
    ...Object.entries(asRecord(operation['responses'])).flatMap(([status, response]) => {
      const { schema, headers } = asRecord(response);
      const body = schema === undefined ? 'no body' : typeOf(asRecord(schema), '', reached);
      return [
        `${status} has ${body}`,
        ...Object.entries(asRecord(headers)).map(
          ([name, header]) => `${status} has header ${name}, ${typeOf(asRecord(header), '', reached)}`,
        ),
      ];
    }),
  ];
}

function definitionFacts(
  definition: Record<string, unknown>,
  name: string,
  file: string,
  reached: Set<string>,
): string[] {
  const required = asArray(definition['required']);
  const { properties } = definition;
  const whole = typeOf(definition, file, reached);
  return [
    ...(whole === 'object' ? [] : [`${name} is ${whole}`]),
    ...Object.entries(asRecord(properties)).map(([member, schema]) => {
      const type = typeOf(asRecord(schema), file, reached);
      return `${name}.${member} is ${type}${required.includes(member) ? ', required' : ''}`;
    }),
  ];
}

function resolve(document: Record<string, unknown>, parameter: unknown): Record<string, unknown> {
  const { $ref } = asRecord(parameter);
  if (typeof $ref !== 'string') return asRecord(parameter);
  return asRecord(asRecord(document['parameters'])[$ref.slice($ref.lastIndexOf('/') + 1)]);
}
