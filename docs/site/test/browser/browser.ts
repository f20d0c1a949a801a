import chromium from '@sparticuz/chromium';
import axe from 'axe-core';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { type StaticServer, serve } from './static-server.js';

/** The browser that npm brings is for Linux. */
export const hasBrowser = process.platform === 'linux' && process.arch === 'x64';

/** How a reader looks at the site. */
export interface Look {
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
  /** Whether a purchase pauses between the reads, as it does for most people. @default false */
  readonly hasPauses?: boolean;
}

/** A small and a large screen, light and dark. */
export const looks: readonly Look[] = [375, 1280].flatMap((width) => [
  { width, colorScheme: 'light' as const },
  { width, colorScheme: 'dark' as const },
]);

/** A page of the site in a browser, and what went wrong in it. */
interface OpenPage {
  readonly page: Page;
  /** Errors, everything written to the console, and requests to other origins or for what is not there. */
  readonly problems: string[];
  /** The bytes of every response by its address, after gzip. */
  readonly transferred: Map<string, Promise<number>>;
}

/** Opens a page, by its path below the base, and waits until it reacts to a reader. */
type Open = (path: string, look: Look) => Promise<OpenPage>;

/** Starts a browser and a server of the built site before the tests of a file, and stops both after them. */
export function useBrowser(): Open {
  let server: StaticServer | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (!hasBrowser) return;
    server = await serve(inject('site'), '/acs-contracts/');
    // Root, as in containers, has no sandbox.
    const args = ['--no-sandbox', '--disable-gpu'];
    browser = await playwright.launch({ executablePath: await chromium.executablePath(), args });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  return async (path, look) => {
    if (browser === undefined || server === undefined) throw new Error('no browser');
    return open(browser, server, `${server.origin}/acs-contracts/${path}`, look);
  };
}

/** Vue marks the element that it has taken over; the full reference has none. */
function isAlive(): boolean {
  const app = document.getElementById('app');
  return app === null || '__vue_app__' in app;
}

async function open(browser: Browser, server: StaticServer, url: string, look: Look): Promise<OpenPage> {
  const { width, colorScheme, hasPauses = false } = look;
  const reducedMotion = hasPauses ? 'no-preference' : 'reduce';
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    reducedMotion,
  });
  const page = await context.newPage();
  const problems: string[] = [];
  const transferred = new Map<string, Promise<number>>();
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => problems.push(message.text()));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== server.origin && protocol !== 'data:') problems.push(`request to ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} for ${response.url()}`);
    transferred.set(response.url(), server.gzippedBytes(response.url()));
  });
  await page.goto(url);
  await page.waitForFunction(isAlive);
  return { page, problems, transferred };
}

/** Returns what axe finds wrong with a page: the rule, and the first element that breaks it. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const first =
    "violations.map(({ id, nodes }) => id + ': ' + nodes.length + ' x ' + nodes[0].html.slice(0, 200))";
  const find = `axe.run().then(({ violations }) => ${first})`;
  return page.evaluate<string[]>(find);
}

/** Returns by how many pixels a page is wider than the screen. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
}
