import { readdir } from 'node:fs/promises';
import { describe, expect, inject, it } from 'vitest';
import { referenceDocuments } from '../../src/build/openapi.js';
import { accessibilityProblems, hasBrowser, looks, overflow, useBrowser } from './browser.js';

const openPage = useBrowser();

const files = await readdir(inject('site'), { recursive: true });
const isReference = (file: string) => /^reference\/\d/.test(file);
const pages = files.filter((file) => file.endsWith('.html') && !isReference(file)).sort();
const documents = await referenceDocuments();

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
    'fits, loads at most 300 kB of its own origin, and has nothing that axe finds: $file, $width px, $colorScheme',
    async ({ file, ...look }) => {
      const { page, problems, transferred } = await openPage(file, look);
      expect(await overflow(page)).toBe(0);
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.waitForLoadState('networkidle');
      const sizes = await Promise.all(transferred.values());
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(budget);
      expect(problems).toEqual([]);
      await page.context().close();
    },
  );

  it.each([375, 1280])(
    'gives the text of the fault matrix more room than yes and no, at %i px',
    async (width) => {
      const { page } = await openPage('proof/reliability.html', { width, colorScheme: 'light' });
      const widths = await page.evaluate<number[]>(
        '[...[...document.querySelectorAll("table")].find((table) => table.rows[0].cells.length === 6).rows[1].cells].map((cell) => cell.offsetWidth)',
      );
      const [, fault = 0, demand = 0, ...answers] = widths;
      expect(Math.min(fault, demand), String(widths)).toBeGreaterThan(170);
      expect(Math.max(...answers), String(widths)).toBeLessThan(120);
      await page.context().close();
    },
  );

  it('breaks the names of packages behind slash and hyphens only, on a small screen', async () => {
    const { page } = await openPage('index.html', { width: 375, colorScheme: 'light' });
    const breaks = 'getComputedStyle(document.querySelector("td code")).overflowWrap';
    expect(await page.evaluate(breaks)).toBe('break-word');
    await page.context().close();
  });

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
  const looksOfReference = documents.flatMap(({ version, operations, evidence }, index) =>
    looks
      .filter((_, at) => at % 2 === index)
      .map((look, at) => {
        const { operationId, anchor } = operations[at * 4 + index * 3] ?? { operationId: '', anchor: '' };
        return { version, anchor, row: evidence.get(operationId)?.[0]?.id ?? '', ...look };
      }),
  );

  it.each(looksOfReference)(
    'shows an operation with its evidence, loads nothing of others, and has nothing that axe finds: $version, $anchor, $width px, $colorScheme',
    async ({ version, anchor, row, ...look }) => {
      const { page, problems } = await openPage(`reference/${version}.html#${anchor}`, look);
      const link = page.getByRole('link', { name: row, exact: true }).first();
      await link.waitFor({ state: 'attached' });
      expect(await link.getAttribute('href')).toBe(`/acs-contracts/reference/evidence.html#${row}`);
      const anchors = await page.evaluate<string[]>(
        '[...document.querySelectorAll("[id]")].map(({ id }) => id)',
      );
      expect(anchors).toContain(`api-1/${anchor}`);
      expect(await overflow(page)).toBe(0);
      expect(await accessibilityProblems(page)).toEqual([]);
      // It names itself in the console.
      expect(problems.filter((problem) => !problem.startsWith('@scalar/api-reference@'))).toEqual([]);
      await page.context().close();
    },
  );
});
