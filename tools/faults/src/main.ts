// pnpm faults [--write] [--ours]: tries the fault matrix on our client and on those that people use today.
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { official } from './adapters/official.js';
import { bareOpenapiFetch } from './adapters/openapi-fetch.js';
import { ours } from './adapters/ours.js';
import { renderReliability, type Score } from './reliability.js';
import { rows } from './rows/index.js';
import { runAll } from './run-all.js';

/** How long a case may take, in milliseconds. A client without a clock of its own waits in real time, and gets less. */
const limits = { ours: 120_000, others: 20_000 };

const document = new URL('../../../docs/reliability.md', import.meta.url);

// A client that rejects a promise which nobody waits for must not end the run.
let unhandled = 0;
process.on('unhandledRejection', () => unhandled++);

const { values } = parseArgs({ options: { write: { type: 'boolean' }, ours: { type: 'boolean' } } });
const verdicts = await runAll(ours, rows, limits.ours);
for (const { row, passed, problems } of verdicts) {
  console.log(`${passed ? 'pass' : 'FAIL'} ${String(row.id).padStart(2)} ${row.fault}`);
  for (const problem of problems) console.log(`        ${problem}`);
}
for (const { id, fault, notTried } of rows) {
  if (notTried !== undefined) console.log(`  -- ${String(id).padStart(2)} ${fault}: ${notTried}`);
}
const scores: Score[] = [await scoreOf(ours.name, verdicts)];
if (values.ours !== true) {
  for (const adapter of [bareOpenapiFetch, official]) {
    scores.push(await scoreOf(adapter.name, await runAll(adapter, rows, limits.others)));
  }
}
console.log();
for (const { client, version, passed } of scores) {
  console.log(`${String(passed).padStart(2)}/${verdicts.length} ${client} ${version}`);
}
if (unhandled > 0) console.log(`${unhandled} rejections that nobody handled`);
const failed = verdicts.filter(({ passed }) => !passed).map(({ row }) => row.id);
if (values.write === true) await writeFile(document, renderReliability(rows, scores, failed));
process.exit(failed.length === 0 ? 0 : 1);

async function scoreOf(client: string, results: readonly { readonly passed: boolean }[]): Promise<Score> {
  const manifest = new URL(`../node_modules/${client}/package.json`, import.meta.url);
  const { version }: { version?: unknown } = Object(JSON.parse(await readFile(manifest, 'utf8')));
  return { client, version: String(version), passed: results.filter(({ passed }) => passed).length };
}
