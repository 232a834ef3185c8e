import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { parquetReadObjects } from 'hyparquet';
import { createNumberFormat } from '../../src/picture/number-format.ts';
import { runExperiment } from '../../workers/experiment-run.ts';
import { createInlineHost } from '../../workers/inline-host.ts';
import { leverEffects } from '../../workers/page-shocks.ts';
import { createPool } from '../../workers/pool.ts';
import { createSamplesApi } from '../../workers/samples-api.ts';
import { builtKernels, builtPath } from '../support/built-kernels.ts';
import { committedBaseline } from '../support/world.ts';

/** Errors that the browser or the page wrote; none is allowed. */
function listen(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

const format = createNumberFormat('en-GB');

async function enter(page: Page, name: string | RegExp, text: string): Promise<void> {
  const box = page.getByRole('textbox', { name });
  await box.fill(text);
  await box.press('Enter');
}

const part = (page: Page, name: RegExp) => page.getByRole('region', { name });

test('computes a small experiment with the values of the command line, and answers from its file', async ({ page }) => {
  const errors = listen(page);
  await page.goto('/#page=experiments&place=BGD&output=floodDisplacement&horizon=2030&runs=64');
  await expect(page.locator('.runs')).toHaveAttribute('aria-busy', 'false', { timeout: 120_000 });
  await page.getByText('Compute a small experiment here').click();
  await page.getByRole('combobox', { name: 'Design' }).selectOption('morris');
  await enter(page, 'Trajectories', '4');
  await page.getByRole('combobox', { name: 'Runs of a sample' }).selectOption('8');
  await page.getByRole('button', { name: /^Do not move Storm/ }).click();
  // Two levers: four trajectories of three points, what it takes is said before.
  await expect(page.locator('.small-experiment')).toContainText('12 samples, 1 scenario: 96 runs');
  await page.getByRole('button', { name: 'Compute', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Experiment: computed here' })).toBeVisible({ timeout: 120_000 });

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as Parquet' }).click(),
  ]);
  const bytes = new Uint8Array(readFileSync(await download.path()));
  const api = createSamplesApi();
  const { plan, levers, samples } = api.open(bytes);
  const pool = await createPool(createInlineHost(), 1, committedBaseline(), builtKernels(), builtPath());
  const here = await runExperiment(pool, await pool.describe(), plan);
  pool.stop();
  // The browser may round the last bits of logarithms otherwise than Node; in one engine the bytes are the same
  // (test/workers/page-experiment.test.ts).
  const rowsOf = async (file: Uint8Array) =>
    (await parquetReadObjects({ file: new Uint8Array(file).buffer })).map((row) =>
      Object.values(row).map((cell) => (typeof cell === 'number' ? cell.toPrecision(11) : cell)),
    );
  expect(await rowsOf(bytes)).toEqual(await rowsOf(here));

  const question = { place: 'BGD', output: 'floodDisplacement', year: 2030, statistic: 'mean' };
  const { values, indices } = await api.ask({ question, scenario: 0, beyond: undefined });
  const sorted = values.toSorted();
  const middle = Math.round(((sorted[5] as number) + (sorted[6] as number)) / 2);
  const above = values.filter((value) => value > middle).length;
  await enter(page, /^Limit beyond/, String(middle));
  await expect(part(page, /^What would have to be true/)).toContainText(
    `${above} of 12 samples of Reference are above`,
  );
  await expect(part(page, /^Regret over the samples/)).toContainText(
    `Reference is adequate in ${Math.round((100 * (12 - above)) / 12)}% of the samples`,
  );

  // The tornado and its table say what the indices are.
  const effects = part(page, /^What each lever decides/);
  await expect(effects.getByRole('img')).toBeVisible();
  await effects.getByRole('button', { name: /^Table: / }).click();
  const [first] = (indices && leverEffects(indices, plan.levers)) ?? [];
  await expect(effects.getByRole('row').nth(1).getByRole('cell').nth(1)).toContainText(
    format.signed(Math.abs(first?.size.mean ?? 0), 'persons').replace('+', ''),
  );

  // Marks by numbers and by pointer count the same samples as are counted here.
  const axes = part(page, /^Levers and “People newly displaced by floods”/);
  const k = plan.levers.length;
  const column = Array.from({ length: samples }, (_, s) => levers[s * k] as number);
  const top = Math.max(...column);
  const low = (Math.min(...column) + top) / 2;
  await enter(page, 'Marked from: Flood displacement per degree', String(low));
  const within = column.filter((value) => value >= low).length;
  await expect(axes).toContainText(`${within} of 12 samples lie within what is marked.`);
  await axes.getByRole('button', { name: 'Take all marks away' }).click();
  await expect(axes).toContainText('12 of 12 samples lie within what is marked.');
  const drawing = axes.locator('.parallel svg');
  await drawing.scrollIntoViewIfNeeded();
  const box = await drawing.boundingBox();
  if (!box) throw new Error('the axes are not drawn');
  const x = box.x + 64;
  await page.mouse.move(x, box.y + 46);
  await page.mouse.down();
  await page.mouse.move(x, box.y + 150, { steps: 4 });
  await page.mouse.up();
  await expect(axes).not.toContainText('12 of 12 samples');
  await axes.getByRole('button', { name: /^Table: / }).click();
  await expect(axes.getByRole('columnheader')).toHaveCount(k + 2);

  // What is open stays while other pages are looked at, and a file that is none leaves it as it is.
  await page.getByRole('button', { name: 'Evidence', exact: true }).click();
  await page.getByRole('button', { name: 'Experiments', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Experiment: computed here' })).toBeVisible();
  const hand = (name: string, buffer: Buffer) =>
    page
      .getByLabel('File of an experiment to open')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await hand('<b>.parquet', Buffer.from('PAR1 nothing PAR1'));
  await expect(page.getByRole('alert')).toContainText('<b>.parquet cannot be opened: it is no Parquet file');
  await expect(page.getByRole('heading', { name: 'Experiment: computed here' })).toBeVisible();
  await hand('own.parquet', Buffer.from(bytes));
  await expect(page.getByRole('heading', { name: 'Experiment: own.parquet' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(part(page, /^Samples: /).getByRole('row')).toHaveCount(2);
  for (const width of [1440, 1024, 390]) {
    await page.setViewportSize({ width, height: 844 });
    // Charts follow the width in the next frame.
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await expect.poll(over, { message: `${width} px` }).toBeLessThanOrEqual(0);
  }
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual(
    [],
  );
  expect(errors).toEqual([]);
});

test('cancels an experiment, and says what cannot be computed before it begins', async ({ page }) => {
  await page.goto('/#page=experiments&place=BGD&output=floodDisplacement&horizon=2030&runs=64');
  await expect(page.locator('.runs')).toHaveAttribute('aria-busy', 'false', { timeout: 120_000 });
  const form = page.locator('.small-experiment');
  await page.getByText('Compute a small experiment here').click();
  await enter(page, 'Samples', '4096');
  await page.getByRole('combobox', { name: 'Runs of a sample' }).selectOption('64');
  await expect(form).toContainText('262,144 runs. A page computes at most 200,000');
  await expect(page.getByRole('button', { name: 'Compute', exact: true })).toBeDisabled();
  await page.getByRole('combobox', { name: 'Design' }).selectOption('sobol');
  await enter(page, 'Base points', '50');
  await expect(form.getByRole('alert')).toContainText('allowed with 3 levers: a power of two such as 128');
  await page.getByRole('combobox', { name: 'Design' }).selectOption('lhs');
  await enter(page, 'Samples', '1000');
  await page.getByRole('button', { name: 'Compute', exact: true }).click();
  await expect(form.getByRole('progressbar')).toBeVisible();
  await form.getByRole('button', { name: 'Cancel' }).click();
  await expect(form.getByRole('progressbar')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: /^Experiment:/ })).toHaveCount(0);
});
