import { type Change, changeId, isLower, type Level } from '../change.js';
import { violations } from './conformance.js';
import type { Contract, Operation } from './contract.js';
import { type Exchange, formatExchange } from './exchange.js';
import type { Side } from './sample.js';

/** Both versions of the contract. */
export interface Versions {
  readonly old: Contract;
  readonly new: Contract;
}

/** An operation in both versions. */
export interface OperationPair {
  readonly old: Side;
  readonly new: Side;
}

/** A suspicion: a change, and the calls that may prove that it breaks peers. */
export interface Suspect {
  /** As ids name it: `header-may-be-absent`. */
  readonly kind: string;
  readonly where: string;
  readonly reason: string;
  /** The version that the calls conform to: the older one when clients break, the newer one when servers do. */
  readonly conformsTo: 'old' | 'new';
  /** Where the other version has to be broken, as violations name it. */
  readonly place: string;
  readonly calls: Iterable<Exchange>;
  /** The level without a proof. */
  readonly otherwise: Level;
  /** Why it is not known that the change is harmless; absent when that is known. */
  readonly undecided?: string | undefined;
}

/** As many calls are tried before a change is taken for harmless. */
const maxCalls = 60;

/** Tries the calls of a suspicion. It is major when one keeps one version's rules and breaks the other's in that place. */
export function tryOut(versions: Versions, suspect: Suspect): Change {
  const { kind, reason, conformsTo, place, otherwise } = suspect;
  const where = suspect.where.replace(/^(#\/components\/schemas\/[^/]+)\/x-base(?=\/|$)/, '$1');
  const breaks = conformsTo === 'old' ? 'new' : 'old';
  const change = { id: changeId(kind, where), axis: 'wire', where, reason } as const;
  let left = maxCalls;
  for (const exchange of suspect.calls) {
    const violation = violations(versions[breaks], exchange).find((found) => found.where === place);
    if (violation !== undefined && violations(versions[conformsTo], exchange).length === 0) {
      const text = formatExchange(exchange);
      const witness = { kind: 'exchange', conformsTo, breaks, text, because: violation.message } as const;
      return { ...change, level: 'major', witness };
    }
    left -= 1;
    if (left === 0) break;
  }
  if (suspect.undecided === undefined) return { ...change, level: otherwise, witness: null };
  const level = isLower(otherwise, 'minor') ? 'minor' : otherwise;
  return { ...change, level, witness: null, undecided: suspect.undecided };
}

/** An operation as reasons name it: `POST /availablePhoneNumbers/:purchase`. */
export function nameOf({ method, path, hook }: Operation): string {
  return hook === undefined ? `${method} ${path}` : `${method} of ${hook}`;
}
