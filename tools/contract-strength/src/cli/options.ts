import { parseArgs } from 'node:util';
import { everything, parseShard, type Shard } from '../run/shard.js';

/** The help text. */
export const usage = `usage: pnpm contract:strength [options]

Seeds every violation of the contract, one at a time, and demands a finding; then what conforms, and demands none.
Writes docs/contract-strength.md. With --shard or --merge, several machines share the work.

  --check           fail when docs/contract-strength.md is not what would be written, instead of writing it
  --shard I/N       judge the I-th of N parts only, and write its results to the file of --output
  --output FILE     where the results of a shard go (contract-strength-I-of-N.json)
  --merge FILE...   judge nothing: report on the results of all shards
  --workers N       threads to use (as many as there are cores)
  --help

Exit code: 0 everything is caught and nothing flagged, 1 something is not, 2 the options or files are wrong.`;

/** What the command is to do. */
export interface Options {
  readonly help: boolean;
  readonly check: boolean;
  /** The part to judge, and where its results go; absent when all of it is judged. */
  readonly part?: { readonly shard: Shard; readonly output: string };
  /** The files of results to report on; absent when seeds are judged. */
  readonly merge?: readonly string[];
  readonly workers?: number;
}

/**
 * Reads the arguments of the command.
 *
 * @throws TypeError with one line when they are wrong
 */
export function parseOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      merge: { type: 'boolean', default: false },
      shard: { type: 'string' },
      output: { type: 'string' },
      workers: { type: 'string' },
    },
  });
  const { help, check, merge, shard, output } = values;
  if (!merge && positionals.length > 0) throw new TypeError(`expected options, got ${positionals[0]}`);
  if (merge && positionals.length === 0) throw new TypeError('expected files of results after --merge');
  if (merge && shard !== undefined) throw new TypeError('expected --shard or --merge, got both');
  if (check && shard !== undefined)
    throw new TypeError('expected --check without --shard: a part makes no report');
  if (output !== undefined && shard === undefined) throw new TypeError('expected --output with --shard');
  const workers = values.workers === undefined ? {} : { workers: parseWorkers(values.workers) };
  const part = shard === undefined ? {} : { part: partOf(shard, output) };
  return { help, check, ...part, ...(merge && { merge: positionals }), ...workers };
}

function partOf(text: string, output?: string): { readonly shard: Shard; readonly output: string } {
  const shard = parseShard(text);
  return { shard, output: output ?? `contract-strength-${shard.index + 1}-of-${shard.count}.json` };
}

function parseWorkers(text: string): number {
  const workers = Number(text);
  if (Number.isInteger(workers) && workers >= 1 && workers <= 64) return workers;
  throw new TypeError(`expected --workers from 1 to 64, got ${JSON.stringify(text)}`);
}

/** The part of the work that the options ask for. */
export function shardOf({ part }: Options): Shard {
  return part?.shard ?? everything;
}
