import { expect, type Page } from '@playwright/test';
import { CLAIMS } from '../../src/params/claims.ts';
import { findOutput } from '../../src/params/outputs.ts';
import { expectAccessible } from '../support/access.ts';
import { testsOnOnePage } from '../support/one-page.ts';

const test = testsOnOnePage();

/** Errors that the browser or the page wrote; none is allowed. */
function listen(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

/** The model starts and makes its first runs. */
const START = { timeout: 60_000 };

/** Go to a part of the page by its short way, once it is drawn. */
async function show(page: Page, name: 'What the document says' | 'Frameworks') {
  const part = page.getByRole('region', { name, exact: true });
  await expect(part).toBeAttached(START);
  await page.getByRole('navigation', { name: 'Parts of the page' }).getByRole('button', { name }).click();
  await expect(part).toBeInViewport();
  await expect(part.locator('.note').last()).toBeVisible();
  return part;
}

const labelOf = (id: string) => findOutput(id)?.label ?? '';
const claimOf = (page: Page, number: number) => page.locator(`[data-claim="${number}"]`);
const rowsOf = (page: Page) => page.locator('#frameworks tbody tr');

// Before the others: while the runs of a new page come in.
test('sets the medians of the reference against the claims when all its runs are in', async ({ page }) => {
  test.slow();
  await page.goto('/#runs=64');
  const part = await show(page, 'What the document says');
  await expect(part.getByRole('status')).toHaveText('The runs of the reference are not all in yet.');
  await expect(part.locator('.verdict').first()).toHaveText('no run yet');
  const checks = CLAIMS.flatMap((claim) => claim.checks);
  await expect(part.getByRole('status')).toHaveText(/^Of \d+ medians, \d+ run as the document says\.$/, {
    timeout: 180_000,
  });
  await expect(part.locator('.verdict')).toHaveCount(checks.length);
  await expect(part.locator('.verdict.is-open')).toHaveCount(0);
  const not = await part.locator('.verdict.is-not').count();
  await expect(part.getByRole('status')).toHaveText(
    `Of ${checks.length} medians, ${checks.length - not} run as the document says.`,
  );
  await expect(claimOf(page, 1).locator('.claim-checks li').first()).toHaveText(
    /^International migrants, World \d+ million in 2025, \d+ million in 2050 document: rises as the document says$/,
  );
  // Self-employment falls as incomes rise: the reference contradicts the claim, and the page says so.
  await expect(claimOf(page, 14).locator('.verdict')).toHaveText(['not as the document says']);

  // A scenario changes nothing in what the reference says, also while it is computed.
  const said = await part.locator('.claims').textContent();
  await page.getByRole('textbox', { name: 'Children per woman, number' }).fill('-0.4');
  await page.keyboard.press('Enter');
  await expect(page.locator('.model-state')).toContainText('1 lever changed');
  await expect(part.locator('.verdict.is-open')).toHaveCount(0);
  expect(await part.locator('.claims').textContent()).toBe(said);
});

test('leads from every claim to its indicator and to the part of the page that shows it', async ({ page }) => {
  test.slow();
  const errors = listen(page);
  await page.goto('/#runs=64&place=un-western-africa&output=births');
  await expect(page.locator('#picture-title')).toHaveText('Births, Western Africa', START);
  await show(page, 'What the document says');
  await expect(page.locator('.claim')).toHaveCount(28);
  for (const { number, says, outputs, sections } of CLAIMS) {
    const claim = claimOf(page, number);
    await expect(claim).toContainText(says);
    for (const section of sections) await expect(page.locator(`#${section}`), `claim ${number}`).toHaveCount(1);
    await claim.getByRole('button', { name: labelOf(outputs[0]), exact: true }).click();
    await expect(page.locator('#picture-title'), `claim ${number}`).toHaveText(
      `${labelOf(outputs[0])}, ${findOutput(outputs[0])?.scope === 'world' ? 'World' : 'Western Africa'}`,
    );
    await expect(page.locator(`#${sections[0]}`), `claim ${number}`).toBeInViewport();
    await expect(page.locator(`#${sections[0]}`), `claim ${number}`).toBeFocused();
  }
  expect(errors).toEqual([]);
});

test('leads to the row of a lever and to an event of a kind by keys', async ({ page }) => {
  const errors = listen(page);
  await page.goto('/#runs=64');
  await show(page, 'What the document says');
  await claimOf(page, 6).getByRole('button', { name: 'Retirement age' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-lever="retirementAge"] .lever-label')).toBeFocused();
  await expect(page.locator('[data-lever="retirementAge"]')).toBeInViewport();

  await claimOf(page, 23).getByRole('button', { name: 'Pandemic standstill' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('combobox', { name: 'Kind' })).toHaveValue('pandemicStandstill');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(claimOf(page, 23).getByRole('button', { name: 'Pandemic standstill' })).toBeFocused();
  expect(errors).toEqual([]);
});

test('narrows the table of frameworks by kind, pillar, objective and target', async ({ page }) => {
  const errors = listen(page);
  await page.goto('/#runs=64');
  const part = await show(page, 'Frameworks');
  const all = await rowsOf(page).count();
  expect(all).toBeGreaterThan(100);
  const count = part.getByRole('status');
  await expect(count).toHaveText(`${all} of ${all}`);

  let before = all;
  for (const [label, value, column, words] of [
    ['Pillar', 'governance', 3, 'Governance'],
    ['Kind', 'lever', 2, 'Lever'],
    ['Compact objective', '9', 4, '9 response to smuggling of migrants'],
    ['SDG target', '10.7', 5, '10.7 orderly, safe and responsible migration'],
  ] as const) {
    await part.getByRole('combobox', { name: label }).selectOption(value);
    const rows = await rowsOf(page).count();
    expect(rows, label).toBeLessThanOrEqual(before);
    expect(rows, label).toBeGreaterThan(0);
    await expect(count).toHaveText(`${rows} of ${all}`);
    for (const cell of await rowsOf(page).locator(`:nth-child(${column}):is(th, td)`).all())
      await expect(cell).toContainText(words);
    before = rows;
  }
  expect(before).toBeLessThan(all / 10);
  await part.getByRole('combobox', { name: 'Pillar' }).selectOption('resilience');
  await expect(part).toContainText('Nothing carries all of these tags.');
  await part.getByRole('button', { name: 'Show all' }).click();
  await expect(rowsOf(page)).toHaveCount(all);

  // By keys alone: a letter chooses in a list, and an indicator of the table opens its chart.
  await part.getByRole('combobox', { name: 'Kind' }).focus();
  await page.keyboard.press('i');
  await expect(part.getByRole('combobox', { name: 'Kind' })).toHaveValue('output');
  await part.getByRole('button', { name: 'Remittances received' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Remittances received, Nigeria' })).toBeInViewport();
  expect(errors).toEqual([]);
});

test('has no fault of access in claims and frameworks in either theme', async ({ page }) => {
  // The colours of the verdicts come with the last run.
  test.slow();
  await page.goto('/#runs=64');
  await show(page, 'Frameworks');
  const part = await show(page, 'What the document says');
  await expect(part.locator('.verdict.is-not').first()).toBeVisible({ timeout: 180_000 });
  await expectAccessible(page, '#claims', '#frameworks');
});

test('fits claims and frameworks on screens of 1440, 1024 and 390 px', async ({ page }) => {
  await page.goto('/#runs=64');
  for (const width of [1440, 1024, 390]) {
    await page.setViewportSize({ width, height: 844 });
    for (const name of ['What the document says', 'Frameworks'] as const) {
      const part = await show(page, name);
      const beyond = () => part.evaluate((element) => element.scrollWidth - element.clientWidth);
      await expect.poll(beyond, name).toBeLessThanOrEqual(4);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});
