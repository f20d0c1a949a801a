import { faults } from '@acs-contracts/phone-numbers-emulator';
import { beforeAll, describe, expect, it } from 'vitest';
import { furtherSeeds } from '../src/further/index.js';
import { createJudge, type Judgement } from '../src/judges/judge.js';
import { runSession, wholeSuite } from '../src/judges/session.js';
import { allSeeds } from '../src/seeds/index.js';
import type { Seed } from '../src/seeds/seed.js';

let seeds: readonly Seed[];

beforeAll(async () => {
  seeds = await allSeeds();
});

async function judge(id: string, suite = wholeSuite): Promise<Judgement> {
  const seed = seeds.find((candidate) => candidate.id === id);
  if (seed === undefined) throw new Error(`expected a seed ${id}`);
  return (await createJudge(suite))(seed);
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
  it('are the whole catalogue of the emulator, and more', () => {
    const count = (seedsOf: typeof faults, expected: string) =>
      seedsOf.filter((seed) => seed.expected === expected).length;
    expect(count(faults, 'caught')).toBe(96);
    expect(count(faults, 'not-flagged')).toBe(20);
    expect(count(furtherSeeds, 'caught')).toBeGreaterThanOrEqual(60);
    expect(count(furtherSeeds, 'not-flagged')).toBeGreaterThanOrEqual(25);
  });

  it('have names of their own', () => {
    expect(new Set(seeds.map(({ origin, id }) => `${origin} ${id}`)).size).toBe(seeds.length);
  });

  it('show in a session, those that conform, too', async () => {
    const variations = [...faults, ...furtherSeeds].filter(({ expected }) => expected === 'not-flagged');
    const idle: string[] = [];
    for (const { id, mutate } of variations) {
      let isSeen = false;
      await runSession(async (answer, context) => {
        const changed = await mutate(answer, context);
        isSeen ||= JSON.stringify(changed) !== JSON.stringify(answer);
        return changed;
      });
      if (!isSeen) idle.push(id);
    }
    // The emulator sends no Retry-After on reads anyway.
    expect(idle).toEqual(['C17']);
  });
});
