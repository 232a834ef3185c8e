import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { scenarioToCode } from '../../src/scenario/link.ts';
import { REFERENCE } from '../../src/scenario/scenario.ts';
import { testsOnOnePage } from '../support/one-page.ts';

const test = testsOnOnePage();

/** A lever of demographics and one of climate. */
const CHANGED = scenarioToCode({
  ...REFERENCE,
  id: 'changed',
  name: 'Changed',
  levers: { fertility: 0.4, adaptation: 0.5 },
});

/** Open the page on Shocks and wait for all runs, which are few. */
async function open(page: Page, hash: string): Promise<void> {
  await page.goto(`/#page=shocks&runs=200${hash}`);
  await expect(page.locator('.runs')).toHaveAttribute('aria-busy', 'false', { timeout: 180_000 });
}

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const sentence = (page: Page, name: string) => part(page, name).locator('.section-sentence');
const CONDITIONS = 'What would have to be true';
const ATTRIBUTION = 'What makes the difference';
const SENSITIVITY = 'What it depends on';

/** A difference as it is written, "−1.25 thousand", and half of its last digit. */
function readDifference(text: string): { value: number; half: number } {
  const [, number = '', scale] = /^([+\u2212]?[\d.,]+)(?: (thousand|million))?$/.exec(text.trim()) ?? [];
  const size = scale === 'million' ? 1e6 : scale === 'thousand' ? 1e3 : 1;
  const plain = number.replace('\u2212', '-').replaceAll(',', '');
  const value = Number(plain) * size;
  // Three digits at least are written.
  return { value, half: Math.max(0.5, Math.abs(value) / 200) };
}

async function faultsOfAccess(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include('main').analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`);
}

test('tells other runs apart when another part is marked, by keys and by the pointer', async ({ page }) => {
  await open(page, '&shock=emigrants');
  await expect(sentence(page, CONDITIONS)).toContainText('the 20 runs with the highest values of 2035');

  const from = page.getByRole('textbox', { name: 'Marked runs from percentile' });
  const to = page.getByRole('textbox', { name: 'Marked runs to percentile' });
  await from.fill('0');
  await page.keyboard.press('Enter');
  await to.fill('25');
  await page.keyboard.press('Enter');
  await expect(sentence(page, CONDITIONS)).toContainText('the 50 runs with the lowest values of 2035');

  const chart = page.getByRole('application', { name: 'Runs by “Emigrants”, Nigeria, 2035' });
  const box = await chart.boundingBox();
  if (!box) throw new Error('the histogram is not drawn');
  await page.mouse.move(box.x + box.width / 2, box.y + 80);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 2, box.y + 80, { steps: 4 });
  await page.mouse.up();
  await expect(to).toHaveValue('100');
  expect(Number(await from.inputValue())).toBeGreaterThan(10);
  await expect(sentence(page, CONDITIONS)).toContainText('runs with the highest values of 2035');

  await chart.focus();
  await page.keyboard.press('End');
  await expect(part(page, CONDITIONS).locator('.fan-reading')).toContainText('marked');
});

test('shares out the difference, moves two levers, stops when told to', async ({ page }) => {
  await open(page, `&place=BGD&shock=disasterDisplacement&s=${CHANGED}`);
  const attribution = part(page, ATTRIBUTION);
  await expect(attribution).toContainText('2 parts changed: at most 500 runs of each of 4 combinations');
  await attribution.getByRole('button', { name: 'Share out the difference' }).click();
  await expect(attribution.getByRole('progressbar')).toBeVisible();
  await attribution.getByRole('button', { name: 'Cancel' }).click();
  await expect(attribution.getByRole('progressbar')).toHaveCount(0);
  await expect(attribution.locator('.section-sentence')).toHaveCount(0);

  await attribution.getByRole('button', { name: 'Share out the difference' }).click();
  await expect(attribution.locator('.waterfall-bar')).toHaveCount(3, { timeout: 120_000 });
  await expect(sentence(page, ATTRIBUTION)).toContainText('comes from Climate');
  await attribution.getByRole('button', { name: `Table: ${ATTRIBUTION}` }).click();
  const cells = await attribution.locator('tbody tr td:nth-child(2)').allInnerTexts();
  const [, ...differences] = cells.map(readDifference);
  const total = differences.pop();
  expect(differences).toHaveLength(2);
  const halves = [...differences, total].reduce((sum, each) => sum + (each?.half ?? 0), 0);
  expect(total?.value).toBeGreaterThan(1_000);
  expect(Math.abs(differences.reduce((sum, { value }) => sum + value, 0) - (total?.value ?? 0))).toBeLessThan(halves);

  const sensitivity = part(page, SENSITIVITY);
  await expect(sensitivity.locator('.moved-name')).toHaveText(['Children per woman', 'Adaptation']);
  await sensitivity.getByRole('textbox', { name: 'Trajectories' }).fill('2');
  await page.keyboard.press('Enter');
  await sensitivity.getByRole('combobox', { name: 'Runs of each point' }).selectOption('8');
  // Two walks of three points of eight runs.
  await expect(sensitivity.locator('.analysis-bar')).toContainText('48 runs');
  await sensitivity.getByRole('button', { name: 'Move the levers' }).click();
  await expect(sensitivity.locator('.tornado-bar')).toHaveCount(2, { timeout: 60_000 });
  await expect(sensitivity.locator('.tornado-row').first()).toContainText('Adaptation');
  await expect(sentence(page, SENSITIVITY)).toContainText('depends most on “Adaptation”');
  expect(await faultsOfAccess(page)).toEqual([]);

  await sensitivity.getByRole('button', { name: `Table: ${SENSITIVITY}` }).click();
  await expect(sensitivity.locator('tbody th')).toHaveText(['Adaptation', 'Children per woman']);
  await page.getByRole('combobox', { name: 'Horizon' }).selectOption('2040');
  for (const each of [attribution, sensitivity]) await expect(each).toContainText('The question has changed since');
});

test('says what to do without changes, and gives no numbers of conflict for a named country', async ({ page }) => {
  await open(page, '&place=SOM&shock=conflictDisplacement');
  for (const name of [CONDITIONS, ATTRIBUTION, SENSITIVITY])
    await expect(part(page, name)).toContainText('in five classes with the record behind them');
  await expect(page.locator('.run-histogram')).toHaveCount(0);
  await expect(part(page, CONDITIONS).locator('tbody tr').first()).toBeVisible();

  await page.goto('/#page=shocks&runs=64&place=SOM&shock=floodDisplacement');
  await expect(page.locator('.run-histogram')).toBeVisible();
  await expect(part(page, ATTRIBUTION)).toContainText('Nothing differs from the reference yet');
  await expect(
    part(page, CONDITIONS)
      .getByRole('row', { name: /^People newly displaced by conflict/ })
      .last(),
  ).toContainText('no number for a named country');
  expect(await faultsOfAccess(page)).toEqual([]);
});
