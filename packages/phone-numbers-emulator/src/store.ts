import type { Clock } from './clock.js';
import type { Pace } from './course.js';
import { fixtures } from './fixtures.js';
import { createLedger } from './ledger.js';
import { Operation } from './operation.js';
import { createSearch, type Scenario, type Search, type SearchOptions } from './search.js';

/** A phone number that the resource owns. */
export interface OwnedNumber {
  /** In E.164 format. */
  readonly phoneNumber: string;
  /** The search that found it. */
  readonly search: Search;
  readonly purchasedAt: Date;
}

/** The fixtures do not expire while someone works with the emulator: they are held for ten years. */
const fixtureHoldMilliseconds = 10 * 365 * 24 * 3_600_000;

const preloaded: readonly (readonly [name: Scenario, phoneNumber: string])[] = [
  ['succeeds', '+14255550123'],
  ['fails', '+14255550124'],
  ['cancel', '+14255550125'],
  ['richError', '+14255550126'],
  ['throttled', '+14255550127'],
  ['unavailable', '+14255550128'],
];

/** All that an emulator remembers: searches, operations, phone numbers, and the ledger. */
export class Store {
  readonly ledger = createLedger();
  readonly #searches = new Map<string, Search>();
  readonly #operations = new Map<string, Operation>();
  /** What is owned whatever becomes of the operations: the fixture, and what purchases before the last one brought. */
  readonly #kept = new Map<string, OwnedNumber>();

  constructor(
    readonly clock: Clock,
    private readonly pace: Pace,
  ) {
    for (const [scenario, phoneNumber] of preloaded) {
      const searchId = fixtures[scenario];
      this.addSearch({
        searchId,
        scenario,
        phoneNumbers: [phoneNumber],
        holdMilliseconds: fixtureHoldMilliseconds,
      });
    }
    const search = createSearch({ searchId: 'before', phoneNumbers: [fixtures.phoneNumber] }, clock, 0);
    this.#kept.set(fixtures.phoneNumber, {
      phoneNumber: fixtures.phoneNumber,
      search,
      purchasedAt: clock.now(),
    });
  }

  /** @throws TypeError when the options make no search, or its id is taken */
  addSearch(options: SearchOptions): Search {
    // The fixtures have the numbers up to 55501 28.
    const search = createSearch(options, this.clock, 30 + this.#searches.size);
    if (this.#searches.has(key(search.searchId))) {
      throw new TypeError(`expected a search id that is not taken, got ${search.searchId}`);
    }
    this.#searches.set(key(search.searchId), search);
    return search;
  }

  search(searchId: string): Search | undefined {
    return this.#searches.get(key(searchId));
  }

  /** The search that holds a phone number, bought or not. */
  searchOf(phoneNumber: string): Search | undefined {
    return [...this.#searches.values()].find(({ phoneNumbers }) => phoneNumbers.includes(phoneNumber));
  }

  operation(id: string): Operation | undefined {
    return this.#operations.get(key(id));
  }

  /** The operations in the order of their first purchase. */
  operations(): readonly Operation[] {
    return [...this.#operations.values()];
  }

  /** Accepts a purchase. A second one of the same search costs again, and its operation begins again. */
  purchase(search: Search): Operation {
    const now = this.clock.now();
    const operation = new Operation(search, now, this.pace);
    const before = this.operation(operation.id);
    for (const number of before ? deliveredBy(before, now) : []) {
      if (!this.#kept.has(number.phoneNumber)) this.#kept.set(number.phoneNumber, number);
    }
    this.#operations.set(key(operation.id), operation);
    const { searchId, phoneNumbers } = search;
    this.ledger.record({ searchId, operationId: operation.id, phoneNumbers, at: now });
    return operation;
  }

  /** The phone numbers that the resource owns now: the fixture, and those of purchases that succeeded. */
  ownedNumbers(): readonly OwnedNumber[] {
    const now = this.clock.now();
    const delivered = this.operations().flatMap((operation) => deliveredBy(operation, now));
    return [...this.#kept.values(), ...delivered.filter(({ phoneNumber }) => !this.#kept.has(phoneNumber))];
  }
}

/** The phone numbers that an operation has brought. */
function deliveredBy(operation: Operation, now: Date): readonly OwnedNumber[] {
  if (operation.status(now) !== 'succeeded') return [];
  const { search, startedAt: purchasedAt } = operation;
  return search.phoneNumbers.map((phoneNumber) => ({ phoneNumber, search, purchasedAt }));
}

/** Ids are GUIDs with a prefix: their case does not matter. */
function key(id: string): string {
  return id.toLowerCase();
}
