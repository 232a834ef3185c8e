import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { scenarioToCode } from '../../src/scenario/link.ts';
import { REFERENCE } from '../../src/scenario/scenario.ts';
import { fanTableHash, finish, listen, median, openEverything, START } from '../support/page-tour.ts';

const file = fileURLToPath(new URL('../../dist-field/mobility-horizons.html', import.meta.url));
const address = pathToFileURL(file).href;

/** A lever by a formula and an event by its return period: the field edition must read both as the hosted app does. */
const bangladesh = scenarioToCode({
  ...REFERENCE,
  id: 'field',
  name: 'Field',
  levers: { adaptation: { formula: '(year - 2024) / 26', values: [] } },
  events: [{ id: 'cyclone', kind: 'cyclone', where: 'BGD', firstYear: 2031, returnPeriod: 20 }],
});
const link = `#runs=64&horizon=2050&place=BGD&output=disasterDisplacement&s=${bangladesh}`;

test.beforeAll(() => {
  if (!existsSync(file)) throw new Error(`${file} is missing: run \`npm run build:field\` first`);
});

test('opens from a disk, shows every page, and asks nobody for anything', async ({ page }) => {
  const errors = listen(page);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url())) asked.push(request.url().replace(/#.*$/, ''));
  });
  await page.goto(`${address}#runs=64`);
  await openEverything(page);
  expect(asked).toEqual([address]);
  expect(errors).toEqual([]);
});

// Those of the reference are held against each other in every language in languages.spec.ts.
test('has the figures of the hosted app, of a scenario with a formula and an event', async ({ page }) => {
  await page.goto(`/${link}`);
  const hosted = await fanTableHash(page);
  await page.goto(`${address}${link}`);
  expect(await fanTableHash(page)).toBe(hosted);
  await expect(page.getByText('The link has')).toHaveCount(0);
});

test('keeps a changed lever in its address, and opens again from it', async ({ page }) => {
  await page.goto(`${address}#runs=64`);
  await finish(page);
  const before = await median(page).getAttribute('d');
  const slider = page.locator('input[type=range]').first();
  await slider.focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press('PageUp');
  await expect(page.locator('.model-state')).toContainText('1 lever changed');
  await expect.poll(() => page.url()).toContain('s=1');
  await finish(page);
  const raised = await slider.inputValue();
  const after = await median(page).getAttribute('d');
  expect(after).not.toBe(before);
  await page.reload();
  await expect(median(page)).toBeAttached(START);
  await finish(page);
  await expect(slider).toHaveValue(raised);
  expect(await median(page).getAttribute('d')).toBe(after);
});

test('is under a policy of its own, and of the size that README states', async () => {
  const text = readFileSync(file, 'utf8');
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(text)?.[1] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/script-src 'sha256-[\w+/]{43}=' 'wasm-unsafe-eval';/);
  expect(policy).toContain('connect-src data: blob:');
  expect(policy).not.toMatch(/'self'|https?:|\*|'unsafe-eval'/);
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, most] = /one HTML file of less than (\d+) MB/.exec(readme) ?? [];
  expect(Number(most)).toBeGreaterThan(0);
  expect(statSync(file).size).toBeLessThan(Number(most) * 1e6);
});
