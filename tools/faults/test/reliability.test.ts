import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { renderReliability, type Score } from '../src/reliability.js';
import { rows } from '../src/rows/index.js';

const document = new URL('../../../docs/reliability.md', import.meta.url);

/** The scores, which are the only thing in the document that is not known without trying. */
function readScores(text: string): Score[] {
  return [...text.matchAll(/^\| `(.+)` \| (\S+) \| (\d+) of \d+ \|$/gm)].map(
    ([, client = '', version = '', passed]) => ({ client, version, passed: Number(passed) }),
  );
}

it('docs/reliability.md is what `pnpm faults --write` writes when our client passes every row', async () => {
  const text = await readFile(document, 'utf8');
  const scores = readScores(text);
  const tried = rows.filter(({ notTried }) => notTried === undefined);
  expect(scores.map(({ client }) => client)).toEqual([
    '@acs-contracts/phone-numbers-client',
    'openapi-fetch',
    '@azure/communication-phone-numbers',
  ]);
  expect(scores[0]?.passed).toBe(tried.length);
  expect(text).toBe(renderReliability(rows, scores, []));
});
