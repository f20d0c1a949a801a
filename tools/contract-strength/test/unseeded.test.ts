import { publishedContract, publishedVersions } from '@acs-contracts/contract-tests';
import { violations } from '@acs-contracts/phone-numbers-emulator';
import { describe, expect, it } from 'vitest';
import { apiVersions, documentOf } from '../src/contract/document.js';
import { declaredResponses } from '../src/contract/responses.js';
import { renderDocument } from '../src/report/document.js';
import { derivedSeeds } from '../src/seeds/derived.js';
import { survey } from '../src/seeds/survey.js';
import { unseeded } from '../src/seeds/unseeded.js';

describe('what is not seeded', () => {
  it('is no api-version that is published', () => {
    expect([...apiVersions].sort()).toEqual([...publishedVersions()].sort());
  });

  it.each(apiVersions)(
    'is no response of an operation of %s: each is changed by itself, those that verify meets in a run, too',
    async (apiVersion) => {
      const seeds = derivedSeeds(apiVersion, await survey(apiVersion));
      const { operations } = await publishedContract(apiVersion);
      const document = documentOf(apiVersion);
      const ids = Object.values(document.paths).flatMap((item) =>
        Object.entries(item).flatMap(([name, operation]) =>
          name === 'parameters' ? [] : [operation.operationId],
        ),
      );
      expect(operations.map(({ iid }) => iid).sort()).toEqual(ids.sort());
      const routes = [...new Set(declaredResponses(document).map(({ route }) => route))];
      expect(routes).toHaveLength(operations.length);
      for (const origin of ['exchange', 'session']) {
        const layers = new Set(seeds.filter((seed) => seed.origin === origin).map(({ layer }) => layer));
        expect(routes.filter((route) => !layers.has(route))).toEqual([]);
      }
    },
  );

  it('is named for the operations that the catalogue of the emulator does not know', () => {
    const layers = new Set(violations.map(({ layer }): string => layer));
    expect(unseeded.length).toBeGreaterThan(0);
    for (const { operation } of unseeded)
      expect([...layers].some((layer) => operation.includes(layer))).toBe(false);
  });

  it('is shown in the report with its reason', () => {
    const text = renderDocument([]);
    expect(text).toContain('## What is not seeded');
    for (const { reason } of unseeded) expect(text).toContain(reason);
  });
});
