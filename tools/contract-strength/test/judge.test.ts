import { type Mutation, violations } from '@acs-contracts/phone-numbers-emulator';
import { beforeAll, describe, expect, it } from 'vitest';
import { createJudge, type Judgement } from '../src/judges/judge.js';
import { runSession, wholeSuite } from '../src/judges/session.js';
import { seedsOf } from '../src/seeds/index.js';
import type { Seed } from '../src/seeds/seed.js';

let seeds: readonly Seed[];

beforeAll(async () => {
  seeds = await seedsOf('2021-03-07');
});

async function judge(id: string, suite = wholeSuite): Promise<Judgement> {
  const seed = seeds.find((candidate) => candidate.id === id);
  if (seed === undefined) throw new Error(`expected a seed ${id}`);
  return (await createJudge('2021-03-07', suite))(seed);
}

describe('a judge', () => {
  it('says which rules catch a violation in a session', async () => {
    expect(await judge('P06')).toEqual({ rules: ['shape'], others: [true, true, false] });
  });

  it('says which rules catch a changed example', async () => {
    expect((await judge('purchase 403: /error/code is null')).rules).toEqual(['shape']);
  });

  it('finds nothing in what conforms', async () => {
    expect(await judge('C01')).toEqual({ rules: [], others: [false, false, false] });
    expect(await judge('clean')).toEqual({ rules: [], others: [false, false, false] });
  });

  it('lets what one rule alone catches survive without that rule', async () => {
    const rules = wholeSuite.rules.filter(({ name }) => name !== 'shape');
    expect((await judge('P06', { ...wholeSuite, rules })).rules).toEqual([]);
  });
});

describe('the seeds', () => {
  it('are the whole catalogue of the emulator', () => {
    const count = (expected: string) =>
      seeds.filter((seed) => seed.origin === 'catalogue' && seed.expected === expected).length;
    expect(count('caught')).toBe(violations.filter(({ expected }) => expected === 'caught').length);
    expect(count('caught')).toBeGreaterThanOrEqual(365);
    // One more is the emulator as it is.
    expect(count('not-flagged')).toBeGreaterThanOrEqual(118);
  });

  it('have names of their own', () => {
    expect(new Set(seeds.map(({ origin, id }) => `${origin} ${id}`)).size).toBe(seeds.length);
  });

  it('show in a session, those that conform, too', async () => {
    const met: Parameters<Mutation>[] = [];
    await runSession('2021-03-07', (answer, context) => {
      met.push([answer, context]);
      return answer;
    });
    const idle: string[] = [];
    for (const { id, mutate } of violations.filter(({ expected }) => expected === 'not-flagged')) {
      const changed = await Promise.all(met.map((exchange) => mutate(...exchange)));
      if (changed.every((answer, index) => JSON.stringify(answer) === JSON.stringify(met[index]?.[0])))
        idle.push(id);
    }
    // The emulator sends no Retry-After on reads anyway.
    expect(idle).toEqual(['C17']);
  });
});
