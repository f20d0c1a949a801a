import { type Violation, violations } from '@acs-contracts/phone-numbers-emulator';
import { derivedSeeds } from './derived.js';
import { refusalSeeds } from './refusals.js';
import type { Seed } from './seed.js';
import { survey } from './survey.js';

/** The server that conforms and is left as it is. */
const clean: Seed = {
  origin: 'catalogue',
  id: 'clean',
  layer: 'all',
  class: 'conforming',
  what: 'the emulator as it is',
  expected: 'not-flagged',
  subject: {},
};

/** Every seed, always in the same order: what a shard is a part of. */
export async function allSeeds(): Promise<Seed[]> {
  return [clean, ...violations.map(inSession), ...derivedSeeds(await survey()), ...refusalSeeds()];
}

function inSession({ mutate, ...violation }: Violation): Seed {
  return { ...violation, origin: 'catalogue', subject: { mutate } };
}
