import { exportedVersion } from '@acs-contracts/openapi-tools/targets';
import { type Change, highest, isLower, type Level } from './change.js';
import { remainingFacts } from './facts.js';
import type { JsonObject } from './json.js';
import { listChanges } from './listed.js';
import { changesByPackage, isOwnApi, packageLevels } from './packages.js';
import { compareTypes } from './types/compare.js';
import { compareWire } from './wire/compare.js';
import { isLarge } from './wire/validator.js';

/** How far versions have to move between two versions of the contract, and why. */
export interface Diff {
  /** The highest level of all changes. */
  readonly level: Level;
  /** By the name of the package; packages that do not move are left out, and all of them for another API. */
  readonly packages: Readonly<Record<string, Level>>;
  /** The highest first. */
  readonly changes: readonly Change[];
  /** What was not looked at since the documents are too large, in words. Present exactly when there is something. */
  readonly leftOut?: readonly string[];
}

interface DiffOptions {
  readonly list?: typeof listChanges;
  readonly apiVersion?: string;
}

/**
 * Compares two bundled OpenAPI 3.0 or 3.1 documents. How far a change reaches is decided by calls and code that are tried on both
 * versions; what these do not tell apart is listed as well. Equal documents have no changes.
 *
 * @param options.list - what lists where the documents differ
 * @param options.apiVersion - the api-version that both describe, which decides where users import the types from
 */
export async function diffDocuments(
  older: JsonObject,
  newer: JsonObject,
  { list = listChanges, apiVersion }: DiffOptions = {},
): Promise<Diff> {
  const [old, next] = [content(older), content(newer)];
  if (JSON.stringify(old) === JSON.stringify(next)) return { level: 'none', packages: {}, changes: [] };
  const wire = compareWire(old, next);
  const isOwn = isOwnApi(old) || isOwnApi(next);
  const types = await compareTypes(old, next, isOwn ? typesModule(apiVersion) : './types.js');
  const known = [...wire, ...types.changes];
  const changes = distinct([...known, ...remainingFacts(list(old, next), known)]);
  const leftOut = [old, next].some(isLarge)
    ? ['the documents are large, so that values nested deeper than one level are not tried']
    : [];
  return {
    ...(leftOut.length > 0 && { leftOut }),
    level: highest(changes.map(({ level }) => level)),
    packages: isOwn ? packageLevels(changesByPackage(changes, types.isSameText)) : {},
    changes,
  };
}

function typesModule(apiVersion: string = exportedVersion): string {
  const subpath = apiVersion === exportedVersion ? '' : `/${apiVersion}`;
  return `@acs-contracts/phone-numbers-types${subpath}`;
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
