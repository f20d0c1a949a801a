import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { describe, expect, inject, it } from 'vitest';
import { purchased, purchaseInBrowser } from './browser-context.js';

const consumer = inject('consumer');

/** Bundles a module of the project for browsers with Vite, minified; gives the code, which sets `bundle`. */
async function bundle(name: string, code: string): Promise<string> {
  const entry = path.join(consumer, `${name}.js`);
  await writeFile(entry, code);
  const built = await build({
    root: consumer,
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: true, lib: { entry, formats: ['iife'], name: 'bundle', fileName: name } },
  });
  if (!Array.isArray(built)) throw new Error('expected the output of one build, got a watcher');
  return built
    .flatMap(({ output }) => output.map((file) => (file.type === 'chunk' ? file.code : '')))
    .join('');
}

describe('@acs-contracts/phone-numbers-client in a bundle for browsers', () => {
  it('purchases with nothing but what browsers have', async () => {
    const code = await bundle('all', "export * from '@acs-contracts/phone-numbers-client';\n");
    expect(await purchaseInBrowser(code)).toBe(purchased);
  });

  it('leaves out what is not imported', async () => {
    const all = await bundle('all', "export * from '@acs-contracts/phone-numbers-client';\n");
    const part = await bundle(
      'part',
      "export { parseConnectionString } from '@acs-contracts/phone-numbers-client';\n",
    );
    const nothing = await bundle('nothing', "import '@acs-contracts/phone-numbers-client';\n");
    expect(part.length).toBeLessThan(all.length / 4);
    expect(nothing.length).toBeLessThan(100);
  });
});
