import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { purchased, purchaseInBrowser } from './browser-context.js';
import { linkTools } from './tools-in-consumer.js';

/** What these tests need of webpack, in any version. */
type Webpack = (
  configuration: object,
  done: (error: Error | null, stats: { hasErrors(): boolean; toString(): string }) => void,
) => void;

const require = createRequire(import.meta.url);
const folder = path.join(inject('consumer'), 'webpack');

const entries = [
  {
    entry: 'module.js',
    what: 'an ES module that imports the client',
    code: "export { createPhoneNumbersClient } from '@acs-contracts/phone-numbers-client';\n",
  },
  {
    entry: 'commonjs.js',
    what: 'CommonJS that requires the client',
    code: "exports.createPhoneNumbersClient = require('@acs-contracts/phone-numbers-client').createPhoneNumbersClient;\n",
  },
];

beforeAll(async () => {
  await linkTools('esbuild-loader');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), '{ "private": true }');
  for (const { entry, code } of entries) await writeFile(path.join(folder, entry), code);
});

/** Bundles a file of the project for browsers; returns the script, which sets `bundle`, or throws what webpack reports. */
async function bundle(webpack: Webpack, entry: string, ...rules: readonly object[]): Promise<string> {
  const output = {
    path: path.join(folder, 'dist'),
    filename: entry,
    library: 'bundle',
    libraryTarget: 'var',
  };
  const configuration = {
    mode: 'production',
    target: 'web',
    context: folder,
    entry: `./${entry}`,
    output,
    module: { rules },
  };
  await new Promise<void>((resolve, reject) => {
    webpack(configuration, (error, stats) => {
      if (error !== null) reject(error);
      else if (stats.hasErrors()) reject(new Error(stats.toString()));
      else resolve();
    });
  });
  return readFile(path.join(folder, 'dist', entry), 'utf8');
}

describe.each(entries)('$what', ({ entry }) => {
  it('is bundled by webpack 5', async () => {
    const webpack: Webpack = require('webpack');
    expect(await purchaseInBrowser(await bundle(webpack, entry))).toBe(purchased);
  });

  it('is bundled by webpack 4, if a loader compiles the client to what it parses', async () => {
    const webpack: Webpack = require('webpack-4');
    const rule = {
      test: /\.m?js$/,
      include: /node_modules[\\/](@acs-contracts|openapi-fetch)[\\/]/,
      loader: 'esbuild-loader',
      options: { target: 'es2018' },
    };
    expect(await purchaseInBrowser(await bundle(webpack, entry, rule))).toBe(purchased);
  });
});
