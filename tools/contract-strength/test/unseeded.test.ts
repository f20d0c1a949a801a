import { publishedContract, publishedVersions } from '@acs-contracts/contract-tests';
import { violations } from '@acs-contracts/phone-numbers-emulator';
import { describe, expect, it } from 'vitest';
import { document } from '../src/contract/document.js';
import { declaredResponses } from '../src/contract/responses.js';
import { renderDocument } from '../src/report/document.js';
import { derivedSeeds } from '../src/seeds/derived.js';
import { survey } from '../src/seeds/survey.js';
import { unseeded } from '../src/seeds/unseeded.js';

const seededVersion = '2021-03-07';
const isLeftOut = (apiVersion: string, operation: string, origin: string) =>
  unseeded.some(
    (one) =>
      one.apiVersion === apiVersion &&
      (one.operation === operation || one.operation === '*') &&
      one.origins.some((name) => name === origin),
  );

describe('what is not seeded', () => {
  it('is named for every api-version but the one that is', async () => {
    for (const version of publishedVersions().filter((one) => one !== seededVersion)) {
      const { operations } = await publishedContract(version);
      for (const { iid = '' } of operations) expect(isLeftOut(version, iid, 'exchange')).toBe(true);
    }
  });

  it('is no response of an operation: each is changed by itself, those that verify meets in a run, too', async () => {
    const seeds = derivedSeeds(await survey());
    const { operations } = await publishedContract(seededVersion);
    const ids = Object.values(document.paths).flatMap((item) =>
      Object.entries(item).flatMap(([name, operation]) =>
        name === 'parameters' ? [] : [operation.operationId],
      ),
    );
    expect(operations.map(({ iid }) => iid).sort()).toEqual(ids.sort());
    const routes = [...new Set(declaredResponses().map(({ route }) => route))];
    expect(routes).toHaveLength(operations.length);
    for (const origin of ['exchange', 'session']) {
      const layers = new Set(seeds.filter((seed) => seed.origin === origin).map(({ layer }) => layer));
      expect(routes.filter((route) => !layers.has(route))).toEqual([]);
    }
  });

  it('is named for the operations that the catalogue of the emulator does not know', () => {
    const layers = new Set(violations.map(({ layer }): string => layer));
    const named = unseeded.filter(
      ({ apiVersion, operation }) => apiVersion === seededVersion && operation !== '*',
    );
    const left = named.map(({ operation }) => operation);
    expect(left.length).toBeGreaterThan(0);
    for (const operation of left) expect([...layers].some((layer) => operation.includes(layer))).toBe(false);
  });

  it('is shown in the report with its reason', () => {
    const text = renderDocument([]);
    expect(text).toContain('## What is not seeded');
    for (const { reason } of unseeded) expect(text).toContain(reason);
  });
});
