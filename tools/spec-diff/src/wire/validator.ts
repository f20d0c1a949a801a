import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { baseKey } from '../document/inheritance.js';
import { Lookup } from '../document/located.js';
import { schemaPrefix } from '../document/pointer.js';
import { type Direction, prepare } from '../document/prepare.js';
import { isObject, type JsonObject, member, objectMembers } from '../json.js';
import { type Conjuncts, identityOf } from './conjuncts.js';

/** More schemas than this make a document a large one. */
const manySchemas = 200;

/** Tells whether a document is so large that fewer values of its schemas are tried. */
export function isLarge(root: JsonObject): boolean {
  return objectMembers(member(root['components'], 'schemas')).length > manySchemas;
}

/** Holds values against the schemas of one direction of a document. */
export class Validator {
  /** Objects and lists are proposed inside one another to this depth: less of a large document, whose values are many. */
  readonly maxDepth: number;
  /** The prepared document, whose schemas this holds values against. */
  readonly lookup: Lookup;
  private readonly ajv: Ajv2020;
  private readonly coercing: Ajv2020;
  private readonly compiled = new Map<string, ValidateFunction>();
  /** Where schemas stand that could not be compiled: they take every value. */
  private readonly unreadable = new Set<string>();

  constructor(root: JsonObject, direction: Direction) {
    const prepared = prepare(root, direction);
    this.lookup = new Lookup(prepared);
    this.maxDepth = isLarge(root) ? 1 : 4;
    const create = (coerceTypes: boolean) => {
      const ajv = new Ajv2020({
        strict: false,
        validateSchema: false,
        logger: false,
        coerceTypes,
        // Each function is called a few times: what the compiler would save there costs it more.
        code: { regExp: Object.assign(toRegExp, { code: 'new RegExp' }), optimize: false },
        inlineRefs: false,
      });
      formats.default(ajv);
      for (const [pointer, schema] of componentSchemas(prepared))
        ajv.addSchema(schema, `${direction}${pointer}`);
      return ajv.addSchema(prepared, direction);
    };
    this.ajv = create(false);
    this.coercing = create(true);
  }

  /** Tells whether a JSON value satisfies every part of a schema. */
  accepts(parts: Conjuncts, value: unknown): boolean {
    return this.validate(this.ajv, 'json', parts)({ value });
  }

  /** Tells whether a value that consists of texts, each read as the type that is declared, satisfies a schema. */
  acceptsText(parts: Conjuncts, value: unknown): boolean {
    return this.validate(this.coercing, 'text', parts)({ value: structuredClone(value) });
  }

  /** Tells whether all of a schema is understood: its patterns, its formats, and that it is one. */
  isReadable(parts: Conjuncts): boolean {
    this.validate(this.ajv, 'json', parts);
    if (parts.some(({ value, pointer }) => this.unreadable.has(pointer) || !isPattern(value['pattern'])))
      return false;
    return parts.every(({ value: { format } }) => typeof format !== 'string' || format in this.ajv.formats);
  }

  private validate(ajv: Ajv2020, form: string, parts: Conjuncts): ValidateFunction {
    const key = `${form} ${identityOf(parts)}`;
    const known = this.compiled.get(key);
    if (known !== undefined) return known;
    const schema = { type: 'object', properties: { value: { allOf: parts.map(({ value }) => value) } } };
    const compiled = compile(ajv, schema);
    const validate = compiled ?? ajv.compile({});
    if (compiled === undefined) for (const { pointer } of parts) this.unreadable.add(pointer);
    this.compiled.set(key, validate);
    return validate;
  }
}

/** Compiles a schema; `undefined` for one that ajv refuses (an empty enum, an unknown type). */
function compile(ajv: Ajv2020, schema: JsonObject): ValidateFunction | undefined {
  try {
    return ajv.compile(schema);
  } catch {
    return undefined;
  }
}

/** The schemas among the components, by their pointers: on its own, each is compiled once and not for each use. */
function componentSchemas(root: JsonObject): [pointer: string, schema: JsonObject][] {
  return objectMembers(member(root['components'], 'schemas'))
    .filter(([name]) => /^[\w.-]+$/.test(name))
    .flatMap(([name, schema]): [string, JsonObject][] => {
      const pointer = schemaPrefix + name;
      const base = schema[baseKey];
      return [
        [pointer, schema],
        ...(isObject(base) ? [[`${pointer}/${baseKey}`, base] as [string, JsonObject]] : []),
      ];
    });
}

function isPattern(pattern: unknown): boolean {
  return typeof pattern !== 'string' || readRegExp(pattern) !== undefined;
}

/** A pattern as ECMAScript has it; one in another dialect takes every text, since nothing can be told of it. */
export function toRegExp(pattern: string): RegExp {
  return readRegExp(pattern) ?? /(?:)/;
}

function readRegExp(pattern: string): RegExp | undefined {
  for (const flags of ['u', ''])
    try {
      return new RegExp(pattern, flags);
    } catch {}
  return undefined;
}
