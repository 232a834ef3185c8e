import { defineConfig } from 'vitest/config';

// The tests that need a Redis server of their own: redis-server of Debian, or REDIS_SERVER.
export default defineConfig({
  test: {
    include: ['test/scale/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 600_000,
    hookTimeout: 60_000,
  },
});
