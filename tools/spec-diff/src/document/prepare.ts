import { isObject, type JsonObject, member, texts } from '../json.js';

/** The way a message goes: to the server, or from it. */
export type Direction = 'request' | 'response';

/**
 * A copy of a document whose schemas are JSON Schema 2020-12 as far as values are concerned, at the same places:
 *
 * - OpenAPI 3.0's `$ref` stands alone, its `exclusiveMinimum: true` becomes a number, `nullable` without `type` goes.
 * - An enum with `x-ms-enum: { modelAsString: true }` is open, as Azure means it: it does not limit values.
 * - `required` does not name what the direction leaves out (`readOnly` in requests, `writeOnly` in responses).
 * - References lead to `<direction>#/…`, so that a validator can hold both copies.
 */
export function prepare(root: JsonObject, direction: Direction): JsonObject {
  const is30 = String(root['openapi']).startsWith('3.0');
  const convert = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(convert);
    if (!isObject(value)) return value;
    if (typeof value['$ref'] === 'string' && value['$ref'].startsWith('#')) {
      const $ref = `${direction}${value['$ref']}`;
      if (is30) return { $ref };
      return convertMembers({ ...value, $ref }, convert);
    }
    return convertMembers(closeGaps(value, direction, root, is30), convert);
  };
  const prepared = convert(root);
  return isObject(prepared) ? prepared : {};
}

function convertMembers(value: JsonObject, convert: (value: unknown) => unknown): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, convert(item)]));
}

function closeGaps(value: JsonObject, direction: Direction, root: JsonObject, is30: boolean): JsonObject {
  const schema: Record<string, unknown> = { ...value };
  for (const [bound, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    if (typeof schema[exclusive] !== 'boolean') continue;
    if (schema[exclusive] && schema[bound] !== undefined) {
      schema[exclusive] = schema[bound];
      delete schema[bound];
    } else delete schema[exclusive];
  }
  if (schema['nullable'] === true && !(is30 && typeof schema['type'] === 'string')) delete schema['nullable'];
  if (isOpenEnum(schema)) delete schema['enum'];
  const { required, properties } = schema;
  if (Array.isArray(required) && isObject(properties)) {
    const left = direction === 'request' ? 'readOnly' : 'writeOnly';
    schema['required'] = texts(required).filter(
      (name) => deref(member(properties, name), root)[left] !== true,
    );
  }
  return schema;
}

/** Tells whether an enum names the values that are known, and lets others through. */
function isOpenEnum(schema: JsonObject): boolean {
  return Array.isArray(schema['enum']) && member(schema['x-ms-enum'], 'modelAsString') === true;
}

function deref(value: unknown, root: JsonObject): JsonObject {
  let current = value;
  for (let depth = 0; depth < 20 && isObject(current) && typeof current['$ref'] === 'string'; depth += 1) {
    const steps = current['$ref'].split('/').slice(1);
    current = steps.reduce<unknown>((node, step) => member(node, step.replaceAll('~1', '/')), root);
  }
  return isObject(current) ? current : {};
}
