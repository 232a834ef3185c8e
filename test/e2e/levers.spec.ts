import { test as alone, expect, type Page } from '@playwright/test';
import { expectAccessible } from '../support/access.ts';
import { testsOnOnePage } from '../support/one-page.ts';

const test = testsOnOnePage();

/** Open the page and wait for its first fan; the runs go on. */
async function open(page: Page, hash = '#runs=64'): Promise<void> {
  await page.goto(`/${hash}`);
  // The first runs wait for the machine.
  await expect(page.locator('.fan path.scenario.median')).toBeVisible({ timeout: 60_000 });
}

/** The fragment of the address once it stands still: it follows edits after a pause. */
async function settledHash(page: Page): Promise<string> {
  let before = '';
  const isSettled = () => {
    const wasThere = page.url() === before;
    before = page.url();
    return wasThere && before.includes('s=1');
  };
  await expect.poll(isSettled, { intervals: [600], timeout: 30_000 }).toBe(true);
  return new URL(before).hash;
}

/** Set children per woman for a place with the keyboard alone. */
async function override(page: Page, search: string, name: string, value: string): Promise<void> {
  await page.getByRole('button', { name: 'Children per woman for a region or country' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type(search);
  await expect(page.getByRole('option', { name }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: `Children per woman for ${name}, number` })).toBeFocused();
  await page.keyboard.type(value);
  await page.keyboard.press('Enter');
}

test('sets a lever for a region and a country, says what each overrides, and keeps both in the link', async ({
  page,
}) => {
  await open(page);
  await override(page, 'western africa', 'Western Africa', '-0.2');
  await override(page, 'NER', 'Niger', '0,3');
  const expected = [
    'Western Africa: −0.20instead of 0.00, the reference; except in Niger×',
    'Niger: +0.30instead of −0.20 (Western Africa)×',
  ];
  await expect(page.locator('.chip')).toHaveText(expected);
  await expect(page.locator('.model-state')).toContainText('1 lever changed');

  const other = await page.context().newPage();
  await open(other, await settledHash(page));
  await expect(other.locator('.chip')).toHaveText(expected);

  await other.getByRole('button', { name: 'Remove Children per woman for Western Africa' }).click();
  await expect(other.locator('.chip')).toHaveText(['Niger: +0.30instead of 0.00, the reference×']);
  await other.close();
});

test('states a lever by its first year and by years, and undoes to the plain number', async ({ page }) => {
  await open(page);
  await page.getByRole('textbox', { name: 'Children per woman, number' }).fill('0.4');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Children per woman', exact: true }).click();
  await page.getByRole('textbox', { name: 'Starts in' }).fill('2051');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'A number from 2025 to 2050' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Starts in' }).fill('2031');
  await page.keyboard.press('Enter');
  await expect(page.locator('.lever-years')).toHaveText('2031 to 2050');
  // The ramp is two points: the default before its first year, the full size in its last.
  await page.getByRole('radio', { name: 'By year' }).check();
  await expect(page.getByRole('textbox', { name: /^Year of point/ })).toHaveCount(2);
  await expect(page.getByRole('textbox', { name: 'Value in 2030' })).toHaveValue('0.00');
  await page.getByRole('textbox', { name: 'Value in 2030' }).fill('0.1');
  await page.keyboard.press('Enter');
  await expect(page.locator('.lever-course')).toHaveText('by year, +0.40 in 2050');

  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('textbox', { name: 'Children per woman, number' })).toHaveValue('+0.40');
  await expect(page.locator('.lever-years')).toHaveCount(0);
  await page.getByRole('button', { name: 'Children per woman', exact: true }).click();
  await expect(page.locator('.lever-drawer')).toHaveCount(0);
});

