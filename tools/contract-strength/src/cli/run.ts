import { availableParallelism } from 'node:os';
import { failuresOf } from '../report/tally.js';
import { format } from '../report/text.js';
import { needlessRules } from '../run/necessity.js';
import { judgeInWorkers } from '../run/pool.js';
import { settleDocument } from './document-file.js';
import type { Options } from './options.js';
import { showProgress } from './progress.js';

/**
 * Judges all seeds, tries each rule for its need, and reports.
 *
 * @returns the exit code: 0 everything is caught and nothing flagged, 1 something is not, or the document is out of date
 */
export async function run({ write, workers = availableParallelism() }: Options): Promise<number> {
  using progress = showProgress();
  const results = await judgeInWorkers(workers, progress.show);
  progress[Symbol.dispose]();
  console.log(format(results));
  const needless = await needlessRules(results);
  for (const name of needless) console.log(`not needed: without the rule ${name} everything is still caught`);
  const isSettled = await settleDocument(results, write);
  const { survivors, falseAlarms } = failuresOf(results);
  return survivors.length + falseAlarms.length + needless.length === 0 && isSettled ? 0 : 1;
}
