import { type Conjuncts, patternProperties, properties, schemasOf } from './conjuncts.js';
import { textsWithout } from './language.js';
import { textLimits } from './limits.js';
import { toRegExp, type Validator } from './validator.js';

/** Some names that an object may give to properties that its schema does not name. */
export function spareNames(validator: Validator, parts: Conjuncts, count: number): string[] {
  const named = properties(validator.lookup, parts);
  const patterns = [...patternProperties(validator.lookup, parts).keys()].map(toRegExp);
  const rules = schemasOf(validator.lookup, parts, 'propertyNames').flat();
  const plain = ['undeclared', ...Array.from({ length: count }, (_, index) => `extra${index}`)];
  const own =
    rules.length === 0
      ? []
      : [...listed(rules), ...(textsWithout(textLimits(rules), undefined, count)?.texts ?? [])];
  return [...new Set([...own, ...plain])]
    .filter((name) => !named.has(name) && !patterns.some((pattern) => pattern.test(name)))
    .filter((name) => rules.length === 0 || validator.accepts(rules, name))
    .slice(0, count);
}

function listed(rules: Conjuncts): string[] {
  return rules.flatMap(({ value }) =>
    [...(Array.isArray(value['enum']) ? value['enum'] : []), value['const']].filter(
      (name) => typeof name === 'string',
    ),
  );
}

/** Tells whether a name is one of those that are made up for properties that no schema names. */
export function isMadeUp(name: string): boolean {
  return /^(undeclared|extra\d+)$/.test(name);
}
