import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createEmulator, fixtures } from '@acs-contracts/phone-numbers-emulator';
import { type Moment, startFront } from '../lab/front.js';
import type { Lab } from '../lab/lab.js';
import { property } from '../property.js';

// It says where it is; without a clock of its own it would wait for seconds between two reads.
const program = `
import { createPhoneNumbersClient } from '@acs-contracts/phone-numbers-client';
const [endpoint, key, searchId] = process.argv.slice(1);
const clock = {
  now: () => performance.now(),
  after(milliseconds, callback, purpose) {
    const timer = setTimeout(callback, purpose === 'pause' ? 0 : milliseconds);
    return () => clearTimeout(timer);
  },
};
const client = createPhoneNumbersClient({ endpoint, credential: { key }, clock });
console.log('start');
if (process.stdin.isTTY !== true) await new Promise((resolve) => process.stdin.once('data', resolve));
const purchase = await client.purchase({ searchId });
console.log('accepted');
for await (const { status } of purchase) console.log(status);
await purchase.result();
console.log('bought');
process.exit();
`;

const here = fileURLToPath(new URL('.', import.meta.url));

/** A point at which the process is killed: a moment at the service, or a line that the process prints. */
type Point = { readonly moment: Moment; readonly dropped?: boolean } | { readonly line: string };

/** The points from the start of a process to its end. */
const points: readonly Point[] = [
  { line: 'start' },
  { moment: { when: 'before', stage: 'post', number: 1 }, dropped: true },
  { moment: { when: 'before', stage: 'post', number: 1 } },
  { moment: { when: 'after', stage: 'post', number: 1 } },
  { line: 'accepted' },
  { moment: { when: 'before', stage: 'read', number: 1 } },
  { moment: { when: 'after', stage: 'read', number: 1 } },
  { line: 'running' },
  { line: 'notStarted' },
  { moment: { when: 'after', stage: 'read', number: 5 } },
  { line: 'succeeded' },
  { line: 'bought' },
];

/** Kills a process that purchases at this point, and goes on in this one. */
export const killedAt = (point: Point) => async (lab: Lab) => {
  const { succeeds: searchId } = fixtures;
  const emulator = createEmulator();
  let child: ChildProcess | undefined;
  const kill = () => child?.kill('SIGKILL');
  await using front = await startFront(emulator, (moment) => {
    if (!('moment' in point) || JSON.stringify(moment) !== JSON.stringify(point.moment)) return true;
    kill();
    return point.dropped !== true;
  });
  const args = ['--input-type=module', '--eval', program, front.url, emulator.accessKey, searchId];
  child = spawn(process.execPath, args, { cwd: here, stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  if (child.stdout === null || child.stdin === null) throw new Error('expected pipes');
  for await (const line of createInterface({ input: child.stdout })) {
    if ('line' in point && line === point.line) kill();
    else if (line === 'start') child.stdin.write('\n');
  }
  const [, signal] = await exited;
  assert.equal(signal, 'SIGKILL', 'it was killed');

  const client = lab.open(front.url, { accessKey: emulator.accessKey });
  assert.ok(client.resume !== undefined, 'it can be resumed from the search id');
  const resumed = await lab.finish(client.resume(searchId));
  // Nobody knows the operation: the request did not arrive.
  const lost = property(resumed.error, 'status') === 404;
  const { bought, error } = lost ? await lab.finish((await lab.purchase(client)).accepted) : resumed;
  assert.deepEqual(bought, ['+14255550123'], `expected it to be bought, got ${error}`);
  assert.equal(emulator.ledger.count(searchId), 1, 'it was purchased once');
};

export const processEndCases = points.map(killedAt);
