import type { Located, Lookup } from '../document/located.js';
import { pointerTo } from '../document/pointer.js';
import { isObject } from '../json.js';
import { type Conjuncts, conjuncts, types } from './conjuncts.js';

/** A parameter or a header, and how its value is written. */
export interface Parameter {
  /** `query:api-version`, `header:…` (in lower case), `path:…`, `cookie:…`. */
  readonly key: string;
  readonly in: string;
  readonly name: string;
  readonly required: boolean;
  readonly located: Located;
  readonly schema: Conjuncts;
  /** How a list is written: each item on its own, or joined by this text. */
  readonly separator: string | undefined;
}

/** What OpenAPI says elsewhere, and lets no parameter say. */
const ignored = new Set(['header:accept', 'header:content-type', 'header:authorization']);

/** The parameters of an operation and of its path, the operation's own going first. */
export function readParameters(lookup: Lookup, path: Located, operation: Located): Parameter[] {
  const found = new Map<string, Parameter>();
  for (const level of [path, operation]) {
    for (const located of lookup.items(level, 'parameters')) {
      const name = String(located.value['name']);
      const parameter = readParameter(lookup, located, String(located.value['in']), name);
      if (!ignored.has(parameter.key)) found.set(parameter.key, parameter);
    }
  }
  return [...found.values()];
}

/** Reads a parameter, or a header of a response, which is written like one. */
export function readParameter(lookup: Lookup, located: Located, place: string, name: string): Parameter {
  const { value, pointer } = located;
  const schema = isObject(value['schema']) ? lookup.child(located, 'schema') : contentSchema(lookup, located);
  const style = String(value['style'] ?? (place === 'query' || place === 'cookie' ? 'form' : 'simple'));
  const explode = value['explode'] ?? style === 'form';
  const joint = { spaceDelimited: ' ', pipeDelimited: '|' }[style] ?? ',';
  return {
    key: `${place}:${place === 'header' ? name.toLowerCase() : name}`,
    in: place,
    name,
    required: value['required'] === true,
    located: { value, pointer },
    schema: schema === undefined ? [] : conjuncts(lookup, schema),
    separator: explode === true && style === 'form' ? undefined : joint,
  };
}

function contentSchema(lookup: Lookup, located: Located): Located | undefined {
  const content = lookup.child(located, 'content');
  const [media] = content === undefined ? [] : lookup.children(content);
  return media === undefined ? undefined : lookup.at(pointerTo(media[1].pointer, 'schema'));
}

/** Writes a value the way a parameter asks for: the texts of one or more fields of its name. */
export function writeValue({ separator }: Parameter, value: unknown): string[] {
  if (!Array.isArray(value)) return [typeof value === 'string' ? value : JSON.stringify(value)];
  const parts = value.map((item) => (typeof item === 'string' ? item : JSON.stringify(item)));
  return separator === undefined ? parts : [parts.join(separator)];
}

/** Reads what {@link writeValue} wrote, as far as the parameter's own schema tells what it is. */
export function readTexts({ separator, schema }: Parameter, fields: readonly string[]): string | string[] {
  const isList = schema.length > 0 && types(schema).has('array') && !types(schema).has('string');
  if (!isList) return fields.join(',');
  // A list in one field that comes twice: the last one counts, as for anything else.
  return separator === undefined ? [...fields] : (fields.at(-1) ?? '').split(separator);
}
