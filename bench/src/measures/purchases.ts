import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Comparison } from '../candidates/candidate.js';

/** The cost of a purchase in each round; samples with the same index were taken in the same round. */
export interface PurchaseSamples {
  readonly name: string;
  readonly microseconds: readonly number[];
  /** Of the whole process, on all its threads. */
  readonly cpuMicroseconds: readonly number[];
  /** On the JavaScript heap. */
  readonly allocatedBytes: readonly number[];
}

type Results = readonly Comparison<PurchaseSamples>[];

const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));
// The young generation holds everything that a round allocates: nothing is collected during a round, and the growth of
// the heap is what was allocated.
const flags = ['--expose-gc', '--min-semi-space-size=128', '--max-semi-space-size=128', '--import', 'tsx'];

/**
 * Purchases on loopback with each candidate in turn, from a server in another process.
 *
 * The samples of several processes, one after the other, are put together: which code the engine optimizes, and when,
 * differs from process to process, and moves a ratio by up to 2 %.
 *
 * @param rounds - the number of rounds in each process
 * @throws Error if a purchase of a candidate fails
 */
export async function measurePurchases(processes: number, rounds: number): Promise<Results> {
  const server = fork(fileOf('../server-main.ts'), { execArgv: ['--import', 'tsx'] });
  try {
    const [url] = await once(server, 'message');
    let results = await measureInProcess(String(url), rounds);
    for (let count = 1; count < processes; count++) {
      results = append(results, await measureInProcess(String(url), rounds));
    }
    return results;
  } finally {
    server.disconnect();
  }
}

async function measureInProcess(url: string, rounds: number): Promise<Results> {
  const accessKey = Buffer.from('a key of the bench').toString('base64');
  const args = [...flags, fileOf('purchases-main.ts'), url, accessKey, String(rounds)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 26 });
  return JSON.parse(stdout);
}

function append(earlier: Results, later: Results): Results {
  return earlier.map(({ requests, entries }, place) => ({
    requests,
    entries: entries.map((samples, index) => {
      const more = later[place]?.entries[index];
      return {
        name: samples.name,
        microseconds: [...samples.microseconds, ...(more?.microseconds ?? [])],
        cpuMicroseconds: [...samples.cpuMicroseconds, ...(more?.cpuMicroseconds ?? [])],
        allocatedBytes: [...samples.allocatedBytes, ...(more?.allocatedBytes ?? [])],
      };
    }),
  }));
}
