import { existsSync, readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright';
import { findBrowser } from '../scripts/find-browser.mjs';

/** Figures of the page by what they are, with their unit. */
interface PageFigures {
  readonly browser: string;
  readonly figures: Readonly<Record<string, number>>;
}

const LOADS = 5;
const MOVES = 9;
/** Moves whose first picture alone is waited for. */
const QUICK_MOVES = 40;

const FAN = '.fan-svg path';
const DONE = '.runs[aria-busy="false"]';

/** Measure load, lever moves and memory of a running app. */
export async function measurePage(url: string): Promise<PageFigures> {
  const { executablePath, args, env } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args, env });
  try {
    const loads: Load[] = [];
    for (let i = 0; i < LOADS; i++) loads.push(await measureLoad(browser, url));
    return {
      browser: browser.version(),
      figures: {
        'load to the first paint, ms': median(loads.map((load) => load.firstPaint)),
        'load to the first fan, ms': median(loads.map((load) => load.firstFan)),
        'load to all 1,000 runs, ms': median(loads.map((load) => load.allRuns)),
        ...(await measureLevers(browser, url)),
        ...(await measureBeside(browser, `${url}#place=BGD&output=disasterDisplacement`)),
      },
    };
  } finally {
    await browser.close();
  }
}

interface Load {
  readonly firstPaint: number;
  readonly firstFan: number;
  readonly allRuns: number;
}

/** A new context has an empty cache: a cold load. */
async function measureLoad(browser: Browser, url: string): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const start = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForSelector(FAN, { state: 'attached' });
  const firstFan = performance.now() - start;
  await page.waitForSelector(DONE);
  const allRuns = performance.now() - start;
  const firstPaint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  );
  await context.close();
  return { firstPaint, firstFan, allRuns };
}

async function measureLevers(browser: Browser, url: string): Promise<PageFigures['figures']> {
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
  const complete: number[] = [];
  for (let move = 0; move < MOVES; move++) {
    const start = performance.now();
    await moveSlider(page, 'fertility');
    await page.waitForSelector(DONE);
    complete.push(performance.now() - start);
  }
  const pictures: number[] = [];
  for (let move = 0; move < QUICK_MOVES; move++) pictures.push(await moveSlider(page, 'fertility'));
  await page.waitForSelector(DONE);
  // Tasks under 50 ms are not reported by the browser.
  const longest = await page.evaluate(() => Math.max(50, ...(window as unknown as { longTasks: number[] }).longTasks));
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const heap = (await session.send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number };
  const resident = await residentMb(browser);
  await page.close();
  return {
    'lever input to the first changed picture, median, ms': median(pictures),
    'lever input to the first changed picture, 95th percentile, ms': percentile(pictures, 0.95),
    'lever input to all 1,000 runs of the scenario, ms': median(complete),
    'longest task of the main thread, load and levers, ms': longest,
    'script heap of the page after all that, MB': heap.usedSize / 2 ** 20,
    'arrays of the page after all that, MB': (heap.backingStorageSize ?? Number.NaN) / 2 ** 20,
    ...(resident === undefined ? {} : { 'process of the page with its workers, resident, MB': resident }),
  };
}

/** A lever that moves nobody: what it cannot change is not computed again. */
async function measureBeside(browser: Browser, url: string): Promise<PageFigures['figures']> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url);
  await page.waitForSelector(DONE);
  const complete: number[] = [];
  for (let move = 0; move < MOVES; move++) {
    const start = performance.now();
    await moveSlider(page, 'floodResponse');
    await page.waitForSelector(DONE);
    complete.push(performance.now() - start);
  }
  const pictures: number[] = [];
  for (let move = 0; move < QUICK_MOVES; move++) pictures.push(await moveSlider(page, 'floodResponse'));
  await page.close();
  return {
    'climate lever to the first changed picture, median, ms': median(pictures),
    'climate lever to the first changed picture, 95th percentile, ms': percentile(pictures, 0.95),
    'climate lever to all 1,000 runs, ms': median(complete),
  };
}

/** Resident memory of the largest renderer; undefined where the system does not tell. */
async function residentMb(browser: Browser): Promise<number | undefined> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = processInfo
    .filter(({ type, id }) => type === 'renderer' && existsSync(`/proc/${id}/status`))
    .map(({ id }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) / 1024);
  return sizes.length > 0 ? Math.max(...sizes) : undefined;
}

/** Move a lever by ten steps and wait, inside the page, for the frame in which a path of the fan has changed. */
function moveSlider(page: Page, lever: string): Promise<number> {
  return page.evaluate(
    async ([fan, slot]) => {
      const slider = document.querySelector<HTMLInputElement>(slot);
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
    },
    [FAN, `[data-lever="${lever}"] input[type=range]`] as const,
  );
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] as number;
}
