import type { Exchange } from '@acs-contracts/contract-tests';
import type { Mutation } from '@acs-contracts/phone-numbers-emulator';
import type { ApiVersion } from '../contract/document.js';
import type { Reason } from '../derived/equivalence.js';

/** Where seeds come from, and how they are judged. */
export const origins = {
  catalogue: 'the catalogue of the emulator, through `verify`; and the emulator as it is, which conforms',
  'life cycle': 'derived: what may happen to an operation at each of its reads, through `verify`',
  session:
    'derived: the responses that `verify` meets, changed whenever they come, in the scenarios that meet them',
  exchange: 'derived: every response of the contract, its example changed, through `checkExchange`',
} as const;

/** Names where a seed comes from. */
export type Origin = keyof typeof origins;

/** The names, in the order of the report. */
export const originNames: readonly Origin[] = ['catalogue', 'life cycle', 'session', 'exchange'];

/** One violation or variation, seeded by itself. */
export interface Seed {
  readonly apiVersion: ApiVersion;
  readonly origin: Origin;
  /** Names it among those of its api-version and origin. */
  readonly id: string;
  readonly layer: string;
  readonly class: string;
  readonly what: string;
  /** `caught` for a violation; `not-flagged` for what conforms. */
  readonly expected: 'caught' | 'not-flagged';
  /** Why a derived mutant conforms. */
  readonly reason?: Reason | undefined;
  /** Either changes the answers of a session, or is an exchange by itself. */
  readonly subject:
    | {
        readonly mutate?: Mutation | undefined;
        /** The scenarios that meet what is changed; all by default. */
        readonly scenarios?: readonly string[];
      }
    | { readonly exchange: Exchange };
}

/** A seed before it is told for which api-version it is. */
export type UnversionedSeed = Omit<Seed, 'apiVersion'>;

/** A text that no other seed has: its api-version, its origin and its id. */
export function seedKey({ apiVersion, origin, id }: Pick<Seed, 'apiVersion' | 'origin' | 'id'>): string {
  return `${apiVersion} ${origin} ${id}`;
}
