import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import process from 'node:process';
import { chromium as playwright } from 'playwright-core';
import { bundle } from '../bundle.ts';
import { type Runtime, versionOf } from '../runtime.ts';
import type { SmokeInput, SmokeReport } from '../smoke.ts';

declare global {
  /** What the browser's entry puts into the page. */
  var smoke: (input: SmokeInput) => Promise<SmokeReport>;
}

/** The Chromium on the PATH, as Debian's package installs it. */
function locate(): string {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const found = folders.map((folder) => path.join(folder, 'chromium')).find((file) => existsSync(file));
  if (found === undefined) throw new Error('no chromium on the PATH');
  return found;
}

/** A page of an origin of its own: every request of the client then crosses origins. */
async function servePage(script: string): Promise<AsyncDisposable & { readonly url: string }> {
  const page = `<!doctype html><title>smoke</title><script type="module" src="/smoke.js"></script>`;
  const server = createServer(({ url }, response) => {
    const [type, body] = url === '/smoke.js' ? ['text/javascript', script] : ['text/html', page];
    response.writeHead(200, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Headless Chromium, where there is one and it is not CI. */
export const chromium: Runtime = {
  name: 'Chromium',
  find: async () => (process.env['CI'] ? { missing: 'not in CI' } : versionOf(locate)),
  async run(input) {
    await using page = await servePage(await bundle('browser'));
    const browser = await playwright.launch({ executablePath: locate() });
    try {
      const tab = await browser.newPage();
      await tab.goto(page.url, { waitUntil: 'load' });
      return await tab.evaluate((given) => globalThis.smoke(given), input);
    } finally {
      await browser.close();
    }
  },
};
