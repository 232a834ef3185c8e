import { expect, type Page, test } from '@playwright/test';
import { finish, listen, START } from '../support/page-tour.ts';

/** Smallest side of what is pointed at, WCAG 2.2, 2.5.8. */
const TARGET = 24;
/** Spacing that readers may set, WCAG 2.2, 1.4.12. */
const SPACING =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }';

async function openPage(page: Page, name: string): Promise<void> {
  await page.locator('nav.pages').getByRole('button', { name, exact: true }).click();
  await expect(page.locator('main .starting')).toHaveCount(0, START);
  await expect(page.locator('main h2').first()).toBeVisible(START);
}

/** What is wider than the window, by its class; scrolling boxes of their own may be. */
function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const outside = [...document.querySelectorAll('body *')].filter((element) => {
      const { right, left, width } = element.getBoundingClientRect();
      if (width === 0 || (right <= clientWidth + 1 && left >= -1)) return false;
      // What scrolls in a box of its own is not too wide.
      for (let box = element.parentElement; box; box = box.parentElement)
        if (box !== document.body && getComputedStyle(box).overflowX !== 'visible') return false;
      return true;
    });
    return outside
      .slice(0, 5)
      .map((element) => `${element.tagName} ${element.getAttribute('class')} ${element.textContent?.slice(0, 30)}`);
  });
}

/** What stays too wide once charts have measured their columns. */
async function staysTooWide(page: Page): Promise<readonly string[]> {
  for (let tries = 0; tries < 20; tries++) {
    if ((await tooWide(page)).length === 0) return [];
    await page.waitForTimeout(100);
  }
  return tooWide(page);
}

/** What can be pointed at and is smaller than a target, unless it stands in a line of text or has room around it. */
function tooSmall(page: Page): Promise<readonly string[]> {
  return page.evaluate((least) => {
    const all = [
      ...document.querySelectorAll('button, select, summary, input, a[href], [role="button"], [role="option"]'),
    ];
    const boxes = all
      // The shapes of a map are as large as their countries; the search of places does the same.
      .filter((element) => !element.closest('.hidden, [inert], [hidden], svg'))
      .map((element) => ({ element, box: (element.closest('label') ?? element).getBoundingClientRect() }))
      .filter(
        ({ element, box }) => box.width > 0 && box.height > 0 && getComputedStyle(element).visibility === 'visible',
      );
    const isInLine = (element: Element) => element.tagName === 'A' && element.closest('p, li, td, figcaption') !== null;
    const isCrowded = (own: DOMRect, self: Element) =>
      boxes.some(({ element, box }) => {
        if (element === self || self.contains(element) || element.contains(self)) return false;
        const x = Math.max(0, Math.abs((own.left + own.right) / 2 - (box.left + box.right) / 2) - box.width / 2);
        const y = Math.max(0, Math.abs((own.top + own.bottom) / 2 - (box.top + box.bottom) / 2) - box.height / 2);
        return Math.hypot(x, y) < least / 2;
      });
    return boxes
      .filter(
        ({ element, box }) =>
          Math.min(box.width, box.height) < least - 0.5 && !isInLine(element) && isCrowded(box, element),
      )
      .map(
        ({ element, box }) =>
          `${element.tagName} ${element.className} ${Math.round(box.width)}x${Math.round(box.height)}`,
      );
  }, TARGET);
}

test('every page fits at a zoom of 400 %, with wider spacing of the text, and has targets of 24 px', async ({
  page,
}) => {
  // 1,280 pixels at 400 %.
  await page.setViewportSize({ width: 320, height: 640 });
  const errors = listen(page);
  await page.goto('/#runs=64&horizon=2030');
  await finish(page);
  const names = await page.locator('nav.pages button').allTextContents();
  expect(names.length).toBeGreaterThan(4);
  const found: (readonly string[])[] = [];
  for (const name of names) {
    await openPage(page, name);
    for (const wide of await staysTooWide(page)) found.push([name, 'zoom', wide]);
    for (const small of await tooSmall(page)) found.push([name, 'target', small]);
    const style = await page.addStyleTag({ content: SPACING });
    for (const wide of await staysTooWide(page)) found.push([name, 'spacing', wide]);
    await style.evaluate((element) => element.parentNode?.removeChild(element));
  }
  expect(found.map((each) => JSON.stringify(each))).toEqual([]);
  expect(errors).toEqual([]);
});

test('shows focus, in the colours of the page and in those of the system, moves nothing where motion is unwelcome, and says when the runs are in', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/#runs=64&horizon=2030');
  await finish(page);
  await expect(page.locator('.runs [role="status"]')).toHaveText('All 64 runs are in.');
  for (const forcedColors of ['none', 'active'] as const) {
    await page.emulateMedia({ forcedColors });
    await page.locator('body').click({ position: { x: 2, y: 2 } });
    for (let step = 0; step < 24; step++) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        // A box with a button in it shows the focus of both around itself.
        const box = element.closest('.place-search, .indicator-choice') ?? element;
        // A hidden radio button shows it on the words beside it.
        const frame = box.matches('.switch input') ? (box.nextElementSibling ?? box) : box;
        const { outlineStyle, outlineWidth, opacity } = getComputedStyle(frame);
        // A slider without a body of its own shows its thumb.
        return {
          what: `${element.tagName}.${element.className}`,
          outlineStyle,
          width: Number.parseFloat(outlineWidth),
          opacity,
        };
      });
      expect(focus).toMatchObject({ what: focus.what, outlineStyle: expect.not.stringMatching('none'), opacity: '1' });
      expect(focus.width).toBeGreaterThanOrEqual(2);
    }
  }
  await page.keyboard.press('Home');
  await openPage(page, 'Compare');
  await openPage(page, 'Explore');
  expect(
    await page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length),
  ).toBe(0);
});
