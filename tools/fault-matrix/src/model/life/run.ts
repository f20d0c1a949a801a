import assert from 'node:assert/strict';
import { PhoneNumbersError } from '@acs-contracts/phone-numbers-client';
import { createNetwork, never } from '../network.js';
import { untilItEnds } from '../process-clock.js';
import type { Journal } from './carry-out.js';
import { type LifeClient, openLifeClient } from './client.js';
import type { Life } from './scenario.js';
import { fulfil } from './wishes.js';
import { createWorld, type World } from './world.js';

/** The number of failures without a fault after which there is no hope left. */
const patience = 14;

/**
 * Lets a user live: when a process ends, another one takes its place, and of what the first one knew only the journal
 * remains. Checks throughout that what the client says is true, and in the end that everything that was bought is listed or
 * was released.
 *
 * @returns the number of purchases
 */
export async function runLife(life: Life): Promise<number> {
  const world = createWorld(life);
  const wishes = [...life.wishes];
  let journal: Journal = {};
  const live = async (client: LifeClient, onError: (error: unknown) => Promise<void>) => {
    for (let [wish] = wishes; wish !== undefined; [wish] = wishes) {
      await fulfil({ world, journal, onError }, client, wish);
      world.check();
      journal = {};
      wishes.shift();
    }
    return true;
  };
  for (;;) {
    const network = createNetwork(world, world.clock, world.nextFault);
    let failures = 0;
    let faultsLeft = world.faultsLeft();
    const onError = async (error: unknown) => {
      if (network.hasEnded()) return never;
      if (!PhoneNumbersError.isInstance(error)) throw error;
      world.check();
      // Faults that no request meets are left until the end: they explain no failure.
      failures = world.faultsLeft() < faultsLeft ? 0 : failures + 1;
      faultsLeft = world.faultsLeft();
      if (failures === patience) throw new Error('there is no hope left', { cause: error });
    };
    const client = openLifeClient(life.apiVersion, {
      clock: untilItEnds(world.clock, network),
      fetch: network.fetch,
    });
    const isOver = await Promise.race([live(client, onError), network.ended]);
    world.check();
    if (isOver === true) break;
  }
  return checkEnd(world);
}

async function checkEnd(world: World): Promise<number> {
  const { emulator, bought, released, clock, life } = world;
  clock.advance(60_000);
  world.check();
  const { purchases } = emulator.ledger;
  const searches = purchases.map(({ searchId }) => searchId).sort();
  assert.deepEqual([...bought.keys()].sort(), searches, 'the user knows of everything that was bought');
  const listed: string[] = [];
  const client = openLifeClient(life.apiVersion, { clock, fetch: world.fetch });
  for await (const { phoneNumber } of client.phoneNumbers()) listed.push(phoneNumber);
  // What was released may have been bought again.
  const numbers = new Set(purchases.flatMap(({ phoneNumbers }) => phoneNumbers));
  const kept = [...numbers].filter((number) => !released.has(number));
  assert.deepEqual(listed.sort(), [emulator.fixtures.phoneNumber, ...kept].sort(), 'what is listed');
  return purchases.length;
}
