import { test as base, type Page } from '@playwright/test';

/**
 * Tests of a file that share one page: a link opens in it as in a window that a reader keeps, so that the model starts once
 * for all of them. For tests that begin with a link of their own and leave nothing behind that a link does not hold.
 */
export function testsOnOnePage() {
  let kept: Page | undefined;
  const test = base.extend({
    page: async ({ browser }, use, { project }) => {
      kept ??= await (await browser.newContext()).newPage();
      await kept.emulateMedia({ colorScheme: 'light', media: 'screen' });
      await kept.setViewportSize(project.use.viewport ?? { width: 1280, height: 720 });
      await use(kept);
      kept.removeAllListeners();
    },
  });
  test.afterAll(async () => {
    await kept?.context().close();
    kept = undefined;
  });
  return test;
}
