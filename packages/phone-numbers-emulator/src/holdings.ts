import type { PhoneNumberCapabilities, PhoneNumberCost } from '@acs-contracts/phone-numbers-types';
import type { Search } from './search.js';
import type { OwnedOptions } from './seed/seed.js';
import { recordedCost } from './stock/stock-options.js';

/** A phone number that the resource owns. */
export interface OwnedNumber {
  /** In E.164 format. */
  readonly phoneNumber: string;
  readonly countryCode: string;
  readonly phoneNumberType: string;
  readonly assignmentType: string;
  readonly capabilities: PhoneNumberCapabilities;
  readonly cost: PhoneNumberCost;
  readonly purchasedAt: Date;
}

/**
 * What a search does with its phone numbers: it holds those that it has not sold, its purchase is pending, which holds
 * all of them, or neither.
 */
export type Claim = 'held' | 'purchasing' | 'none';

/** Makes the owned phone number of one that a search has found. */
export function boughtNumber(search: Search, phoneNumber: string, purchasedAt: Date): OwnedNumber {
  const { countryCode, phoneNumberType, assignmentType, capabilities, cost } = search;
  return { phoneNumber, countryCode, phoneNumberType, assignmentType, capabilities, cost, purchasedAt };
}

/**
 * Makes an owned phone number of options that were checked.
 *
 * @param now - when it was bought if the options do not say
 */
export function ownedNumber(options: OwnedOptions, now: Date): OwnedNumber {
  return {
    phoneNumber: options.phoneNumber,
    countryCode: options.countryCode ?? 'US',
    phoneNumberType: options.phoneNumberType ?? 'geographic',
    assignmentType: options.assignmentType ?? 'application',
    capabilities: { calling: 'none', sms: 'inbound+outbound', ...options.capabilities },
    cost: { ...recordedCost, ...options.cost },
    purchasedAt: options.purchaseDate === undefined ? now : new Date(options.purchaseDate),
  };
}

/** Who has which phone number: the resource, a search, or nobody. */
export class Holdings {
  readonly #owned = new Map<string, OwnedNumber>();
  /** The search that an owned phone number was bought from; the fixture and the seeds have none. */
  readonly #sellers = new Map<string, Search>();
  readonly #searches = new Map<string, Search[]>();
  readonly #sold = new WeakMap<Search, Set<string>>();

  constructor(private readonly claimOf: (search: Search) => Claim) {}

  /** The phone numbers that the resource owns, in the order in which it got them. */
  owned(): readonly OwnedNumber[] {
    return [...this.#owned.values()];
  }

  isOwned(phoneNumber: string): boolean {
    return this.#owned.has(phoneNumber);
  }

  /** The search that an owned phone number was bought from, or else the first that has found it. */
  searchOf(phoneNumber: string): Search | undefined {
    return this.#sellers.get(phoneNumber) ?? this.#searches.get(phoneNumber)?.[0];
  }

  /** Whether a search has ever found a phone number, or the resource owns it. */
  isKnown(phoneNumber: string): boolean {
    return this.#owned.has(phoneNumber) || this.#searches.has(phoneNumber);
  }

  /** Whether a phone number is neither owned nor held. */
  isFree(phoneNumber: string): boolean {
    return !this.isOwned(phoneNumber) && !this.#isHeld(phoneNumber);
  }

  /** The phone numbers that searches hold and the resource does not own. */
  held(): readonly string[] {
    return [...this.#searches.keys()].filter(
      (phoneNumber) => !this.isOwned(phoneNumber) && this.#isHeld(phoneNumber),
    );
  }

  /** Enters a search: what it does with its phone numbers is asked for from now on. */
  add(search: Search): void {
    for (const phoneNumber of search.phoneNumbers) {
      this.#searches.set(phoneNumber, [...(this.#searches.get(phoneNumber) ?? []), search]);
    }
  }

  /** Whether a search cannot be sold, since a phone number of it is owned already, or has been found by another. */
  isTaken(search: Search): boolean {
    return search.phoneNumbers.some((phoneNumber) => {
      if (this.isOwned(phoneNumber)) return this.#sellers.get(phoneNumber) !== search;
      const isOwn = this.#holds(search, phoneNumber);
      const others = this.#searches.get(phoneNumber)?.filter((other) => other !== search) ?? [];
      return others.some(
        (other) => this.claimOf(other) === 'purchasing' || (!isOwn && this.#holds(other, phoneNumber)),
      );
    });
  }

  /** Makes the resource the owner of a phone number. */
  own(number: OwnedNumber, seller?: Search): void {
    const { phoneNumber } = number;
    if (seller) this.#sold.set(seller, new Set([...(this.#sold.get(seller) ?? []), phoneNumber]));
    if (this.isOwned(phoneNumber)) return;
    this.#owned.set(phoneNumber, number);
    if (seller) this.#sellers.set(phoneNumber, seller);
  }

  /** Changes what an owned phone number can be used for; one that was released meanwhile stays so. */
  update(phoneNumber: string, capabilities: Partial<PhoneNumberCapabilities>): void {
    const number = this.#owned.get(phoneNumber);
    if (number === undefined) return;
    this.#owned.set(phoneNumber, { ...number, capabilities: { ...number.capabilities, ...capabilities } });
  }

  release(phoneNumber: string): void {
    this.#owned.delete(phoneNumber);
    this.#sellers.delete(phoneNumber);
  }

  #isHeld(phoneNumber: string): boolean {
    return this.#searches.get(phoneNumber)?.some((search) => this.#holds(search, phoneNumber)) ?? false;
  }

  #holds(search: Search, phoneNumber: string): boolean {
    const claim = this.claimOf(search);
    return claim === 'purchasing' || (claim === 'held' && !this.#sold.get(search)?.has(phoneNumber));
  }
}
