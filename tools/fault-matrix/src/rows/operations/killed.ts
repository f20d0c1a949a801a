import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createEmulator, type Emulator, manualClock } from '@acs-contracts/phone-numbers-emulator';
import type { Action } from '../../adapters/adapter.js';
import { capabilities, wanted } from '../../lab/actions.js';
import { type Moment, startFront } from '../../lab/front.js';
import type { Lab } from '../../lab/lab.js';
import { phoneNumber } from '../../lab/steps.js';
import { actions } from './trial.js';

// It prints where it is, and has no pauses: with them it would take seconds.
const program = `
import { createPhoneNumbersClient } from '@acs-contracts/phone-numbers-client';
const [endpoint, key, name, options] = process.argv.slice(1);
const clock = {
  now: () => performance.now(),
  after(milliseconds, callback, purpose) {
    const timer = setTimeout(callback, purpose === 'pause' ? 0 : milliseconds);
    return () => clearTimeout(timer);
  },
};
const client = createPhoneNumbersClient({ endpoint, credential: { key }, clock });
const handle = await client[name](JSON.parse(options));
console.log('accepted ' + handle.operationId);
for await (const { status } of handle) console.log(status);
await handle.result();
console.log('done');
process.exit();
`;

const here = fileURLToPath(new URL('.', import.meta.url));

/** The function of the client for each operation, and its options. */
const calls: Readonly<Record<Action, readonly [name: string, options: object]>> = {
  search: ['search', wanted],
  update: ['updateCapabilities', { phoneNumber, ...capabilities }],
  release: ['release', { phoneNumber }],
};

/** A point at which the process is killed: a moment at the service, or the start of a line that the process prints. */
type Point = { readonly moment: Moment; readonly dropped?: boolean } | { readonly line: string };

const points: readonly Point[] = [
  { moment: { when: 'before', stage: 'post', number: 1 }, dropped: true },
  { moment: { when: 'after', stage: 'post', number: 1 } },
  { line: 'accepted' },
  { moment: { when: 'after', stage: 'read', number: 2 } },
  { line: 'succeeded' },
];

/** Kills a process that makes the operation at this point; returns the id of the operation if the process has said it. */
async function killAt(
  lab: Lab,
  action: Action,
  point: Point,
  emulator: Emulator,
): Promise<{ readonly url: string; readonly operationId: string | undefined }> {
  let child: ChildProcess | undefined;
  const kill = () => child?.kill('SIGKILL');
  const front = lab.use(
    await startFront(emulator, (moment) => {
      // The operation moves on with the time of the emulator.
      emulator.clock.advance(1000);
      if (!('moment' in point) || JSON.stringify(moment) !== JSON.stringify(point.moment)) return true;
      kill();
      return point.dropped !== true;
    }),
  );
  const [name, options] = calls[action];
  const args = [front.url, emulator.accessKey, name, JSON.stringify(options)];
  child = spawn(process.execPath, ['--input-type=module', '--eval', program, ...args], {
    cwd: here,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  if (child.stdout === null) throw new Error('expected a pipe');
  let operationId: string | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    operationId ??= /^accepted (.+)/.exec(line)?.[1];
    if ('line' in point && line.startsWith(point.line)) kill();
  }
  const [, signal] = await exited;
  assert.equal(signal, 'SIGKILL', 'it was killed');
  return { url: front.url, operationId };
}

const killedAt = (action: Action, point: Point) => async (lab: Lab) => {
  const owned = [{ phoneNumber, phoneNumberType: 'tollFree', capabilities: { calling: 'inbound' } as const }];
  const emulator = createEmulator({ clock: manualClock(), pace: 'time', seed: { owned } });
  const isOwned = () => emulator.inventory().owned.includes(phoneNumber);
  const { url, operationId } = await killAt(lab, action, point, emulator);
  // What was accepted goes on without the process.
  emulator.clock.advance(10_000);
  const client = lab.open(url, { accessKey: emulator.accessKey });
  if (operationId !== undefined) {
    const { bought, error } = await lab.end(action, client.continueOperation?.(action, operationId));
    assert.equal(bought?.length, action === 'release' ? 0 : 1, `expected it to end well, got ${error}`);
  } else if (action !== 'release' || isOwned()) {
    const { accepted, error } = await lab.begin(client, action);
    assert.ok(accepted, `expected it to be accepted, got ${error}`);
    assert.ok((await lab.end(action, accepted)).bought);
  }
  assert.equal(isOwned(), action !== 'release');
};

export const killedCases = actions.flatMap((action) => points.map((point) => killedAt(action, point)));
