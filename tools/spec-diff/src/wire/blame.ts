import type { Located } from '../document/located.js';
import { isObject, list, member } from '../json.js';
import { type Conjuncts, variantOf } from './conjuncts.js';
import type { Difference } from './differences.js';

/** Keywords that decide together which properties are let through. */
const openness = ['properties', 'patternProperties', 'additionalProperties'];
const companions: Readonly<Record<string, readonly string[]>> = {
  type: ['type', 'nullable'],
  choice: ['anyOf', 'oneOf'],
  if: ['if', 'then', 'else'],
  // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
  then: ['if', 'then', 'else'],
  else: ['if', 'then', 'else'],
  contains: ['contains', 'minContains', 'maxContains'],
  minContains: ['contains', 'minContains', 'maxContains'],
  maxContains: ['contains', 'minContains', 'maxContains'],
  prefixItems: ['prefixItems', 'items'],
};
/** Keywords that look at what the whole schema says. */
const whole = new Set(['unevaluatedProperties', 'unevaluatedItems']);

/**
 * What the newer or the older schema says about one difference alone, so that no other is taken for it.
 *
 * @param isText - whether values arrive as texts
 */
export function blamedParts(
  { facet, name, ...pair }: Difference,
  side: 'old' | 'new',
  isText: boolean,
): Conjuncts {
  if (whole.has(facet)) return pair[side];
  // Only the type tells how a text is read.
  const type = ({ value }: Located) => (isText && 'type' in value ? { type: value['type'] } : {});
  const how = `${facet} of ${name ?? 'it'} alone${isText ? ' as text' : ''}`;
  return pair[side].map((part) => variantOf(part, { ...type(part), ...blamed(part, facet, name) }, how));
}

function blamed({ value }: Located, facet: string, name: string | undefined): Located['value'] {
  if (facet === 'required') return { required: list(value['required']).filter((item) => item === name) };
  if (facet === 'property-added' || facet === 'property-removed') {
    const schema = member(value['properties'], name ?? '');
    return schema === undefined ? open(value) : { properties: { [name ?? '']: schema } };
  }
  if (facet === 'additionalProperties' || facet === 'patternProperties') return open(value);
  const keywords = companions[facet] ?? [facet];
  return Object.fromEntries(
    keywords.filter((keyword) => keyword in value).map((keyword) => [keyword, value[keyword]]),
  );
}

/** Which properties are let through, whatever the values of the named ones. */
function open(value: Located['value']): Located['value'] {
  const kept = openness.filter((keyword) => keyword in value).map((keyword) => [keyword, value[keyword]]);
  const { properties, ...others } = Object.fromEntries(kept);
  const names = isObject(properties) ? Object.keys(properties) : [];
  return { ...others, properties: Object.fromEntries(names.map((name) => [name, true])) };
}

/** Tells whether a value has what a difference is about: the property, where there is one that came or went. */
export function isAbout({ facet, name }: Difference, value: unknown): boolean {
  if (facet !== 'property-added' && facet !== 'property-removed') return true;
  return isObject(value) && name !== undefined && Object.hasOwn(value, name);
}
