import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkExchange, checkOperation, UnknownRouteError } from '@acs-contracts/contract-tests';
import { violations } from '@acs-contracts/phone-numbers-emulator/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkExchanges } from '../src/checks/check-exchanges.js';
import { compileChecks } from '../src/checks/compile-checks.js';
import type { CompiledChecks } from '../src/checks/compiled.js';
import { runTour } from '../src/try/run-tour.js';
import { choicesFor } from '../src/try/stock.js';

const versions = ['2021-03-07', '2025-06-01'];
const compiled = new Map<string, CompiledChecks>();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'checks-'));
  for (const version of versions) {
    const file = path.join(folder, `${version}.mjs`);
    await writeFile(file, await compileChecks(version));
    compiled.set(version, await import(pathToFileURL(file).href));
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function checksOf(version: string): CompiledChecks {
  const checks = compiled.get(version);
  if (checks === undefined) throw new Error(`no checks for ${version}`);
  return checks;
}

/** What the package says with Prism. */
async function withPrism(exchanges: Awaited<ReturnType<typeof runTour>>) {
  const ofEach = await Promise.all(
    exchanges.map(async (exchange, index) => {
      const findings = await checkExchange(exchange).catch((error: unknown) => {
        if (error instanceof UnknownRouteError) return [];
        throw error;
      });
      return findings.map((finding) => ({ ...finding, exchange: index }));
    }),
  );
  return [...ofEach.flat(), ...(await checkOperation(exchanges))];
}

describe.each(versions)('the checks of the page for %s', (version) => {
  const [choice] = choicesFor(version);

  it.each(choicesFor(version))('find nothing wrong with a purchase: $label', async (each) => {
    const { findings, unread } = await checkExchanges(await runTour(version, each, []), checksOf(version));
    expect({ findings, unread }).toEqual({ findings: [], unread: 0 });
  });

  // Prism takes its time: a violation is tried with one api-version, its neighbor with the other.
  it.each(violations.filter((_, index) => index % versions.length === versions.indexOf(version)))(
    'find what Prism and the rules find: $id, $what',
    async ({ id, what }) => {
      if (choice === undefined) throw new Error('nothing to search for');
      const exchanges = await runTour(version, choice, [id]);
      const { findings, unread } = await checkExchanges(exchanges, checksOf(version));
      // No browser undoes brotli.
      if (unread > 0) return expect(what).toMatch(/brotli/);
      expect(findings).toEqual(await withPrism(exchanges));
    },
  );
});
