import { createJudge, type Judgement } from '../judges/judge.js';
import { type Suite, wholeSuite } from '../judges/session.js';
import { allSeeds } from '../seeds/index.js';
import type { Seed } from '../seeds/seed.js';
import type { Result } from './result.js';

/**
 * How many of the violations that only one rule catches are tried without it; one that survives is enough. In a session
 * there may be none: what a rule no longer says of a status, an expectation of `verify` may say in its place.
 */
const tried = 5;

/**
 * The rules without which every violation would still be caught. Whatever a rule alone has caught is judged once more
 * without it; it has to survive.
 */
export async function needlessRules(results: readonly Result[]): Promise<string[]> {
  const seeds = new Map((await allSeeds()).map((seed) => [`${seed.origin} ${seed.id}`, seed]));
  const needless: string[] = [];
  for (const name of namesOf(wholeSuite)) {
    const alone = results.filter(({ rules }) => rules.length === 1 && rules[0] === name);
    const byExchange = alone.filter(({ origin }) => origin === 'exchange');
    const suspects = [...byExchange, ...alone]
      .slice(0, tried)
      .flatMap(({ origin, id }) => seeds.get(`${origin} ${id}`) ?? []);
    const judgements = suspects.length === 0 ? [] : await judgeAll(suspects, without(name));
    if (!judgements.some(({ rules }) => rules.length === 0)) needless.push(name);
  }
  return needless;
}

async function judgeAll(seeds: readonly Seed[], suite: Suite): Promise<Judgement[]> {
  return Promise.all(seeds.map(await createJudge(suite)));
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
