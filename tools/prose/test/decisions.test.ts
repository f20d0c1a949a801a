import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

const folder = new URL('../../../docs/decisions/', import.meta.url);
const files = (await readdir(folder)).filter((name) => name !== 'README.md').sort();
const index = await readFile(new URL('README.md', folder), 'utf8');

it('numbers the decisions without gaps', () => {
  expect(files.map((name) => Number(name.slice(0, 4)))).toEqual(files.map((_, position) => position + 1));
});

it.each(files)('%s has its number, a status with a date, and a row in the index', async (name) => {
  const text = await readFile(new URL(name, folder), 'utf8');
  const [, number, title] = /^# (\d+)\. (.+)$/m.exec(text) ?? [];
  const status = /^Status: (\w+, \d{4}-\d\d-\d\d.*?)\.?$/m.exec(text)?.[1];
  expect(Number(number)).toBe(Number(name.slice(0, 4)));
  expect(index).toContain(`| [${number}](${name}) | ${title} | ${status} |`);
});
