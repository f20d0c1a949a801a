import { judgesOf } from '../judges/judge.js';
import { type Suite, wholeSuite } from '../judges/session.js';
import { allSeeds } from '../seeds/index.js';
import { seedKey } from '../seeds/seed.js';
import type { Result } from './result.js';

/**
 * How many of the violations that only one rule catches are tried without it; one that survives is enough. Those of a
 * session come last: what a rule no longer says of a status there, another scenario or an expectation of `verify` may say.
 */
const tried = 40;

/**
 * The rules without which every violation would still be caught. Whatever a rule alone has caught is judged once more
 * without it; it has to survive.
 */
export async function needlessRules(results: readonly Result[]): Promise<string[]> {
  const seeds = new Map((await allSeeds()).map((seed) => [seedKey(seed), seed]));
  const needless: string[] = [];
  for (const name of namesOf(wholeSuite)) {
    const alone = results.filter(({ rules }) => rules.length === 1 && rules[0] === name);
    const byExchange = alone.filter(({ origin }) => origin === 'exchange');
    const suspects = [...byExchange, ...alone].slice(0, tried);
    // Most rules alone catch something; the clean session of a judge is run only then.
    const judges = suspects.length === 0 ? undefined : await judgesOf(without(name));
    const survives = async (result: Result) => {
      const seed = seeds.get(seedKey(result));
      return seed !== undefined && (await judges?.[seed.apiVersion](seed))?.rules.length === 0;
    };
    if (!(await someOf(suspects, survives))) needless.push(name);
  }
  return needless;
}

/** Whether a promised answer is yes for one of the list; asks one after the other, until one is. */
async function someOf<T>(list: readonly T[], isSo: (one: T) => Promise<boolean>): Promise<boolean> {
  for (const one of list) if (await isSo(one)) return true;
  return false;
}

function namesOf({ rules, sequenceRules }: Suite): string[] {
  return [...rules, ...sequenceRules].map(({ name }) => name);
}

function without(name: string): Suite {
  return {
    rules: wholeSuite.rules.filter((rule) => rule.name !== name),
    sequenceRules: wholeSuite.sequenceRules.filter((rule) => rule.name !== name),
  };
}
