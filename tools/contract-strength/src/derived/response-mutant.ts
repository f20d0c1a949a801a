import type { Answer } from '@acs-contracts/phone-numbers-emulator';
import type { Reason } from './equivalence.js';

/** What is done to a response. */
export type MutantClass =
  | 'member dropped'
  | 'member null'
  | 'member type'
  | 'member constraint'
  | 'member case'
  | 'enum case'
  | 'envelope'
  | 'document'
  | 'header dropped'
  | 'header empty'
  | 'header duplicated'
  | 'header renamed'
  | 'header ill-formed'
  | 'status'
  | 'media type'
  | 'charset';

/** One change of one response. */
export interface ResponseMutant {
  readonly class: MutantClass;
  /** Where, and what is there instead. */
  readonly what: string;
  /** Why the changed response conforms; absent when it breaks the contract. */
  readonly reason?: Reason | undefined;
  /** The members through which the recursion went to where it is; none where there is no recursion. */
  readonly turns?: readonly string[];
  /** Changes an answer; gives the same one where the change does not apply. */
  readonly change: (answer: Answer) => Answer;
}
