import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/find-browser.mjs';

const browser = await findBrowser();
// Apart from the port of `npm start`, so that a running app is never tested by mistake.
const port = Number(process.env.E2E_PORT ?? 4273);
const baseURL = `http://127.0.0.1:${port}/`;

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results/e2e',
  // A full ensemble takes a minute on a busy machine, and some tests wait for two.
  timeout: 240_000,
  // What a control changes may come after runs that are computed on the same two processors.
  expect: { timeout: 20_000 },
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['json', { outputFile: 'test-results/playwright.json' }], ['list']],
  use: {
    // An element that never comes is said so, and does not use up the whole time of the test.
    actionTimeout: 45_000,
    baseURL,
    locale: 'en-GB',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: browser.executablePath, args: browser.args, env: browser.env },
  },
  webServer: {
    command: 'node scripts/serve.mjs',
    env: { PORT: String(port) },
    url: baseURL,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
});
