import { describe, expect, it } from 'vitest';
import { type Diff, diffDocuments } from '../src/diff.js';
import { listChanges } from '../src/listed.js';
import { baseline, type Edit, Editable } from './editable.js';
import { operationEdits, securityEdits } from './edits/operations.js';
import { requestEdits, undoneRequestEdits } from './edits/requests.js';
import { responseEdits, undoneResponseEdits } from './edits/responses.js';
import { wordingEdits } from './edits/wording.js';

/** Makes an edit, after another one if it needs one, and compares before with after. */
async function rate(
  edit: Edit & { readonly first?: Edit['apply'] },
  list: typeof listChanges,
): Promise<Diff> {
  const before = new Editable(baseline);
  edit.first?.(before);
  const after = new Editable(before.root);
  edit.apply(after);
  return diffDocuments(before.root, after.root, { list });
}

function expectLevel(diff: Diff, level: Edit['level']): void {
  expect(level.split(' or '), diff.changes.map(({ id }) => id).join('\n')).toContain(diff.level);
  for (const change of diff.changes)
    expect(change.witness !== null, change.id).toBe(change.level === 'major');
}

describe.each([
  ['requests', requestEdits],
  ['requests, undone', undoneRequestEdits],
  ['answers', responseEdits],
  ['answers, undone', undoneResponseEdits],
  ['operations', operationEdits],
  ['security', securityEdits],
])('edits of %s, by what they do', (_what, edits) => {
  // What matters to peers and code is found without the list of all differences.
  const nothing = () => [];
  it.each(edits)('$level: $edit', async (edit) => expectLevel(await rate(edit, nothing), edit.level));
});

describe('edits of wording', () => {
  it.concurrent.each(wordingEdits)('$level: $edit', async (edit) =>
    expectLevel(await rate(edit, listChanges), edit.level),
  );
});
