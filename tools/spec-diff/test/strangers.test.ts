import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diffDocuments } from '../src/diff.js';
import type { JsonObject } from '../src/json.js';
import { listChanges } from '../src/listed.js';

/** A pair of documents, how far the second moves the version of the first, and whether that is left open. */
interface StrangersPair {
  readonly case: string;
  readonly level: string;
  readonly isUndecided?: boolean;
  readonly old: JsonObject;
  readonly new: JsonObject;
}

function readPairs(name: string): readonly StrangersPair[] {
  const file = new URL(`./fixtures/${name}.json`, import.meta.url);
  const { pairs }: { readonly pairs: readonly StrangersPair[] } = JSON.parse(readFileSync(file, 'utf8'));
  return pairs;
}

/** The second file has changes that APIs make every day: the levels were decided before they were compared. */
const pairs = [...readPairs('strangers'), ...readPairs('api-changes')];

describe('pairs of documents by a stranger', () => {
  it.each(pairs)('$level: $case', async ({ level, isUndecided = false, old, new: next }) => {
    // What breaks peers and code is found without the list of all differences.
    const diff = await diffDocuments(old, next, {
      list: level === 'major' ? () => [] : listChanges,
    });
    expect(level.split(' or '), diff.changes.map(({ id }) => id).join('\n')).toContain(diff.level);
    expect(diff.changes.some(({ undecided }) => undecided !== undefined) || diff.level === 'major').toBe(
      isUndecided || diff.level === 'major',
    );
    for (const change of diff.changes) {
      expect(change.witness !== null, change.id).toBe(change.level === 'major');
      if (change.undecided !== undefined) expect(change.level).toBe('minor');
    }
  });
});
