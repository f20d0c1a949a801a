import { type Violation, violations } from '@acs-contracts/phone-numbers-emulator';
import { type ApiVersion, apiVersions } from '../contract/document.js';
import { derivedSeeds } from './derived.js';
import { refusalSeeds } from './refusals.js';
import type { Seed, UnversionedSeed } from './seed.js';
import { survey } from './survey.js';

/** The server that conforms and is left as it is. */
const clean: UnversionedSeed = {
  origin: 'catalogue',
  id: 'clean',
  layer: 'all',
  class: 'conforming',
  what: 'the emulator as it is',
  expected: 'not-flagged',
  subject: {},
};

/** Every seed of every api-version, always in the same order: what a shard is a part of. */
export async function allSeeds(): Promise<Seed[]> {
  return (await Promise.all(apiVersions.map(seedsOf))).flat();
}

/** Every seed of an api-version. */
export async function seedsOf(apiVersion: ApiVersion): Promise<Seed[]> {
  const derived = derivedSeeds(apiVersion, await survey(apiVersion));
  const seeds = [clean, ...violations.map(inSession), ...derived, ...refusalSeeds(apiVersion)];
  return seeds.map((seed) => ({ ...seed, apiVersion }));
}

function inSession({ mutate, ...violation }: Violation): UnversionedSeed {
  return { ...violation, origin: 'catalogue', subject: { mutate } };
}
