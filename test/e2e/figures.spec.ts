import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { csvParse } from 'd3';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { readCatalogue } from '../../scripts/catalogues.ts';
import { openFile } from '../../src/export/open-file.ts';
import { readSheets } from '../../src/export/read-workbook.ts';

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

const menuOf = (within: Page | Locator, name: RegExp) => within.getByRole('button', { name });
const list = (page: Page) => page.locator('.export-list');

async function save(page: Page, button: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    list(page).getByRole('button', { name: button, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
}

/** Give a file to the dialog that opens files. */
async function hand(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page
    .locator('input[type=file][multiple]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
}

/** The rows of a CSV file of a table, without the two lines of its receipt. */
function rowsOf(bytes: Uint8Array) {
  return csvParse(strFromU8(bytes).split('\n').slice(2).join('\n'));
}

test('saves a chart that is no fan in every format, with exact numbers; the files are checked when handed back', async ({
  page,
}) => {
  const errors = listen(page);
  await open(page, '#page=prepare&place=MOZ&runs=64');
  await menuOf(page, /^Save: Contingency calendar/).click();
  expect((await new AxeBuilder({ page }).include('.export').analyze()).violations).toEqual([]);
  const [csv, xlsx, svg, png, pptx] = [
    await save(page, 'CSV'),
    await save(page, 'Excel'),
    await save(page, 'SVG'),
    await save(page, 'PNG'),
    await save(page, 'PowerPoint'),
  ];
  const rows = rowsOf(csv.bytes);
  expect(rows.columns.slice(0, 4)).toEqual([
    ...['Year', 'Median, people (persons)', '80% of runs (persons): low', '80% of runs (persons): high'],
  ]);
  expect(rows).toHaveLength(10);
  // Exact, where the page says "12 thousand".
  const median = Number(rows[9]?.['Median, people (persons)']);
  expect(median).toBeGreaterThan(1_000);
  await page.keyboard.press('Escape');
  const region = page.getByRole('region', { name: /^Contingency calendar/ });
  const shown = new Intl.NumberFormat('en-GB', {
    notation: 'compact',
    compactDisplay: 'long',
    maximumSignificantDigits: 3,
  });
  await menuOf(region, /^Table: /).click();
  await expect(region.getByRole('row').last().getByRole('cell').first()).toHaveText(shown.format(median));

  const sheets = readSheets(xlsx.bytes, ['data', 'receipt']);
  expect(sheets.get('data')?.[10]?.[1]).toBe(median);
  const text = strFromU8(svg.bytes);
  expect(text).toMatch(/<title id="title">Contingency calendar, Mozambique/);
  expect(text).toContain("@font-face{font-family:'Inter Inside'");
  expect(text).toContain('Receipt ');
  const size = new DataView(png.bytes.buffer, png.bytes.byteOffset);
  expect(size.getUint32(16)).toBe(2 * Number(/width="(\d+)"/.exec(text)?.[1]));
  const slides = Object.keys(unzipSync(pptx.bytes)).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
  // A native chart, the picture, the table.
  expect(slides).toHaveLength(3);
  expect(Object.keys(unzipSync(pptx.bytes)).some((name) => /^ppt\/charts\/chart\d+\.xml$/.test(name))).toBe(true);
  for (const { bytes } of [csv, xlsx, svg, png, pptx]) expect(await openFile(bytes)).toMatchObject({ kind: 'table' });

  // The picture stands alone: another page draws it as it is.
  const other = await page.context().newPage();
  await other.setContent(`<img alt="" src="data:image/svg+xml;base64,${Buffer.from(svg.bytes).toString('base64')}">`);
  expect(
    await other.locator('img').evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth)),
  ).toBe(size.getUint32(16) / 2);
  await other.close();

  await page.getByRole('button', { name: 'Open file' }).click();
  const result = page.locator('.file-result');
  for (const { name, bytes } of [csv, xlsx, svg, png, pptx]) {
    await hand(page, name, bytes);
    await expect(result.locator('b').first()).toHaveText(name);
    await expect(result).toContainText('All 10 rows are as they were saved.');
    if (name === csv.name || name === svg.name)
      await expect(result).toContainText('It reproduces: the numbers of all 10 rows come out again.', {
        timeout: 60_000,
      });
  }
  const altered = strFromU8(csv.bytes).replace(/^2031,(\d)/m, (_all, digit) => `2031,${(Number(digit) % 9) + 1}`);
  await hand(page, 'altered.csv', strToU8(altered));
  await expect(result).toContainText('It was altered: 1 row differs.');
  await expect(result).toContainText('Row 6: 2031');
  await expect(result).toContainText('It does not reproduce: 1 row differs.', { timeout: 60_000 });
  await expect(result.getByRole('link', { name: 'Open the page that made it' })).toHaveAttribute(
    'href',
    '#page=prepare&place=MOZ&runs=64',
  );
  expect(errors).toEqual([]);
});

test('offers files of every chart and table of every page, and computes their numbers again', async ({ page }) => {
  test.slow();
  const errors = listen(page);
  const receipts: { readonly asked?: { readonly command: string }; readonly scenarios: readonly { id: string }[] }[] =
    [];
  const files: { readonly name: string; readonly bytes: Uint8Array; readonly rows: number }[] = [];
  const saved = async (title: RegExp, least: number) => {
    await menuOf(page, title).first().click();
    const { name, bytes } = await save(page, 'CSV');
    const file = await openFile(bytes);
    if (file.kind === 'table') receipts.push(JSON.parse(file.receipt ?? '{}'));
    const rows = rowsOf(bytes);
    files.push({ name, bytes, rows: rows.length });
    expect(rows.length, String(title)).toBeGreaterThanOrEqual(least);
    // Numbers as numbers: no cell holds the marks or separators of the page.
    for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/[\u2045\u2046]/);
    await page.keyboard.press('Escape');
    return rows;
  };
  await open(page, '#place=NGA&runs=64&horizon=2035');
  await saved(/^Save: People by age, 2035, Nigeria$/, 21);
  await page.locator('#map').scrollIntoViewIfNeeded();
  const places = await saved(/^Save: Population, 2035$/, 230);
  const value = places.columns.find((column) => column.startsWith('Value')) as string;
  const numbers = places.filter(({ [value]: cell }) => cell !== '').map(({ [value]: cell }) => Number(cell));
  expect(numbers.length).toBeGreaterThan(200);
  expect(numbers.every(Number.isFinite)).toBe(true);
  for (const [id, least] of [
    ['jobs', 10],
    ['cities', 10],
    ['corridors', 5],
  ] as const) {
    await page.locator(`#${id}`).scrollIntoViewIfNeeded();
    const name = await page.locator(`#${id} h2`).innerText();
    await saved(new RegExp(`^Save: ${name}`, 'i'), least);
  }

  await page.goto('/#page=prepare&place=MOZ&runs=64');
  await expect(menuOf(page, /^Save: Needs/)).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('.runs')).toHaveAttribute('aria-busy', 'false', { timeout: 120_000 });
  await saved(/^Save: Needs/, 60);

  await page.goto('/#page=shocks&place=BGD&runs=64&horizon=2035');
  await expect(page.locator('table.calendar')).toBeVisible({ timeout: 120_000 });
  await expect(page.locator('.runs')).toHaveAttribute('aria-busy', 'false', { timeout: 120_000 });
  await saved(/^Save: How large, how often/, 4);
  const watched = await saved(/^Save: Watch list/, 9);
  expect(watched.columns).toContain('2035');
  await saved(/^Save: Shocks that meet/, 2);

  await page.goto('/#page=compare&place=NGA&runs=64&horizon=2035&with=current.ssp3-based');
  await expect(page.locator('.compare-grid').first()).toBeVisible({ timeout: 60_000 });
  await expect(menuOf(page, /^Save: Compare: /)).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('.compare-numbers b').first()).toBeVisible({ timeout: 120_000 });
  await saved(/^Save: Median, 80% interval/, 5);
  await saved(/^Save: Planned for one/, 1);

  await page.getByRole('button', { name: 'Draw the maps' }).click();
  await saved(/^Save: Maps, Population, 2035/, 230);

  // What is computed again, and from which scenarios.
  expect(receipts.map(({ asked }) => asked?.command)).toEqual([
    ...['ages', 'map', 'series', 'series', 'corridors', 'needs', 'levels', 'calendar', 'meeting'],
    ...['compared-numbers', 'compared-regret', 'compared-maps'],
  ]);
  expect(receipts.at(-1)?.scenarios.map(({ id }) => id)).toEqual(['reference', 'ssp3-based']);
  await page.getByRole('button', { name: 'Open file' }).click();
  for (const { name, bytes, rows } of files) {
    await hand(page, name, bytes);
    await expect(page.locator('.file-result b').first()).toHaveText(name);
    await expect(page.locator('.file-result'), name).toContainText(
      `It reproduces: the numbers of all ${rows} rows come out again.`,
      { timeout: 60_000 },
    );
  }
  await page.keyboard.press('Escape');

  await page.goto('/#page=evidence');
  await expect(menuOf(page, /^Save: Ledger of coefficients/)).toBeVisible({ timeout: 60_000 });
  await saved(/^Save: Ledger of coefficients/, 50);
  await saved(/the law and every rival/, 2);
  expect(errors).toEqual([]);
});

