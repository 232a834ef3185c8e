import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Expect that axe finds nothing in a page or in parts of it, in both themes: by every rule in the light one, by contrast in the
 * dark one, since themes differ in their colours alone. The page is light again afterwards.
 *
 * @param parts selectors of what is looked at; the whole page where none is named.
 */
export async function expectAccessible(page: Page, ...parts: readonly string[]): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page });
    for (const part of parts) axe.include(part);
    const { violations } = await (colorScheme === 'light' ? axe : axe.withRules(['color-contrast'])).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
      colorScheme,
    ).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}
