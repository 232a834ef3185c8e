import { expect, type Page, test } from '@playwright/test';
import { sliderValueAt } from '../../src/picture/slider-value.ts';
import { finish, listen, median, START } from '../support/page-tour.ts';

const slider = (page: Page) => page.getByRole('slider', { name: 'Children per woman' });
const box = (page: Page) => page.getByRole('textbox', { name: 'Children per woman, number' });
const reset = (page: Page) => page.getByRole('button', { name: 'Reset Children per woman', exact: true });
const path = (page: Page) => median(page).getAttribute('d');

/** Where a mouse takes hold of the slider for a value. */
async function pointOf(page: Page, value: number): Promise<{ readonly x: number; readonly y: number }> {
  const track = await slider(page).boundingBox();
  if (!track) throw new Error('no slider');
  // The thumb keeps inside of the track, half of its width from each end.
  const thumb = 16;
  return { x: track.x + thumb / 2 + (track.width - thumb) * (value + 0.5), y: track.y + track.height / 2 };
}

/** The fragment of the address and the drawn median once all runs are in. */
async function settled(page: Page, from: string | null): Promise<readonly (string | null)[]> {
  await expect.poll(() => path(page), START).not.toBe(from);
  await finish(page);
  await expect(page).toHaveURL(/s=1/);
  // The address follows an edit after a pause.
  await page.waitForTimeout(700);
  return [new URL(page.url()).hash, await path(page)];
}

test('comes to the same scenario and picture by pointer, arrow keys and typed value; shows what an undo moved', async ({
  page,
}) => {
  const errors = listen(page);
  await page.goto('/#place=NER&runs=64');
  await finish(page);
  const first = await path(page);

  const { x, y } = await pointOf(page, 0.2);
  const start = await pointOf(page, 0);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(x, y, { steps: 4 });
  await page.mouse.up();
  // A pixel is more than a step: the keys take the rest of the way.
  for (let i = 0; i < 12 && (await slider(page).inputValue()) !== '0.2'; i++)
    await page.keyboard.press(Number(await slider(page).inputValue()) < 0.2 ? 'ArrowRight' : 'ArrowLeft');
  await expect(slider(page)).toHaveValue('0.2');
  const byPointer = await settled(page, first);

  // A double click gives the default back.
  const thumb = await pointOf(page, 0.2);
  await page.mouse.dblclick(thumb.x, thumb.y);
  await expect(slider(page)).toHaveValue('0');
  await expect(page.locator('.model-state')).toContainText('no lever changed');
  await slider(page).focus();
  for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowRight');
  await expect(box(page)).toHaveValue('+0.20');
  const byKeys = await settled(page, first);

  await reset(page).click();
  await expect(slider(page)).toHaveValue('0');
  await box(page).fill('0.2');
  await page.keyboard.press('Enter');
  const byTyping = await settled(page, first);
  expect(byKeys).toEqual(byPointer);
  expect(byTyping).toEqual(byPointer);

  // Page keys leap: more than an arrow.
  await slider(page).focus();
  await page.keyboard.press('PageDown');
  expect(0.2 - Number(await slider(page).inputValue())).toBeGreaterThan(0.02);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.lever.is-moved')).toHaveAttribute('data-lever', 'fertility');
  await expect(page.locator('.lever.is-moved')).toHaveCount(0);

  // What each lever does to the chosen output, in its row.
  await page.getByRole('checkbox', { name: 'Effect of each on Population, 2035' }).check();
  const effect = page.locator('[data-lever="fertility"] .lever-reach');
  await expect(effect).toContainText(/^[−-].* at −0\.50, \+.* at \+0\.50$/, START);
  await expect(page.locator('[data-lever="warmingPath"] .lever-reach')).not.toHaveClass(/is-waiting/, START);
  expect(errors).toEqual([]);
});

