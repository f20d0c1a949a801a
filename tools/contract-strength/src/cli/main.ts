import { availableParallelism } from 'node:os';
import path from 'node:path';
import { failuresOf } from '../report/tally.js';
import { format } from '../report/text.js';
import { needlessRules } from '../run/necessity.js';
import { judgeInWorkers } from '../run/pool.js';
import type { Result } from '../run/result.js';
import { inOrder, mergeResults, ResultsError, writeResults } from '../run/stored.js';
import { settleDocument } from './document-file.js';
import { type Options, parseOptions, shardOf, usage } from './options.js';
import { showProgress } from './progress.js';

/** pnpm runs scripts in the repository's root and keeps the caller's folder in INIT_CWD. */
const folder = process.env['INIT_CWD'] ?? '.';

async function main(args: readonly string[]): Promise<number> {
  let options: Options;
  try {
    options = parseOptions(args);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return 2;
  }
  if (options.help) {
    console.log(usage);
    return 0;
  }
  try {
    return await run(options);
  } catch (error) {
    if (!(error instanceof ResultsError)) throw error;
    console.error(error.message);
    return 2;
  }
}

async function run(options: Options): Promise<number> {
  const results = await resultsFor(options);
  const { survivors, falseAlarms } = failuresOf(results);
  console.log(format(results));
  const isSound = survivors.length === 0 && falseAlarms.length === 0;
  if (options.part !== undefined) {
    await writeResults(path.resolve(folder, options.part.output), results);
    return isSound ? 0 : 1;
  }
  const needless = await needlessRules(results);
  for (const name of needless) console.log(`not needed: without the rule ${name} everything is still caught`);
  const isSettled = await settleDocument(results, options.check);
  return isSound && needless.length === 0 && isSettled ? 0 : 1;
}

async function resultsFor(options: Options): Promise<Result[]> {
  if (options.merge !== undefined)
    return mergeResults(options.merge.map((file) => path.resolve(folder, file)));
  using progress = showProgress();
  return inOrder(
    await judgeInWorkers(shardOf(options), options.workers ?? availableParallelism(), progress.show),
  );
}

process.exitCode = await main(process.argv.slice(2));
