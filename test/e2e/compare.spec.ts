import { expect, type Page, test } from '@playwright/test';
import { scenarioToCode } from '../../src/scenario/link.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { expectAccessible } from '../support/access.ts';
import { testsOnOnePage } from '../support/one-page.ts';

/** Of what a link alone decides. */
const kept = testsOnOnePage();

const RUNS = '64';
const own: Scenario = { version: 1, id: 'own', name: 'Own work', levers: { fertility: 0.3 } };
/** The scenario of the page, the reference, one of the library, one of the link itself. */
const four = `/#page=compare&runs=${RUNS}&place=BGD&s=${scenarioToCode({ ...own, levers: { fertility: -0.3 } })}&with=current.reference.stronger-warming.${scenarioToCode(own)}`;

/** Four ensembles on a busy machine. */
const ALL_RUNS = { timeout: 220_000 };
const START = { timeout: 60_000 };

const status = (page: Page) => page.locator('.compare-status').first();
const panels = (page: Page) => page.locator('svg.compare-panel');
const part = (page: Page, name: string | RegExp) => page.getByRole('region', { name });

async function finish(page: Page, count: number): Promise<void> {
  await expect(status(page)).toContainText(`${count} scenarios with ${RUNS} runs each`, ALL_RUNS);
}

test('compares four scenarios on one scale, says what differs and what a plan for another comes to', async ({
  page,
  context,
}) => {
  await page.goto(four);
  await finish(page, 4);
  // Four fans and three differences.
  await expect(panels(page)).toHaveCount(7);
  const ticks = await panels(page).evaluateAll((all) =>
    all
      .slice(0, 4)
      .map((svg) => [...svg.querySelectorAll('.tick text')].map(({ textContent }) => textContent).join(' ')),
  );
  expect(new Set(ticks).size).toBe(1);

  const findings = page.locator('.compare-findings p');
  await expect(findings).toHaveCount(3);
  // Fewer children: fewer people, in every run, since the luck is the same.
  await expect(findings.first()).toContainText('A, Own work against B, Reference');
  await expect(findings.first()).toContainText(`below in ${RUNS} of ${RUNS} runs`);
  await expect(findings.nth(2)).toContainText(`above in ${RUNS} of ${RUNS} runs`);

  const levers = part(page, 'What differs: levers and events').locator('tbody tr');
  await expect(levers.filter({ hasText: 'Children per woman' })).toContainText('−0.30');
  await expect(levers.filter({ hasText: 'Children per woman' })).toContainText('+0.30');
  await expect(levers.filter({ hasText: 'Warming' })).toContainText('SSP5-8.5');

  await page.getByRole('combobox', { name: 'Horizon' }).selectOption('2050');
  const regret = part(page, /^Planned for one, another comes/);
  await expect(regret.locator('tbody tr')).toHaveCount(4);
  await expect(regret.locator('.section-sentence')).toContainText('is regretted least if the worst comes');
  // Stronger warming displaces more, so a plan for the reference leaves people without.
  const cell = (row: number, column: number) => regret.locator(`tbody tr:nth-child(${row}) td`).nth(column);
  await expect(cell(3, 3).locator('b')).toHaveText('0');
  await expect(cell(2, 3).locator('b')).not.toHaveText('0');

  // One in the place of the other, on the scale of all.
  const ticksOf = () => panels(page).first().locator('.tick text').allTextContents();
  const scale = await ticksOf();
  await page.getByRole('heading', { name: /^Compare: / }).click();
  await page.keyboard.press('b');
  await expect(page.locator('.compare-status')).toContainText(['Shown alone: A, Own work']);
  await page.keyboard.press('b');
  await expect(page.locator('.compare-status')).toContainText(['Shown alone: B, Reference']);
  expect(await ticksOf()).toEqual(scale);
  await page.keyboard.press('Escape');
  await expect(panels(page)).toHaveCount(7);

  // Needs of each, by what Prepare plans for: stronger warming displaces more than the reference.
  const people = part(page, /^Needs, floods and storms/).getByRole('row', { name: /^People present/ });
  const present = (await people.locator('td').allInnerTexts()).map((text) => Number(text.replace(/\D/g, '')));
  expect(present).toHaveLength(4);
  expect(present[2]).toBeGreaterThan(present[1] as number);
  const maps = part(page, /^Maps, Population/);
  await maps.getByRole('button', { name: 'Draw the maps' }).click();
  await expect(maps.locator('.map-name')).toHaveText(
    [/Own work/, /Reference/, /Stronger warming/, /Own work/],
    ALL_RUNS,
  );
  await expect(maps.locator('.map .c5').first()).toBeAttached(START);

  const numbers = await part(page, /^Median, 80% interval/)
    .locator('table')
    .innerText();
  await expect.poll(() => page.url()).toContain('horizon=2050');
  const address = page.url();
  const other = await context.newPage();
  await other.goto(address);
  await finish(other, 4);
  expect(
    await part(other, /^Median, 80% interval/)
      .locator('table')
      .innerText(),
  ).toBe(numbers);
  await expect(other.getByRole('heading', { level: 3 }).filter({ hasText: 'Stronger warming' })).toBeVisible();
});

