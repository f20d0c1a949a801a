import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { placeParts } from './generated-parts.js';
import { drawLife } from './life/draw.js';
import { readLife } from './life/read-life.js';
import { stagesOf } from './life/stages.js';
import { tellLife } from './life/tell.js';
import { guides } from './run-guide.js';

// `pnpm test life-page --update=all` writes it.
it('draws the life of a purchase from the contract, and tells it in words', async () => {
  const page = await readFile(new URL('life-of-a-purchase.md', guides), 'utf8');
  const stages = stagesOf(await readLife());
  const parts = { diagram: drawLife(stages), words: tellLife(stages) };
  await expect(placeParts(page, parts)).toMatchFileSnapshot('../../guides/life-of-a-purchase.md');
});

it('reads from the contract what a 202 always has, and what ends an operation', async () => {
  const { purchase, pending, ended } = await readLife();
  const accepted = purchase.responses.find(({ status }) => status === '202');
  expect(accepted?.headers).toEqual(['Operation-Location', 'operation-id', 'purchase-id']);
  expect({ pending, ended }).toEqual({ pending: ['notStarted', 'running'], ended: ['succeeded', 'failed'] });
  expect(purchase.responses.filter(({ isUnclear }) => isUnclear).map(({ status }) => status)).toEqual([
    '500',
    '503',
  ]);
});

it('has a title and a description for people who do not see the drawing, and no script', async () => {
  const drawing = drawLife(stagesOf(await readLife()));
  expect(drawing).toContain('role="img" aria-labelledby="life-title life-description"');
  expect(drawing).toMatch(/<title id="life-title">.+<\/title>\n<desc id="life-description">.+<\/desc>/);
  expect(drawing).not.toMatch(/<script|\bon\w+=|\n\n/);
});
