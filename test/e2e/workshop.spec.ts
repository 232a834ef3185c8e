import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { createNumberFormat } from '../../src/picture/number-format.ts';
import { REFERENCE, type Scenario } from '../../src/scenario/scenario.ts';
import { historyOf } from '../../src/summary/history.ts';
import { placeRows } from '../../src/summary/selection.ts';
import { mergeCodes } from '../../src/workshop/merge-codes.ts';
import { leverSpreads, middleScenario } from '../../src/workshop/room.ts';
import { scoreAgainstRecord } from '../../src/workshop/score.ts';
import { settingsToCode } from '../../src/workshop/settings-code.ts';
import { expectAccessible } from '../support/access.ts';
import { listen, START } from '../support/page-tour.ts';
import { baseline } from '../support/world.ts';

const RUNS = 'runs=64';
const RUNS_IN = { timeout: 180_000 };
const format = createNumberFormat('en-GB');

test('a curve is drawn by keys, revealed, scored and presented', async ({ page, context }) => {
  const errors = listen(page);
  await page.goto(`/#page=workshop&${RUNS}`);
  await page.getByRole('button', { name: /^From curves to a plan/ }).click(START);
  await expect(page.locator('.lesson-runs')).toHaveAttribute('aria-busy', 'false', RUNS_IN);

  // The record of Mozambique, with 2013 to 2020 hidden.
  const row = placeRows(baseline).get('MOZ');
  if (!row) throw new Error('Mozambique is not known');
  const { points } = historyOf(baseline, row, 'disasterDisplacement');
  const shown = points.filter(({ year }) => year < 2013).map(({ value }) => value);
  await page.getByRole('navigation', { name: 'Steps of the lesson' }).getByRole('button', { name: /^Draw/ }).click();
  const sliders = page.getByRole('slider');
  await expect(sliders).toHaveCount(8);
  await sliders.first().focus();
  for (let press = 0; press < 4; press++) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  await expect(page.getByRole('slider', { name: '2020' })).toBeFocused();
  await page.keyboard.press('PageUp');
  await expectAccessible(page);
  const [first, last] = await Promise.all(
    [sliders.first(), sliders.last()].map(async (slider) => Number(await slider.getAttribute('aria-valuenow'))),
  );
  expect(last).not.toBe(first);

  await page.getByRole('button', { name: 'Reveal', exact: true }).click();
  const drawn = Array.from(
    { length: 8 },
    (_, t) => (first as number) + (((last as number) - (first as number)) * t) / 7,
  );
  const seen = Array.from({ length: 8 }, (_, t) => points.find(({ year }) => year === 2013 + t)?.value);
  const score = scoreAgainstRecord(drawn, seen, shown);
  const words = page.getByRole('region', { name: 'Score of your curve' });
  await expect(words).toContainText('against what happened');
  await expect(words).toContainText(`${format.value(score.gap, 'persons')} on average over the years`);
  await expect(page.locator('.step-text')).toContainText(
    format.value(points.find(({ year }) => year === 2019)?.value ?? 0, 'persons'),
  );
  const said = await words.innerText();
  await page.setViewportSize({ width: 700, height: 900 });
  expect(await words.innerText()).toBe(said);
  await page.setViewportSize({ width: 1280, height: 900 });
  await expectAccessible(page);

  // The group: one's own code counts as one curve, another text is said to be none.
  await page.getByText('Curves of a group').click();
  const code = await page.locator('.group-curves .letter-code').innerText();
  await page.getByLabel(/^Codes of all curves/).fill(`${code}\n${code.toLowerCase()}\nhello`);
  await expect(page.locator('.group-score')).toContainText('2 curves');
  await expect(page.locator('.group-curves')).toContainText('3 (hello)');

  await page.getByRole('button', { name: 'Present', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Presentation: From curves to a plan' });
  await expect(dialog.getByRole('heading', { name: 'What happened' })).toBeVisible();
  const smallest = await dialog.evaluate((root) =>
    Math.min(
      ...[...root.querySelectorAll('*')]
        .filter((element) =>
          [...element.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim()),
        )
        .map((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
    ),
  );
  expect(smallest).toBeGreaterThanOrEqual(28);
  await expectAccessible(page);
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByRole('heading', { name: 'The middle and the far end' })).toBeVisible();
  await page.keyboard.press('b');
  await expect(dialog.getByRole('heading')).toHaveCount(0);
  await page.keyboard.press('b');
  const [notes] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('n')]);
  await expect(notes.getByText('Put the three numbers on the board')).toBeVisible();
  await notes.getByRole('button', { name: 'Start the clock' }).click();
  await expect(notes.getByRole('timer')).toContainText('0:01');
  await notes.keyboard.press('ArrowLeft');
  await expect(dialog.getByRole('heading', { name: 'What happened' })).toBeVisible();
  await page.bringToFront();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect.poll(() => page.url()).toContain('step=4');

  await page.getByRole('button', { name: 'Open on Explore' }).click();
  await expect(page.getByRole('heading', { name: 'People newly displaced by disasters, Mozambique' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { name: 'Population, Nigeria' })).toBeVisible();
  await page.getByRole('button', { name: 'Workshop', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'The middle and the far end' })).toBeVisible();
  await page.getByRole('button', { name: 'Handout' }).click();
  await expect(page.locator('.handout-link')).toHaveText(/#runs=64&page=workshop|page=workshop.*lesson=preparedness/);
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

/** Settings of thirty people. */
const room = Array.from({ length: 30 }, (_, i): Scenario => {
  const fertility = { fertility: Number((((i * 7) % 11) / 20 - 0.2).toFixed(2)) };
  const path = i % 3 === 0 ? {} : { warmingPath: 'SSP3-7.0' };
  return { ...REFERENCE, id: 'own', name: 'Own', levers: { ...fertility, ...path } };
});

test('a room is merged offline, and a faulty lesson changes nothing', async ({ page, context }) => {
  const errors = listen(page);
  await page.goto(`/#page=workshop&part=room&${RUNS}&place=NER&horizon=2030`);
  await expect(page.getByLabel('Codes of the room, one a line')).toBeVisible(START);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await context.setOffline(true);

  const text = [...room.map(settingsToCode), 'hello'].join('\n');
  await page.getByLabel('Codes of the room, one a line').fill(text);
  await expect(page.getByText('30 codes merged.')).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('One entry cannot be read');
  await expect(page.getByRole('alert')).toContainText('31 (hello)');
  const { participants } = mergeCodes(text, baseline, (number) => `Code ${number}`);
  const spreads = leverSpreads(participants, baseline);
  const middle = middleScenario(participants, spreads, { id: 'middle', name: 'Middle' });
  const rows = page.locator('.room-levers tbody tr');
  await expect(rows).toHaveCount(spreads.length);
  const fertility = spreads.find(({ leverId }) => leverId === 'fertility');
  await expect(rows.filter({ hasText: 'Children per woman' })).toContainText(
    format.lever(fertility?.middle ?? 0, 2, true),
  );
  await expect(rows.filter({ hasText: 'Children per woman' }).locator('td').last()).toHaveText(
    fertility?.farOff.length ? fertility.farOff.join(', ') : '–',
  );
  await expectAccessible(page);

  await page.getByLabel('Codes of the room, one a line').fill(room.slice(0, 3).map(settingsToCode).join(' '));
  await expect(page.getByText('3 codes merged.')).toBeVisible();
  await page.getByRole('button', { name: 'Compute the outcomes' }).click();
  await expect(page.getByText('3 of 3 codes computed')).toBeVisible(RUNS_IN);
  await expect(page.getByText(/^In 2030 the medians of the room go from/)).toBeVisible();
  // Both tables of the room can be saved.
  await expect(page.getByRole('button', { name: /^Save: / })).toHaveCount(2);
  await page.getByText('Outcome of each code').first().click();
  await expect(page.getByRole('region', { name: 'Outcome of each code' }).locator('tbody tr')).toHaveCount(3);
  await page.getByLabel('Codes of the room, one a line').fill(text);

  await page.getByRole('button', { name: 'Open the middle scenario' }).click();
  const name = page.getByRole('textbox', { name: 'Name of the scenario' });
  await expect(name).toHaveValue('Middle of the room');
  expect(middle.levers.warmingPath).toBe('SSP3-7.0');
  await expect(page.locator('.levers')).toContainText('SSP3-7.0');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(name).toHaveValue('Reference');

  // A lesson of one's own: first with faults, then without.
  await page.getByRole('button', { name: 'Workshop', exact: true }).click();
  await page.getByRole('button', { name: 'Lessons', exact: true }).click();
  const file = JSON.parse(readFileSync(new URL('../../scenarios/lessons/preparedness.json', import.meta.url), 'utf8'));
  const own = { ...file, id: 'own-lesson', title: { en: 'A lesson of mine <b>' } };
  const hand = (lesson: object) =>
    page
      .getByLabel('A lesson of your own')
      .locator('input')
      .setInputFiles({
        name: 'lesson.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(lesson)),
      });
  await hand({ ...own, figures: { ...file.figures, middle: { ...file.figures.middle, place: 'ZZZ' } }, extra: 1 });
  await expect(page.getByRole('alert')).toContainText('extra');
  await hand({ ...own, figures: { ...file.figures, middle: { ...file.figures.middle, place: 'ZZZ' } } });
  await expect(page.getByRole('alert')).toContainText('figures.middle.place');
  await expect(page.locator('.lesson-card')).toHaveCount(7);
  await expectAccessible(page);
  await hand(own);
  await expect(page.getByRole('heading', { name: 'A lesson of mine <b>' })).toBeVisible();
  // It lies on this device, and opens from there without a connection, until it is deleted.
  await expect(page).toHaveURL(/lesson=own-lesson/);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'A lesson of mine <b>' })).toBeVisible(START);
  await page.getByRole('button', { name: 'All lessons' }).click();
  await expect(page.locator('.lesson-card')).toHaveCount(8);
  await page.getByRole('button', { name: 'Delete "own-lesson" from this device' }).click();
  await expect(page.locator('.lesson-card')).toHaveCount(7);
  await context.setOffline(false);
  expect(errors).toEqual([]);
});
