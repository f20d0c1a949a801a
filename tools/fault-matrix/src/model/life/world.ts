import assert from 'node:assert/strict';
import { createTestClock, type TestClock } from '@acs-contracts/phone-numbers-client/testing';
import { createEmulator, type Emulator } from '@acs-contracts/phone-numbers-emulator';
import type { Fault } from '../faults.js';
import type { Send } from '../network.js';
import type { OwnedNumber } from './client.js';
import type { Life } from './scenario.js';

/** The requests that start an operation. */
export type Kind = 'search' | 'purchase' | 'update' | 'release';

/** Such a request as the emulator has answered it, whatever the client heard of that. */
interface Entry {
  readonly kind: Kind;
  /** The phone number of a change; empty for others. */
  readonly phoneNumber: string;
  readonly isAccepted: boolean;
  /** Whether the user had asked for the release of the phone number by then. */
  readonly isAsked: boolean;
  readonly operationId: string | null;
}

/** What the processes of one life share: the emulator, the time, the faults to come, and what really happened. */
export interface World {
  readonly life: Life;
  readonly emulator: Emulator;
  readonly clock: TestClock;
  /** Returns what happens to the next request of a kind. */
  nextFault(method: string, url: string): Fault;
  /** Returns how many requests something can still happen to. */
  faultsLeft(): number;
  /** Sends to the emulator, and keeps a record of it. */
  readonly fetch: Send;
  readonly records: readonly Entry[];
  /** The phone numbers that the user has asked to release, and has not bought again. */
  readonly released: Set<string>;
  /** The searches that the user has purchased, by what the client has said. */
  readonly bought: Map<string, readonly string[]>;
  /** Reads a phone number from the emulator itself. */
  read(phoneNumber: string): Promise<OwnedNumber | undefined>;
  /** Checks what must be true at all times. */
  check(): void;
}

/** Creates the world of one life. */
export function createWorld(life: Life): World {
  const clock = createTestClock();
  const startsAt = Date.now();
  const { pendingRelease, secondRelease } = life;
  const emulator = createEmulator({
    authentication: 'off',
    // Operations go on while nobody reads them.
    pace: 'time',
    clock: {
      now: () => new Date(startsAt + clock.now()),
      advance: (milliseconds) => clock.advance(milliseconds),
    },
    pendingRelease,
    secondRelease,
  });
  const records: Entry[] = [];
  const { start: starts, operation, number, other } = life.plan;
  const plan = { start: [...starts], operation: [...operation], number: [...number], other: [...other] };
  const released = new Set<string>();
  const ask = (path: string) =>
    emulator.fetch(`https://a.com${path}?api-version=${life.apiVersion}`, { method: 'GET' });
  return {
    life,
    emulator,
    clock,
    nextFault: (method, url) => plan[targetOf(method, url)].shift() ?? 'none',
    faultsLeft: () => Object.values(plan).flat().length,
    records,
    released,
    bought: new Map(),
    async fetch(url, init) {
      // The emulator answers at once: a request that was given up is not recorded as one that did not arrive.
      const response = await emulator.fetch(url, { ...init, signal: null });
      const kind = kindOf(init?.method, url);
      if (kind !== undefined) {
        const phoneNumber = numberIn(url);
        records.push({
          kind,
          phoneNumber,
          isAsked: released.has(phoneNumber),
          isAccepted: response.status === 202,
          operationId: response.headers.get('operation-id'),
        });
      }
      return response;
    },
    async read(phoneNumber) {
      const response = await ask(`/phoneNumbers/${encodeURIComponent(phoneNumber)}`);
      if (response.status === 404) return undefined;
      const number: OwnedNumber = await response.json();
      return number;
    },
    check() {
      const { owned, held } = emulator.inventory();
      const { purchases, count } = emulator.ledger;
      for (const { searchId, phoneNumbers } of purchases) {
        assert.equal(count(searchId), 1, 'a search is purchased once');
        for (const number of phoneNumbers) {
          const isThere = owned.includes(number) || held.includes(number) || released.has(number);
          assert.ok(isThere, `${number} was bought, is not there, and nobody has released it`);
        }
      }
      for (const { kind, isAccepted, isAsked } of records) {
        if (kind === 'release' && isAccepted) assert.ok(isAsked, 'nobody has released it');
      }
    },
  };
}

function kindOf(method: string | undefined, url: string): Kind | undefined {
  const { pathname } = new URL(url);
  if (method === 'POST') return pathname.endsWith('/:purchase') ? 'purchase' : 'search';
  if (method === 'PATCH') return 'update';
  return method === 'DELETE' ? 'release' : undefined;
}

function targetOf(method: string, url: string): keyof Life['plan'] {
  if (method !== 'GET') return 'start';
  if (url.includes('/operations/')) return 'operation';
  return url.includes('/phoneNumbers/') ? 'number' : 'other';
}

function numberIn(url: string): string {
  return decodeURIComponent(/^\/phoneNumbers\/([^/]*)/.exec(new URL(url).pathname)?.[1] ?? '');
}
