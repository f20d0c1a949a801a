import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { readGuides } from '../src/build/guides.js';

const folders: string[] = [];
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'guides-'));
  folders.push(folder);
});
afterAll(() => Promise.all(folders.map((each) => rm(each, { recursive: true, force: true }))));

const write = (name: string, text: string) => writeFile(path.join(folder, name), text);

it('lists the guides of a folder by their order, and by name where orders are equal', async () => {
  await write('third.md', '---\ntitle: Third\norder: 30\n---\n\n# Third\n');
  await write('beta.md', '---\ntitle: Beta\norder: 1\n---\n');
  await write('alpha.md', '---\r\ntitle: Alpha\r\norder: 1\r\n---\r\n');
  await write('notes.txt', 'not a guide');
  expect(await readGuides(folder)).toEqual([
    { text: 'Alpha', link: '/guides/alpha' },
    { text: 'Beta', link: '/guides/beta' },
    { text: 'Third', link: '/guides/third' },
  ]);
});

it.each([
  ['---\norder: 1\n---\n', 'guides/wrong.md must have a title in its front matter'],
  ['---\ntitle: ""\norder: 1\n---\n', 'guides/wrong.md must have a title in its front matter'],
  ['---\ntitle: Wrong\n---\n', 'guides/wrong.md must have an order (a number) in its front matter'],
  ['# No front matter\n', 'guides/wrong.md must have a title in its front matter'],
])('names the guide whose front matter is incomplete: %j', async (text, message) => {
  await write('wrong.md', text);
  await expect(readGuides(folder)).rejects.toThrow(message);
});
