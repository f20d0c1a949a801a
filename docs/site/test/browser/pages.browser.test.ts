import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  accessibilityProblems,
  hasBrowser,
  type Look,
  looks,
  overflow,
  type SiteBrowser,
  startBrowser,
} from './browser.js';

let browser: SiteBrowser | undefined;
beforeAll(async () => {
  if (hasBrowser) browser = await startBrowser();
});
afterAll(() => browser?.close());

async function openPage(path: string, look: Look, bypassCSP = false) {
  if (browser === undefined) throw new Error('no browser');
  return browser.open(path, look, { bypassCSP });
}

const files = await readdir(inject('site'), { recursive: true });
const isReference = (file: string) => /^reference\/\d/.test(file);
const pages = files.filter((file) => file.endsWith('.html') && !isReference(file)).sort();
const references = files.filter((file) => file.endsWith('.html') && isReference(file)).sort();

/** What a reader loads before the reference opens, in bytes. */
const budget = 300_000;

/** Each page on a small screen in one color scheme and on a large one in the other. */
const pageLooks = pages.flatMap((file, index) =>
  looks
    .filter(({ width, colorScheme }) => (width === 375) === ((colorScheme === 'light') === (index % 2 === 0)))
    .map((look) => ({ file, ...look })),
);

describe.runIf(hasBrowser)('a page', () => {
  it.each(pageLooks)(
    'fits, loads at most 300 kB of its own origin, and breaks none of its rules: $file, $width px, $colorScheme',
    async ({ file, ...look }) => {
      const { page, problems, transferred } = await openPage(file, look);
      expect(await overflow(page)).toBe(0);
      const sizes = await Promise.all(transferred.values());
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(budget);
      expect(problems).toEqual([]);
      await page.context().close();
    },
  );

  it.each(pageLooks)(
    'has nothing that axe finds: $file, $width px, $colorScheme',
    async ({ file, ...look }) => {
      const { page } = await openPage(file, look, true);
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.context().close();
    },
  );

  it('is found by a local search, by keyboard', async () => {
    const { page, problems } = await openPage('index.html', { width: 1280, colorScheme: 'light' });
    await page.keyboard.press('Control+k');
    await page.locator('.VPLocalSearchBox input').waitFor();
    await page.keyboard.type('false alarms');
    await page.locator('.VPLocalSearchBox .result').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/proof\/contract-strength/);
    expect(problems).toEqual([]);
  });

  it('is dark when a reader switches to dark, also after a click on a link', async () => {
    const { page, problems } = await openPage('index.html', { width: 1280, colorScheme: 'light' });
    await page.getByRole('switch').first().click();
    await page.getByRole('link', { name: 'Proof' }).first().click();
    await page.waitForURL(/\/proof\//);
    expect(await page.evaluate('document.documentElement.classList.contains("dark")')).toBe(true);
    expect(problems).toEqual([]);
  });
});

describe.runIf(hasBrowser)('the reference', () => {
  const looksOfReference = references.flatMap((file, index) =>
    looks.filter((_, at) => at % 2 === index).map((look) => ({ file, ...look })),
  );

  it.each(looksOfReference)(
    'shows every operation with its evidence, and loads nothing of others: $file, $width px, $colorScheme',
    async ({ file, ...look }) => {
      const { page, problems } = await openPage(
        `${file}#tag/purchase/POST/availablePhoneNumbers/:purchase`,
        look,
      );
      await page
        .getByRole('link', { name: 'required-headers', exact: true })
        .first()
        .waitFor({ state: 'attached' });
      const anchors = await page.evaluate<string[]>(
        '[...document.querySelectorAll("[id]")].map(({ id }) => id)',
      );
      expect(anchors).toContain('api-1/tag/purchase/POST/availablePhoneNumbers/:purchase');
      expect(await overflow(page)).toBe(0);
      // It names itself in the console.
      expect(problems.filter((problem) => !problem.startsWith('@scalar/api-reference@'))).toEqual([]);
      await page.context().close();
    },
  );
});
