import { createHash } from 'node:crypto';
import { expect, type Page } from '@playwright/test';

/** The model starts and makes its first runs: a wait for the machine. */
export const START = { timeout: 90_000 };

/** The drawn median of the fan. */
export const median = (page: Page) => page.locator('.fan path.scenario.median');

/** Wait until all runs are in. */
export async function finish(page: Page): Promise<void> {
  await expect(page.locator('.runs')).toHaveAttribute('aria-busy', 'false', { timeout: 180_000 });
}

/** Errors that the browser or the page wrote; none is allowed. */
export function listen(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

/** Open every page by the header, and what Explore fetches late; ends on the last page. */
export async function openEverything(page: Page): Promise<void> {
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await pages.getByRole('button', { name: 'Explore', exact: true }).click();
  await expect(median(page)).toBeAttached(START);
  await expect(page.locator('.map .c5').first()).toBeVisible(START);
  // Each part below is made when it is first reached.
  for (const part of await page.getByRole('navigation', { name: 'Parts of the page' }).getByRole('button').all())
    await part.click();
  await page
    .getByRole('navigation', { name: 'Parts of the page' })
    .getByRole('button', { name: 'Scenario library' })
    .click();
  const library = page.getByRole('region', { name: 'Scenario library' });
  await expect(library.getByRole('button', { name: /^Stronger warming/ })).toBeVisible(START);
  const names = await pages.getByRole('button').allTextContents();
  expect(names.length).toBeGreaterThan(2);
  for (const name of names.slice(1)) {
    await pages.getByRole('button', { name, exact: true }).click();
    await expect(page.locator('main .starting')).toHaveCount(0, START);
    await expect(page.locator('main').getByRole('heading', { level: 2 }).first()).toBeVisible(START);
  }
}

/** Hash of the table of the first fan, once all runs are in: every year, median and interval as written. */
export async function fanTableHash(page: Page): Promise<string> {
  await finish(page);
  await page
    .getByRole('button', { name: /^Table: / })
    .first()
    .click();
  const rows = await page.locator('main table.numbers').first().locator('tr').allInnerTexts();
  expect(rows.length).toBeGreaterThan(25);
  return createHash('sha256').update(rows.join('\n')).digest('hex');
}
