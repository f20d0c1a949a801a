import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { startEmulator } from '@acs-contracts/phone-numbers-emulator';
import { Client } from 'pg';
import { expect, it } from 'vitest';
import { startPostgres } from './postgres.js';

type Environment = Readonly<Record<string, string>>;

/** Starts one of the programs. What takes a worker longer than a few seconds is given to another one. */
function start(name: string, environment: Environment, args: readonly string[] = []): ChildProcess {
  const program = fileURLToPath(new URL(`../src/${name}.ts`, import.meta.url));
  return spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    env: { PATH: process.env['PATH'], EXPIRE_SECONDS: '10', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function startWorker(environment: Environment): Promise<ChildProcess> {
  const worker = start('worker', environment);
  if (worker.stdout === null) throw new Error('expected a pipe');
  for await (const line of createInterface({ input: worker.stdout })) if (line === 'ready') return worker;
  throw new Error('the worker has ended before it was ready');
}

async function kill(worker: ChildProcess): Promise<void> {
  const exited = once(worker, 'exit');
  if (worker.kill('SIGKILL')) await exited;
}

/** A purchase takes two seconds instead of twenty. */
function tenTimesAsFast() {
  const start = Date.now();
  let advanced = 0;
  return {
    now: () => new Date(start + (Date.now() - start) * 10 + advanced),
    advance(milliseconds: number) {
      advanced += milliseconds;
    },
  };
}

/** Lets the database tell of each row in the table of results. */
async function watchBought(
  connectionString: string,
): Promise<AsyncDisposable & { next(): Promise<unknown> }> {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query(`
    CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS
      'BEGIN PERFORM pg_notify(''bought'', NEW.search_id); RETURN NEW; END';
    CREATE TRIGGER tell AFTER INSERT ON bought FOR EACH ROW EXECUTE FUNCTION tell();
    LISTEN bought`);
  const waiting: (() => void)[] = [];
  let told = 0;
  client.on('notification', () => {
    told += 1;
    waiting.shift()?.();
  });
  let taken = 0;
  return {
    async next() {
      taken += 1;
      if (told < taken) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    [Symbol.asyncDispose]: () => client.end(),
  };
}

it('buys 200 searches once each, though each is in the queue twice and workers are killed again and again', async ({
  skip,
}) => {
  await using postgres = await startPostgres().catch((error: unknown) => {
    // What this test is about is not whether PostgreSQL starts; CI of the repository knows that it does.
    if (process.env['REQUIRE_POSTGRES'] !== undefined) throw error;
    return skip(`PostgreSQL does not start here: ${error}`);
  });
  const emulated = { authentication: 'off', pace: 'time', clock: tenTimesAsFast() } as const;
  await using emulator = await startEmulator(emulated);
  const hold = { holdMilliseconds: 24 * 60 * 60_000 };
  const searchIds = Array.from({ length: 200 }, () => emulator.addSearch(hold).searchId);
  const environment = { DATABASE_URL: postgres.url, ACS_CONNECTION_STRING: emulator.connectionString };
  // Two workers meet at each search, as if the queue had delivered it twice.
  const twice = searchIds.flatMap((searchId) => [searchId, searchId]);
  expect(await once(start('enqueue', environment, twice), 'exit')).toEqual([0, null]);
  await using bought = await watchBought(postgres.url);
  let workers = await Promise.all([1, 2, 3].map(() => startWorker(environment)));
  try {
    for (let count = 1; count <= searchIds.length; count += 1) {
      await bought.next();
      const [first] = workers;
      // Whoever is killed has purchases at every stage.
      if (count % 30 !== 0 || first === undefined) continue;
      await kill(first);
      workers = [...workers.slice(1), await startWorker(environment)];
    }
    const purchased = emulator.ledger.purchases.map(({ searchId }) => searchId);
    expect(purchased.sort()).toEqual(searchIds.sort());
  } finally {
    await Promise.all(workers.map(kill));
  }
}, 600_000);
