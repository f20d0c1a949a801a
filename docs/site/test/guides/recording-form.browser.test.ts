import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityProblems, hasBrowser, looks, useBrowser } from '../browser/browser.js';

const open = useBrowser();

async function openForm(look = looks[0]) {
  if (look === undefined) throw new Error('no look');
  const opened = await open('guides/never-recorded.html', look);
  // Nothing of a test goes to GitHub.
  await opened.page.context().route('https://github.com/**', (route) => route.fulfill({ body: 'GitHub' }));
  return opened;
}

async function fill(page: Page, exchange: string): Promise<void> {
  await page.getByLabel('What was recorded').selectOption('second-purchase');
  await page.getByLabel('Day of the recording').fill('2026-11-30');
  await page.getByLabel('Request and response').fill(exchange);
  await page.getByLabel('Report of contract-tests check').fill('{ "findings": [] }');
}

const send = (page: Page) => page.getByRole('button', { name: 'Open the issue on GitHub' }).click();

describe.runIf(hasBrowser)('the form for an answer that was never recorded', () => {
  it('opens an issue that is filled in, once its button is pressed and not before', async () => {
    const { page, problems } = await openForm();
    await fill(page, 'POST /availablePhoneNumbers/:purchase, answered with 409');
    expect(problems).toEqual([]);
    const opening = page.context().waitForEvent('page');
    await send(page);
    const issue = await opening;
    const { searchParams } = new URL(issue.url());
    expect(Object.fromEntries(searchParams)).toMatchObject({
      template: 'recorded-traffic.yml',
      row: 'second-purchase',
      date: '2026-11-30',
      exchange: 'POST /availablePhoneNumbers/:purchase, answered with 409',
    });
    await page.context().close();
  });

  it('opens nothing while a credential is in it, and names it', async () => {
    const { page } = await openForm();
    await fill(page, 'Authorization: Bearer my-secret-token');
    await page.getByRole('alert').filter({ hasText: 'This has a bearer token. Remove it.' }).waitFor();
    await send(page);
    await page.getByText('Nothing was opened: remove a bearer token first.').waitFor();
    expect(page.context().pages()).toHaveLength(1);
    await page.context().close();
  });

  it('opens nothing while it is not filled in', async () => {
    const { page } = await openForm();
    await send(page);
    expect(await page.evaluate('document.querySelector(":invalid") !== null')).toBe(true);
    expect(page.context().pages()).toHaveLength(1);
    await page.context().close();
  });

  it('names the format of what it refuses, and shows that its select can be opened', async () => {
    const { page } = await openForm();
    const version = page.getByLabel('api-version');
    expect(await version.getAttribute('title')).toContain('2021-03-07');
    const hint = await version.getAttribute('aria-describedby');
    expect(await page.locator(`#${hint}`).textContent()).toContain('2021-03-07');
    const look = 'getComputedStyle(document.querySelector(".recording-form select")).appearance';
    expect(await page.evaluate(look)).not.toBe('none');
    await page.context().close();
  });

  it.each(looks)('has nothing that axe finds, filled in, with $width px and $colorScheme', async (look) => {
    const { page } = await openForm(look);
    await fill(page, 'Authorization: Bearer my-secret-token');
    await send(page);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.context().close();
  });
});
