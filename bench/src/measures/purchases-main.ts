import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import type { Candidate } from '../candidates/candidate.js';
import { comparisons } from '../candidates/index.js';
import { inTurn } from './in-turn.js';
import type { PurchaseSamples } from './purchases.js';

// A process of its own, started with a large young generation and `gc` at hand: see purchases.ts.
const [, , endpoint = '', accessKey = '', rounds = '0'] = process.argv;
const purchasesPerRound = 4;
const warmUpRounds = 100;
const allocationRounds = 20;

// tsx turns them on, which makes every error slower.
process.setSourceMapsEnabled(false);

interface Contestant {
  readonly name: string;
  readonly purchase: (searchId: string) => Promise<void>;
}

const contests = comparisons.map(({ requests, entries }) => ({
  requests,
  entries: entries.map(({ name, connect }: Candidate): Contestant => {
    return { name, purchase: connect({ endpoint, accessKey }) };
  }),
}));
const contestants = contests.flatMap(({ entries }) => entries);

/** Each purchase is of another search: a client that looks first must find nothing. */
async function purchaseMany({ purchase }: Contestant): Promise<void> {
  for (let count = 0; count < purchasesPerRound; count++) await purchase(randomUUID());
}

await inTurn(contestants, warmUpRounds, purchaseMany);

const times = await inTurn(contestants, Number(rounds), async (contestant) => {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await purchaseMany(contestant);
  const milliseconds = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return {
    microseconds: (milliseconds * 1000) / purchasesPerRound,
    cpuMicroseconds: (user + system) / purchasesPerRound,
  };
});

// After the times, since code that was just collected has to warm up again.
const allocations = await inTurn(contestants, allocationRounds, async (contestant) => {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  await purchaseMany(contestant);
  return (process.memoryUsage().heapUsed - before) / purchasesPerRound;
});

function samplesOf(contestant: Contestant): PurchaseSamples {
  const taken = times.get(contestant) ?? [];
  return {
    name: contestant.name,
    microseconds: taken.map(({ microseconds }) => microseconds),
    cpuMicroseconds: taken.map(({ cpuMicroseconds }) => cpuMicroseconds),
    allocatedBytes: allocations.get(contestant) ?? [],
  };
}

console.log(
  JSON.stringify(contests.map(({ requests, entries }) => ({ requests, entries: entries.map(samplesOf) }))),
);
process.exit();
