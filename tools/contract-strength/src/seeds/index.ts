import { type Fault, faults } from '@acs-contracts/phone-numbers-emulator';
import { furtherSeeds } from '../further/index.js';
import { derivedSeeds } from './derived.js';
import { refusalSeeds } from './refusals.js';
import type { Origin, Seed } from './seed.js';
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
  return [
    clean,
    ...ofFaults('catalogue', faults),
    ...ofFaults('further', furtherSeeds),
    ...derivedSeeds(await survey()),
    ...refusalSeeds(),
  ];
}

function ofFaults(origin: Origin, from: readonly Fault[]): Seed[] {
  return from.map(({ mutate, ...fault }) => ({ ...fault, origin, subject: { mutate } }));
}
