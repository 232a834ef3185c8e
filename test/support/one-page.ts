import { type Browser, test as base, type Page } from '@playwright/test';

/** Open a page on which every link has been read before a test goes on: one that runs already reads it a moment later. */
async function newPage(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  const goto = page.goto.bind(page);
  page.goto = async (...address) => {
    const response = await goto(...address);
    if (page.url() === 'about:blank') return response;
    // The event of a new fragment comes after the address; the page says that it reads from then on.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
    await page.locator('#app[aria-busy="false"]').waitFor({ state: 'attached' });
    return response;
  };
  return page;
}

/**
 * Tests of a file that share one page: a link opens in it as in a window that a reader keeps, so that the model starts once
 * for all of them. For tests that begin with a link of their own and leave nothing behind that a link does not hold.
 */
export function testsOnOnePage() {
  let kept: Page | undefined;
  const test = base.extend({
    page: async ({ browser }, use, { project }) => {
      kept ??= await newPage(browser);
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
