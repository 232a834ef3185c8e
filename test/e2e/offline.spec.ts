import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { finish, median, openEverything, START } from '../support/page-tour.ts';
import { serve } from '../support/serve.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Wait until the whole app is on the device. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), START).toBe('activated');
}

test('works without a connection after the first load: same figures, and all pages', async ({ page, context }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto('/#runs=64');
  await finish(page);
  const online = await median(page).getAttribute('d');
  await kept(page);

  await context.setOffline(true);
  // Late parts of the page that fetched the app are there though it never looked at them.
  await openEverything(page);

  await page.goto('/#runs=64&page=explore');
  await page.reload();
  await finish(page);
  expect(await median(page).getAttribute('d')).toBe(online);
  await openEverything(page);
  // An address with a question leads to the same page.
  await page.goto('/?from=mail#runs=64');
  await expect(median(page)).toBeAttached(START);
  expect(errors).toEqual([]);
});

test('keeps nothing before the first fan', async ({ page }) => {
  // Without the model there is no fan.
  await page.route('**/baseline-*.bin', () => undefined);
  await page.goto('/#runs=64');
  await expect(page.getByText('The model is starting')).toBeVisible();
  await page.waitForTimeout(3_000);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

test('takes no time from the first runs: keeps the app once they are in', async ({ page }) => {
  await page.goto('/');
  // All but the last of the steps at which the fan is drawn anew.
  await expect(page.locator('.runs')).toContainText(/[5-9]\d\d of 1,000/, START);
  const registrations = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  expect(await registrations()).toBe(0);
  await finish(page);
  // At once, long before it would be kept for a page whose runs never end.
  await expect.poll(registrations, { timeout: 10_000 }).toBe(1);
});

test('can be installed: name, icons of the stated sizes, colours of both themes', async ({ page, request }) => {
  await page.goto('/#runs=64');
  const address = await page.locator('link[rel=manifest]').getAttribute('href');
  const manifest = await (await request.get(address ?? '')).json();
  expect(manifest).toMatchObject({ name: 'Mobility Horizons', start_url: './', scope: './', display: 'standalone' });
  for (const { src, sizes, type } of manifest.icons) {
    const response = await request.get(src);
    expect(response.headers()['content-type'], src).toBe(type);
    if (type !== 'image/png') continue;
    const bytes = await response.body();
    expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, src).toBe(sizes);
  }
  expect(manifest.icons.map((icon: { purpose?: string }) => icon.purpose ?? 'any')).toContain('maskable');

  /** The colour that a browser on a light device gives to the frame. */
  const frame = () =>
    page.evaluate(
      () =>
        [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')].find(
          ({ media }) => window.matchMedia(media).matches,
        )?.content,
    );
  expect(await frame()).toBe('#ffffff');
  await page.getByLabel('Colours', { exact: true }).selectOption('dark');
  expect(await frame()).toBe('#12171b');
});

test('serves the service worker without caching', async ({ request }) => {
  expect((await request.get('/sw.js')).headers()['cache-control']).toBe('no-store');
});

test.describe('a new version', () => {
  let folder: string;

  test.beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'horizons-'));
    for (const version of ['7.0.0', '7.0.1']) {
      execFileSync('npx', ['vite', 'build', '--outDir', join(folder, version), '--logLevel', 'error'], {
        cwd: root,
        env: { ...process.env, APP_VERSION: version },
        stdio: 'inherit',
      });
    }
  });
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('is offered and not forced; it comes by the button, and the other tab is told', async ({ context }) => {
    test.slow();
    const versionOf = (page: Page) => page.locator('meta[name=version]').getAttribute('content');
    const offer = (page: Page) => page.getByRole('status').filter({ hasText: 'A new version of this app is ready' });
    const first = await serve(join(folder, '7.0.0'), 4300);
    const page = await context.newPage();
    await page.goto(`${first.url}#runs=64&place=BGD`);
    await finish(page);
    await kept(page);
    await first.stop();

    const second = await serve(join(folder, '7.0.1'), first.port);
    try {
      expect(second.port).toBe(first.port);
      await page.reload();
      await expect(offer(page)).toBeVisible(START);
      expect(await versionOf(page)).toBe('7.0.0');
      const { violations } = await new AxeBuilder({ page }).include('main').analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);

      // Not taken by a reload, nor by a second tab: both still show what the first shows.
      await page.reload();
      await expect(offer(page)).toBeVisible(START);
      const other = await context.newPage();
      await other.goto(`${first.url}#runs=64&place=BGD`);
      await expect(offer(other)).toBeVisible(START);
      expect([await versionOf(page), await versionOf(other)]).toEqual(['7.0.0', '7.0.0']);

      await page.getByRole('button', { name: 'Load the new version' }).click();
      await expect.poll(() => versionOf(page).catch(() => undefined), START).toBe('7.0.1');
      await expect(page.getByRole('heading', { name: /Bangladesh/ }).first()).toBeVisible(START);
      await expect(offer(page)).toHaveCount(0);

      await expect(other.getByText('A new version was loaded in another tab')).toBeVisible(START);
      expect(await versionOf(other)).toBe('7.0.0');
      await other.getByRole('button', { name: 'Load the new version' }).click();
      await expect.poll(() => versionOf(other).catch(() => undefined), START).toBe('7.0.1');
    } finally {
      await second.stop();
    }
  });
});
