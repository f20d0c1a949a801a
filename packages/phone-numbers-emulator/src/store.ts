import type { PhoneNumberCapabilities } from '@acs-contracts/phone-numbers-types';
import type { Clock } from './clock.js';
import {
  type Course,
  endedCourse,
  isTerminal,
  type Pace,
  purchaseCourse,
  releaseCourse,
  searchCourse,
  updateCourse,
} from './course.js';
import { carryOut } from './effects.js';
import { type Claim, Holdings, type OwnedNumber } from './holdings.js';
import type { Initial } from './initial.js';
import { type Inventory, inventoryOf } from './inventory.js';
import { createLedger } from './ledger.js';
import type { Operation } from './operation.js';
import { Operations } from './operations.js';
import { wrongOption } from './option-checks.js';
import { createSearch, fictitiousNumber, foundSearch, type Search, type SearchOptions } from './search.js';
import { type Found, findInStock, permits, type Wanted } from './stock/stock.js';
import type { Unrecorded } from './unrecorded/choices.js';

/** All that an emulator remembers: searches, operations, phone numbers, and the ledger. */
export class Store {
  readonly ledger = createLedger();
  #searches = new Map<string, Search>();
  #operations: Operations;
  #holdings = this.#noHoldings();

  /** @throws TypeError when two of the searches have the same id */
  constructor(
    readonly clock: Clock,
    private readonly pace: Pace,
    private readonly choices: Unrecorded,
    private readonly initial: Initial,
  ) {
    this.#operations = new Operations(pace);
    this.#fill();
  }

  /** Forgets all that has happened, and begins again with what there was at the start. The clock runs on. */
  reset(): void {
    this.ledger.clear();
    this.#searches = new Map();
    this.#operations = new Operations(this.pace);
    this.#holdings = this.#noHoldings();
    this.#fill();
  }

  /**
   * Adds a search of options that were checked. It has ended, and holds its phone numbers whoever else does.
   *
   * @param path - stands before the name of the option in messages
   * @throws TypeError when the search id is taken
   */
  addSearch(options: SearchOptions, path = ''): Search {
    const search = createSearch(options, this.clock.now(), this.#unusedNumber());
    if (this.#searches.has(key(search.searchId))) {
      throw wrongOption(`${path}searchId`, 'an id that no other search has', JSON.stringify(search.searchId));
    }
    this.#enter(search);
    this.#startSearch(search, endedCourse);
    return search;
  }

  /** What is in stock for a request, held by nobody; nothing when there is no plan for it. */
  find(wanted: Wanted): Found | undefined {
    this.settle();
    return findInStock(this.initial.stock, wanted, (phoneNumber) => this.#holdings.isFree(phoneNumber));
  }

  /** Accepts a search, which holds what was found. */
  startSearch(found: Found, wanted: Wanted, end: 'succeeded' | 'failed'): Operation {
    const search = foundSearch(found, wanted, this.clock.now());
    this.#enter(search);
    return this.#startSearch(search, searchCourse(end));
  }

  search(searchId: string): Search | undefined {
    const search = this.#searches.get(key(searchId));
    return search && this.#isForgotten(search) ? undefined : search;
  }

  /** The search that has found a phone number, bought or not. */
  searchOf(phoneNumber: string): Search | undefined {
    this.settle();
    return this.#holdings.searchOf(phoneNumber);
  }

  operation(id: string): Operation | undefined {
    const operation = this.#operations.get(id);
    const isForgotten =
      operation?.kind === 'search' && operation.search && this.#isForgotten(operation.search);
    return isForgotten ? undefined : operation;
  }

  /** The operations that were accepted, in the order of the first one with each id. */
  operations(): readonly Operation[] {
    return this.#operations.all();
  }

  /** The purchase of a search that was purchased. */
  operationOf(search: Search): Operation | undefined {
    return this.operation(`purchase_${search.searchId}`);
  }

  /**
   * Accepts a purchase. A second one of the same search costs again, and its operation begins again.
   *
   * @param isExpired - the operation fails since the search has expired
   */
  purchase(search: Search, isExpired: boolean): Operation {
    this.settle();
    const now = this.clock.now();
    const cause = isExpired ? 'expired' : this.#holdings.isTaken(search) ? 'taken' : 'scenario';
    const operation = this.#operations.start({
      kind: 'purchase',
      key: search.searchId,
      // Recorded: a purchase has the date of its search.
      createdAt: search.createdAt,
      startedAt: now,
      course: purchaseCourse(cause === 'scenario' ? search.scenario : 'fails'),
      cause,
      search,
    });
    const { searchId, phoneNumbers } = search;
    this.ledger.record({ searchId, operationId: operation.id, phoneNumbers, at: now });
    return operation;
  }

