import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { FIRST_YEAR } from '../../src/baseline/baseline.ts';
import { readSheets } from '../../src/export/read-workbook.ts';
import { columnOf } from '../../src/params/quantity.ts';
import { createNumberFormat } from '../../src/picture/number-format.ts';
import { sharesOfBase } from '../../src/prepare/age-shares.ts';
import { holdCapacity } from '../../src/prepare/capacity.ts';
import { needByRun, needs } from '../../src/prepare/needs.ts';
import { type PeoplePresent, type PresentRuns, peoplePresent } from '../../src/prepare/people-present.ts';
import { NEED_RATIOS } from '../../src/prepare/planning-rows.ts';
import { luckKey } from '../../src/random/luck.ts';
import { REFERENCE } from '../../src/scenario/scenario.ts';
import { runsOf } from '../../src/summary/place-runs.ts';
import { placeRows } from '../../src/summary/selection.ts';
import { joinChunks } from '../../src/summary/table.ts';
import { createInlineHost } from '../../workers/inline-host.ts';
import { createPool } from '../../workers/pool.ts';
import { placeJob } from '../../workers/session-jobs.ts';
import { expectAccessible } from '../support/access.ts';
import { builtKernels, builtPath } from '../support/built-kernels.ts';
import { deckTexts } from '../support/deck-texts.ts';
import { testsOnOnePage } from '../support/one-page.ts';
import { baseline, committedBaseline } from '../support/world.ts';

/** Of what a link alone decides; what is kept on the device has a page of its own. */
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

async function open(page: Page, hash: string): Promise<void> {
  await page.goto(`/${hash}`);
  await expect(page.locator('.runs')).toHaveAttribute('aria-busy', 'false', { timeout: 120_000 });
}

const row = (page: Page, id: string) => page.locator(`[data-need="${id}"]`);
const stockOf = (page: Page, id: string) => row(page, id).getByRole('textbox');
async function enter(page: Page, id: string, text: string): Promise<void> {
  await stockOf(page, id).fill(text);
  await stockOf(page, id).press('Enter');
}

/** Open the menu of files of the needs. */
async function openFiles(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^Save: Needs: / }).click();
  return page.locator('.export-list');
}

/** Save by a button of the open menu. */
async function save(page: Page, button: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.export-list').getByRole('button', { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
}

const RUNS = 64;
const LAST = 2035;
const format = createNumberFormat('en-GB');

/** People displaced by floods and by storms in Mozambique, added in each year: computed here, from the engine's own runs. */
async function mozambique(): Promise<PresentRuns> {
  const question = { scenario: REFERENCE, seed: 'horizons', runs: RUNS, place: 'MOZ' };
  const job = { ...placeJob(REFERENCE, question, RUNS), byAge: 'none', corridors: 0 } as const;
  const pool = await createPool(createInlineHost(), 1, committedBaseline(), builtKernels(), builtPath());
  const { reports } = await pool.run(job);
  const joined = joinChunks(reports, ({ values }) => values);
  expect(joined.runs).toBe(RUNS);
  const from = (2026 - FIRST_YEAR) * RUNS;
  const to = (LAST - FIRST_YEAR + 1) * RUNS;
  const all = runsOf(joined, 'disasterDisplacement').values;
  const displaced = runsOf(joined, 'internallyDisplacedDisaster').values;
  const [floods, storms] = (['floodDisplacement', 'stormDisplacement'] as const).map((output) => {
    const moved = runsOf(joined, output).values;
    const stock = displaced.map((people, i) => {
      const every = all[i] as number;
      return every > 0 ? (people * (moved[i] as number)) / every : 0;
    });
    return peoplePresent(
      {
        firstYear: 2026,
        runs: Array.from({ length: RUNS }, (_, run) => run),
        movements: columnOf(moved.slice(from, to)),
        stockBefore: columnOf(stock.slice(from - RUNS, from)),
        stockAtEnd: columnOf(stock.slice(from, to)),
      },
      { cause: 'disaster', key: luckKey('horizons'), m49: 508 },
    );
  }) as [PresentRuns, PresentRuns];
  const sum = <C extends Float64Array>(a: C, b: C) => a.map((value, i) => value + (b[i] as number)) as C;
  return {
    ...floods,
    peak: sum(floods.peak, storms.peak),
    yearEnd: sum(floods.yearEnd, storms.yearEnd),
    personDays: sum(floods.personDays, storms.personDays),
  };
}

