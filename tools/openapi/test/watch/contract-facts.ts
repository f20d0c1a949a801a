import { asArray, asRecord } from '@acs-contracts/commands/json';
import { typeOf } from '../../src/watch/type.js';

const methods = ['get', 'put', 'post', 'delete', 'patch'];

/** What the contract, an OpenAPI document, says in the words in which the facts of the published swagger are written. */
export function contractFacts(contract: Record<string, unknown>): string[] {
  const deref = (value: unknown): Record<string, unknown> => {
    const { $ref } = asRecord(value);
    if (typeof $ref !== 'string') return asRecord(value);
    return deref(
      $ref
        .slice(2)
        .split('/')
        .reduce<unknown>((at, key) => asRecord(at)[key.replaceAll('~1', '/')], contract),
    );
  };
  /** A schema as a swagger has it: names for objects, scalars in place, known values and others in one list. */
  const plain = (schema: unknown): Record<string, unknown> => {
    const { $ref } = asRecord(schema);
    const own = deref(schema);
    if (typeof $ref === 'string' && own['type'] === 'object') return { $ref };
    const known = asArray(own['anyOf'])
      .map(deref)
      .find((part) => 'enum' in part);
    const { nullable, anyOf: _parts, items, ...rest } = { ...own, ...known };
    return {
      ...rest,
      ...(known !== undefined && { 'x-ms-enum': { modelAsString: true } }),
      ...(nullable === true && { 'x-nullable': true }),
      ...(items !== undefined && { items: plain(items) }),
      ...('enum' in rest && { enum: asArray(rest['enum']).toSorted() }),
    };
  };
  const type = (schema: unknown) => typeOf(plain(schema), '', new Set());
  const required = (value: unknown) => (value === true ? ', required' : '');
  const lines: string[] = [];
  for (const [path, item] of Object.entries(asRecord(contract['paths']))) {
    for (const method of methods.filter((name) => name in asRecord(item))) {
      const operation = asRecord(asRecord(item)[method]);
      const say = (fact: string) => lines.push(`${method.toUpperCase()} ${path}: ${fact}`);
      say(`operationId "${String(operation['operationId'])}"`);
      for (const parameter of [
        ...asArray(asRecord(item)['parameters']),
        ...asArray(operation['parameters']),
      ].map(deref)) {
        say(
          `parameter ${parameter['name']} in ${parameter['in']} is ${type(parameter['schema'])}${required(parameter['required'])}`,
        );
      }
      const body = deref(operation['requestBody']);
      const content = asRecord(body['content']);
      if ('requestBody' in operation) say(`consumes ${JSON.stringify(Object.keys(content))}`);
      for (const media of Object.values(content)) {
        say(`parameter body in body is ${type(asRecord(media)['schema'])}${required(body['required'])}`);
      }
      for (const [status, reference] of Object.entries(asRecord(operation['responses']))) {
        const { content, headers } = deref(reference);
        const [media] = Object.values(asRecord(content));
        say(`${status} has ${media === undefined ? 'no body' : type(asRecord(media)['schema'])}`);
        for (const [name, header] of Object.entries(asRecord(headers))) {
          const { schema, required: isRequired } = deref(header);
          say(`${status} has header ${name}, ${type(schema)}${required(isRequired)}`);
        }
      }
    }
  }
  for (const [name, schema] of Object.entries(asRecord(asRecord(contract['components'])['schemas']))) {
    const { properties, required: names } = asRecord(schema);
    for (const [member, value] of Object.entries(asRecord(properties))) {
      lines.push(`${name}.${member} is ${type(value)}${required(asArray(names).includes(member))}`);
    }
  }
  return [...new Set(lines)].sort();
}
