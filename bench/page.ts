import { type Browser, chromium, type Page } from 'playwright';
import { findBrowser } from '../scripts/find-browser.mjs';

export interface PageFigures {
  readonly browser: string;
  readonly firstFanMs: number;
  readonly allRunsMs: number;
  readonly firstPictureMs: number;
  readonly leverRunsMs: number;
  readonly longestTaskMs: number;
  readonly heapMb: number;
}

const LOADS = 5;
const MOVES = 9;

const FAN = '.fan-svg path';
const DONE = '.runs[aria-busy="false"]';

/** Measure load, lever moves and memory of a running app. */
export async function measurePage(url: string): Promise<PageFigures> {
  const { executablePath, args, env } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args, env });
  try {
    const loads: { firstFan: number; allRuns: number }[] = [];
    for (let i = 0; i < LOADS; i++) loads.push(await measureLoad(browser, url));
    const levers = await measureLevers(browser, url);
    return {
      browser: browser.version(),
      firstFanMs: median(loads.map((load) => load.firstFan)),
      allRunsMs: median(loads.map((load) => load.allRuns)),
      ...levers,
    };
  } finally {
    await browser.close();
  }
}

/** A new context has an empty cache: a cold load. */
async function measureLoad(browser: Browser, url: string) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const start = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForSelector(FAN, { state: 'attached' });
  const firstFan = performance.now() - start;
  await page.waitForSelector(DONE);
  const allRuns = performance.now() - start;
  await context.close();
  return { firstFan, allRuns };
}

async function measureLevers(browser: Browser, url: string) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(url);
  await page.waitForSelector(DONE);
  const pictures: number[] = [];
  const complete: number[] = [];
  for (let move = 0; move < MOVES; move++) {
    const start = performance.now();
    pictures.push(await moveFirstSlider(page));
    await page.waitForSelector(DONE);
    complete.push(performance.now() - start);
  }
  // Tasks under 50 ms are not reported by the browser.
  const longestTaskMs = await page.evaluate(() =>
    Math.max(50, ...(window as unknown as { longTasks: number[] }).longTasks),
  );
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number };
  await page.close();
  return {
    firstPictureMs: median(pictures),
    leverRunsMs: median(complete),
    longestTaskMs,
    heapMb: usedSize / 2 ** 20,
  };
}

/** Move the first lever by a step and wait, inside the page, for the frame in which a path of the fan has changed. */
function moveFirstSlider(page: Page): Promise<number> {
  return page.evaluate(async (fan) => {
    const slider = document.querySelector<HTMLInputElement>('input[type=range]');
    if (!slider) throw new Error('no slider');
    // No named function in here: the runner would wrap it in a helper that the page does not have.
    const before = Array.from(document.querySelectorAll(fan), (path) => path.getAttribute('d')).join();
    const value = Number(slider.value) + 10 * Number(slider.step || 1);
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    const start = performance.now();
    setValue?.call(slider, String(value > Number(slider.max) ? slider.min : value));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    while (Array.from(document.querySelectorAll(fan), (path) => path.getAttribute('d')).join() === before)
      await new Promise(requestAnimationFrame);
    return performance.now() - start;
  }, FAN);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