/** The worst year of each run. */
function worst(present: PresentRuns): PeoplePresent {
  const people = present.peak.slice(0, RUNS);
  for (let i = RUNS; i < present.peak.length; i++)
    people[i % RUNS] = Math.max(people[i % RUNS] as number, present.peak[i] as number);
  return { measure: 'peak', people: columnOf(people) };
}

test('leads a planner from kinds, percentile and worst year to what is short', async ({ page }) => {
  const errors = listen(page);
  await open(page, `#place=MOZ&runs=${RUNS}&kinds=arrivals`);
  await page.getByRole('button', { name: 'Prepare', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Prepare: Mozambique' })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Floods' }).check();
  await page.getByRole('checkbox', { name: 'Storms' }).check();
  await page.getByRole('checkbox', { name: 'Arrivals across borders' }).uncheck();
  await page.getByRole('combobox', { name: 'Plan for' }).selectOption({ label: 'P80, exceeded in 1 of 5 runs' });
  await page.getByRole('combobox', { name: 'Year', exact: true }).selectOption('worst');
  await page.getByRole('combobox', { name: 'Horizon' }).selectOption('2035');
  await page.getByRole('checkbox', { name: 'Other standards too' }).check();

  const present = await mozambique();
  const people = worst(present);
  const shares = sharesOfBase(baseline, placeRows(baseline).get('MOZ') ?? { id: '', members: [], isGroup: false });
  const input = { phase: 'emergency', shares, household: 5, plannedShare: 0.3, shifts: 2 } as const;
  const table = needs(NEED_RATIOS, { ...input, people }, [0.5, 0.8, 0.95]);
  await expect(page.locator('.prepare-headline')).toHaveText(
    `Plan for ${format.need(table.people[1] ?? 0)} people present in Mozambique at one time.`,
  );
  await expect(page.locator('[data-need]')).toHaveCount(table.needs.length);
  for (const { ratio, quantities } of table.needs) {
    const cells = row(page, ratio.id).getByRole('cell');
    await expect(cells.nth(0).locator('b'), ratio.id).toHaveText(format.need(quantities[1] ?? 0));
    await expect(row(page, ratio.id).locator('.needs-range'), ratio.id).toHaveText(
      `${format.need(quantities[0] ?? 0)}–${format.need(quantities[2] ?? 0)}`,
    );
  }

  // 9,000 m3 of water a day are there: how often is that too little, and how much is missing then.
  await enter(page, 'water', '9000');
  const water = NEED_RATIOS.find(({ id }) => id === 'water') as (typeof NEED_RATIOS)[number];
  const planned = needByRun(water, { ...input, people }) as Float64Array;
  const held = holdCapacity({ firstYear: 2026, runs: RUNS, values: planned }, 9_000, 0.2).years[0];
  const chance = `${Math.round((held?.chance ?? 0) * 100)}%`;
  await expect(row(page, 'water').locator('.needs-chance')).toHaveText(chance);
  const line = page.locator('[data-line="water"]');
  await expect(line.getByRole('cell').nth(0)).toHaveText('9,000');
  await expect(line.getByRole('cell').nth(1)).toHaveText(chance);
  await expect(line.getByRole('cell').nth(2)).toHaveText(format.need(held?.expectedIfAny ?? 0));
  const values = new Float64Array(present.peak.length);
  for (let t = 0; t < present.years; t++) {
    const year: PeoplePresent = { measure: 'peak', people: columnOf(present.peak.slice(t * RUNS, (t + 1) * RUNS)) };
    values.set(needByRun(water, { ...input, people: year }) as Float64Array, t * RUNS);
  }
  const report = holdCapacity({ firstYear: 2026, runs: RUNS, values }, 9_000, 0.2);
  await expect(line.getByRole('cell').nth(3)).toHaveText(String(report.firstBreach ?? 'none to 2035'));
  await expect(line.getByRole('cell').nth(6)).toHaveText(format.need(report.years.at(-1)?.keepsRisk ?? 0));

  // The files say what the screen says, and hold the stock that was entered.
  await openFiles(page);
  const workbook = await save(page, 'Excel');
  expect(workbook.name).toBe('needs-MOZ-emergency-p80.xlsx');
  const sheets = readSheets(workbook.bytes, [
    'plan',
    'needs',
    'people present',
    'data',
    'levers',
    'sources',
    'receipt',
  ]);
  expect(sheets.size).toBe(7);
  const cell = (sheet: string, key: string, column: string) => {
    const [header = [], ...rows] = sheets.get(sheet) ?? [];
    return rows.find(([first]) => first === key)?.[header.indexOf(column)];
  };
  const written = (value: unknown) => format.need(Number(value));
  expect(cell('plan', 'place', 'value')).toBe('Mozambique');
  expect(cell('receipt', 'places', 'value')).toBe('MOZ');
  expect(cell('receipt', 'runs', 'value')).toBe(RUNS);
  expect(cell('receipt', 'seed', 'value')).toBe('horizons');
  const figures = page.locator('.plan-value b');
  for (const [i, item] of ['Peak present', 'Person-days', 'Still displaced at year end'].entries())
    await expect(figures.nth(i)).toHaveText(written(cell('plan', item, 'value')));
  expect(sheets.get('people present')?.map(([year]) => year)).toEqual([
    'year',
    ...Array.from({ length: 10 }, (_, t) => 2026 + t),
  ]);
  const shown = await page.locator('[data-need]').evaluateAll((rows) =>
    rows.map((tr) => ({
      id: tr.getAttribute('data-need') ?? '',
      quantity: tr.querySelector('td b')?.textContent ?? '',
      range: tr.querySelector('.needs-range span.soft')?.textContent ?? '',
    })),
  );
  expect(shown.length).toBe(table.needs.length);
  for (const { id, quantity, range } of shown) {
    expect(written(cell('needs', id, 'quantity')), id).toBe(quantity);
    expect(`${written(cell('needs', id, 'P50'))}–${written(cell('needs', id, 'P95'))}`, id).toBe(range);
  }
  expect(cell('needs', 'water', 'in stock')).toBe(9_000);
  expect(`${Math.round(Number(cell('needs', 'water', 'chance short')) * 100)}%`).toBe(chance);
  await expect(line.getByRole('cell').nth(2)).toHaveText(written(cell('needs', 'water', 'missing if short, mean')));

  const presentation = await save(page, 'PowerPoint');
  const deck = deckTexts(presentation.bytes);
  expect(deck.first).toContain(await page.locator('.prepare-headline').textContent());
  for (const value of await page.locator('.plan-value').allTextContents()) expect(deck.first).toContain(value);
  for (const { id, quantity, range } of shown) {
    const { need } = NEED_RATIOS.find((ratio) => ratio.id === id) as (typeof NEED_RATIOS)[number];
    expect(
      deck.rows.some((cells) => cells[1] === need && cells[2] === quantity && cells[4] === range),
      id,
    ).toBe(true);
  }
  expect(deck.rows.find(([label]) => label === water.need)?.slice(2)).toEqual(
    await Promise.all([0, 1, 2, 3].map((n) => line.getByRole('cell').nth(n).textContent())),
  );
  expect(deck.notes).toMatch(/Mozambique; .+: 64 runs, seed horizons\. Receipt [2-9A-Z]{5}-/);

  // Handed back, both files reproduce.
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Open file' }).click();
  for (const { name, bytes } of [workbook, presentation]) {
    await page
      .getByLabel('Files to open')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
    await expect(page.locator('.file-result b').first()).toHaveText(name);
    await expect(page.locator('.file-result')).toContainText('It reproduces: all', { timeout: 90_000 });
  }
  // A digit of the sheet of needs, which the receipt of the data does not hold.
  const files = unzipSync(workbook.bytes);
  const sheet = 'xl/worksheets/sheet2.xml';
  const asked = String(cell('needs', 'water', 'quantity'));
  const more = strFromU8(files[sheet] as Uint8Array).replace(`<v>${asked}</v>`, `<v>1${asked}</v>`);
  const altered = zipSync({ ...files, [sheet]: strToU8(more) });
  await page
    .getByLabel('Files to open')
    .setInputFiles({ name: 'altered.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(altered) });
  await expect(page.locator('.file-result')).toContainText(
    /Other sheets of the workbook were altered: 1 row differs\..*Sheet “needs”, row \d+: water/,
  );
  expect(errors).toEqual([]);
});

test('keeps what is in stock on the device and out of the link', async ({ page }) => {
  await open(page, `#page=prepare&place=MOZ&runs=${RUNS}`);
  await enter(page, 'toilets', '1234');
  await expect(page.locator('[data-line="toilets"]')).toBeVisible();
  await page.getByRole('combobox', { name: 'Plan for' }).selectOption('95');
  await expect.poll(() => page.url()).toContain('percentile=95');
  expect(page.url()).not.toContain('1234');
  await page.reload();
  await expect(stockOf(page, 'toilets')).toHaveValue('1234', { timeout: 120_000 });
  // An emptied box is no stock; the button forgets all.
  await enter(page, 'taps', '7');
  await enter(page, 'taps', '');
  await expect(page.locator('[data-line]')).toHaveCount(1);
  await page.getByRole('button', { name: 'Clear all entered figures' }).click();
  await expect(page.locator('[data-line]')).toHaveCount(0);
  expect(await page.evaluate(() => JSON.stringify(window.localStorage))).not.toContain('1234');
});

kept('shows conflict of a country as a class with its record and leaves it out of the needs', async ({ page }) => {
  await open(page, `#page=prepare&place=SDN&runs=${RUNS}&kinds=flood`);
  const people = await page.locator('.prepare-headline').textContent();
  await page.getByRole('checkbox', { name: 'Conflict' }).check();
  await expect(page.locator('.prepare-conflict')).toContainText('Conflict risk in the Sudan in 2035 is');
  await expect(page.locator('.prepare-conflict')).toContainText('On record:');
  await expect(page.locator('.prepare-conflict')).toContainText('Conflict in the Sudan is not in the needs');
  await expect(page.locator('.prepare-headline')).toHaveText(people ?? '');
  await page.getByRole('checkbox', { name: 'Floods' }).uncheck();
  await expect(page.getByText('Choose another kind of displacement')).toBeVisible();
  await expect(page.locator('.needs')).toHaveCount(0);

  await open(page, `#page=prepare&place=un-northern-africa&runs=${RUNS}&kinds=conflict`);
  await expect(page.locator('.prepare-headline')).toHaveText(/^Plan for [\d,]+ people present in Northern Africa/);
  await expect(page.locator('.prepare-facts')).toContainText('counted like one place');
});

kept('refuses a link with faulty choices and says what is allowed', async ({ page }) => {
  await open(page, '#page=prepare&place=MOZ&runs=64&kinds=disaster.flood&percentile=85');
  await expect(page.getByRole('alert')).toContainText('kinds');
  await expect(page.getByRole('alert')).toContainText('50, 80, 90, 95');
  await expect(page.getByRole('checkbox', { name: 'Floods' })).toBeChecked();
});

kept('sets the scenario beside the reference, and another place beside both', async ({ page }) => {
  await open(page, `#page=prepare&place=BGD&runs=${RUNS}`);
  await page.getByRole('button', { name: 'Keep beside another place' }).click();
  const quantity = (await row(page, 'water').getByRole('cell').nth(0).locator('b').textContent()) ?? '';
  await page.getByRole('textbox', { name: 'Flood displacement per degree, number' }).fill('100');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('columnheader', { name: 'Reference' }).first()).toBeVisible({ timeout: 120_000 });
  // Of the same runs: the reference is what the table said before.
  await expect(row(page, 'water').getByRole('cell').nth(3)).toHaveText(quantity);
  await expect(row(page, 'water').getByRole('cell').nth(4)).toHaveText(quantity);
  await expect(page.locator('.present-reference').first()).toBeAttached();
});

test('takes national ratios from a file, keeps them on the device and names them in the files', async ({ page }) => {
  await open(page, `#page=prepare&place=MOZ&runs=${RUNS}`);
  const quantity = row(page, 'toilets').getByRole('cell').nth(0).locator('b');
  const international = await quantity.textContent();
  const source = { standard: 'National agency', edition: '7/2008', locator: 'annex', certainty: 'B' };
  const profile = { version: 1, id: 'own', name: 'National minimum', place: 'MOZ', household: 4 };
  const hand = (name: string, value: object) =>
    page.getByLabel('Country profile to open').setInputFiles({
      ...{ name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(value)) },
    });
  const toilets = (emergency: number) => ({ ...profile, ratios: { toilets: { emergency, ...source } } });
  await hand('own.json', toilets(20));
  await expect(page.locator('.profile-line')).toContainText('Country profile “National minimum”');
  await expect(row(page, 'toilets')).toContainText('National agency, 7/2008\u00a0·\u00a0B');
  await expect(quantity).not.toHaveText(international ?? '');
  const national = (await quantity.textContent()) ?? '';
  await expect(page.getByRole('textbox', { name: 'People a household' })).toHaveValue('4');

  // One fault and the file before it stays.
  await hand('faulty.json', toilets(1_000));
  await expect(page.getByRole('alert')).toContainText('ratios.toilets.emergency');
  await expect(quantity).toHaveText(national);
  await page.reload();
  await expect(quantity).toHaveText(national, { timeout: 120_000 });
  await openFiles(page);
  const workbook = await save(page, 'Excel');
  const sheets = readSheets(workbook.bytes, ['plan', 'needs']);
  expect(sheets.get('plan')).toContainEqual(['ratios', 'country profile: National minimum']);
  const toiletRow = sheets.get('needs')?.find(([id]) => id === 'toilets');
  expect(toiletRow).toContain('National agency');
  expect(format.need(Number(toiletRow?.[4]))).toBe(national);
  await page.keyboard.press('Escape');

  // The file that is saved to be edited is a profile itself.
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save these ratios as a file to edit' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('country-profile-MOZ.json');
  expect(JSON.parse(readFileSync(await download.path(), 'utf8')).ratios.toilets.emergency).toBe(20);
  await page.getByRole('button', { name: 'Take the profile away' }).click();
  await expect(quantity).toHaveText(international ?? '');
});

