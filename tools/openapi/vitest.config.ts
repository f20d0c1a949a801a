import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The drift test is a task of its own (`drift`), which runs before anything may generate.
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/drift.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
