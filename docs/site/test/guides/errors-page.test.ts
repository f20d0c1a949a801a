import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { collectCodes } from './errors/collect-codes.js';
import { renderErrors, unexplained } from './errors/render.js';
import { placeParts } from './generated-parts.js';
import { guides } from './run-guide.js';

// `pnpm test errors-page --update=all` writes it.
it('has the codes of the client, of the contract, and what the client makes of each status', async () => {
  const page = await readFile(new URL('errors.md', guides), 'utf8');
  await expect(placeParts(page, await renderErrors())).toMatchFileSnapshot('../../guides/errors.md');
});

it('explains every code that the contract names, and no other', async () => {
  expect(unexplained(await collectCodes())).toEqual({ missing: [], leftOver: [] });
});

it('tells what was recorded from what was not', async () => {
  const places = await collectCodes();
  expect(places).toContainEqual({ code: 'NotFound', place: '404', certainty: 'recorded' });
  expect(places).toContainEqual({ code: 'Denied', place: '401', certainty: 'second hand' });
  expect(places).toContainEqual({ code: 'ServiceUnavailable', place: '503', certainty: 'not recorded' });
  expect(places).toContainEqual({
    code: 'OutOfStock',
    place: 'search result',
    certainty: 'published swagger',
  });
});
