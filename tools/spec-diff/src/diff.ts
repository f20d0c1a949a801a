import { type Change, highest, isLower, type Level } from './change.js';
import { remainingFacts } from './facts.js';
import type { JsonObject } from './json.js';
import { changesByPackage, packageLevels } from './packages.js';
import { redoclyDiff } from './redocly.js';
import { compareTypes } from './types/compare.js';
import { compareWire } from './wire/compare.js';

/** How far versions have to move between two versions of the contract, and why. */
export interface Diff {
  /** The highest level of all changes. */
  readonly level: Level;
  /** By the name of the package; packages that do not move are left out. */
  readonly packages: Readonly<Record<string, Level>>;
  /** The highest first. */
  readonly changes: readonly Change[];
}

/**
 * Compares two bundled OpenAPI 3.0 or 3.1 documents. The list starts from what `redocly diff` finds; how far a change
 * reaches is decided by calls and code that are tried on both versions. Equal documents have no changes.
 *
 * @param list - what lists the changes to start from
 */
export async function diffDocuments(
  older: JsonObject,
  newer: JsonObject,
  list: typeof redoclyDiff = redoclyDiff,
): Promise<Diff> {
  const [old, next] = [content(older), content(newer)];
  if (JSON.stringify(old) === JSON.stringify(next)) return { level: 'none', packages: {}, changes: [] };
  const listed = list(old, next);
  const wire = compareWire(old, next);
  const types = await compareTypes(old, next);
  const known = [...wire, ...types.changes];
  const changes = distinct([...known, ...remainingFacts(await listed, known)]);
  return {
    level: highest(changes.map(({ level }) => level)),
    packages: packageLevels(changesByPackage(changes, types.isSameText)),
    changes,
  };
}

/** A document without the note on how it was made. */
function content({ 'x-generated': _, ...document }: JsonObject): JsonObject {
  return document;
}

/** Each change once, where it is found in several places with the highest of its levels; the highest ones first. */
function distinct(changes: readonly Change[]): Change[] {
  const byId = new Map<string, Change>();
  for (const change of changes) {
    const known = byId.get(change.id);
    if (known === undefined || isLower(known.level, change.level)) byId.set(change.id, change);
  }
  return [...byId.values()].sort((one, other) => {
    if (one.level === other.level) return 0;
    return isLower(one.level, other.level) ? 1 : -1;
  });
}