test('computes ahead what a hand rests on, what is being typed and what a list offers, and sets none of it', async ({
  page,
}) => {
  // Every question that goes to a worker, with the runs that it asks for.
  await page.addInitScript(`{
    window.begun = [];
    const send = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, ...rest) {
      const job = message.path?.[0] === 'begin' && message.argumentList[1].value;
      const levers = job && job.scenario.levers;
      if (job) window.begun.push([job.runs, levers.fertility ?? levers.warmingPath ?? levers.floodResponse]);
      return send.call(this, message, ...rest);
    };
  }`);
  /** How many workers have begun the first runs of a value. */
  const begun = (value: number | string) =>
    page.evaluate<number>(`window.begun.filter(([runs, of]) => runs === 16 && of === ${JSON.stringify(value)}).length`);
  /** Both workers have begun them; one that was being filled in among the other values of the lever was begun again by the hand. */
  const isAhead = async (value: number) => {
    await expect.poll(() => begun(value)).toBeGreaterThanOrEqual(2);
    await page.waitForTimeout(300);
  };
  for (const language of ['en', 'ar'] as const) {
    await page.goto(`/#place=NER&runs=64${language === 'en' ? '' : `&lang=${language}`}`);
    await finish(page);
    const track = await page.locator('[data-lever="fertility"] input[type=range]').boundingBox();
    if (!track) throw new Error('no slider');
    const range = page.locator('[data-lever="fertility"] input[type=range]');
    for (const share of [0.13, 0.42, 0.777]) {
      const [x, y] = [track.x + share * track.width, track.y + track.height / 2];
      const value = sliderValueAt(
        x,
        { left: track.x, width: track.width, thumb: 14, isRightToLeft: language === 'ar' },
        { min: -0.5, max: 0.5, decimals: 2 },
      );
      const before = await range.inputValue();
      await page.mouse.move(x, y);
      await isAhead(value);
      const times = await begun(value);
      await expect(range).toHaveValue(before);
      await page.mouse.down();
      await page.mouse.up();
      await expect(range).toHaveValue(String(value));
      await finish(page);
      expect(await begun(value)).toBe(times);
    }
  }
  await page.goto('/#place=NER&runs=64&lang=en');
  await finish(page);
  await box(page).fill('0.33');
  await isAhead(0.33);
  await page.keyboard.press('Escape');
  // On to the slider: what its keys give.
  await page.keyboard.press('Tab');
  await expect(slider(page)).toBeFocused();
  for (const value of [0.01, -0.01, 0.1, -0.1]) await isAhead(value);
  const leaps = await begun(-0.1);
  await page.keyboard.press('PageDown');
  await expect(slider(page)).toHaveValue('-0.1');
  await finish(page);
  expect(await begun(-0.1)).toBe(leaps);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('combobox', { name: 'Warming path' }).focus();
  await expect.poll(() => begun('SSP5-8.5'), START).toBe(2);
  await expect(page.locator('.model-state')).toContainText('no lever changed');
  // What a reset leaves, where that is not known.
  await box(page).fill('0.25');
  await page.keyboard.press('Enter');
  await page.locator('[data-lever="floodResponse"] .number-box input').fill('37');
  await page.keyboard.press('Enter');
  await finish(page);
  await reset(page).hover();
  await expect.poll(() => begun(37)).toBe(2);
  await expect(page.locator('.model-state')).toContainText('2 levers changed');
  await reset(page).click();
  await expect(page.locator('.model-state')).toContainText('1 lever changed');
  await finish(page);
  expect(await begun(37)).toBe(2);
});

test('shows a lever that is dragged on each of its values, and what stands beside the fan soon after', async ({
  page,
}) => {
  await page.goto('/#place=NER&runs=64');
  await finish(page);
  await box(page).fill('0.3');
  await page.keyboard.press('Enter');
  await finish(page);
  const glance = page.locator('.side table');
  const before = await glance.innerText();
  const track = await slider(page).boundingBox();
  if (!track) throw new Error('no slider');
  const y = track.y + track.height / 2;
  await page.mouse.move(track.x + track.width * 0.8, y);
  await page.mouse.down();
  await expect(page.locator('.fan path.scenario.median')).toHaveCSS('transition-duration', '0s');
  // None of them the reference, of which all runs are known.
  for (let share = 0.8; share >= 0.6; share -= 0.02) await page.mouse.move(track.x + track.width * share, y);
  // The finger is still down, and not all runs are in.
  const isBusy = await page.waitForFunction((old) => {
    const table = document.querySelector<HTMLElement>('.side table');
    return table?.innerText !== old && document.querySelector('.runs')?.getAttribute('aria-busy');
  }, before);
  expect(await isBusy.jsonValue()).toBe('true');
  await page.mouse.up();
  await finish(page);
  // The address follows an edit after a pause, what stands beside the fan a moment after it.
  await page.waitForTimeout(700);
  const dragged = await glance.innerText();
  expect(dragged).not.toBe(before);
  await page.reload();
  await finish(page);
  await expect(glance).toHaveText(dragged, { useInnerText: true });
});

