import { createPhoneNumbersClient, type PurchaseClaims } from '@acs-contracts/phone-numbers-client';
import { createTestClock, type TestClock } from '@acs-contracts/phone-numbers-client/testing';
import type { Emulator } from '@acs-contracts/phone-numbers-emulator';
import { createMemoryClaims } from '../claims/memory-claims.js';
import type { Fault } from './faults.js';
import { createNetwork, type Network, never } from './network.js';
import { untilItEnds } from './process-clock.js';
import { canEndUnbought, type Scenario } from './scenario.js';
import { buy } from './user.js';

/** What was sent once may be sent again after this time; longer than a purchase may take, and than a request is late. */
const resendAfterMs = 600_000;

/**
 * The number of failures after which a user gives up when there are no more faults: enough to wait until it is sent
 * again, or few where more would not help.
 */
const patienceIn = (scenario: Scenario) => (canEndUnbought(scenario) ? 3 : 14);

/** Everything that the processes of one run share. */
interface World {
  readonly emulator: Emulator;
  readonly clock: TestClock;
  readonly plan: Fault[];
  readonly claims: PurchaseClaims | undefined;
  readonly searchId: string;
  readonly patience: number;
  readonly onStep: () => void;
}

/**
 * Lets users buy a search as a scenario says. When a process ends, another one takes its place, and of what the first one
 * knew only the search id remains.
 *
 * @param onStep is called whenever a process ends, or a call of a client fails
 * @returns for each user what was bought, or `undefined` if the user gave up
 */
export async function runScenario(
  emulator: Emulator,
  searchId: string,
  scenario: Scenario,
  onStep: () => void,
): Promise<(readonly string[] | undefined)[]> {
  const clock = createTestClock();
  const claims = scenario.hasClaims ? createMemoryClaims({ clock, leaseMs: 60_000 }) : undefined;
  const patience = patienceIn(scenario);
  const world: World = { emulator, clock, plan: [...scenario.plan], claims, searchId, patience, onStep };
  const clients = scenario.buyers === 'two-clients' ? 2 : 1;
  const calls = scenario.buyers === 'two-calls' ? 2 : 1;
  return (await Promise.all(Array.from({ length: clients }, () => runProcesses(world, calls)))).flat();
}

/** One process after the other, each with the same number of users. */
async function runProcesses(world: World, users: number): Promise<(readonly string[] | undefined)[]> {
  for (let isFirst = true; ; isFirst = false) {
    const network = createNetwork(world.emulator, world.clock, () => world.plan.shift() ?? 'none');
    const client = openClient(world, network);
    let failures = 0;
    const onFailure = async () => {
      if (network.hasEnded()) return never;
      world.onStep();
      failures = world.plan.length > 0 ? 0 : failures + 1;
      return failures < world.patience * users;
    };
    const { searchId, claims } = world;
    const user = { client, searchId, mayBePurchased: !isFirst, hasClaims: claims !== undefined, onFailure };
    const living = Promise.all(Array.from({ length: users }, () => buy(user)));
    const results = await Promise.race([living, network.ended]);
    world.onStep();
    if (results !== undefined) return results;
  }
}

function openClient({ clock, claims }: World, network: Network) {
  const { fetch } = network;
  return createPhoneNumbersClient({
    endpoint: 'https://a.com',
    clock: untilItEnds(clock, network),
    fetch,
    ...(claims !== undefined && { claims: untilEnd(claims, network), resendAfterMs }),
  });
}

/** A store that no longer hears of a process that has ended. */
function untilEnd(claims: PurchaseClaims, { hasEnded }: Network): PurchaseClaims {
  const guard = <T>(call: () => Promise<T>) => (hasEnded() ? never : call());
  return {
    acquire: (searchId, options) =>
      guard(async () => {
        const { claim, ...state } = await claims.acquire(searchId, options);
        if (claim === undefined) return state;
        const { markSent, release } = claim;
        return { ...state, claim: { markSent: () => guard(markSent), release: () => guard(release) } };
      }),
  };
}
