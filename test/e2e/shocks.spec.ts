import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { csvParse } from 'd3';
import { scenarioToCode } from '../../src/scenario/link.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { expectAccessible } from '../support/access.ts';
import { testsOnOnePage } from '../support/one-page.ts';

const test = testsOnOnePage();

const RUNS = '64';
const warmer = JSON.parse(readFileSync('scenarios/stronger-warming.json', 'utf8')) as Scenario;
const inBangladesh = `/#page=shocks&runs=${RUNS}&place=BGD&horizon=2050&s=${scenarioToCode(warmer)}`;

const headline = (page: Page) => page.locator('.shock-headline');
const kind = (page: Page) => page.getByRole('combobox', { name: 'Kind' });
const watchList = (page: Page) => page.locator('table.calendar');

/** Rare years need all runs. */
const ALL_RUNS = { timeout: 180_000 };

/** What the command line says of the same question, by measure and statistic of the last five years. */
function fromCommandLine(): (measure: string, statistic: string) => number {
  const csv = execFileSync(
    process.execPath,
    [
      'dist-node/horizons.mjs',
      ...[
        'shocks',
        '--scenario',
        'stronger-warming',
        '--place',
        'BGD',
        '--metric',
        'floodDisplacement',
        '--runs',
        RUNS,
      ],
    ],
    { encoding: 'utf8' },
  );
  const rows = csvParse(csv).filter(({ from, to }) => from === '2046' && to === '2050');
  return (measure, statistic) =>
    Number(rows.find((row) => row.measure === measure && row.statistic === statistic)?.value);
}

/** As the page writes a number of years between shocks. */
const years = (value: number) => (value < 9.95 ? value.toFixed(1) : String(Math.round(value)));

test('says how often a flood year comes in Bangladesh, with the figures of the command line', async ({ page }) => {
  const figure = fromCommandLine();
  await page.goto(inBangladesh);
  await expect(headline(page)).toContainText(
    `In Bangladesh, a 1 in 10 flood year becomes about 1 in ${years(figure('people', 'oneIn'))} by 2046–2050.`,
    ALL_RUNS,
  );
  const facts = page.locator('.shock-facts').first();
  await expect(facts).toContainText(
    `1 in ${years(figure('people', 'oneInLow'))} to 1 in ${years(figure('people', 'oneInHigh'))}`,
  );
  await expect(facts).toContainText(`makes no shocks: 1 in ${years(figure('per-thousand', 'oneIn'))}`);
  expect(figure('people', 'oneIn')).toBeLessThan(10);
});

test('leads from the first screen to the places of West Africa to prepare for', async ({ page }) => {
  await page.goto(`/#runs=${RUNS}`);
  await page.getByRole('button', { name: 'Shocks' }).click();
  await expect(watchList(page)).toBeVisible(ALL_RUNS);
  // Nigeria is chosen at the start, so its neighbours are listed.
  await expect(page.getByLabel('Places of')).toHaveValue('un-western-africa');
  const names = await watchList(page).locator('tbody th').allInnerTexts();
  expect(names[0]).toBe('Nigeria');
  await watchList(page)
    .getByRole('button', { name: names[1] as string, exact: true })
    .click();
  await expect(headline(page)).toContainText(`${names[1]}, a 1 in 10 flood year becomes`, ALL_RUNS);
  await kind(page).selectOption('stormDisplacement');
  await expect(headline(page)).toContainText('storm year');
  expect(page.url()).not.toContain('shock=storm');
  await expect.poll(() => page.url()).toContain('shock=stormDisplacement');
});

test('asks for another return period by keys, and shows conflict of a country in classes', async ({ page }) => {
  await page.goto(`/#page=shocks&runs=${RUNS}&place=MLI`);
  await expect(headline(page)).toContainText('1 in 10', ALL_RUNS);
  const period = page.getByLabel('Return period of a shock, years');
  await period.fill('20');
  await period.press('Enter');
  await expect(headline(page)).toContainText('In Mali, a 1 in 20 flood year');
  await period.fill('60');
  await period.press('Enter');
  await expect(page.getByText('A number from 5 to 50')).toBeVisible();
  await expect(headline(page)).toContainText('1 in 20');
  await kind(page).selectOption('conflictDisplacement');
  await expect(headline(page)).toHaveCount(0);
  await expect(page.locator('.sentences')).toContainText('Conflict risk in Mali in 2035 is');
  await expect(page.getByRole('button', { name: 'Save the list as CSV' })).toHaveCount(0);
});

test('saves the watch list as CSV', async ({ page }) => {
  await page.goto(`/#page=shocks&runs=${RUNS}&place=BGD`);
  await expect(headline(page)).toContainText('In Bangladesh', ALL_RUNS);
  await expect(watchList(page)).toBeVisible(ALL_RUNS);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the list as CSV' }).click(),
  ]);
  const text = readFileSync(await download.path(), 'utf8');
  // What it was made from stands in two lines before the header.
  const [about, receipt, ...lines] = text.split('\n');
  expect(about).toMatch(/^# Watch list: .+\. Receipt [2-9A-Z]{5}-/);
  expect(receipt).toMatch(/^# \{"tableReceipt":1,/);
  const rows = csvParse(lines.join('\n'));
  const shown = await watchList(page).locator('tbody th').allInnerTexts();
  expect(rows.slice(0, 3).map(({ name }) => name)).toEqual(shown.slice(0, 3));
  expect(Number(rows[0]?.people)).toBeGreaterThan(Number(rows[1]?.people));
});

test('has no fault of access in either theme, and shows places with what to prepare for at 390 px', async ({
  page,
}) => {
  await page.goto(inBangladesh);
  await expect(watchList(page)).toBeVisible(ALL_RUNS);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  // Charts follow the width of their frame a moment later.
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const row = watchList(page).locator('tbody tr').first();
  await row.scrollIntoViewIfNeeded();
  await expect(row.locator('th')).toBeInViewport({ ratio: 1 });
  await expect(row.locator('.calendar-people')).toBeInViewport({ ratio: 1 });
  await expect(row.locator('.calendar-often')).toBeInViewport({ ratio: 1 });
  // Header and status leave the screen to the page.
  expect(await page.locator('main').evaluate((main) => main.getBoundingClientRect().top + window.scrollY)).toBeLessThan(
    200,
  );
});
