import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { Lookup } from '../document/located.js';
import { type Direction, prepare } from '../document/prepare.js';
import type { JsonObject } from '../json.js';
import type { Conjuncts } from './conjuncts.js';

/** Holds values against the schemas of one direction of a document. */
export class Validator {
  /** The prepared document, whose schemas this holds values against. */
  readonly lookup: Lookup;
  private readonly ajv: Ajv2020;
  private readonly coercing: Ajv2020;
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(root: JsonObject, direction: Direction) {
    const prepared = prepare(root, direction);
    this.lookup = new Lookup(prepared);
    const create = (coerceTypes: boolean) => {
      const ajv = new Ajv2020({
        strict: false,
        validateSchema: false,
        logger: false,
        coerceTypes,
        code: { regExp: Object.assign(toRegExp, { code: 'new RegExp' }) },
      });
      formats.default(ajv);
      return ajv.addSchema(prepared, direction);
    };
    this.ajv = create(false);
    this.coercing = create(true);
  }

  /** Tells whether a JSON value satisfies every part of a schema. */
  accepts(parts: Conjuncts, value: unknown): boolean {
    return this.validate(this.ajv, 'json', parts)({ value });
  }

  /** Tells whether a text of a header or a parameter, read as the type that is declared, satisfies a schema. */
  acceptsText(parts: Conjuncts, value: string | readonly string[]): boolean {
    return this.validate(this.coercing, 'text', parts)({ value: structuredClone(value) });
  }

  private validate(ajv: Ajv2020, form: string, parts: Conjuncts): ValidateFunction {
    const key = `${form} ${parts.map(({ pointer }) => pointer).join(' ')}`;
    const known = this.compiled.get(key);
    if (known !== undefined) return known;
    const schema = { type: 'object', properties: { value: { allOf: parts.map(({ value }) => value) } } };
    const validate = compile(ajv, schema);
    this.compiled.set(key, validate);
    return validate;
  }
}

/** A schema that is none for ajv (an empty enum, a type that there is not) takes every value: nothing can be told of it. */
function compile(ajv: Ajv2020, schema: JsonObject): ValidateFunction {
  try {
    return ajv.compile(schema);
  } catch {
    return ajv.compile({});
  }
}

/** A pattern as ECMAScript has it; one in another dialect takes every text, since nothing can be told of it. */
export function toRegExp(pattern: string): RegExp {
  for (const flags of ['u', ''])
    try {
      return new RegExp(pattern, flags);
    } catch {}
  return /(?:)/;
}
