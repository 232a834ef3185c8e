import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { type Download, expect, type Page, test } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
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

async function finish(page: Page): Promise<void> {
  await expect(page.locator('.runs')).toHaveAttribute('aria-busy', 'false', { timeout: 180_000 });
}

const bytesOf = async (download: Download) => new Uint8Array(readFileSync(await download.path()));

/** Save by a button of the menu; a file and its receipt are two downloads. */
async function save(page: Page, button: string, count = 1): Promise<readonly Download[]> {
  const downloads: Download[] = [];
  const take = (download: Download) => downloads.push(download);
  page.on('download', take);
  await page.locator('.export-list').getByRole('button', { name: button, exact: true }).click();
  await expect.poll(() => downloads.length, { timeout: 60_000 }).toBe(count);
  page.off('download', take);
  return downloads;
}

const hand = async (page: Page, files: readonly { readonly name: string; readonly bytes: Uint8Array }[]) => {
  const chosen = files.map(({ name, bytes }) => ({
    ...{ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) },
  }));
  await page.getByLabel('Files to open').setInputFiles(chosen);
};

test('saves the fan in every format, and every file reproduces when it is handed back', async ({ page }) => {
  const errors = listen(page);
  await page.goto('/#runs=64&horizon=2030');
  await finish(page);
  await page.getByRole('button', { name: 'Save: Population, Nigeria' }).click();
  await expect(page.locator('.export-note').first()).toContainText(/[2-9A-Z]{5}(-[2-9A-Z]{5}){3}/);
  const code = /[2-9A-Z]{5}(-[2-9A-Z]{5}){3}/.exec(
    (await page.locator('.export-note').first().textContent()) ?? '',
  )?.[0];
  expect((await new AxeBuilder({ page }).include('.export').analyze()).violations).toEqual([]);

  const saved: { readonly name: string; readonly bytes: Uint8Array }[][] = [];
  for (const [button, count, format] of [
    ['PNG', 1, 'png'],
    ['SVG', 1, 'svg'],
    ['PowerPoint', 1, 'pptx'],
    ['CSV', 2, 'csv'],
    ['CSV with HXL tags', 2, 'hxl'],
    ['IAMC', 2, 'iamc'],
    ['Excel', 1, 'xlsx'],
    ['Parquet', 1, 'parquet'],
  ] as const) {
    const downloads = await save(page, button, count);
    const files = await Promise.all(
      downloads.map(async (each) => ({ name: each.suggestedFilename(), bytes: await bytesOf(each) })),
    );
    const opened = await openFile(files[0]?.bytes as Uint8Array);
    expect(opened).toMatchObject({ kind: 'values', format });
    saved.push(files);
  }
  await page.getByLabel(/^all \d+ indicators/).check();
  const [every] = await save(page, 'Excel');
  const [zip] = await save(page, 'ZIP of all');
  const packed = unzipSync(await bytesOf(zip as Download));
  expect(Object.keys(packed).length).toBe(12);

  const png = saved[0]?.[0]?.bytes as Uint8Array;
  const svg = strFromU8(saved[1]?.[0]?.bytes as Uint8Array);
  const size = new DataView(png.buffer, png.byteOffset);
  expect(size.getUint32(16)).toBe(2 * Number(/width="(\d+)"/.exec(svg)?.[1]));
  expect(svg).toContain(code);

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Open file' }).click();
  for (const files of saved) {
    await hand(page, files);
    await expect(page.locator('.file-result b').first()).toHaveText(files.map(({ name }) => name).join(', '));
    // 2025 to 2030, six statistics.
    await expect(page.locator('.file-result')).toContainText('It reproduces: all 36 numbers', { timeout: 90_000 });
  }
  await hand(page, [{ name: 'every.xlsx', bytes: await bytesOf(every as Download) }]);
  await expect(page.locator('.file-result')).toContainText(/It reproduces: all 1,\d\d\d numbers/, { timeout: 90_000 });
  await hand(page, [{ name: 'all.zip', bytes: await bytesOf(zip as Download) }]);
  await expect(page.locator('.file-result')).toContainText(/It reproduces: all 1,\d\d\d numbers/, { timeout: 90_000 });
  await hand(page, saved[3] as { name: string; bytes: Uint8Array }[]);
  await expect(page.locator('.file-result')).toContainText('It reproduces: all 36 numbers', { timeout: 90_000 });
  await page.getByLabel('Code on paper').fill((code as string).toLowerCase());
  await expect(page.locator('.file-dialog')).toContainText('It is the code of the open file.');
  await page.getByLabel('Code on paper').fill(`${code}`.replace(/.$/, (last) => (last === '2' ? '3' : '2')));
  await expect(page.locator('.file-dialog')).toContainText('There is a slip in it');
  expect((await new AxeBuilder({ page }).include('.file-dialog').analyze()).violations).toEqual([]);

  const [csv, receipt] = saved[3] as [{ name: string; bytes: Uint8Array }, { name: string; bytes: Uint8Array }];
  const text = strFromU8(csv.bytes).replace(
    /(2030,p50,\d)(\d)/,
    (_all, head, digit) => `${head}${(Number(digit) + 5) % 10}`,
  );
  await hand(page, [{ name: 'altered.csv', bytes: new TextEncoder().encode(text) }, receipt]);
  await expect(page.locator('.file-result')).toContainText('It does not reproduce: 1 place differs.', {
    timeout: 90_000,
  });
  await expect(page.locator('.file-result')).toContainText('Nigeria: 1 number, first population 2030 p50');

  await hand(page, [{ name: 'alone.csv', bytes: csv.bytes }]);
  await expect(page.locator('.file-result')).toContainText('no receipt');
  await hand(page, [{ name: '<img src=x>.json', bytes: new TextEncoder().encode('{"version":1,"id":"<b>"}') }]);
  await expect(page.locator('.file-result')).toContainText('nothing of it is opened');
  await expect(page.locator('.file-result img, .file-result code b')).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('a dropped file opens its scenario at once, and asks first where the user has changes of their own', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/#runs=64&horizon=2030');
  await finish(page);
  const scenario = (name: string, share: number) =>
    JSON.stringify({ version: 1, id: 'own', name, levers: { fertility: share } });
  const drop = async (text: string) => {
    const transfer = await page.evaluateHandle((content) => {
      const made = new DataTransfer();
      made.items.add(new File([content], 'dropped.json'));
      return made;
    }, text);
    await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  };
  await drop(scenario('First', 0.1));
  await expect(page.locator('.file-result')).toContainText('Its scenario is open behind this window.');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByLabel('Name of the scenario')).toHaveValue('First');

  await drop(scenario('Second', 0.2));
  await expect(page.locator('.file-result')).toContainText('replaced only if you say so');
  await expect(page.locator('.scenario-name')).toHaveValue('First');
  await page.getByRole('button', { name: 'Open its scenario in place of mine' }).click();
  await expect(page.getByLabel('Name of the scenario')).toHaveValue('Second');

  await finish(page);
  await page.locator('.export').getByRole('button').first().click();
  await expect(page.locator('.export-list')).toBeVisible();
  // The workbook holds the reference and the past too; other formats have the reference in a file of its own.
  const [workbook] = await save(page, 'Excel');
  const sheets = readSheets(await bytesOf(workbook as Download), ['data', 'reference', 'recorded']);
  expect(sheets.get('reference')?.[1]?.slice(0, 3)).toEqual(['reference', 'NGA', 'population']);
  expect(sheets.get('reference')).toHaveLength(sheets.get('data')?.length as number);
  expect(sheets.get('recorded')?.[1]?.slice(0, 5)).toEqual([
    'NGA',
    'population',
    'persons',
    expect.any(Number),
    'recorded',
  ]);
  const tables = await save(page, 'CSV', 4);
  expect(tables.filter((each) => each.suggestedFilename().includes('_reference.csv'))).toHaveLength(2);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  const box = await page.locator('.export-list').boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
});
