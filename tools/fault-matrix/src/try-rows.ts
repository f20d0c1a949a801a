import { writeFile } from 'node:fs/promises';
import { ours } from './adapters/ours.js';
import { clients, installedVersion } from './clients.js';
import { renderReliability } from './document/render.js';
import { type ClientResult, readResults, writeResults } from './document/results.js';
import { rows } from './rows/index.js';
import type { RowResult } from './run.js';
import { runAll } from './run-all.js';

/** The time limit of a case, in milliseconds. A client that cannot be given a clock waits in real time, and gets less. */
const limits = { ours: 120_000, others: 20_000 };

const document = new URL('../../../docs/reliability.md', import.meta.url);

/** What to try, and whether the results are stored. */
export interface Trial {
  readonly oursOnly: boolean;
  /** The ids of the rows to try. Empty for all rows. */
  readonly ids: readonly string[];
  /** Whether the results are stored and `docs/reliability.md` is rendered from them. */
  readonly write: boolean;
}

/** The ids of all rows of the fault matrix. */
export const knownRows: readonly string[] = rows.map(({ id }) => String(id));

/** Renders `docs/reliability.md` from the stored results. */
export async function renderDocument(): Promise<void> {
  await writeFile(document, renderReliability(rows, await readResults()));
}

/** Tries rows on clients and prints the results. Returns whether our client passes all of them. */
export async function tryRows({ oursOnly, ids, write }: Trial): Promise<boolean> {
  // A client that rejects a promise which nobody waits for must not end the run.
  let unhandled = 0;
  process.on('unhandledRejection', () => unhandled++);

  const chosen = rows.filter(({ id }) => ids.length === 0 || ids.includes(String(id)));
  const results: ClientResult[] = [];
  const summary: string[] = [];
  let ourResults: readonly RowResult[] = [];
  for (const client of oursOnly ? [ours] : clients) {
    const tried = await runAll(client, chosen, client === ours ? limits.ours : limits.others);
    if (client === ours) ourResults = tried;
    const passed = tried.filter((result) => result.passed);
    const version = await installedVersion(client);
    results.push({ client: client.name, version, passed: passed.map(({ row }) => row.id) });
    summary.push(`${String(passed.length).padStart(3)} of ${chosen.length} ${client.name} ${version}`);
  }
  for (const result of ourResults) printResult(result);
  console.log(`\n${summary.join('\n')}`);
  if (unhandled > 0) console.log(`${unhandled} rejections that nobody handled`);
  if (write) {
    await writeResults({ node: process.versions.node, rows: rows.map(({ id }) => id), clients: results });
    await renderDocument();
  }
  return ourResults.every(({ passed }) => passed);
}

function printResult({ row, passed, problems }: RowResult): void {
  console.log(`${passed ? 'pass' : 'FAIL'} ${String(row.id).padStart(3)} ${row.fault}`);
  for (const problem of problems) console.log(`         ${problem}`);
}
