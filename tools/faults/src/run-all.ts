import type { Adapter } from './adapters/adapter.js';
import type { Row } from './row.js';
import { runRow, type Verdict } from './run.js';

/** So many rows are tried at a time. */
const lanes = 8;

/** Tries all rows that can be tried on a kind of client; the verdicts are in the order of the rows. */
export async function runAll(adapter: Adapter, rows: readonly Row[], limit: number): Promise<Verdict[]> {
  const tried = rows.filter(({ notTried }) => notTried === undefined);
  const verdicts = new Map<number, Verdict>();
  const queue = tried.filter(({ alone }) => alone === undefined);
  const work = async () => {
    for (let row = queue.shift(); row !== undefined; row = queue.shift()) {
      verdicts.set(row.id, await runRow(adapter, row, limit));
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
  for (const row of tried.filter(({ alone }) => alone === true)) {
    verdicts.set(row.id, await runRow(adapter, row, limit));
  }
  return tried.flatMap(({ id }) => verdicts.get(id) ?? []);
}
