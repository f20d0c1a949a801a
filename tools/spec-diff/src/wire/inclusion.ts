import type { Lookup } from '../document/located.js';
import { canonical, isObject, type JsonObject, texts } from '../json.js';
import { areApart, areDisjoint } from './apart.js';
import {
  additional,
  type Conjuncts,
  choices,
  identityOf,
  items,
  patternProperties,
  prefixItems,
  properties,
  required,
  schemasOf,
  types,
  withoutChoices,
} from './conjuncts.js';
import { limitedTypes, walkedKeywords } from './keywords.js';
import { finiteValues, isImpossible } from './limits.js';
import { resolvedText } from './refs.js';
import { type Doubt, termDoubt } from './terms.js';
import { toRegExp, type Validator } from './validator.js';
import { writtenForm } from './written.js';

/** Deeper than this, nothing is proven. */
const maxDepth = 25;

/** Proves that a schema takes every value of another one, keyword by keyword, and says what it cannot prove. */
export class Inclusion {
  /** What is known of pairs of schemas. One that is being looked at counts as proven, which ends recursion. */
  private readonly known = new Map<string, Doubt>();

  /**
   * @param from - the version whose values are looked at
   * @param to - the version that is to take them
   * @param isText - whether values arrive as texts, so that a number is taken where a text is
   */
  constructor(
    private readonly from: Validator,
    private readonly to: Validator,
    private readonly isText = false,
  ) {}

  /** Why it is not proven that `to` takes every value of `from`. */
  doubt(from: Conjuncts, to: Conjuncts, depth = 0): Doubt {
    const key = [from, to].map(identityOf).join(' | ');
    if (this.known.has(key)) return this.known.get(key);
    if (depth > maxDepth) return 'the schemas are nested too deeply';
    const before = this.known.size;
    this.known.set(key, undefined);
    const keywords = new Set(to.flatMap(({ value }) => Object.keys(value)));
    const doubt = first([...keywords], (keyword) => this.keywordDoubt(keyword, from, to, depth));
    // What was proven on the assumption that this is proven is open again.
    if (doubt !== undefined)
      for (const [other, found] of [...this.known].slice(before))
        if (found === undefined) this.known.delete(other);
    this.known.set(key, doubt);
    return doubt;
  }

  /** Why it is not proven that every value of `from` passes what `to` says with a keyword. */
  keywordDoubt(keyword: string, from: Conjuncts, to: Conjuncts, depth = 0): Doubt {
    if (!limitedTypes.has(keyword) && !walkedKeywords.has(keyword)) return undefined;
    if (isImpossible(from)) return undefined;
    const values = this.to.isReadable(to) ? finiteValues(from) : undefined;
    if (values !== undefined) {
      const refused = values.find((value) => this.from.accepts(from, value) && !this.takes(to, value));
      return refused === undefined ? undefined : `${JSON.stringify(refused)} may occur`;
    }
    const limited = limitedTypes.get(keyword);
    if (
      limited !== undefined &&
      limited.length > 0 &&
      !limited.some((type) => this.typesOf(from, to).has(type))
    )
      return undefined;
    const doubt = this.structureDoubt(keyword, from, to, depth);
    if (doubt === undefined) return undefined;
    // A value of a choice is one of a branch: what each branch proves is proven.
    const base = withoutChoices(from);
    const isProven = choices(this.from.lookup, from).some(({ branches }) =>
      branches.every(
        (branch) => this.keywordDoubt(keyword, [...base, ...branch], to, depth + 1) === undefined,
      ),
    );
    return isProven || this.isProvenByTypes(keyword, from, to, depth) ? undefined : doubt;
  }

  /** A choice among types takes what has several of them, when it takes each. */
  private isProvenByTypes(keyword: string, from: Conjuncts, to: Conjuncts, depth: number): boolean {
    const own = [...types(from)].filter((type) => type !== 'integer' || !types(from).has('number'));
    if ((keyword !== 'anyOf' && keyword !== 'oneOf') || own.length < 2 || own.length > 5) return false;
    return own.every((type) => {
      const part = { value: { type }, pointer: '', variant: `as ${type}` };
      return this.keywordDoubt(keyword, [...from, part], to, depth + 1) === undefined;
    });
  }

  private takes(parts: Conjuncts, value: unknown): boolean {
    return this.isText ? this.to.acceptsText(parts, writtenForm(value)) : this.to.accepts(parts, value);
  }

  /** The types of values as they arrive: where texts are read, everything that is written is one. */
  private typesOf(from: Conjuncts, to: Conjuncts): ReadonlySet<string> {
    const own = types(from);
    if (!this.isText || !types(to).has('string')) return own;
    const scalars = ['number', 'integer', 'boolean', 'string'];
    const others = [...own].filter((type) => !scalars.includes(type));
    return others.length === own.size ? own : new Set([...others, 'string']);
  }

