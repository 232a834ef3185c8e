import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import type { EvidenceFile, Target } from '../../src/summary/evidence.ts';
import type { LedgerFile } from '../../src/summary/ledger.ts';
import { expectAccessible } from '../support/access.ts';

const written = JSON.parse(readFileSync(new URL('../../docs/evidence.json', import.meta.url), 'utf8')) as EvidenceFile;

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

/** Open the page by the header, as a reader does. */
async function open(page: Page): Promise<void> {
  await page.goto('/#runs=64');
  await expect(page.locator('.fan-svg')).toBeVisible(START);
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Evidence' }).click();
  await expect(page.getByRole('heading', { name: 'Evidence', level: 2 })).toBeVisible();
  await expect(page.locator('tbody[data-target="V9"]')).toBeVisible(START);
}

/** How the page writes a figure: three digits, a share as per cent. */
function written3(value: number, measure: Target['measure']): string {
  const options = { maximumSignificantDigits: 3 };
  return new Intl.NumberFormat('en', measure === 'share' ? { style: 'percent', ...options } : options).format(value);
}

// One page for all that is read on it: each test goes on where the one before it ended.
test.describe('the page of evidence', () => {
  test.describe.configure({ mode: 'serial' });
  let page: Page;
  let errors: string[];

  test.beforeAll(async ({ browser }) => {
    page = await (await browser.newContext()).newPage();
    errors = listen(page);
    await open(page);
  });

  test.afterAll(() => page.context().close());

  test('is opened by the header, and shows the targets with the figures of docs/evidence.json', async () => {
    await expect.poll(() => page.url()).toContain('page=evidence');
    const counted = written.targets.filter(({ isTarget }) => isTarget);
    const met = counted.filter(({ isMet }) => isMet);
    await expect(page.locator('.evidence-lead')).toContainText(
      `Of ${counted.length} targets the model meets ${met.length}.`,
    );
    await page.getByRole('button', { name: 'Show all claims' }).click();
    for (const id of ['V1', 'V4', 'V6', 'V9', 'V10', 'V11']) {
      const rows = page.locator(`tbody[data-target="${id}"] .claim-row`);
      const targets = written.targets.filter((target) => target.id === id);
      await expect(rows, id).toHaveCount(targets.length);
      for (const [i, { measured, measure, isMet, isTarget, miss }] of targets.entries()) {
        const row = rows.nth(i);
        await expect(row.locator('td').nth(1), `${id} ${i}`).toHaveText(written3(measured as number, measure));
        const result = row.locator('td').last();
        if (isMet) await expect(result).toHaveText('met');
        else if (isTarget)
          await expect(result).toContainText(
            `missed by ${written3(measure === 'share' ? 100 * miss : miss, 'number')}`,
          );
        else await expect(result).toContainText('no target');
      }
    }
  });

  test('sets the law against every rival of the cell that is chosen, by keys too', async () => {
    await page.getByLabel('Metric').selectOption('netMigration');
    await page.getByLabel('Score').selectOption('maePer1000');
    const cell = page.locator('.skill-grid tbody tr').filter({ hasText: 'Africa' }).getByRole('button').nth(1);
    await cell.focus();
    await page.keyboard.press('Enter');
    await expect(cell).toHaveAttribute('aria-pressed', 'true');
    const rivals = written.metrics.netMigration?.byHorizon['2']?.['un-africa']?.rivals ?? {};
    const rows = page.locator('.rivals tbody tr');
    await expect(rows).toHaveCount(Object.keys(rivals).length);
    const last = rows.filter({ hasText: 'same as last year' }).locator('td');
    const { rival, law } = rivals.lastValue?.maePer1000 ?? { rival: 0, law: 0 };
    await expect(last.nth(0)).toHaveText(written3(rival, 'number'));
    await expect(last.nth(1)).toHaveText(written3(law, 'number'));
  });

  test('says in words where the model is no better, and finds a series in the register', async () => {
    await expect(page.locator('#evidence-weak')).toContainText(
      'Net migration, 1, 2, and 3 years ahead: the median is no better than “same as last year”.',
    );
    const register = page.locator('#evidence-data');
    await register.getByLabel('Search sources and series').fill('totalFertility');
    await expect(register.getByRole('status')).toContainText('1 source');
    await expect(register.getByRole('rowheader', { name: /totalFertility/ }).first()).toBeVisible();
  });

  test('leads from an equation to its coefficient, with value, source and what it does to the world', async () => {
    const ledger = JSON.parse(readFileSync(new URL('../../data/ledger.json', import.meta.url), 'utf8')) as LedgerFile;
    const how = page.locator('#evidence-equations');
    await how.getByRole('button', { name: 'Climate', exact: true }).click();
    await expect(how.locator('.equation')).toHaveCount(2);
    await how.getByRole('button', { name: 'Adaptation', exact: true }).focus();
    await page.keyboard.press('Enter');
    const row = page.locator('[data-coefficient="lever.adaptation"]');
    await expect(row).toBeInViewport();
    await expect(row).toContainText('assumed');
    for (const { change } of ledger.effects.adaptation ?? []) {
      const text = new Intl.NumberFormat('en', {
        style: 'percent',
        minimumFractionDigits: 1,
        maximumFractionDigits: 1,
        signDisplay: 'exceptZero',
      }).format(change.disasterDisplacement);
      await expect(row.locator('.effects')).toContainText(text.replace('-', '−'));
    }
    await page.getByLabel('Search coefficients').fill('labour.okun');
    await expect(page.locator('[data-coefficient="labour.okun"]')).toContainText('low: 0.05, lower-middle: 0.16');
  });

  test('shows the calibration as a table, and has nothing that axe finds in either theme', async () => {
    test.slow();
    await page.getByRole('button', { name: 'Table: Calibration' }).click();
    const disasters = written.metrics.disasterDisplacement?.all;
    await expect(page.locator('#evidence-calibration')).toContainText(written3(disasters?.cover80 ?? 0, 'share'));
    await expectAccessible(page, '.evidence');
  });

  test('has no sideways scroll at 390 px with all targets open, and wrote no error', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    // Charts follow the width of their frame a moment later.
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    // These cut what is wider than they are, and are laid out when they are near.
    for (const id of ['evidence-ledger', 'evidence-data']) {
      const part = page.locator(`#${id}`);
      await part.scrollIntoViewIfNeeded();
      await expect(part.locator('table').first()).toBeVisible();
      expect(await part.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth), id).toBeLessThanOrEqual(
        0,
      );
    }
    await page.emulateMedia({ media: 'print' });
    for (const id of ['evidence-ledger', 'evidence-data'])
      await expect(page.locator(`#${id}`)).toHaveCSS('content-visibility', 'visible');
    await page.emulateMedia({ media: 'screen' });
    expect(errors).toEqual([]);
  });
});

