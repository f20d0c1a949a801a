import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityProblems, hasBrowser, type Look, looks, overflow, useBrowser } from './browser.js';

const open = useBrowser();

const small: Look = { width: 375, colorScheme: 'light' };

async function openTry(look: Look) {
  const opened = await open('try.html', look);
  await opened.page.getByRole('button', { name: 'Find a phone number' }).waitFor();
  return opened;
}

/** Clicks through a purchase, and waits until the rules have looked at it. */
async function buy(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Find a phone number' }).click();
  await page.getByRole('button', { name: /^Buy \+\d+ for 2 USD a month$/ }).click();
  await page
    .getByRole('status')
    .getByText(/^(Bought|The purchase of|The operation was read as) /)
    .waitFor();
  await page.locator('.verdict').waitFor();
}

const texts = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((elements) => elements.map((element) => element.textContent ?? ''));

describe.runIf(hasBrowser)('the emulator in the page', () => {
  it.each(looks)(
    'sells a phone number without anything of others, and the rules find nothing: %o',
    async (look) => {
      const { page, problems } = await openTry(look);
      await buy(page);
      const reads = await texts(page, '.track li');
      expect(reads.map((read) => read.replace(/read \d+ /, '').trim())).toEqual([
        'running',
        'running',
        'notStarted',
        'notStarted',
        'succeeded',
        'succeeded',
      ]);
      expect(await texts(page, '[aria-labelledby=accepted] h2')).toEqual(['Response to the purchase: 202']);
      expect(await texts(page, '[aria-labelledby=accepted] dt')).toEqual([
        'Operation-Location',
        'operation-id',
        'purchase-id',
      ]);
      expect(await texts(page, '[aria-labelledby=ledger] dd:first-of-type')).toEqual(['+18335550100']);
      expect(await page.locator('.verdict').textContent()).toContain('Nothing is wrong with 15 exchanges.');
      expect(await overflow(page)).toBe(0);
      expect(problems).toEqual([]);
    },
  );

  it.each(looks)('has nothing that axe finds after a purchase with a violation: %o', async (look) => {
    const { page } = await openTry(look);
    await page.getByRole('button', { name: 'purchase-id is missing' }).click();
    await buy(page);
    await page.locator('.exchanges summary').nth(6).click();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it.each([
    ['purchase-id is missing', /^shape at header:purchase-id of exchange 7/, /^Bought \+18335550100\.$/],
    [
      'succeeded for one read while it is running',
      /^terminal-stays /,
      /as succeeded, but it was then read as/,
    ],
    ['succeeded but the number is not owned (404 / missing in list)', /^outcome-holds /, /\(404\), and/],
  ])('shows what the rules say when "%s" is switched on', async (violation, finding, message) => {
    const { page, problems } = await openTry(small);
    await page.getByRole('button', { name: violation }).click();
    await buy(page);
    const found = (await texts(page, '.findings > li > p')).map((text) =>
      text.replaceAll(/\s+/g, ' ').trim(),
    );
    expect(found).toContainEqual(expect.stringMatching(finding));
    expect(await page.locator('.try-it .message').textContent()).toMatch(message);
    expect(problems).toEqual([]);
  });

  it('finds nothing wrong when an answer is unusual but correct, and the violation can be switched off', async () => {
    const { page } = await openTry(small);
    const answers = page.getByLabel('Answers of the emulator');
    await answers.selectOption('NC01');
    await buy(page);
    expect(await page.locator('.verdict').textContent()).toContain('Nothing is wrong');
    expect(await texts(page, '[aria-labelledby=accepted] dd.bad')).toEqual([]);
    const pick = page.getByRole('button', { name: 'purchase-id is missing' });
    await pick.click();
    expect(await answers.inputValue()).toBe('NP16');
    await pick.click();
    expect(await answers.inputValue()).toBe('');
  });

  it('sells a mobile phone number of the later api-version, with every choice by keyboard', async () => {
    const { page, problems } = await openTry(small);
    await page.getByLabel('Phone number', { exact: true }).focus();
    await page.keyboard.type('United Kingdom');
    const find = page.getByRole('button', { name: 'Find a phone number' });
    for (let presses = 0; presses < 20; presses += 1) {
      await page.keyboard.press('Tab');
      if (await find.evaluate((element) => element === document.activeElement)) break;
    }
    const focused = () => page.evaluate<string>('document.activeElement.textContent.trim()');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Buy \+447700\d+ for 3 USD a month$/ }).waitFor();
    expect(await focused()).toBe('Find a phone number');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Bought +447700').waitFor();
    expect(await focused()).toMatch(/^Buy \+447700/);
    await page.locator('.verdict').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    // What is bought is not bought again.
    await page.keyboard.press('Enter');
    expect(await texts(page, '[aria-labelledby=ledger] dd:first-of-type')).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  it('offers nothing to buy that was found for another choice', async () => {
    const { page } = await openTry(small);
    await page.getByRole('button', { name: 'Find a phone number' }).click();
    await page.getByRole('button', { name: /^Buy \+1833/ }).waitFor();
    await page.getByLabel('Phone number', { exact: true }).selectOption('us-geographic');
    await page.getByRole('button', { name: 'Buy', exact: true }).waitFor();
    expect(await page.locator('.try-it .message').textContent()).toBe('');
  });

  it('pauses between the reads, so that people see the statuses change', async () => {
    const { page } = await openTry({ ...small, hasPauses: true });
    await page.getByRole('button', { name: 'Find a phone number' }).click();
    await page.getByRole('button', { name: /^Buy / }).click();
    await page.locator('.track li.next').waitFor();
    await page.locator('.track li[data-status=notStarted]').first().waitFor();
    await page.locator('.track li[data-status=succeeded]').first().waitFor();
  });

  it('offers what a purchase shows of the catalog, and leaves out the rest', async () => {
    const { page } = await openTry(small);
    const values = await page
      .locator('#answers option')
      .evaluateAll((options) => options.map((option) => option.getAttribute('value')));
    expect(values).toEqual(expect.arrayContaining(['NP16', 'NL07', 'F01', 'NC01']));
    expect(values).not.toContain('KC06');
    expect(await page.locator('.note').textContent()).toMatch(/^ ?2\d\d of the 4\d\d violations/);
  });

  it('starts over with an empty ledger when the api-version is changed', async () => {
    const { page } = await openTry(small);
    await buy(page);
    await page.getByLabel('api-version').selectOption('2021-03-07');
    await page.getByRole('button', { name: 'Find a phone number' }).waitFor();
    expect(await page.locator('[aria-labelledby=ledger]').count()).toBe(0);
    await buy(page);
    expect(await page.locator('.verdict').textContent()).toContain('Nothing is wrong');
  });
});
