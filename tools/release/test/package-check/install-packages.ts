import { symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { installConsumer } from '../../src/packed/consumer.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of an empty project with every public package installed from its tarball. */
    consumer: string;
  }
}

/** Packs and installs once, before all test files. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const consumer = await installConsumer(fileURLToPath(new URL('../../../../', import.meta.url)));
  // An optional peer that an entry of the emulator imports.
  const msw = path.dirname(createRequire(import.meta.url).resolve('msw/package.json'));
  await symlink(msw, path.join(consumer.folder, 'node_modules/msw'), 'dir');
  project.provide('consumer', consumer.folder);
  return async () => consumer[Symbol.asyncDispose]();
}
