import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../support/access.ts';
import { testsOnOnePage } from '../support/one-page.ts';

/** Of what a link alone decides. */
const kept = testsOnOnePage();

/** Errors that the browser or the page wrote; none is allowed. */
function listen(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

const median = (page: Page) => page.locator('.fan path.scenario.median');
const firstSlider = (page: Page) => page.locator('input[type=range]').first();

/** Shown for a country in classes, with the record behind them. */
const IN_CLASSES: ReadonlySet<string> = new Set(['conflictDisplacement', 'internallyDisplacedConflict']);

/** The model starts and makes its first runs: a wait for the machine. */
const START = { timeout: 60_000 };

/** The drawn median once the preview of the newest scenario is in; a flat one has no height and counts as hidden. */
async function pathOf(page: Page): Promise<string> {
  await expect(median(page)).toBeAttached(START);
  return (await median(page).getAttribute('d')) ?? '';
}

async function finish(page: Page): Promise<void> {
  await expect(page.locator('.runs')).toHaveAttribute('aria-busy', 'false', { timeout: 180_000 });
}

test('opens on a fan for Nigeria without an error in the console', async ({ page }) => {
  const errors = listen(page);
  await page.goto('/');
  await expect(page).toHaveTitle('Mobility Horizons');
  await expect(page.getByRole('heading', { name: 'Population, Nigeria' })).toBeVisible(START);
  expect(await pathOf(page)).toMatch(/^M/);
  await expect(page.locator('.sentences')).toContainText('people live in Nigeria at the end of 2035');
  await finish(page);
  await expect(page.locator('.runs')).toContainText('1,000 of 1,000 runs');
  expect(page.url()).not.toContain('#');
  await expect(page.locator('.sentences')).not.toContainText('first');
  await expect(page.locator('.map .c5').first()).toBeVisible();
  expect(errors).toEqual([]);
});

test('moves the fan with the first slider, undoes in one step and redoes', async ({ page }) => {
  await page.goto('/#runs=64');
  await finish(page);
  const before = await pathOf(page);
  await firstSlider(page).focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press('PageUp');
  await expect.poll(() => pathOf(page)).not.toBe(before);
  await expect(page.locator('.model-state')).toContainText('1 lever changed');
  const raised = await firstSlider(page).inputValue();
  expect(Number(raised)).toBeGreaterThan(0.2);

  await page.keyboard.press('Control+z');
  await expect(firstSlider(page)).toHaveValue('0');
  await expect(page.locator('.model-state')).toContainText('no lever changed');
  await expect.poll(() => pathOf(page)).toBe(before);

  await page.keyboard.press('Control+Shift+Z');
  await expect(firstSlider(page)).toHaveValue(raised);
});

test('draws a part that has come into view, also where the browser tells of an earlier moment with it', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const Observer = window.IntersectionObserver;
    window.IntersectionObserver = class extends Observer {
      constructor(tell: IntersectionObserverCallback, options?: IntersectionObserverInit) {
        super((entries, observer) => {
          const earlier = entries.map(({ target, isIntersecting }) => ({ target, isIntersecting: !isIntersecting }));
          tell([...(earlier as unknown as IntersectionObserverEntry[]), ...entries], observer);
        }, options);
      }
    };
  });
  await page.goto('/#runs=64');
  await expect(median(page)).toBeVisible(START);
  const parts = page.getByRole('navigation', { name: 'Parts of the page' });
  await parts.getByRole('button', { name: 'Scenario library' }).click();
  const library = page.getByRole('region', { name: 'Scenario library' });
  await expect(library.getByRole('button', { name: /^Stronger warming/ })).toBeVisible();
});

