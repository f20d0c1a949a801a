import { isObject, type JsonObject, list, member, objectMembers, texts } from '../json.js';
import { schemaPrefix } from './pointer.js';

/** Where a schema keeps what its children inherit of it: itself, without the choice among them. */
export const baseKey = 'x-base';

/**
 * A copy of a document in which OpenAPI's inheritance is written out for validators:
 *
 * - A branch of a `oneOf` or `anyOf` with a `discriminator` takes only what the discriminator names it.
 * - A schema with a `discriminator` and no choice is a choice among the schemas that extend it by `allOf`.
 * - A schema that extends another takes it without the choice, which the schema itself is a branch of.
 */
export function writeOutInheritance(root: JsonObject): JsonObject {
  const schemas = member(root['components'], 'schemas');
  if (!isObject(schemas)) return root;
  const parents = new Map(Object.entries(schemas).map(([name, schema]) => [name, parentsOf(schema)]));
  const heirs = (name: string) =>
    [...parents.keys()].filter((other) => other !== name && isHeir(parents, other, name, new Set()));
  const bases = new Set<string>();
  const shaped = objectMembers(schemas).map(([name, schema]): [string, JsonObject] => {
    const children = heirs(name);
    const choice = choiceOf(schemas, name, schema, children);
    const isChoice = ['anyOf', 'oneOf'].some((key) => key in choice);
    if (children.length === 0 || !isChoice) return [name, choice];
    bases.add(name);
    const { anyOf: _, oneOf: __, discriminator: ___, ...base } = choice;
    return [name, { ...choice, [baseKey]: base }];
  });
  const extended = shaped.map(([name, schema]) => [name, takeBases(schema, name, bases)]);
  const components = isObject(root['components']) ? root['components'] : {};
  return { ...root, components: { ...components, schemas: { ...schemas, ...Object.fromEntries(extended) } } };
}

/** The schemas that a schema extends by `allOf`; one that only gives another a second name extends nothing. */
function parentsOf(schema: unknown): string[] {
  const parts = list(member(schema, 'allOf'));
  const others = isObject(schema)
    ? Object.keys(schema).filter((key) => key !== 'allOf' && key !== 'description')
    : [];
  if (parts.length < 2 && others.length === 0) return [];
  return parts.flatMap((part) => referred(part) ?? parentsOf(part));
}

function isHeir(
  parents: ReadonlyMap<string, readonly string[]>,
  name: string,
  of: string,
  seen: Set<string>,
): boolean {
  if (seen.has(name)) return false;
  seen.add(name);
  const own = parents.get(name) ?? [];
  return own.includes(of) || own.some((parent) => isHeir(parents, parent, of, seen));
}

function choiceOf(
  schemas: JsonObject,
  name: string,
  schema: JsonObject,
  children: readonly string[],
): JsonObject {
  const property = member(schema['discriminator'], 'propertyName');
  if (typeof property !== 'string') return schema;
  const tagsOf = (child: string) => tagsOfChild(schemas, schema['discriminator'], property, child);
  const tagged = (child: string) => ({
    allOf: [{ properties: { [property]: { enum: tagsOf(child) } } }, { $ref: schemaPrefix + child }],
  });
  const key = ['oneOf', 'anyOf'].find((keyword) => keyword in schema);
  if (key !== undefined) {
    const branches = list(schema[key]).map((branch) => {
      const child = referred(branch);
      return child === undefined ? branch : tagged(child);
    });
    return { ...schema, [key]: branches };
  }
  const mapped = objectTexts(member(schema['discriminator'], 'mapping')).map(nameOfSchema);
  const all = [...new Set([...children, ...mapped])].filter((child) => child !== name && child in schemas);
  if (all.length === 0) return schema;
  const others = { properties: { [property]: { not: { enum: all.flatMap(tagsOf) } } } };
  return { ...schema, anyOf: [...all.map(tagged), others] };
}

/** The values of the discriminator that stand for a schema: as the mapping, the schema itself, or its name says. */
function tagsOfChild(
  schemas: JsonObject,
  discriminator: unknown,
  property: string,
  child: string,
): readonly string[] {
  const mapping = member(discriminator, 'mapping');
  const mapped = isObject(mapping) ? Object.entries(mapping) : [];
  const own = mapped.filter(([, target]) => nameOfSchema(String(target)) === child).map(([tag]) => tag);
  if (own.length > 0) return own;
  const named = namedValues(schemas[child], property);
  return named.length > 0 ? named : [child];
}

function namedValues(schema: unknown, property: string): readonly string[] {
  const own = member(member(schema, 'properties'), property);
  const values = [...texts([member(own, 'const')]), ...texts(member(own, 'enum'))];
  return values.length > 0
    ? values
    : list(member(schema, 'allOf')).flatMap((part) => namedValues(part, property));
}

/** Leads the `allOf` of a schema to what others give to their children. */
function takeBases(schema: JsonObject, name: string, bases: ReadonlySet<string>): JsonObject {
  const take = (value: JsonObject): JsonObject => {
    if (!Array.isArray(value['allOf'])) return value;
    const allOf = value['allOf'].map((part: unknown) => {
      const parent = referred(part);
      if (parent !== undefined && parent !== name && bases.has(parent))
        return { $ref: `${schemaPrefix}${parent}/${baseKey}` };
      return isObject(part) ? take(part) : part;
    });
    return { ...value, allOf };
  };
  const own = parentsOf(schema).length > 0 ? take(schema) : schema;
  const base = own[baseKey];
  return isObject(base) ? { ...own, [baseKey]: take(base) } : own;
}

/** The component that a `$ref` leads to. */
function referred(value: unknown): string | undefined {
  const $ref = member(value, '$ref');
  return typeof $ref === 'string' && $ref.startsWith(schemaPrefix) ? nameOfSchema($ref) : undefined;
}

function nameOfSchema(target: string): string {
  return target.replace(schemaPrefix, '');
}

function objectTexts(value: unknown): readonly string[] {
  return isObject(value) ? texts(Object.values(value)) : [];
}
