import type { Adapter } from './adapters/adapter.js';
import type { Row } from './row.js';
import { type RowResult, runRow } from './run.js';

/** The number of rows that are tried at a time. */
const lanes = 8;

/** Tries rows on a kind of client; the results are in the order of the rows. */
export async function runAll(adapter: Adapter, rows: readonly Row[], limit: number): Promise<RowResult[]> {
  const results = new Map<number, RowResult>();
  const queue = rows.filter(({ alone }) => alone === undefined);
  const work = async () => {
    for (let row = queue.shift(); row !== undefined; row = queue.shift()) {
      results.set(row.id, await runRow(adapter, row, limit));
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
  for (const row of rows.filter(({ alone }) => alone === true)) {
    results.set(row.id, await runRow(adapter, row, limit));
  }
  return rows.flatMap(({ id }) => results.get(id) ?? []);
}
