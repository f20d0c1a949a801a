import type { Located, Lookup } from '../document/located.js';
import { pointerTo } from '../document/pointer.js';
import { canonical, isObject } from '../json.js';
import { type Conjuncts, conjuncts, types } from './conjuncts.js';
import type { Field } from './exchange.js';
import type { Validator } from './validator.js';
import { scalarText, writtenForm } from './written.js';

/** A parameter or a header, and how its value is written. */
export interface Parameter {
  /** `query:api-version`, `header:…` (in lower case), `path:…`, `cookie:…`. */
  readonly key: string;
  readonly in: string;
  readonly name: string;
  readonly required: boolean;
  readonly located: Located;
  readonly schema: Conjuncts;
  readonly style: Style;
}

/** How a value is written. */
interface Style {
  /** Whether the value is JSON, as `content` asks for, or a text. */
  readonly form: 'json' | 'text';
  /** What joins the items of a list; `undefined` when each is a field on its own. */
  readonly separator: string | undefined;
  /** How an object is written: `f[a]=1`, `a=1` as a field on its own, or joined: `a=1,b=2`, `a,1,b,2`. */
  readonly object: 'deep' | 'pairs' | 'joined pairs' | 'joined';
  /** What goes before the value: `.` or `;name=` in a path. */
  readonly prefix: string;
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
  const hasSchema = isObject(value['schema']);
  const schema = hasSchema ? lookup.child(located, 'schema') : contentSchema(lookup, located);
  return {
    key: `${place}:${place === 'header' ? name.toLowerCase() : name}`,
    in: place,
    name,
    required: value['required'] === true,
    located: { value, pointer },
    schema: schema === undefined ? [] : conjuncts(lookup, schema),
    style: readStyle(value, place, name, !hasSchema && schema !== undefined),
  };
}

function readStyle(value: Located['value'], place: string, name: string, isContent: boolean): Style {
  const style = String(value['style'] ?? (place === 'query' || place === 'cookie' ? 'form' : 'simple'));
  const explode = (value['explode'] ?? style === 'form') === true;
  const joint = { spaceDelimited: ' ', pipeDelimited: '|', label: explode ? '.' : ',' }[style] ?? ',';
  return {
    form: isContent ? 'json' : 'text',
    separator: explode && style === 'form' ? undefined : joint,
    object:
      style === 'deepObject' ? 'deep' : explode ? (style === 'form' ? 'pairs' : 'joined pairs') : 'joined',
    prefix: { label: '.', matrix: `;${name}=` }[style] ?? '',
  };
}

function contentSchema(lookup: Lookup, located: Located): Located | undefined {
  const content = lookup.child(located, 'content');
  const [media] = content === undefined ? [] : lookup.children(content);
  return media === undefined ? undefined : lookup.at(pointerTo(media[1].pointer, 'schema'));
}

/** Writes a value the way a parameter asks for: one or more fields of its name, or pairs of a name and a text. */
export function writeValue({ style, name }: Parameter, value: unknown): Field[] {
  const { form, separator, object, prefix } = style;
  if (form === 'json') return [JSON.stringify(value) ?? 'null'];
  if (Array.isArray(value)) {
    const parts = value.map(scalarText);
    return separator === undefined ? parts : [prefix + parts.join(separator)];
  }
  if (!isObject(value)) return [prefix + scalarText(value)];
  const entries = Object.entries(value).flatMap(([key, item]): [string, string][] =>
    (Array.isArray(item) ? item : [item]).map((one) => [key, scalarText(one)]),
  );
  if (object === 'deep') return entries.map(([key, text]): Field => [`${name}[${key}]`, text]);
  if (object === 'pairs') return entries;
  const joint = object === 'joined' ? ',' : '=';
  return [prefix + entries.map((entry) => entry.join(joint)).join(separator ?? ',')];
}

/** Reads what {@link writeValue} wrote, as far as the parameter's own schema tells what it is. */
export function readTexts({ style, schema, name }: Parameter, fields: readonly Field[]): unknown {
  const { form, separator, object, prefix } = style;
  const allowed = types(schema);
  const isText = schema.length === 0 || allowed.has('string');
  const isMade = (type: string) => !isText && allowed.has(type);
  const pairs = fields.filter((field) => typeof field !== 'string');
  if (pairs.length > 0)
    return isMade('object') && (object === 'deep' || object === 'pairs')
      ? fromPairs(pairs, object === 'deep' ? name : undefined)
      : undefined;
  const texts = fields.filter((field) => typeof field === 'string');
  // A field that comes twice: the last one counts, as for anything else.
  const last = texts.at(-1) ?? '';
  if (form === 'json') return parseJson(last);
  if (!last.startsWith(prefix)) return undefined;
  const text = last.slice(prefix.length);
  if (isMade('array') && !allowed.has('object'))
    return separator === undefined ? texts : text.split(separator);
  if (!isMade('object')) return texts.length > 1 ? texts.join(',') : text;
  if (object === 'deep' || object === 'pairs') return undefined;
  const pieces = text.split(separator ?? ',');
  if (object === 'joined pairs')
    return fromPairs(
      pieces.map((piece) => split(piece)),
      undefined,
    );
  return fromPairs(
    pieces.flatMap((piece, index): [string, string][] =>
      index % 2 === 0 ? [[piece, pieces[index + 1] ?? '']] : [],
    ),
    undefined,
  );
}

function fromPairs(
  pairs: readonly (readonly [name: string, text: string])[],
  deepName: string | undefined,
): unknown {
  const found: Record<string, unknown> = {};
  for (const [name, text] of pairs) {
    const inner = deepName === undefined ? name : new RegExp(/^(.*)\[(.*)\]$/).exec(name)?.slice(1);
    const key = typeof inner === 'string' ? inner : inner?.[0] === deepName ? inner?.[1] : undefined;
    if (key === undefined) return undefined;
    const known = found[key];
    found[key] = known === undefined ? text : [...(Array.isArray(known) ? known : [known]), text];
  }
  return found;
}

function split(piece: string): [string, string] {
  const [name = '', ...rest] = piece.split('=');
  return [name, rest.join('=')];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Tells whether fields are a value that a parameter takes. */
export function takesFields(validator: Validator, parameter: Parameter, fields: readonly Field[]): boolean {
  const value = readTexts(parameter, fields);
  if (value === undefined) return false;
  return parameter.style.form === 'json'
    ? validator.accepts(parameter.schema, value)
    : validator.acceptsText(parameter.schema, value);
}

/** Tells whether a value comes out as it went in when it is written and read. */
export function survives(parameter: Parameter, value: unknown): boolean {
  const read = readTexts(parameter, writeValue(parameter, value));
  const meant = parameter.style.form === 'json' ? value : writtenForm(value);
  return canonical(read) === canonical(meant);
}
