import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedContract } from '../../src/index.js';
import { checkEntries } from '../../src/traffic/check-entries.js';
import { readHar } from '../../src/traffic/har/read-har.js';
import { harOf } from './har.js';
import { record } from './record.js';

/** What `verify` sends when it buys, updates, releases, and reads what it owns. */
const busy = ['reads', 'fails', 'cancel', 'succeeds', 'life', 'paging'];

describe('traffic of a service that conforms', () => {
  it('has no findings, whichever reads were not recorded', async () => {
    const { log } = harOf(await record(busy));
    const contracts = [await publishedContract()];
    const chance = fc.integer({ min: 0, max: 9 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(chance, { minLength: log.entries.length, maxLength: log.entries.length }),
        chance,
        async (chances, lost) => {
          const entries = log.entries.filter(
            ({ request }, index) => request.method !== 'GET' || (chances[index] ?? 0) >= lost,
          );
          const { findings } = await checkEntries(readHar({ log: { entries } }, { contracts }).entries);
          expect([...findings.values()].flat()).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