kept('finds no difference of the reference with itself, and follows a lever', async ({ page }) => {
  await page.goto(`/#page=compare&runs=${RUNS}&place=NER`);
  await finish(page, 2);
  const findings = page.locator('.compare-findings');
  await expect(findings).toContainText('A, Reference does not differ from B, Reference in any run.');
  const medians = await page.locator('.compare-column .slot-value b').allInnerTexts();
  expect(medians[0]).toBe(medians[1]);
  expect(medians[2]).toMatch(/^0\b/);
  await page.locator('input[type=range]').first().fill('0.3');
  await expect(findings).toContainText(`above in ${RUNS} of ${RUNS} runs`, ALL_RUNS);
});

kept('adds one of the library, takes one away, and keeps the colours of the others', async ({ page }) => {
  await page.goto(`/#page=compare&runs=${RUNS}&place=NER`);
  await page.getByLabel('Add a scenario').selectOption({ label: 'Stronger warming' });
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await finish(page, 3);
  await page.getByRole('button', { name: 'Take away: B, Reference' }).click();
  await expect(panels(page)).toHaveCount(3);
  await expect(page.locator('.slot-head .letter')).toHaveText(['A', 'C']);
  await expect(page.locator('.slot-head .letter').nth(1)).toHaveClass(/compared-2/);
  await expect.poll(() => page.url()).toContain('with=current..stronger-warming');
});

test('stops on demand and goes on', async ({ page }) => {
  await page.goto('/#page=compare&runs=1000&place=NER&with=current.reference.stronger-warming');
  await page.getByRole('button', { name: 'Stop' }).click(ALL_RUNS);
  await expect(status(page)).toContainText('Stopped; what is in stays.');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
});

kept('flips between two compared scenarios with one key on Explore', async ({ page }) => {
  await page.goto(`/#runs=${RUNS}&place=NER&s=${scenarioToCode(own)}`);
  const median = page.locator('.fan path.scenario.median');
  await expect(median).toBeAttached({ timeout: 60_000 });
  await expect(page.locator('.runs')).toHaveAttribute('aria-busy', 'false', ALL_RUNS);
  const mine = await median.getAttribute('d');
  await page.keyboard.press('b');
  await expect(page.getByText(/^Shown: Reference\./)).toBeVisible();
  await expect.poll(() => median.getAttribute('d')).not.toBe(mine);
  await expect(page.locator('input[type=range]').first()).toBeDisabled();
  await page.keyboard.press('b');
  await expect(page.getByText(/^Shown: /)).toHaveCount(0);
  await expect.poll(() => median.getAttribute('d')).toBe(mine);
});

test('says every fault of the compared part of a link', async ({ page }) => {
  await page.goto(`/#page=compare&runs=${RUNS}&with=current.no-such-scenario.1broken~`);
  const message = page.getByRole('alert').filter({ hasText: 'The link has' });
  await expect(message).toContainText('The link has 2 faults');
  await expect(message.locator('code')).toHaveText(['with.2', 'with.3']);
  await page.goto('about:blank');
  await page.goto(`/#page=compare&runs=${RUNS}&with=current.reference.current.reference.current`);
  await expect(message).toContainText('at most 4 scenarios');
});

test('comes back to the first link by 30 steps of undo', async ({ page }) => {
  await page.goto(`/#place=NER&runs=${RUNS}`);
  await expect(page.locator('.fan path.scenario.median')).toBeAttached({ timeout: 60_000 });
  const first = page.url();
  const undo = page.getByRole('button', { name: 'Undo' });
  const horizon = page.getByRole('combobox', { name: 'Horizon' });
  const interval = page.getByRole('combobox', { name: 'Interval' });
  for (let i = 0; i < 15; i++) {
    await horizon.selectOption(String(2036 + i));
    await interval.selectOption(i % 2 === 0 ? '80' : '95');
  }
  await expect.poll(() => page.url()).toContain('horizon=2050');
  for (let i = 0; i < 30; i++) await undo.click();
  await expect(undo).toBeDisabled();
  await expect.poll(() => page.url()).toBe(first);
});

kept('has no fault of access in either theme, and fits 390 px', async ({ page }) => {
  await page.goto(`/#page=compare&runs=${RUNS}&place=BGD&with=current.reference.stronger-warming.ssp3-based`);
  await finish(page, 4);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
