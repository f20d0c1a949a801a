import { describe, expect, it } from 'vitest';
import { fixtures, verifyEmulated } from './emulated.js';
import { wrongPages } from './wrong-pages.js';
import { wrongPurchases, wrongSuccesses } from './wrong-purchases.js';
import { wrongReads, wrongRefusals } from './wrong-refusals.js';

/** At least one endpoint for each scenario. */
const wrongEndpoints = [...wrongReads, ...wrongRefusals, ...wrongPages, ...wrongPurchases, ...wrongSuccesses];

describe('an endpoint with', () => {
  it.each(wrongEndpoints)('$what is caught in $scenario', async ({ scenario, mutate, finding }) => {
    const { report } = await verifyEmulated(mutate);
    const inScenario = report.findings.filter((found) =>
      [found.scenario, ...found.alsoIn].includes(scenario),
    );
    const shown = inScenario.flatMap((found) => [found, ...found.consequences]);
    expect(shown).toContainEqual(expect.objectContaining(finding));
  });
});

it('is not asked to sell a search which a wrong request may have bought', async () => {
  const { report, emulator } = await verifyEmulated((answer, { request }) =>
    request.method === 'PUT' ? { ...answer, status: 202 } : answer,
  );
  expect(report.scenarios.find(({ name }) => name === 'succeeds')?.skipped).toBe(
    'a request that had to be refused may have bought its search',
  );
  expect(emulator.ledger.count(fixtures.succeeds)).toBe(0);
});