test('computes tables again that were saved in Arabic', async ({ page }) => {
  const errors = listen(page);
  const words = new Map(readCatalogue('main', 'ar'));
  const start = (id: string) => words.get(id)?.split('{')[0]?.trim() || id;
  await open(page, '#place=NGA&runs=64&horizon=2035&lang=ar');
  for (const section of ['map', 'corridors']) {
    const part = page.locator(`#${section}`);
    await part.scrollIntoViewIfNeeded();
    await part.locator('.export > button').click();
    const { name, bytes } = await save(page, 'CSV');
    await page.keyboard.press('Escape');
    const rows = rowsOf(bytes);
    // "33.5 per 1,000 people" is a number in a file, in every language; no cell holds a mark of the direction of writing.
    const numbers = rows.filter((row) => /^-?\d/.test(Object.values(row).at(-1) ?? ''));
    expect(numbers.length).toBeGreaterThan(rows.length * 0.8);
    for (const row of rows) expect(Object.values(row).join()).not.toMatch(/[\u200e\u200f\u061c\u2066-\u2069]/);
    await page.getByRole('button', { name: start('header.openFile'), exact: true }).click();
    await hand(page, name, bytes);
    await expect(page.locator('.file-result'), section).toContainText(start('tableResult.reproduces'), {
      timeout: 60_000,
    });
    await page.keyboard.press('Escape');
  }
  expect(errors).toEqual([]);
});
