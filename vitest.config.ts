import { defineConfig } from 'vitest/config';

// Set before the workers start: Node reads both at its start only.
process.env.TZ = 'UTC';
process.env.LANG = 'en_GB.UTF-8';
process.env.LC_ALL = 'en_GB.UTF-8';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', 'test/scale/**', 'node_modules/**'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