  /** Accepts the update of an owned phone number. Its plan decides whether it succeeds. */
  update(phoneNumber: string, capabilities: Partial<PhoneNumberCapabilities>): Operation {
    return this.#operations.start({
      kind: 'capabilities',
      ...this.#aboutNumber(phoneNumber),
      course: updateCourse(this.permits(phoneNumber, capabilities) ? 'succeeded' : 'failed'),
      cause: 'capabilities',
      capabilities,
    });
  }

  /** Whether the plan of a phone number permits capabilities. */
  permits(phoneNumber: string, capabilities: Partial<PhoneNumberCapabilities>): boolean {
    return permits(this.initial.stock, phoneNumber, capabilities);
  }

  /** Accepts the release of an owned phone number. */
  release(phoneNumber: string): Operation {
    return this.#operations.start({
      kind: 'release',
      ...this.#aboutNumber(phoneNumber),
      course: releaseCourse,
    });
  }

  /** Whether the release of a phone number was accepted and has not ended. */
  isBeingReleased(phoneNumber: string): boolean {
    this.settle();
    return this.#operations
      .pending()
      .some(({ kind, accepted }) => kind === 'release' && accepted.phoneNumber === phoneNumber);
  }

  /** The phone numbers that the resource owns now. */
  ownedNumbers(): readonly OwnedNumber[] {
    this.settle();
    return this.#holdings.owned();
  }

  /** Makes the resource own a phone number that it does not own yet. */
  own(number: OwnedNumber): void {
    this.#holdings.own(number);
  }

  inventory(): Inventory {
    this.settle();
    return inventoryOf(this.initial.stock, this.#holdings);
  }

  /** Carries out what operations lead to that have ended, in the order in which they did. */
  settle(): void {
    const now = this.clock.now();
    for (const operation of this.#operations.takeEnded(now)) {
      const isSuccess = operation.status(now) === 'succeeded';
      carryOut(operation, isSuccess, this.#holdings, this.choices.failedOperation);
    }
  }

  #startSearch(search: Search, course: Course): Operation {
    const { searchId, createdAt } = search;
    const accepted = { key: searchId, createdAt, startedAt: createdAt, course, search };
    return this.#operations.start({ kind: 'search', cause: 'outOfStock', ...accepted });
  }

  /** What an update and a release have in common. Recorded: their ids are new ones. */
  #aboutNumber(phoneNumber: string) {
    const now = this.clock.now();
    const search = this.searchOf(phoneNumber);
    return { key: crypto.randomUUID(), createdAt: now, startedAt: now, search, phoneNumber };
  }

  #enter(search: Search): void {
    this.#searches.set(key(search.searchId), search);
    this.#holdings.add(search);
  }

  #fill(): void {
    for (const number of this.initial.owned) this.#holdings.own(number);
    for (const [search, path] of this.initial.searches) this.addSearch(search, path);
  }

  #noHoldings(): Holdings {
    return new Holdings((search) => this.#claimOf(search));
  }

  #claimOf(search: Search): Claim {
    const now = this.clock.now();
    const purchase = this.#operations.get(`purchase_${search.searchId}`);
    const isPending = purchase !== undefined && !isTerminal(purchase.status(now));
    if (isPending && purchase.failureCause === 'scenario') return 'purchasing';
    const isOver = search.expiresAt <= now || this.#operations.get(`search_${search.searchId}`)?.isCanceled;
    return isOver ? 'none' : 'held';
  }

  /** The next number that nothing else has. The fixtures have those up to 55501 28. */
  #unusedNumber(): string {
    let count = 30 + this.#searches.size;
    while (this.#holdings.isKnown(fictitiousNumber(count))) count += 1;
    return fictitiousNumber(count);
  }

  /** Whether a search is unknown since it has expired. What was purchased is not forgotten. */
  #isForgotten(search: Search): boolean {
    const isExpired = search.expiresAt <= this.clock.now();
    return isExpired && this.choices.expiredSearch === 'forgotten' && !this.operationOf(search);
  }
}

/** Ids are GUIDs with a prefix: their case does not matter. */
function key(id: string): string {
  return id.toLowerCase();
}
