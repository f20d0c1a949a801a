import type { KnownOperationStatus } from '@acs-contracts/phone-numbers-types';
import type { Answer, HeaderList } from './answer.js';
import type { OperationKind } from './operation.js';
import type { Search } from './search.js';

/** Where a request led; `none` where the contract has no such route, or not with that method. */
export type Route =
  | 'search'
  | 'purchase'
  | 'getOperation'
  | 'cancelOperation'
  | 'getSearchResult'
  | 'getPhoneNumber'
  | 'listPhoneNumbers'
  | 'updateCapabilities'
  | 'releasePhoneNumber'
  | 'none';

/** What the emulator knows about the exchange whose answer a mutation changes. */
export interface MutationContext {
  readonly route: Route;
  readonly request: {
    readonly method: string;
    /** Absolute, with its query. */
    readonly url: string;
    readonly headers: HeaderList;
    readonly body: Uint8Array;
  };
  /** The operation that was started, read or cancelled, as it is after this request. */
  readonly operation?: {
    readonly id: string;
    readonly kind: OperationKind;
    /** Of the search that is made or purchased, or that has found the phone number which is updated or released. */
    readonly searchId?: string;
    readonly status: KnownOperationStatus;
    /** How many times it was read, this read included: 0 for the request that starts it, 1 for the first read. */
    readonly polls: number;
    /** How many of these reads found it ended, this read included. */
    readonly terminalReads: number;
  };
  /**
   * The search that is made, purchased or read, whose operation is read, or that has found the phone number which is read,
   * updated or released.
   */
  readonly search?: Search;
  /** All purchases so far that were accepted, and how they stand. */
  readonly purchases: readonly { readonly search: Search; readonly status: KnownOperationStatus }[];
  readonly now: Date;
  /** The access key of the emulator, in base64. */
  readonly accessKey?: string | undefined;
}

/** Changes an answer before it goes out: this is how violations are made. */
export type Mutation = (answer: Answer, context: MutationContext) => Answer | Promise<Answer>;
