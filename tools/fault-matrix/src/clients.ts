import { readFile } from 'node:fs/promises';
import type { Adapter } from './adapters/adapter.js';
import { official } from './adapters/official.js';
import { bareOpenapiFetch } from './adapters/openapi-fetch.js';
import { ours } from './adapters/ours.js';

/** The client of this repository, and those that people use today. */
export const clients: readonly Adapter[] = [ours, bareOpenapiFetch, official];

/** The installed version of a client. */
export async function installedVersion({ name }: Adapter): Promise<string> {
  const manifest = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  const { version }: { readonly version?: unknown } = JSON.parse(await readFile(manifest, 'utf8'));
  return String(version);
}
