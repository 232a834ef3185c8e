import { expect, type Page } from '@playwright/test';
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

const SECTIONS = [
  'Origins and destinations',
  'Jobs and workers',
  'Cities',
  'Those who cannot move',
  'How the drivers act',
  'Scenario library',
] as const;

const section = (page: Page, name: (typeof SECTIONS)[number]) => page.getByRole('region', { name, exact: true });

/** Go to a part of the page by its short way; the first runs are enough to draw it. */
async function show(page: Page, name: (typeof SECTIONS)[number]) {
  await expect(section(page, name)).toBeAttached(START);
  await page.getByRole('navigation', { name: 'Parts of the page' }).getByRole('button', { name }).click();
  await expect(section(page, name)).toBeInViewport();
  return section(page, name);
}

// Before the others: on a page that has not been read yet.
test('draws what only is seen: other parts keep what they showed', async ({ page }) => {
  await page.goto('/#runs=64');
  await expect(page.locator('.arc').first()).toBeAttached(START);
  await expect(section(page, 'Cities').locator('svg')).toHaveCount(0);
  const cities = await show(page, 'Cities');
  await expect(cities.locator('.series-panel')).toHaveCount(3);
});

test('draws arcs and origins and destinations of a place, and the same as a table', async ({ page }) => {
  const errors = listen(page);
  await page.goto('/#runs=64');
  await expect(page.locator('.arc')).toHaveCount(15, START);
  await expect(page.locator('.arc-label').first()).toHaveText(/[A-Z].* [\d.]+k?$/);
  const departures = await page.locator('.arc').first().getAttribute('d');
  await page.getByRole('radio', { name: 'arrivals' }).check();
  await expect(page.locator('.arc').first()).not.toHaveAttribute('d', departures ?? '');
  await page.getByRole('radio', { name: 'none' }).check();
  await expect(page.locator('.arc')).toHaveCount(0);
  await page.getByRole('radio', { name: 'departures' }).check();

  const corridors = await show(page, 'Origins and destinations');
  // Eight each way and all others.
  await expect(corridors.locator('.sankey-ribbon')).toHaveCount(18);
  await corridors.getByRole('application').focus();
  await page.keyboard.press('ArrowDown');
  await expect(corridors.getByRole('status')).toContainText(
    /^.+ to Nigeria: median [\d.]+ thousand people a year, 80% /,
  );
  await page.keyboard.press('End');
  await expect(corridors.getByRole('status')).toContainText('All others from Nigeria: about');
  await corridors.getByRole('button', { name: 'Table: Origins and destinations' }).click();
  const rows = corridors.getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(19);
  await expect(rows.last()).toContainText('all others');
  expect(errors).toEqual([]);
});

test('tells jobs, cities and those who cannot move with unit, source and years to read', async ({ page }) => {
  const errors = listen(page);
  await page.goto('/#runs=64&place=un-western-africa');
  // Parts that are out of sight keep what they show: the place comes first.
  await expect(page.locator('#picture-title')).toHaveText('Population, Western Africa', START);
  for (const name of ['Jobs and workers', 'Cities', 'Those who cannot move'] as const) {
    const part = await show(page, name);
    await expect(part.locator('figcaption')).toContainText(/80% of \d[\d,]* runs\. Source: .{20}/);
    for (const unit of await part.locator('.axis-unit').all()) await expect(unit).not.toBeEmpty();
    await part.getByRole('application').first().focus();
    await page.keyboard.press('End');
    await expect(part.getByRole('status')).toContainText(/^2035: .+ 80% /);
    await part.getByRole('button', { name: `Table: ${name}` }).click();
    await expect(part.getByRole('table').getByRole('row', { name: /^2035/ })).toBeVisible();
  }
  await expect(section(page, 'Jobs and workers').locator('.section-sentence')).toContainText(
    /At the end of 2035, jobs have not grown along for [\d.]+ million people in Western Africa .*, [\d.]+% of the labour force/,
    START,
  );
  await expect(section(page, 'Those who cannot move').locator('figcaption')).toContainText('assumed, no data');
  expect(errors).toEqual([]);
});

test('shows a driver with its links, opens its levers and picks its indicator', async ({ page }) => {
  await page.goto('/#runs=64');
  const drivers = await show(page, 'How the drivers act');
  await drivers.getByRole('button', { name: 'Labour markets', exact: true }).click();
  await expect(drivers.locator('.diagram-edge.is-near')).not.toHaveCount(0);
  await expect(drivers.locator('.diagram-chosen')).toContainText('Warming costs income.');
  await expect(page.getByRole('slider', { name: 'Income growth' })).toBeHidden();
  await drivers.getByRole('button', { name: /^Show its \d+ levers$/ }).click();
  await expect(page.getByRole('slider', { name: 'Income growth' })).toBeVisible();
  await expect(page.locator('[data-driver="labour"] summary')).toBeFocused();
  await drivers.getByRole('button', { name: 'Jobs gap', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Jobs gap, Nigeria' })).toBeVisible();
});

test('opens a scenario of the library and undoes it in one step', async ({ page }) => {
  await page.goto('/#runs=64');
  const library = await show(page, 'Scenario library');
  const card = library.getByRole('button', { name: /^Stronger warming/ });
  await expect(card).toContainText('How many more people');
  await expect(card.locator('.region')).not.toHaveCount(0);
  await card.click();
  await expect(card).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.model-state')).toContainText('2 levers changed');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.model-state')).toContainText('no lever changed');
});

test('finds an indicator by its unit and by its driver', async ({ page }) => {
  await page.goto('/#runs=64');
  const search = page.getByRole('combobox', { name: 'Indicator' });
  await search.fill('labour force share');
  await expect(page.getByRole('option')).toHaveText([/^Unemployment rate/, /^Youth unemployment rate/]);
  await page.getByRole('option', { name: /^Unemployment rate/ }).click();
  await expect(page.getByRole('heading', { name: 'Unemployment rate, Nigeria' })).toBeVisible();
});

test('has no fault of access in the parts below the map in either theme', async ({ page }) => {
  await page.goto('/#runs=64');
  for (const name of SECTIONS) await show(page, name);
  await section(page, 'How the drivers act').getByRole('button', { name: 'Climate' }).click();
  await expect(section(page, 'Scenario library').getByRole('button')).not.toHaveCount(0);
  await expectAccessible(page, 'main');
});

test('fits all parts on screens of 1440, 1024 and 390 px', async ({ page }) => {
  await page.goto('/#runs=64');
  for (const width of [1440, 1024, 390]) {
    await page.setViewportSize({ width, height: 844 });
    for (const name of SECTIONS) {
      const part = await show(page, name);
      await expect(part.locator('figure, .cards').first()).toBeVisible();
      // The switch to the table reaches 4 px into the margin, so that its word ends at the edge.
      const beyond = () => part.evaluate((element) => element.scrollWidth - element.clientWidth);
      await expect.poll(beyond, name).toBeLessThanOrEqual(4);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});
