import chromium from '@sparticuz/chromium';
import axe from 'axe-core';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixtures, manualClock, type StartedEmulator, startEmulator } from '../src/index.js';

/** The browser that npm brings is for Linux. */
const hasBrowser = process.platform === 'linux' && process.arch === 'x64';

let browser: Browser | undefined;
beforeAll(async () => {
  if (!hasBrowser) return;
  // Root, as in containers, has no sandbox.
  const args = ['--no-sandbox', '--disable-gpu'];
  browser = await playwright.launch({ executablePath: await chromium.executablePath(), args });
}, 60_000);
afterAll(() => browser?.close());

interface Look {
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
}

/** Opens the page of an emulator, which has been asked before, and notes what goes wrong in it. */
async function open(emulator: StartedEmulator, { width, colorScheme }: Look, bypassCSP = false) {
  await buy(emulator, fixtures.succeeds);
  if (browser === undefined) throw new Error('no browser');
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP });
  const page = await context.newPage();
  const problems: string[] = [];
  const hosts = new Set<string>();
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => problems.push(message.text()));
  page.on('request', (request) => hosts.add(new URL(request.url()).origin));
  await page.goto(`${emulator.url}/_emulator`);
  await page.locator('#purchases tr').first().waitFor();
  return { page, problems, hosts };
}

async function buy(emulator: StartedEmulator, searchId: string): Promise<Response> {
  return fetch(`${emulator.url}/availablePhoneNumbers/:purchase?api-version=2021-03-07`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer a.b.c' },
    body: JSON.stringify({ searchId }),
  });
}

async function switchOn(page: Page, id: string): Promise<void> {
  await page.getByLabel('Id').fill(id);
  await page.getByRole('button', { name: 'Switch on' }).click();
}

const looks: readonly Look[] = [375, 1280].flatMap((width) => [
  { width, colorScheme: 'light' as const },
  { width, colorScheme: 'dark' as const },
]);

describe.runIf(hasBrowser)('the page of the admin routes, in a browser', () => {
  it.each(looks)('fits, loads nothing of others, and breaks none of its own rules: %o', async (look) => {
    await using emulator = await startEmulator({ admin: 'loopback' });
    const { page, problems, hosts } = await open(emulator, look);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    expect([...hosts]).toEqual([emulator.url]);
    expect(problems).toEqual([]);
  });

  it.each(looks)('has nothing that axe finds: %o', async (look) => {
    await using emulator = await startEmulator({ admin: 'loopback' });
    // The rules of the page keep axe out.
    const { page } = await open(emulator, look, true);
    await page.evaluate(axe.source);
    const found = 'axe.run().then(({ violations }) => violations.map(({ id }) => id))';
    expect(await page.evaluate(found)).toEqual([]);
    await switchOn(page, 'X99');
    await switchOn(page, 'P06');
    await page.getByRole('button', { name: 'Switch off P06' }).waitFor();
    expect(await page.evaluate(found)).toEqual([]);
  });

  it('shows what happens while it is open', async () => {
    await using emulator = await startEmulator({ admin: 'loopback' });
    const { page } = await open(emulator, { width: 375, colorScheme: 'light' });
    await buy(emulator, fixtures.fails);
    await page.locator('#purchases').getByText(fixtures.fails).waitFor();
    await page.locator('#operations').getByText(`purchase_${fixtures.fails}`).waitFor();
    expect(await page.locator('#requests tr').count()).toBe(2);
    expect(await page.locator('#purchases-total').textContent()).toBe('2');
  });

  it('asks for the catalogue once, and then for what is switched on', async () => {
    await using emulator = await startEmulator({ admin: 'loopback' });
    const { page } = await open(emulator, { width: 375, colorScheme: 'light' });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.reload();
    for (let times = 0; times < 3; times += 1) await page.waitForResponse(/\/violations\/on$/);
    expect(asked.filter((path) => path.endsWith('/violations'))).toHaveLength(1);
  });

  it('advances the clock', async () => {
    const clock = manualClock(new Date('2026-01-31T12:00:00Z'));
    await using emulator = await startEmulator({ admin: 'loopback', clock });
    const { page } = await open(emulator, { width: 375, colorScheme: 'light' });
    await page.getByLabel('Minutes').fill('1.5');
    await page.getByRole('button', { name: 'Advance' }).click();
    await page.getByRole('status').getByText('Advanced the clock by 1.5 minutes.').waitFor();
    expect(await page.locator('#time').textContent()).toBe('2026-01-31 12:01:30 UTC');
    expect(clock.now()).toEqual(new Date('2026-01-31T12:01:30Z'));
  });

  it('switches violations on and off, and says which one may be meant', async () => {
    await using emulator = await startEmulator({ admin: 'loopback' });
    const { page } = await open(emulator, { width: 375, colorScheme: 'light' });
    await switchOn(page, 'p6');
    await page.getByRole('alert').getByText('did you mean P06?').waitFor();
    await switchOn(page, 'P06');
    await page.getByRole('button', { name: 'Switch off P06' }).waitFor();
    const wrong = await buy(emulator, fixtures.succeeds);
    expect(wrong.headers.get('operation-location')).toBeNull();
    await page.getByRole('button', { name: 'Switch off P06' }).click();
    await page.getByText('None is switched on.').waitFor();
    const right = await buy(emulator, fixtures.succeeds);
    expect(right.headers.get('operation-location')).not.toBeNull();
  });

  it('resets the emulator', async () => {
    await using emulator = await startEmulator({ admin: 'loopback' });
    const { page } = await open(emulator, { width: 375, colorScheme: 'light' });
    await page.getByRole('button', { name: 'Reset the emulator' }).click();
    await page.getByRole('status').getByText('Reset the emulator.').waitFor();
    expect(emulator.ledger.purchases).toEqual([]);
    expect(await page.locator('#purchases tr').count()).toBe(0);
  });

  it('says that the emulator does not answer when it has stopped', async () => {
    await using emulator = await startEmulator({ admin: 'loopback' });
    const { page } = await open(emulator, { width: 375, colorScheme: 'light' });
    await emulator.close();
    await page.getByRole('alert').getByText('The emulator does not answer').waitFor();
  });

  it('cannot be used by a page of another origin', async () => {
    await using emulator = await startEmulator({ admin: 'loopback' });
    await using other = await startEmulator({ admin: 'loopback' });
    const { page } = await open(other, { width: 375, colorScheme: 'light' }, true);
    await buy(emulator, fixtures.succeeds);
    for (const path of ['/_emulator/reset', '/reached']) {
      const send = `fetch('${emulator.url}${path}', { method: 'POST', mode: 'no-cors' })`;
      await page.evaluate(`${send}.catch(() => {})`);
    }
    const requests = await (await fetch(`${emulator.url}/_emulator/requests`)).json();
    expect(requests).toMatchObject({ total: 2, requests: [{ status: 202 }, { path: '/reached' }] });
    expect(emulator.ledger.count(fixtures.succeeds)).toBe(1);
  });
});