test('names naive forecasts on the fan, and says where hindcasts show no gain over them', async ({ page }) => {
  await page.goto('/#runs=64&place=DEU&output=netMigration');
  await expect(page.locator('.fan .naive')).toHaveCount(2, START);
  await expect(page.locator('.end-label.last')).toContainText('as in 2024');
  await expect(page.locator('.end-label.mean')).toContainText('mean 2015–2024');
  // Europe, error of the median within two standard errors at 1, 2, 3 and 5 years (docs/evidence.json).
  const europe = Object.entries(written.metrics.netMigration?.byHorizon ?? {}).filter(([, regions]) => {
    const pair = regions['un-europe']?.rivals.lastValue?.maePer1000;
    return pair && pair.difference + 2 * (pair.standardError ?? 0) >= 0;
  });
  const ahead = new Intl.ListFormat('en').format(europe.map(([horizon]) => horizon));
  await expect(page.locator('.duel-note')).toContainText(`better than “same as last year” ${ahead} years ahead`);
  await page.locator('.duel-note').getByRole('button', { name: 'All scores' }).click();
  await expect(page.getByRole('heading', { name: 'Evidence', level: 2 })).toBeVisible();
});

test('draws no naive line where conflict of a country is shown in classes, and says the sentence all the same', async ({
  page,
}) => {
  await page.goto('/#runs=64&place=COL&output=conflictDisplacement');
  await expect(page.locator('.duel-note')).toContainText('Hindcasts in Latin America and the Caribbean', START);
  await expect(page.locator('.naive')).toHaveCount(0);
});
