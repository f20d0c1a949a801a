import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['test/drift.test.ts'], testTimeout: 60_000 } });
