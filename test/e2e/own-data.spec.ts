import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { type Download, expect, type Page, test } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import type { Receipt } from '../../src/export/receipt.ts';
import { finish, START } from '../support/page-tour.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Your data in place of the baseline' });
const notice = (page: Page) => page.locator('.own-data-notice').filter({ hasText: 'Computed with your data' });
const median = (page: Page) => page.locator('.fan path.scenario.median').getAttribute('d');

async function open(page: Page): Promise<void> {
  await page.locator('.picture figcaption').getByRole('button', { name: 'Use your own data' }).click();
  await expect(dialog(page)).toBeVisible(START);
}

async function choose(page: Page, name: string, text: string): Promise<void> {
  const buffer = Buffer.from(text);
  await dialog(page).locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
}

test('computes with a series of the user in place of the baseline, says so everywhere, keeps it and takes it away', async ({
  page,
}) => {
  await page.goto('/#place=NER&output=urbanShare&runs=64');
  await finish(page);
  const before = await median(page);

  // The present figures are the file to begin from.
  await open(page);
  const [template] = await Promise.all([
    page.waitForEvent('download'),
    dialog(page).getByRole('button', { name: 'Present figures as CSV: Niger, urban share' }).click(),
  ]);
  const present = readFileSync(await template.path(), 'utf8');
  expect(present).toMatch(/^place,year,share\nNER,2020,0\.\d+\n/);

  const faulty = present.replace(/NER,2025,.*/, 'NER,2025,54').replace('NER,2030', 'NER,2031');
  await choose(page, 'faulty.csv', faulty);
  await expect(dialog(page).getByRole('alert')).toContainText('faulty.csv: 2 faults; nothing of it is taken');
  await expect(dialog(page).locator('code', { hasText: 'row 3, share' })).toBeVisible();
  await expect(dialog(page).locator('code', { hasText: 'row 4, year' })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('.own-data-dialog').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await choose(
    page,
    'towns of Niger.csv',
    present.replace(/(NER,20[345]\d),(.*)/g, (_, head) => `${head},0.6`),
  );
  await expect(notice(page)).toContainText('Niger, urban share (towns of Niger.csv, checksum', START);
  await expect(dialog(page)).toContainText('Niger, urban share');
  await page.keyboard.press('Escape');
  await finish(page);
  expect(await median(page)).not.toBe(before);
  await expect(page.getByRole('heading', { name: 'Urban share, Niger your data' })).toBeVisible();
  await expect(page.locator('.picture figcaption')).toContainText('Your data stand in for the baseline here');
  const checksum = /checksum ([0-9a-f]{12})/.exec(await notice(page).innerText())?.[1] ?? 'none';

  // A file names the checksum of the data, and not the data.
  await page.getByRole('button', { name: 'Save: Urban share, Niger' }).click();
  const files: Download[] = [];
  page.on('download', (download) => files.push(download));
  await page.locator('.export-list').getByRole('button', { name: 'CSV', exact: true }).click();
  await expect.poll(() => files.length, { timeout: 60_000 }).toBe(2);
  const receipt = files.find((file) => file.suggestedFilename().endsWith('.receipt.json'));
  if (!receipt) throw new Error('no receipt was saved');
  const { build } = JSON.parse(readFileSync(await receipt.path(), 'utf8')) as Receipt;
  expect(build.ownData?.map(({ series, sha256 }) => [series, sha256.slice(0, 12)])).toEqual([
    ['urbanShare NER', checksum],
  ]);
  // Pictures and slides say it in words.
  const said = 'Computed with data of the user in place of the baseline: Niger, urban share.';
  for (const [format, textOf] of [
    ['SVG', (bytes: Uint8Array) => strFromU8(bytes).replace(/<\/text>\s*<text[^>]*>/g, ' ')],
    ['PowerPoint', (bytes: Uint8Array) => strFromU8(unzipSync(bytes)['ppt/slides/slide1.xml'] as Uint8Array)],
  ] as const) {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.export-list').getByRole('button', { name: format, exact: true }).click(),
    ]);
    expect(textOf(new Uint8Array(readFileSync(await file.path())))).toContain(said);
  }
  await page.keyboard.press('Escape');

  for (const name of ['Compare', 'Shocks', 'Prepare', 'Evidence']) {
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name, exact: true }).click();
    await expect(notice(page)).toContainText(checksum);
    if (name !== 'Prepare') continue;
    await page.getByRole('button', { name: 'Print brief' }).click();
    await expect(page.locator('article.brief')).toContainText(said);
    await page.getByRole('button', { name: 'Back to the page' }).click();
  }

  await page.goto('about:blank');
  await page.goto('/#place=NER&output=urbanShare&runs=64');
  await finish(page);
  await expect(notice(page)).toContainText(checksum);
  await open(page);
  await dialog(page).getByRole('button', { name: 'Take away: Niger, urban share' }).click();
  await expect(dialog(page)).toContainText('No data of yours are in use', START);
  await page.keyboard.press('Escape');
  await finish(page);
  await expect(notice(page)).toHaveCount(0);
  expect(await median(page)).toBe(before);
});
