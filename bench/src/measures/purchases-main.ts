import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { candidates } from '../candidates/index.js';
import type { PurchaseSamples } from './purchases.js';

// A process of its own, started with a large young generation and `gc` at hand: see purchases.ts.
const [, , endpoint = '', accessKey = '', rounds = '0'] = process.argv;
const purchasesPerRound = 4;

// tsx turns them on, and makes every error dearer.
process.setSourceMapsEnabled(false);

const contestants = candidates.map(({ name, connect }) => ({
  name,
  purchase: connect({ endpoint, accessKey }),
}));
type Contestant = (typeof contestants)[number];

/** Has each contestant purchase in turn, so many times round. */
async function compete(rounds: number, run: (contestant: Contestant) => Promise<void>): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    // Whoever goes first finds another machine than whoever goes last.
    const first = round % contestants.length;
    for (const contestant of [...contestants.slice(first), ...contestants.slice(0, first)])
      await run(contestant);
  }
}

async function purchaseMany({ purchase }: Contestant): Promise<void> {
  for (let count = 0; count < purchasesPerRound; count++) await purchase(randomUUID());
}

const samples = new Map(
  contestants.map(({ name }): [string, PurchaseSamples] => {
    return [name, { name, microseconds: [], cpuMicroseconds: [], allocatedBytes: [] }];
  }),
);

await compete(Math.ceil(Number(rounds) / 10), purchaseMany);

await compete(Number(rounds), async (contestant) => {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await purchaseMany(contestant);
  const milliseconds = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  samples.get(contestant.name)?.microseconds.push((milliseconds * 1000) / purchasesPerRound);
  samples.get(contestant.name)?.cpuMicroseconds.push((user + system) / purchasesPerRound);
});

// Apart from the times, since code that was just collected has to warm up again.
await compete(Math.ceil(Number(rounds) / 10), async (contestant) => {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  await purchaseMany(contestant);
  const allocated = process.memoryUsage().heapUsed - before;
  samples.get(contestant.name)?.allocatedBytes.push(allocated / purchasesPerRound);
});

console.log(JSON.stringify([...samples.values()]));
process.exit();
