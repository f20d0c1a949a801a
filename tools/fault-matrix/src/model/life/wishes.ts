import assert from 'node:assert/strict';
import { carryOut, type Process } from './carry-out.js';
import type { LifeClient } from './client.js';
import type { Wish } from './scenario.js';

type Of<K extends Wish['kind']> = Extract<Wish, { kind: K }>;

/** Fulfils a wish, or finds that it cannot be fulfilled. What the client says in the end must be true. */
export async function fulfil(process: Process, client: LifeClient, wish: Wish): Promise<void> {
  if (wish.kind === 'buy') return buy(process, client, wish);
  const { bought, released } = process.world;
  const phoneNumber = [...bought.values()].flat().findLast((number) => !released.has(number));
  // A release that a process has begun is gone on with by the next one.
  const unfinished = process.journal.releasing;
  if (wish.kind === 'release') {
    const number = unfinished ?? phoneNumber;
    return number === undefined ? undefined : release(process, client, number);
  }
  return phoneNumber === undefined ? undefined : update(process, client, wish, phoneNumber);
}

async function buy(process: Process, client: LifeClient, { search }: Of<'buy'>): Promise<void> {
  const { world, journal } = process;
  for (;;) {
    if (journal.searchId === undefined) {
      const found = await carryOut(process, {
        kind: 'search',
        start: () => client.search({ ...search, assignmentType: 'application' }),
        resume: client.resume.search,
      });
      if ('error' in found) continue;
      journal.key = undefined;
      journal.searchId = found.result.searchId;
    }
    const { searchId } = journal;
    const purchased = await carryOut(process, {
      kind: 'purchase',
      start: () => client.purchase({ searchId }),
      resume: client.resume.purchase,
    });
    if ('result' in purchased) {
      const { phoneNumbers } = purchased.result;
      const entry = world.emulator.ledger.purchases.find((purchase) => purchase.searchId === searchId);
      assert.deepEqual(phoneNumbers, entry?.phoneNumbers, 'what was bought');
      const { owned } = world.emulator.inventory();
      for (const number of phoneNumbers) {
        assert.ok(owned.includes(number), `${number} is owned`);
        world.released.delete(number);
      }
      world.bought.set(searchId, phoneNumbers);
      return;
    }
    // It has expired, or nobody knows of it: another search.
    assert.equal(world.emulator.ledger.count(searchId), 0, 'given up, but bought');
    journal.searchId = undefined;
  }
}

async function update(
  process: Process,
  client: LifeClient,
  { capabilities }: Of<'update'>,
  phoneNumber: string,
): Promise<void> {
  const { world } = process;
  const before = await world.read(phoneNumber);
  for (;;) {
    const updated = await carryOut(process, {
      kind: 'update',
      start: () => client.updateCapabilities({ phoneNumber, ...capabilities }),
      resume: client.resume.update,
    });
    const now = await world.read(phoneNumber);
    if ('result' in updated) {
      assert.deepEqual(updated.result.capabilities, now?.capabilities, 'what it can do');
      assert.deepEqual(now?.capabilities, { ...before?.capabilities, ...capabilities }, 'what was asked');
      return;
    }
    if (updated.error.outcome === 'failed') {
      assert.deepEqual(now?.capabilities, before?.capabilities, 'failed, but updated');
      assert.ok('sms' in capabilities, 'only what its plan does not permit fails');
      return;
    }
  }
}

async function release(process: Process, client: LifeClient, phoneNumber: string): Promise<void> {
  const { world, journal } = process;
  world.released.add(phoneNumber);
  const isResumed = journal.releasing !== undefined;
  journal.releasing = phoneNumber;
  for (let mayBeGone = isResumed; ; mayBeGone = true) {
    if (mayBeGone && journal.key === undefined && !(await isListed(process, client, phoneNumber))) break;
    const released = await carryOut(process, {
      kind: 'release',
      start: () => client.release({ phoneNumber }),
      resume: client.resume.release,
    });
    if ('result' in released) break;
    // A release that was accepted and got lost goes on meanwhile.
    world.clock.advance(60_000);
  }
  const isAccepted = world.records.some((record) => {
    return record.kind === 'release' && record.isAccepted && record.phoneNumber === phoneNumber;
  });
  assert.ok(isAccepted, 'released, but not accepted');
}

/** Whether the list has a phone number. */
async function isListed(process: Process, client: LifeClient, phoneNumber: string): Promise<boolean> {
  for (;;) {
    try {
      for await (const number of client.phoneNumbers()) if (number.phoneNumber === phoneNumber) return true;
      return false;
    } catch (error) {
      await process.onError(error);
    }
  }
}
