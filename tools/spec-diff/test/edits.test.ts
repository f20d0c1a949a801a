import { describe, expect, it } from 'vitest';
import { diffDocuments } from '../src/diff.js';
import { baseline, type Edit, Editable } from './editable.js';
import { operationEdits, securityEdits } from './edits/operations.js';
import { requestEdits, undoneRequestEdits } from './edits/requests.js';
import { responseEdits, undoneResponseEdits } from './edits/responses.js';
import { wordingEdits } from './edits/wording.js';

/** Makes an edit, after another one if it needs one, and compares before with after. */
async function rate({ apply, first }: Edit & { readonly first?: Edit['apply'] }) {
  const before = new Editable(baseline);
  first?.(before);
  const after = new Editable(before.root);
  apply(after);
  return diffDocuments(before.root, after.root);
}

describe.each([
  ['requests', requestEdits],
  ['requests, undone', undoneRequestEdits],
  ['answers', responseEdits],
  ['answers, undone', undoneResponseEdits],
  ['operations', operationEdits],
  ['security', securityEdits],
  ['wording', wordingEdits],
])('edits of %s', (_what, edits) => {
  it.concurrent.each(edits)('$level: $edit', async (edit) => {
    const diff = await rate(edit);
    expect(edit.level.split(' or '), diff.changes.map(({ id }) => id).join('\n')).toContain(diff.level);
    for (const change of diff.changes)
      expect(change.witness !== null, change.id).toBe(change.level === 'major');
  });
});