kept('moves the calendar by keys, tells it as a table, saves the needs and passes its self-test', async ({ page }) => {
  await open(page, `#page=prepare&place=MOZ&runs=${RUNS}`);
  const part = page.getByRole('region', { name: /^Contingency calendar, Mozambique/ });
  await part.getByRole('application').focus();
  await page.keyboard.press('End');
  await expect(part.locator('.fan-reading')).toHaveText(
    /^2035: median .+, 80% .+\. More than .+ in .+% of runs \(.+ to .+\)\.$/,
  );
  await part.getByRole('button', { name: /^Table: / }).click();
  await expect(part.getByRole('table').getByRole('row')).toHaveCount(11);
  await part.getByRole('textbox').fill('1');
  await page.keyboard.press('Enter');
  await expect(part.getByRole('row').last().getByRole('cell').last()).toHaveText(/^(100|9\d)%$|above 99%/);

  const worked = page.locator('details', { hasText: 'Self-test' });
  await expect(worked.getByRole('status')).toHaveText('27 of 27 lines as expected');
  await worked.locator('summary').click();
  await expect(worked.getByRole('row', { name: /^Communal toilets/ })).toContainText('2,0005,000the same');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    openFiles(page).then((files) => files.getByRole('button', { name: 'CSV' }).click()),
  ]);
  expect(download.suggestedFilename()).toBe('needs-MOZ-emergency-p80.csv');
  const stream = await download.createReadStream();
  let text = '';
  for await (const part of stream) text += String(part);
  // What they were made from stands in two lines before the header.
  const [about, receipt, ...lines] = text.trimEnd().split('\n');
  expect(about).toMatch(/^# Needs.*Mozambique.* Receipt /);
  expect(receipt).toMatch(/^# \{"tableReceipt":1,/);
  expect(lines[0]).toBe('sector,need,quantity,unit,phase,standard,edition,certainty');
  expect(lines.length).toBeGreaterThan(60);
  expect(lines[1]).toMatch(/^water,Water for all domestic use,\d+(\.\d+)?,m3\/day,emergency,/);
});

