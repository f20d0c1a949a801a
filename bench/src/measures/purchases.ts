import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** What each round of purchases took, per purchase; the rounds of all candidates are interleaved, index by index. */
export interface PurchaseSamples {
  readonly name: string;
  readonly microseconds: number[];
  /** Of the whole process, on all its threads. */
  readonly cpuMicroseconds: number[];
  /** On the JavaScript heap. */
  readonly allocatedBytes: number[];
}

const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));
// The young generation takes all that a round allocates: nothing is collected in between, and the heap's growth is what
// was allocated.
const flags = ['--expose-gc', '--min-semi-space-size=128', '--max-semi-space-size=128', '--import', 'tsx'];

/**
 * Purchases on loopback with each candidate in turn, round by round, in one process, from a server in another.
 *
 * @throws when a candidate does not purchase
 */
export async function measurePurchases(rounds: number): Promise<PurchaseSamples[]> {
  const server = fork(fileOf('../server-main.ts'), { execArgv: ['--import', 'tsx'] });
  try {
    const [url] = await once(server, 'message');
    const accessKey = Buffer.from('a key of the bench').toString('base64');
    const args = [...flags, fileOf('purchases-main.ts'), String(url), accessKey, String(rounds)];
    const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 26 });
    return JSON.parse(stdout);
  } finally {
    server.disconnect();
  }
}