  private structureDoubt(keyword: string, from: Conjuncts, to: Conjuncts, depth: number): Doubt {
    if (depth > maxDepth) return 'the schemas are nested too deeply';
    switch (keyword) {
      case 'type':
        return [...this.typesOf(from, to)].every((type) => types(to).has(type))
          ? undefined
          : 'another type may occur';
      case 'anyOf':
      case 'oneOf':
        return this.choiceDoubt(keyword, from, to, depth);
      case 'properties':
        return this.propertiesDoubt(from, to, depth);
      case 'patternProperties':
      case 'additionalProperties':
        return this.otherPropertiesDoubt(from, to, depth);
      case 'items':
      case 'prefixItems':
        return this.itemsDoubt(from, to, depth);
      case 'required':
        return [...required(to)].every((name) => required(from).has(name))
          ? undefined
          : 'a property may be absent';
    }
    if (keyword === 'then' || keyword === 'else') return undefined; // They count with `if`.
    const told = (lookup: Lookup, value: JsonObject) =>
      resolvedText(lookup, keyword === 'if' ? [value['if'], value['then'], value['else']] : value[keyword]);
    const own = new Set(from.map(({ value }) => told(this.from.lookup, value)));
    const open = to.filter(({ value }) => keyword in value && !own.has(told(this.to.lookup, value)));
    return first(open, ({ value, pointer }) => {
      const part = { value: { [keyword]: value[keyword] }, pointer };
      const [schema = []] = schemasOf(this.to.lookup, [part], keyword);
      if (keyword === 'not')
        return this.isApart(from, schema) ? undefined : 'a value that `not` refuses may occur';
      if (keyword === 'propertyNames') return this.doubt(this.namesOf(from), schema, depth + 1);
      if (keyword === 'dependentRequired') return dependenceDoubt(from, part.value[keyword]);
      return termDoubt(keyword, from, part.value);
    });
  }

  private namesOf(parts: Conjuncts): Conjuncts {
    const names = schemasOf(this.from.lookup, parts, 'propertyNames').flat();
    return [{ value: { type: 'string' }, pointer: 'a name' }, ...names];
  }

  private isApart(from: Conjuncts, other: Conjuncts): boolean {
    return areApart({ validator: this.from, parts: from }, { validator: this.to, parts: other });
  }

  private choiceDoubt(keyword: 'anyOf' | 'oneOf', from: Conjuncts, to: Conjuncts, depth: number): Doubt {
    const wanted = choices(this.to.lookup, to).filter((choice) => choice.keyword === keyword);
    return first(wanted, ({ branches }) => {
      if (!branches.some((branch) => this.doubt(from, branch, depth + 1) === undefined))
        return 'a value that no branch takes may occur';
      if (keyword === 'anyOf' || areDisjoint(this.to, branches)) return undefined;
      return 'a value that more than one branch of the `oneOf` takes may occur';
    });
  }

  private propertiesDoubt(from: Conjuncts, to: Conjuncts, depth: number): Doubt {
    return first([...properties(this.to.lookup, to)], ([name, schema]) => {
      const own = this.schemaOfProperty(from, name);
      // A property that has to be there is promised, even when nothing is said of its value.
      const isPromised = required(from).has(name) || choices(this.from.lookup, from).length > 0;
      if (own === undefined && !isPromised) return undefined;
      return this.doubt(own ?? [], schema, depth + 1);
    });
  }

  /** What a property has to pass; `undefined` when nothing is said of it, so that it is promised to nobody. */
  private schemaOfProperty(parts: Conjuncts, name: string): Conjuncts | undefined {
    const { lookup } = this.from;
    const named = properties(lookup, parts).get(name);
    const matching = [...patternProperties(lookup, parts)].filter(([pattern]) =>
      toRegExp(pattern).test(name),
    );
    if (named !== undefined || matching.length > 0)
      return [...(named ?? []), ...matching.flatMap(([, schema]) => schema)];
    const others = additional(lookup, parts);
    return others.length > 0 ? others : undefined;
  }

  private otherPropertiesDoubt(from: Conjuncts, to: Conjuncts, depth: number): Doubt {
    const wanted = additional(this.to.lookup, to);
    const wantedByPattern = patternProperties(this.to.lookup, to);
    const wantedByName = properties(this.to.lookup, to);
    const own = patternProperties(this.from.lookup, from);
    const others = additional(this.from.lookup, from);
    const matching = (name: string) =>
      [...wantedByPattern]
        .filter(([pattern]) => toRegExp(pattern).test(name))
        .flatMap(([, schema]) => schema);
    const ofNames = first([...properties(this.from.lookup, from)], ([name, schema]) => {
      const asked = matching(name);
      return this.doubt(schema, asked.length > 0 || wantedByName.has(name) ? asked : wanted, depth + 1);
    });
    if (ofNames !== undefined) return ofNames;
    if (canonical([...own.keys()].sort()) !== canonical([...wantedByPattern.keys()].sort()) && own.size > 0)
      return 'names are matched by other patterns';
    return (
      first([...wantedByPattern], ([pattern, schema]) =>
        this.doubt(own.get(pattern) ?? others, schema, depth + 1),
      ) ?? this.doubt(others, wanted, depth + 1)
    );
  }

  private itemsDoubt(from: Conjuncts, to: Conjuncts, depth: number): Doubt {
    const own = prefixItems(this.from.lookup, from);
    const wanted = prefixItems(this.to.lookup, to);
    const [others, wantedOthers] = [items(this.from.lookup, from), items(this.to.lookup, to)];
    const positions = Array.from({ length: Math.max(own.length, wanted.length) + 1 }, (_, index) => index);
    return first(positions, (index) =>
      this.doubt(own[index] ?? others, wanted[index] ?? wantedOthers, depth + 1),
    );
  }
}

function dependenceDoubt(from: Conjuncts, dependencies: unknown): Doubt {
  const needed = isObject(dependencies) ? Object.values(dependencies).flatMap(texts) : [];
  return needed.every((name) => required(from).has(name))
    ? undefined
    : 'a property that another needs may be absent';
}

function first<Item>(all: readonly Item[], doubt: (item: Item) => Doubt): Doubt {
  for (const item of all) {
    const found = doubt(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