test('does a whole task on Explore by keyboard: place, indicator, lever, its years, region, event, year, table, save', async ({
  page,
}) => {
  await page.goto('/#runs=64');
  await expect(median(page)).toBeAttached(START);
  /** Go on by Tab until the focus is where it is wanted. */
  const tabTo = async (role: Parameters<Page['getByRole']>[0], name: string | RegExp, most = 80) => {
    const wanted = page.getByRole(role, { name, exact: true }).first();
    for (let i = 0; i < most; i++) {
      if (await wanted.evaluate((element) => element === document.activeElement).catch(() => false)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${String(name)} is not reached by Tab`);
  };
  await tabTo('combobox', 'Place: name or code');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('mozambique');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Population, Mozambique' })).toBeVisible(START);

  await tabTo('slider', 'Children per woman');
  for (let i = 0; i < 3; i++) await page.keyboard.press('PageDown');
  await expect(page.locator('.model-state')).toContainText('1 lever changed');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: 'Children per woman', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  // The points of its course are moved by keys too.
  await tabTo('slider', 'Point 2 of the course');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.lever-years')).toContainText(/to 20\d\d$/);
  await page.keyboard.press('ArrowUp');

  await tabTo('combobox', 'Indicator');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('births');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Births, Mozambique' })).toBeVisible(START);
  await tabTo('application', /^Births, Mozambique until 2035/);
  await page.keyboard.press('End');
  await expect(page.locator('.picture .fan-reading')).toContainText(/^2035: median/);

  await tabTo('button', 'Add an event');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Add an event' })).toBeVisible(START);
  await tabTo('button', 'Add', 20);
  await page.keyboard.press('Enter');
  await expect(page.locator('.model-state')).toContainText('1 event');
  await expect(page.locator('.fan .fan-event')).toHaveCount(1);

  await finish(page);
  await tabTo('slider', 'Year of the pyramid', 160);
  await page.keyboard.press('Home');
  await expect(page.getByRole('heading', { name: 'People by age, 2025' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByRole('dialog', { name: 'Saved scenarios' })).toBeVisible(START);
  await page.keyboard.press('Enter');
  await expect(page.locator('.saved-said')).toContainText('Saved:', START);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('shows every region on one scale, chooses one, and lets nothing jump while runs arrive', async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) shifts.push(entry.value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto('/#place=WLD&runs=64');
  await expect(median(page)).toBeAttached(START);
  const takeShifts = () => page.evaluate(() => (window as unknown as { shifts: number[] }).shifts.splice(0));
  const sumOf = (jumps: readonly number[]) => jumps.reduce((sum, value) => sum + value, 0);
  // From the first fan on: what arrives later sharpens, and moves nothing.
  await takeShifts();
  await finish(page);
  expect(sumOf(await takeShifts())).toBeLessThan(0.002);
  const pages = page.getByRole('navigation', { name: 'Pages' });
  for (const name of ['Compare', 'Shocks', 'Prepare', 'Explore']) {
    await pages.getByRole('button', { name, exact: true }).click();
    await expect(page.locator('main [aria-busy="true"], main .starting')).toHaveCount(0, START);
    // What comes without words of waiting.
    await page.waitForTimeout(500);
    expect(sumOf(await takeShifts()), name).toBeLessThan(0.002);
  }

  const regions = page.getByRole('region', { name: 'Regions' });
  await regions.scrollIntoViewIfNeeded();
  const panels = regions.locator('svg.compare-panel');
  await expect(panels).toHaveCount(6, START);
  const ticks = await panels.evaluateAll((all) =>
    all.map((svg) => [...svg.querySelectorAll('.tick text')].map(({ textContent }) => textContent).join(' ')),
  );
  expect(new Set(ticks).size).toBe(1);
  await regions.getByRole('combobox', { name: 'Grouped by' }).selectOption('income-group');
  await expect(panels).toHaveCount(4);
  await regions.getByRole('button', { name: /^Table: Regions/ }).click();
  await expect(regions.locator('tbody tr')).toHaveCount(4);
  await regions.getByRole('button', { name: /^Table: Regions/ }).click();
  await regions.getByRole('combobox', { name: 'Grouped by' }).selectOption('un-region');
  await regions.getByRole('button', { name: 'Africa', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Population, Africa' })).toBeVisible(START);
});
