import { expect, test } from '@playwright/test';
import { contentSecurityPolicy } from '../../scripts/policy.mjs';
import { listen, openEverything } from '../support/page-tour.ts';

test('asks nobody but its own origin on a tour of all pages', async ({ page, context, baseURL }) => {
  const errors = listen(page);
  const own: string[] = [];
  const others: string[] = [];
  const note = (address: string) => {
    if (/^(data|blob):/.test(address)) return;
    (new URL(address).origin === new URL(baseURL ?? '').origin ? own : others).push(address);
  };
  // Of the page, its workers and its service worker.
  context.on('request', (request) => note(request.url()));
  page.on('websocket', (socket) => note(socket.url()));
  await page.goto('/#runs=64');
  await openEverything(page);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  expect(own.length).toBeGreaterThan(20);
  expect(others).toEqual([]);
  expect(errors).toEqual([]);
});

test('is stopped by the browser when it tries to ask another', async ({ page }) => {
  await page.goto('/#runs=64');
  const tries = await page.evaluate(async () => {
    const refused: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => refused.push(effectiveDirective));
    await fetch('https://example.org/').catch(() => undefined);
    const picture = new Image();
    await new Promise((resolve) => {
      picture.onerror = resolve;
      picture.src = 'https://example.org/picture.png';
    });
    const script = document.createElement('script');
    await new Promise((resolve) => {
      script.onerror = resolve;
      script.src = 'https://example.org/script.js';
      document.head.append(script);
    });
    // Policies of the page and of the header refuse, each for itself.
    return [...new Set(refused)];
  });
  expect(tries).toEqual(['connect-src', 'img-src', 'script-src-elem']);
});

test('states one policy: in the page, and in the header of page, workers and service worker', async ({
  page,
  request,
}) => {
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await page.goto('/#runs=64');
  const meta = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(meta).toBe(contentSecurityPolicy);
  await expect.poll(() => workers.length).toBeGreaterThan(0);
  for (const address of ['/', '/sw.js', workers[0] ?? '']) {
    expect((await request.get(address)).headers()['content-security-policy'], address).toBe(meta);
  }
});
