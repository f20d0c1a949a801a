import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { readBlocks } from './read-blocks.js';
import { guides } from './run-guide.js';

const recipes = new URL('../../../../packages/phone-numbers-emulator/recipes/', import.meta.url);

it('shows the recipes for Python as they are', async () => {
  const blocks = readBlocks('python.md', await readFile(new URL('python.md', guides), 'utf8'));
  const files = ['purchase.py', 'official_sdk.py'].map((name) => readFile(new URL(name, recipes), 'utf8'));
  expect(blocks.filter(({ language }) => language === 'python').map(({ code }) => code)).toEqual(
    await Promise.all(files),
  );
});
