import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { installConsumer } from '../src/consumer.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of an empty project with every public package installed from its tarball. */
    consumer: string;
  }
}

/** Packs and installs once, before all test files. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const consumer = await installConsumer(fileURLToPath(new URL('../../../', import.meta.url)));
  project.provide('consumer', consumer.folder);
  return async () => consumer[Symbol.asyncDispose]();
}