kept('prints a brief of two pages with its parts and nothing of the page around it', async ({ page }) => {
  await open(page, `#page=prepare&place=MOZ&runs=${RUNS}`);
  await enter(page, 'toilets', '500');
  await page.getByRole('button', { name: 'Print brief' }).click();
  const brief = page.getByRole('article', { name: 'Prepare: Mozambique' });
  for (const head of ['Assumptions', 'Sources', 'Needs, Emergency: P80 (P50 to P95)'])
    await expect(brief.getByRole('heading', { name: head })).toBeVisible();
  await expect(brief.getByRole('img')).toHaveCount(2);
  await expect(brief).toContainText('Not a prediction, not a UN product');
  await expect(brief.locator('.brief-link a')).toHaveAttribute('href', /#page=prepare&place=MOZ&runs=64$/);
  await page.emulateMedia({ media: null });
  for (const size of ['A4', 'Letter']) {
    const pdf = (await page.pdf({ format: size, printBackground: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length, size).toBe(2);
  }
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.header')).toBeHidden();
  await expect(page.locator('.levers')).toBeHidden();
  await expect(brief).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: 'Back to the page' }).click();
  await expect(row(page, 'toilets')).toBeVisible();
});

test('gives the code of a frame that shows the calendar alone, with the way to the whole', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, `#page=prepare&place=MOZ&runs=${RUNS}`);
  await page.getByRole('button', { name: 'Copy code to embed' }).click();
  await expect(page.getByText('Code copied')).toBeVisible();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  expect(code).toMatch(/^<iframe src="http[^"]+&amp;embed=1&amp;lang=en" title="Contingency calendar, Mozambique/);
  const errors = listen(page);
  await page.setContent(code);
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('application')).toBeVisible({ timeout: 120_000 });
  await expect(frame.getByRole('region', { name: /^Contingency calendar, Mozambique/ })).toBeVisible();
  await expect(frame.getByRole('navigation')).toHaveCount(0);
  await expect(frame.getByRole('link', { name: 'Mobility Horizons: Reference' })).toHaveAttribute(
    'href',
    new RegExp(`^#page=prepare&place=MOZ&runs=${RUNS}(&lang=en)?$`),
  );
  // The chart follows the width of the frame, and nothing stands out of it.
  for (const width of [900, 420]) {
    await page.locator('iframe').evaluate((element, wide) => element.setAttribute('width', String(wide)), width);
    await expect
      .poll(async () => Math.round((await frame.getByRole('application').boundingBox())?.width ?? 0))
      .toBeGreaterThan(width - 80);
    const inner = frame.locator('html');
    expect(await inner.evaluate((root) => root.scrollWidth - root.clientWidth), `${width} px`).toBeLessThanOrEqual(0);
  }
  expect(errors).toEqual([]);
});

kept('has no barrier that axe finds in either theme, and fits narrow and wide screens', async ({ page }) => {
  await open(page, `#page=prepare&place=MOZ&runs=${RUNS}`);
  await enter(page, 'toilets', '500');
  await page.locator('details').first().locator('summary').click();
  for (const width of [1440, 1024, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await expect(page.locator('.needs')).toBeVisible();
    await openFiles(page);
    const list = await page.locator('.export-list').boundingBox();
    expect(list?.x, `menu at ${width} px`).toBeGreaterThanOrEqual(0);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over, `${width} px`).toBeLessThanOrEqual(0);
    const frame = page.locator('.needs-frame');
    expect(await frame.evaluate((el) => el.scrollWidth - el.clientWidth), `table at ${width} px`).toBeLessThanOrEqual(
      0,
    );
    await expectAccessible(page);
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: 'Print brief' }).click();
  await expectAccessible(page);
});
