import type { Lookup } from '../document/located.js';
import type { Conjuncts } from './conjuncts.js';

/** A schema in the older and in the newer version. */
export interface Pair {
  readonly old: Conjuncts;
  readonly new: Conjuncts;
}

/** The lookups of the older and the newer version. */
export interface Lookups {
  readonly old: Lookup;
  readonly new: Lookup;
}
