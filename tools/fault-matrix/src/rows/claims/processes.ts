import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEmulator, type Emulator, fixtures } from '@acs-contracts/phone-numbers-emulator';
import { createFileClaims } from '../../claims/file-claims.js';
import { type Child, startChild } from '../../lab/child.js';
import { startFront } from '../../lab/front.js';
import type { Lab } from '../../lab/lab.js';
import { property } from '../../property.js';
import { expectError } from '../expect.js';

const program = new URL('../../programs/claimed-purchase.ts', import.meta.url);
const { succeeds: searchId } = fixtures;
const bought = 'bought +14255550123';

/** An emulator behind a socket, a folder of claims, and processes that purchase with both. */
interface Place {
  readonly url: string;
  readonly directory: string;
  readonly emulator: Emulator;
  /** Starts a process that stops at this point. */
  start(stopAt: string, id?: string): Child;
}

async function openPlace(lab: Lab): Promise<Place> {
  const emulator = createEmulator();
  const front = lab.use(await startFront(emulator, () => true));
  const directory = await mkdtemp(path.join(tmpdir(), 'claims-'));
  lab.use({ [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }) });
  return {
    url: front.url,
    directory,
    emulator,
    start: (stopAt, id = searchId) =>
      lab.use(startChild(program, lab.client, front.url, emulator.accessKey, id, directory, stopAt)),
  };
}

/** Purchases in this process, with the claims of the others. */
function purchaseHere(lab: Lab, { url, directory, emulator }: Place, resendAfterMs?: number) {
  const claims = createFileClaims({ directory, leaseMs: 1000 });
  const options = resendAfterMs === undefined ? { claims } : { claims, resendAfterMs };
  const client = lab.open(url, { accessKey: emulator.accessKey, ...options });
  return lab.purchase(client, { timeoutMs: 30_000 });
}

/** Purchases in this process as soon as the lease of another one has ended. */
async function purchaseAfterLease(lab: Lab, place: Place): Promise<void> {
  let result = await purchaseHere(lab, place);
  while (property(result.error, 'code') === 'claim-held') result = await purchaseHere(lab, place);
  const { bought: numbers } = await lab.finish(result.accepted);
  assert.deepEqual(numbers, ['+14255550123'], `expected it to be bought, got ${result.error}`);
}

/** Two processes purchase the same search at the same time. */
export const twoProcesses = (secondId: string) => async (lab: Lab) => {
  const place = await openPlace(lab);
  const children = [place.start('start'), place.start('start', secondId)];
  for (const child of children) await child.reached('start');
  for (const child of children) child.proceed();
  for (const child of children) await child.reached(bought);
  assert.equal(place.emulator.ledger.count(searchId), 1, 'it was purchased once');
  const created = children.filter(({ lines }) => lines.includes('created'));
  assert.equal(created.length, 1, 'one of them sent it');
};

/** Killed when nothing was sent, before it is marked as sent. */
export async function killedBeforeMark(lab: Lab): Promise<void> {
  const place = await openPlace(lab);
  const child = place.start('granted');
  await child.reached('granted');
  child.signal('SIGKILL');
  await child.ended;
  await purchaseAfterLease(lab, place);
  assert.equal(place.emulator.ledger.count(searchId), 1, 'it was purchased once');
}

/** Killed when nothing was sent, but it is marked as sent. */
export async function killedAfterMark(lab: Lab): Promise<void> {
  const place = await openPlace(lab);
  const child = place.start('marked');
  await child.reached('marked');
  child.signal('SIGKILL');
  await child.ended;
  expectError(await purchaseHere(lab, place), { outcome: 'unknown' });
  assert.equal(place.emulator.ledger.count(searchId), 0, 'it was not purchased');
  const { accepted } = await purchaseHere(lab, place, 1);
  const { bought: numbers, error } = await lab.finish(accepted);
  assert.deepEqual(numbers, ['+14255550123'], `expected it to be bought, got ${error}`);
  assert.equal(place.emulator.ledger.count(searchId), 1, 'it was purchased once');
}

/** Stopped before it marks its claim, and goes on when another process has taken that over and purchased. */
export async function wakesUpLate(lab: Lab): Promise<void> {
  const place = await openPlace(lab);
  const child = place.start('marking');
  await child.reached('marking');
  child.signal('SIGSTOP');
  await purchaseAfterLease(lab, place);
  child.signal('SIGCONT');
  child.proceed();
  await child.reached('not-sent');
  assert.equal(place.emulator.ledger.count(searchId), 1, 'it was purchased once');
}