test('gives the same figures again from the link: a scenario of the library, a cyclone by return period, a lever of one region', async ({
  page,
  context,
}) => {
  await page.goto('/#place=MOZ&runs=64');
  await expect(median(page)).toBeVisible(START);
  await page
    .getByRole('navigation', { name: 'Parts of the page' })
    .getByRole('button', { name: 'Scenario library' })
    .click();
  const card = page
    .getByRole('region', { name: 'Scenario library' })
    .getByRole('button', { name: /^Stronger warming/ });
  await card.click();
  await expect(page.locator('.model-state')).toContainText('2 levers changed');
  await page.getByRole('combobox', { name: 'Horizon' }).selectOption('2045');

  await page.getByRole('button', { name: 'Add an event' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add an event' });
  await dialog.getByRole('radio', { name: 'By how often it comes' }).check();
  await dialog.getByRole('textbox', { name: 'Once in so many years' }).fill('25');
  await page.keyboard.press('Enter');
  await expect(page.locator('.bar')).toHaveAccessibleName(/^Cyclone, Mozambique · 1 in 25 years/);

  await page.getByRole('button', { name: 'Children per woman for a region or country' }).click();
  await page.keyboard.type('eastern africa');
  await page.getByRole('option', { name: 'Eastern Africa' }).first().click();
  await page.getByRole('textbox', { name: 'Children per woman for Eastern Africa, number' }).fill('-0.4');
  await page.keyboard.press('Enter');
  await expect(page.locator('.chip')).toHaveText(/Eastern Africa: −0\.40/);
  await finish(page);
  await expect(page).toHaveURL(/#s=1/);
  const drawn = await pathOf(page);
  const figures = await page.locator('.glance').innerText();

  const other = await context.newPage();
  await other.goto(page.url());
  await finish(other);
  await expect(other.locator('.bar')).toHaveAccessibleName(/^Cyclone, Mozambique · 1 in 25 years/);
  await expect(other.locator('.chip')).toHaveText(/Eastern Africa: −0\.40/);
  await expect(other.getByRole('combobox', { name: 'Horizon' })).toHaveValue('2045');
  expect(await pathOf(other)).toBe(drawn);
  await expect.poll(() => other.locator('.glance').innerText()).toBe(figures);
});

kept('says every fault of a broken link and keeps the reference', async ({ page }) => {
  await page.goto('/#s=1broken~code&place=XXX&horizon=1999&output=wealth&runs=7');
  const message = page.getByRole('alert');
  await expect(message).toContainText('The link has 5 faults');
  for (const path of ['s', 'place', 'horizon', 'output', 'runs'])
    await expect(message.locator('code', { hasText: new RegExp(`^${path}$`) })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Population, Nigeria' })).toBeVisible(START);
  await expect(page.locator('.model-state')).toContainText('no lever changed');
});

kept('has a fan, a sentence and a row for every indicator', async ({ page }) => {
  const errors = listen(page);
  await page.goto('/#runs=64');
  await finish(page);
  const choice = page.getByRole('combobox', { name: 'Indicator' });
  await choice.click();
  const outputs = await page
    .getByRole('option')
    .evaluateAll((options) => options.map((each) => each.getAttribute('data-key') ?? ''));
  await page.keyboard.press('Escape');
  expect(outputs.length).toBeGreaterThanOrEqual(46);
  const sentences = new Set<string>();
  for (const output of outputs) {
    await choice.click();
    await page.locator(`[role=option][data-key=${output}]`).click();
    if (IN_CLASSES.has(output)) await expect(page.locator('.class-box'), output).toHaveCount(11);
    else expect(await pathOf(page), output).toMatch(/^M[\d.,MLHV]+$/);
    await expect(page.locator('.axis-unit'), output).not.toBeEmpty();
    await expect(page.locator('.glance .is-chosen'), output).toHaveCount(1);
    const measure = page.locator('.map-section .unit-words');
    await expect(measure, output).not.toBeEmpty();
    if (!(await measure.textContent())?.includes('no map'))
      await expect(page.locator('.legend [class*=swatch]').first(), output).toBeVisible();
    const sentence = (await page.locator('.sentences').textContent()) ?? '';
    expect(sentence, output).toMatch(/^[A-Z].*\.$/);
    expect(sentence, output).not.toMatch(/[{}]|NaN|undefined|finding\./);
    sentences.add(sentence);
  }
  expect(sentences.size).toBe(outputs.length);
  expect(errors).toEqual([]);
});

test('shows conflict in a country in classes with the record behind them, in a region in numbers', async ({ page }) => {
  await page.goto('/#place=COL&output=conflictDisplacement&runs=64');
  await expect(page.locator('.class-box').first()).toBeVisible(START);
  await finish(page);
  await expect(page.locator('.sentences')).toContainText(
    /Conflict risk in Colombia in 2035 is (very )?(low|medium|high)/,
  );
  await expect(page.locator('.sentences')).toContainText('in 12 of 12 years, 2009 to 2020');
  await expect(page.locator('.glance .is-chosen td').first()).toHaveText(/^(very )?(low|medium|high)$/);
  await page.locator('.class-strip svg').focus();
  await page.keyboard.press('End');
  await expect(page.locator('.fan-reading')).toHaveText(/^2035: (very )?(low|medium|high)$/);
  await page.getByRole('button', { name: /^Table: People newly displaced by conflict, Colombia/ }).click();
  await expect(page.locator('.picture table').getByRole('row', { name: /^2035/ })).toHaveText(/low|medium|high/);
  await expect(page.locator('.map-section option, .map-section [role=option]').first()).toHaveAttribute(
    'aria-label',
    /: (very low|low|medium|high|very high)/,
  );

  const search = page.getByRole('combobox', { name: 'Place: name or code' });
  await search.fill('south america');
  await page.getByRole('option', { name: 'South America' }).first().click();
  await expect(page.locator('.picture table').getByRole('row', { name: /^2035/ })).toHaveText(
    /\d (thousand|million)/,
    START,
  );
});

test('unfolds the driver of the chosen indicator and folds by hand', async ({ page }) => {
  await page.goto('/#runs=64&output=jobsGap');
  await expect(median(page)).toBeVisible(START);
  const slider = page.getByRole('slider', { name: 'Income growth' });
  await expect(slider).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Pace of urbanization' })).toBeHidden();
  await page.getByText('Labour markets', { exact: true }).click();
  await expect(slider).toBeHidden();
});

kept('reads a year with the arrow keys', async ({ page }) => {
  await page.goto('/#runs=64');
  await finish(page);
  await page.locator('.fan-svg').focus();
  await page.keyboard.press('End');
  await expect(page.locator('.fan-reading')).toContainText(/^2035: median \d+ million; 80% /);
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.fan-reading')).toContainText(/^2034: /);
  await page.keyboard.press('Home');
  await expect(page.locator('.fan-reading')).toContainText(/^1999: .*history/);
});

test('finds a place by its code and shows its numbers as a table', async ({ page }) => {
  await page.goto('/#runs=64');
  const search = page.getByRole('combobox', { name: 'Place: name or code' });
  await search.fill('jpn');
  await page.getByRole('option', { name: 'Japan' }).click();
  await expect(page.getByRole('heading', { name: 'Population, Japan' })).toBeVisible(START);
  await page.getByRole('button', { name: 'Table: Population, Japan' }).click();
  await expect(
    page.getByRole('table', { name: /Population, Japan/ }).getByRole('row', { name: /^2035/ }),
  ).toBeVisible();
});

kept('refuses a number out of range in words and keeps the value', async ({ page }) => {
  await page.goto('/#runs=64');
  await expect(median(page)).toBeVisible(START);
  const box = page.getByRole('textbox', { name: 'Children per woman, number' });
  await box.fill('2');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('A number from −0.5 to 0.5 with at most 2 decimals.');
  await expect(firstSlider(page)).toHaveValue('0');
});

test('says what happened when the data cannot be read, and starts again', async ({ page }) => {
  let isBroken = true;
  await page.route('**/*.bin', (route) => (isBroken ? route.fulfill({ status: 503 }) : route.continue()));
  await page.goto('/#runs=64');
  await expect(page.getByRole('alert')).toContainText('The model has stopped');
  await expect(page.getByRole('alert')).toContainText('503');
  isBroken = false;
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect(median(page)).toBeVisible(START);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

kept('has no fault of access in either theme', async ({ page }) => {
  await page.goto('/#runs=64');
  await page.getByRole('button', { name: 'Children per woman', exact: true }).click();
  await firstSlider(page).focus();
  await page.keyboard.press('PageUp');
  // The first runs draw all but the colours of the map, which the audit does not read.
  await expect(page.locator('.model-state')).toContainText('1 lever changed');
  await expect(median(page)).toBeVisible(START);
  await expect(page.locator('.fan path.reference.median')).toBeAttached(START);
  await expectAccessible(page);
});

kept('fits screens of 1440, 1024 and 390 px', async ({ page }) => {
  await page.goto('/#runs=64');
  for (const width of [1440, 1024, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await expect(median(page)).toBeVisible(START);
    // Charts hear of a new width a frame later.
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const top = await median(page).evaluate((path) => path.getBoundingClientRect().top);
    expect(top).toBeLessThan(844);
    if (width === 390) {
      await page.getByRole('button', { name: /^Levers/ }).click();
      await expect(firstSlider(page)).toBeVisible();
      const last = page.locator('.driver').last();
      await last.scrollIntoViewIfNeeded();
      await expect(last).toBeInViewport({ ratio: 0.9 });
    }
  }
});
