import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { tollFree } from './command.js';
import { checkDocument } from './document.js';
import { silentPort } from './front.js';
import { commandInside } from './inside.js';

const key = Buffer.from('a key').toString('base64');
const id = '11111111-2222-3333-4444-555555555555';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Runs a command against a place where nobody listens, while time passes as fast as it can. */
async function runFor(...args: readonly string[]) {
  const port = await silentPort();
  const place = { connectionString: `endpoint=http://127.0.0.1:${port}/;accesskey=${key}` };
  // Between the first words and the last: what is loaded and read before takes its own time.
  const writtenAt: number[] = [];
  const command = await commandInside(place, { onWrite: () => writtenAt.push(performance.now()) });
  let hasEnded = false;
  const running = command(...args).finally(() => {
    hasEnded = true;
  });
  while (!hasEnded) {
    await vi.advanceTimersByTimeAsync(50);
    // A connection is refused meanwhile.
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
  const seconds = ((writtenAt.at(-1) ?? 0) - (writtenAt[0] ?? 0)) / 1000;
  return { ...(await running), host: `127.0.0.1:${port}`, seconds };
}

it.for([
  [['list'], 4],
  [['show', '+14255550123'], 4],
  [['watch', `search_${id}`], 4],
  [['cancel', id], 4],
  [['search', ...tollFree], 4],
  // Whether the purchase was sent is not known.
  [['watch', id], 5],
] as const)('"%s" gives up within seconds if nobody listens at the endpoint', async ([args, code]) => {
  const run = await runFor(...args);
  expect(run.seconds, run.stderr).toBeLessThan(15);
  expect(run, run.stderr).toMatchObject({ code, stdout: '' });
  expect(run.stderr).toMatch(/^error: .*ECONNREFUSED/m);
});

it('a list that gives up says where nobody listens, for how long it tried, and what to do', async () => {
  const run = await runFor('list');
  expect(run.stderr.split('\n')).toEqual([
    `${run.host} does not answer (ECONNREFUSED). Trying again.`,
    `error: No connection to ${run.host} could be made for 10 s (ECONNREFUSED). Check the endpoint and its port, the network, the firewall, and the proxy (HTTPS_PROXY). --timeout SECONDS tries for longer.`,
    '',
  ]);
  const json = await runFor('list', '--json', '--quiet');
  expect(checkDocument(json)).toMatchObject({ exitCode: 4, error: { code: 'connection-failed' } });
});

it('with --timeout, a list tries for that long, and says so at intervals', async () => {
  const run = await runFor('list', '--timeout', '100');
  expect(run.seconds).toBeGreaterThan(80);
  expect(run.seconds).toBeLessThanOrEqual(100);
  expect(run.code).toBe(4);
  const notices = run.stderr.match(/does not answer \(ECONNREFUSED\)\. (Trying again|Still trying)\./g);
  expect(notices?.length, run.stderr).toBeGreaterThanOrEqual(3);
  expect(notices?.length, run.stderr).toBeLessThanOrEqual(4);
});
