import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/install-packages.ts',
    // A list of exports that is missing is a failure, not one to be written on the way. `-u` writes it.
    update: 'none',
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
