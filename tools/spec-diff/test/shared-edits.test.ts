import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diffDocuments } from '../src/diff.js';
import { baseline, Editable } from './editable.js';
import { sharedEdits } from './edits/shared.js';

interface SharedEdit {
  readonly id: string;
  readonly axis: string;
  readonly level: string;
  readonly edit: string;
}

const file = new URL('./fixtures/spec-edits.json', import.meta.url);
const { edits }: { readonly edits: readonly SharedEdit[] } = JSON.parse(readFileSync(file, 'utf8'));

describe('the edits that were rated by hand', () => {
  it('are all made', () => {
    expect(Object.keys(sharedEdits)).toEqual(edits.map(({ id }) => id));
  });

  it.each(edits)('rates $id as $level: $edit', async ({ id, level, axis }) => {
    const document = new Editable(baseline);
    sharedEdits[id]?.(document);
    const diff = await diffDocuments(baseline, document.root);
    if (axis === 'refactor') expect(['none', 'patch']).toContain(diff.level);
    else expect(diff.level).toBe(level);
    for (const change of diff.changes)
      expect(change.witness !== null, change.id).toBe(change.level === 'major');
  });
});
