import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

/** What the projects differ in from the rest of this file. */
type Differences = Exclude<Extract<TestProjectConfiguration, { test?: unknown }>['test'], undefined>;

/** A project: the tests of one folder of the repository. `vitest run --project <name>` runs it. */
function project(root: string, differences: Differences = {}): TestProjectConfiguration {
  return {
    extends: true,
    root: fileURLToPath(new URL(root, import.meta.url)),
    test: { name: root.replace(/.*\//, ''), include: ['test/**/*.test.ts'], ...differences },
  };
}

/** Tests that share nothing, and load much: their files run in one process, which loads it once. */
const shared: Differences = { isolate: false };

const typecheck = { enabled: true, include: ['test/**/*.test-d.ts'] };

/** Packages of types alone: their tests are compiled, never run. */
const typesOnly: Differences = { include: [], typecheck: { ...typecheck, only: true } };

export default defineConfig({
  test: {
    // Machines are shared and slow at times: a limit is there to end what hangs, not to measure.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // A snapshot that is missing is a failure, not one to be written on the way. `--update=all` writes it.
    update: 'none',
    projects: [
      project('packages/communication-error-types', typesOnly),
      project('packages/phone-numbers-types', typesOnly),
      project('packages/phone-numbers-client', { ...shared, typecheck }),
      project('packages/phone-numbers-emulator', shared),
      project('packages/phone-numbers-cli', shared),
      project('packages/contract-tests', { ...shared, typecheck, exclude: ['test/contract/**'] }),
      project('packages/contract-tests', {
        ...shared,
        name: 'contract',
        include: ['test/contract/**/*.test.ts'],
      }),
      project('tools/commands'),
      // The drift test is a project of its own: it runs before anything may generate.
      project('tools/openapi', { ...shared, exclude: ['test/drift.test.ts'] }),
      project('tools/openapi', { name: 'drift', include: ['test/drift.test.ts'] }),
      // The default of a CommonJS module is what it is under Node.js.
      project('tools/contract-strength', { ...shared, deps: { interopDefault: false } }),
      project('tools/fault-matrix'),
      project('tools/prose'),
      // The rooms that take the longest are tasks of their own.
      project('tools/release', { exclude: ['test/{package-check,pipeline}/**'] }),
      project('tools/release', {
        ...shared,
        name: 'package-check',
        include: ['test/package-check/**/*.test.ts'],
        globalSetup: fileURLToPath(
          new URL('tools/release/test/package-check/install-packages.ts', import.meta.url),
        ),
      }),
      project('tools/release', { name: 'pipeline', include: ['test/pipeline/**/*.test.ts'] }),
      project('tools/spec-diff', shared),
      project('examples/many-workers'),
      project('examples/purchase'),
      project('examples/tour'),
      project('docs/site', {
        globalSetup: fileURLToPath(new URL('docs/site/test/browser/build-site.ts', import.meta.url)),
      }),
      project('runtime-tests'),
      project('bench'),
    ],
  },
});
