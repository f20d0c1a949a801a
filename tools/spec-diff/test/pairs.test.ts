import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { diffDocuments } from '../src/diff.js';
import { DocumentError } from '../src/document/document-error.js';
import { loadDocument } from '../src/document/load.js';

/** A pair of documents, and how far the second moves the version of the first. */
interface CollectedPair {
  readonly case: string;
  readonly level: string;
  readonly what: string;
}

const folder = fileURLToPath(new URL('./fixtures/pairs/', import.meta.url));
const { pairs }: { readonly pairs: readonly CollectedPair[] } = JSON.parse(
  readFileSync(`${folder}index.json`, 'utf8'),
);
const load = (name: string) => loadDocument(name, folder, folder);
const rate = async (name: string) =>
  diffDocuments(await load(`${name}.old.json`), await load(`${name}.new.json`));

describe('pairs of documents that were collected by hand', () => {
  it.each(pairs.filter(({ level }) => level !== 'refused'))(
    '$level: $what',
    async ({ case: name, level }) => {
      const { level: found, changes } = await rate(name);
      expect(found, changes.map(({ id }) => id).join('\n')).toBe(level);
      for (const change of changes) expect(change.witness !== null, change.id).toBe(change.level === 'major');
    },
  );

  it.each(pairs.filter(({ level }) => level === 'refused'))('refused: $what', async ({ case: name }) => {
    await expect(rate(name)).rejects.toThrow(DocumentError);
  });

  it('blame a property that has become required, and not the new optional one', async () => {
    const { changes } = await rate('wrong-blame-new-optional');
    const levels = changes.map(({ id, level }) => [id.split(' ')[0], level]);
    expect(levels).toContainEqual(['request-required', 'major']);
    expect(levels).toContainEqual(['request-property-added', 'minor']);
  });
});
