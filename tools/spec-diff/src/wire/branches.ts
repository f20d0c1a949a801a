import { canonical, texts } from '../json.js';
import { type Choice, type Conjuncts, properties } from './conjuncts.js';
import type { Lookups, Pair } from './pair.js';

/** The branches of two versions of a choice, side by side. */
export interface PairedBranches {
  readonly pairs: readonly Pair[];
  /** Tells whether a branch has no counterpart, or the keyword is another one. */
  readonly isOther: boolean;
}

/**
 * Pairs the branches of two versions of a choice: those that say the same, then those that a `$ref` or a value of a
 * property names alike, then the others in order if there are equally many.
 */
export function pairBranches(lookups: Lookups, before: Choice, after: Choice): PairedBranches {
  const pairs: Pair[] = [];
  let old = [...before.branches];
  let next = [...after.branches];
  const take = (matches: (one: Conjuncts, other: Conjuncts) => boolean) => {
    for (const one of old) {
      const other = next.find((candidate) => matches(one, candidate));
      if (other === undefined) continue;
      pairs.push({ old: one, new: other });
      old = old.filter((branch) => branch !== one);
      next = next.filter((branch) => branch !== other);
    }
  };
  take((one, other) => textOf(one) === textOf(other));
  take((one, other) => one.length > 0 && names(one) !== '' && names(one) === names(other));
  take((one, other) => tags(lookups.old, one) !== '' && tags(lookups.old, one) === tags(lookups.new, other));
  if (old.length === next.length)
    for (const [index, one] of old.entries()) pairs.push({ old: one, new: next[index] ?? [] });
  const isPaired = pairs.length === before.branches.length && pairs.length === after.branches.length;
  return { pairs, isOther: !isPaired || before.keyword !== after.keyword };
}

/** What a branch says, apart from what the schemas that it refers to say. */
function textOf(branch: Conjuncts): string {
  return canonical(branch.map(({ value }) => value));
}

/** The components that a branch consists of. */
function names(branch: Conjuncts): string {
  const components = branch.map(
    ({ pointer }) => /^#\/components\/schemas\/[^/]*(?=$|\/x-base$)/.exec(pointer)?.[0],
  );
  return components.filter((name) => name !== undefined).join(' ');
}

/** The properties of a branch that have one value, and the value. */
function tags(lookup: Lookups['old'], branch: Conjuncts): string {
  return [...properties(lookup, branch)]
    .flatMap(([name, parts]) =>
      parts.flatMap(({ value }) => {
        const single = 'const' in value ? [String(value['const'])] : texts(value['enum']);
        return single.length === 1 ? [`${name}=${single.join()}`] : [];
      }),
    )
    .sort()
    .join();
}
