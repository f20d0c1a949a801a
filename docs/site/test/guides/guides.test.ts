import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { guides, runGuide } from './run-guide.js';

const pages = (await readdir(guides)).filter((name) => name.endsWith('.md'));

describe.concurrent('the guides', () => {
  it.each(pages)('does everything that guides/%s says, and sees what it shows', async (page) => {
    expect(await runGuide(page)).toBeGreaterThan(0);
  });
});
