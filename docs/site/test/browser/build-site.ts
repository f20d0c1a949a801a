import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the built site. */
    site: string;
  }
}

/** Below which path the tests serve the site: as GitHub Pages does. */
const base = '/acs-contracts/';

/** Builds the site once for all tests, into a folder of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const site = await mkdtemp(path.join(tmpdir(), 'site-'));
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  const env = { ...process.env, NODE_ENV: 'production', SITE_OUT: site, SITE_BASE: base };
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'src/build/main.ts'], { cwd, env });
  project.provide('site', site);
  return () => rm(site, { recursive: true, force: true });
}