test('offers no years to a coefficient, which holds in all of them', async ({ page }) => {
  await open(page, '#output=immigrants&runs=64');
  await page.getByRole('button', { name: 'Networks', exact: true }).click();
  await expect(page.locator('.lever-drawer')).toContainText('One setting for the whole world and all years.');
  await expect(page.locator('.course-editor')).toHaveCount(0);
  await page.getByRole('button', { name: 'Border enforcement', exact: true }).click();
  await expect(page.locator('.course-editor')).toHaveCount(1);
  await page.getByRole('textbox', { name: 'Networks, number' }).fill('0.2');
  await page.keyboard.press('Enter');
  const hash = await settledHash(page);
  await page.goto('about:blank');
  await open(page, hash);
  await expect(page.getByRole('textbox', { name: 'Networks, number' })).toHaveValue('0.20');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

alone(
  'points at the character of a faulty formula, takes a good one, and fetches the parser only then',
  async ({ page }) => {
    const scripts: string[] = [];
    page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
    const parsers = () => scripts.filter((path) => /formula-(?!tokens)/.test(path));
    await open(page);
    await page.getByRole('button', { name: 'Children per woman', exact: true }).click();
    await page.getByRole('radio', { name: 'Formula' }).check();
    const box = page.getByRole('textbox', { name: 'Formula of the year' });
    await expect(box).toBeVisible();
    expect(parsers()).toEqual([]);

    await box.fill('0.2 * t / speed');
    await expect(page.getByText('Character 11: found "speed"')).toBeVisible();
    await expect(page.locator('.formula-mark mark')).toHaveText('s');
    await expect(page.locator('.model-state')).toContainText('no lever changed');
    expect(parsers()).toHaveLength(1);

    await box.fill('0.2 * t');
    await expect(page.getByText('allowed: -0.5 to 0.5 children in every year')).toBeVisible();

    await box.fill('0.26 * t / 26');
    await expect(page.locator('.lever-course')).toHaveText('by formula, +0.26 in 2050');
    await expectAccessible(page, '.levers');
  },
);

test('finds levers by word, shows the changed alone and folds all drivers', async ({ page }) => {
  await open(page);
  await page.getByRole('searchbox').fill('warming path');
  await expect(page.getByRole('combobox', { name: 'Warming path' })).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Children per woman' })).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Warming path' }).selectOption('SSP1-2.6');
  await page.getByRole('searchbox').fill('');
  await page.getByRole('checkbox', { name: 'Only changed' }).check();
  await expect(page.locator('.lever')).toHaveCount(1);
  await expect(page.locator('.driver-count')).toHaveText('1 of 5 changed');
  await page.getByRole('checkbox', { name: 'Only changed' }).uncheck();
  await page.getByRole('button', { name: 'Unfold all' }).click();
  expect(await page.locator('.lever').count()).toBeGreaterThan(40);
  await page.getByRole('button', { name: 'Fold all' }).click();
  await expect(page.locator('.lever')).toHaveCount(0);
});

test('adds a cyclone by return period with the keyboard, moves it, undoes and keeps it in the link', async ({
  page,
}) => {
  await open(page, '#place=MOZ&runs=64');
  await page.getByRole('button', { name: 'Add an event' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Add an event' });
  await expect(dialog.getByRole('combobox', { name: 'Kind' })).toBeFocused();
  await expect(dialog.getByRole('combobox', { name: 'Kind' })).toHaveValue('cyclone');
  await dialog.getByRole('radio', { name: 'As a number' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('textbox', { name: 'Once in so many years' })).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('5000');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText(/A number from \d+ to \d+ with no decimals/);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('25');
  await expect(dialog).toContainText(/that is \d+\.\d+% of people/);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);

  const bar = (of: Page) => of.locator('.bar');
  await expect(bar(page)).toHaveAccessibleName('Cyclone, Mozambique · 1 in 25 years, 2029');
  await expect(page.locator('.model-state')).toContainText('no lever changed, 1 event');
  // An event alone is a scenario of its own, with the reference behind it.
  await expect(page.locator('.fan path.reference.median')).toBeAttached();
  await expect(page.getByRole('columnheader', { name: 'Against reference' })).toBeVisible();
  await bar(page).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(bar(page)).toHaveAccessibleName(/2031–2032$/);

  const other = await page.context().newPage();
  await open(other, await settledHash(page));
  await expect(bar(other)).toHaveAccessibleName('Cyclone, Mozambique · 1 in 25 years, 2031–2032');
  await other.close();

  await page.keyboard.press('Control+z');
  await expect(bar(page)).toHaveAccessibleName(/2029$/);
  await bar(page).focus();
  await page.keyboard.press('Delete');
  await expect(bar(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Add an event' })).toBeFocused();
});

test('moves and lengthens an event by dragging, and switches it off', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Add an event' }).click();
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('borderClosure');
  await expect(page.getByRole('dialog')).toContainText('A number only: there is no record of such events');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const bar = page.locator('.bar');
  await expect(bar).toHaveAccessibleName(/2029–2030$/);
  await bar.scrollIntoViewIfNeeded();
  const year = ((await page.locator('.lane-track').boundingBox())?.width ?? 0) / 26;

  const drag = async (from: string, years: number) => {
    const box = await page.locator(from).boundingBox();
    if (!box) throw new Error(`${from} is not there`);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + (years * year) / 2, y);
    await page.mouse.move(x + years * year, y);
    await page.mouse.up();
  };
  await drag('.bar', 3);
  await expect(bar).toHaveAccessibleName(/2032–2033$/);
  await drag('.bar-end', 2);
  await expect(bar).toHaveAccessibleName(/2032–2035$/);
  // A drag is no click: the dialog stays closed.
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'Border closure comes' }).uncheck();
  await expect(page.locator('.model-state')).toContainText('no lever changed, 1 switched off');
});

test('has no fault of access in the event dialog and the events', async ({ page }) => {
  await open(page, '#place=MOZ&runs=64');
  await page.getByRole('button', { name: 'Add an event' }).click();
  await page.getByRole('radio', { name: 'By how often it comes' }).check();
  await page.getByRole('textbox', { name: 'First year' }).fill('1999');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText('One field needs a change.')).toBeVisible();
  await expectAccessible(page, '.event-dialog');
  await page.getByRole('textbox', { name: 'First year' }).fill('2030');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expectAccessible(page, '.events');
});
