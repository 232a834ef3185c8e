/**
 * Tasks of the main thread over 50 ms of processor time, and jumps of the layout, in a walk over the finished page: `npm run long-tasks -- URL`.
 * With `--profile` each long task is followed by the functions that took its time; take a build with `--minify false` then. `--only` names the steps
 * to make, after the load. Processor time, since what else the machine does is not the page's. Ends with 1 where a task is longer.
 */
import { parseArgs } from 'node:util';
import { type CDPSession, chromium, type Page } from 'playwright';
import { findBrowser } from '../scripts/find-browser.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { profile: { type: 'boolean', default: false }, only: { type: 'string', multiple: true } },
});
const [url] = positionals;
if (!url) {
  console.error('Say where the app runs: npm run long-tasks -- http://127.0.0.1:4173/ [--profile] [--only "a step"]');
  process.exit(1);
}

const LONG_MS = 50;
/** Functions that are named under a task. */
const NAMED = 12;
const DONE = '.runs[aria-busy="false"]';
const WAIT = { timeout: 180_000 };

interface Step {
  readonly name: string;
  act(page: Page): Promise<unknown>;
}

/** Wait until all runs are in and what follows from them is drawn. */
async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(300);
  await page.waitForSelector(DONE, WAIT);
  await page.waitForSelector('main .starting', { ...WAIT, state: 'detached' });
  await page.waitForTimeout(1_200);
}

async function drag(page: Page, lever: string): Promise<void> {
  const slider = page.locator(`[data-lever="${lever}"] input[type=range]`);
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (!box) throw new Error(`${lever} has no slider`);
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width / 2, y);
  await page.mouse.down();
  for (let i = 1; i <= 24; i++) {
    await page.mouse.move(box.x + box.width / 2 + i * 3, y);
    await page.waitForTimeout(30);
  }
  await page.mouse.up();
}

async function choosePlace(page: Page, name: string): Promise<void> {
  const box = page.getByRole('combobox', { name: 'Place: name or code' });
  await box.click();
  await box.fill(name);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

const open = (name: string): Step => ({
  name: `page ${name}`,
  act: (page) => page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name, exact: true }).click(),
});

const STEPS: readonly Step[] = [
  { name: 'load', act: (page) => page.goto(url) },
  { name: 'drag a lever', act: (page) => drag(page, 'fertility') },
  { name: 'drag a lever of displacement', act: (page) => drag(page, 'floodResponse') },
  { name: 'place', act: (page) => choosePlace(page, 'bangladesh') },
  {
    name: 'indicator',
    async act(page) {
      const box = page.getByRole('combobox', { name: 'Indicator' });
      await box.click();
      await box.fill('births');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    },
  },
  {
    name: 'scroll through Explore',
    async act(page) {
      for (let i = 0; i < 40; i++) {
        await page.locator('main').evaluate((main) => main.scrollBy(0, 250));
        await page.waitForTimeout(60);
      }
    },
  },
  {
    name: 'drag a lever beside the last parts',
    act: (page) => drag(page, 'fertility'),
  },
  {
    name: 'year of map and pyramid',
    async act(page) {
      await page.getByRole('slider', { name: 'Year of the map' }).scrollIntoViewIfNeeded();
      await page.waitForTimeout(500);
      await page.getByRole('slider', { name: 'Year of the map' }).focus();
      for (let i = 0; i < 8; i++) {
        await page.keyboard.press('ArrowLeft');
        await page.waitForTimeout(120);
      }
    },
  },
  {
    name: 'pointer over the map',
    async act(page) {
      const map = await page.locator('.map').boundingBox();
      if (!map) throw new Error('no map');
      for (let i = 0; i < 40; i++)
        await page.mouse.move(map.x + (map.width * (i + 2)) / 44, map.y + map.height * (0.3 + (i % 5) / 15));
    },
  },
  {
    name: 'horizon',
    async act(page) {
      await page.locator('.status select').first().selectOption({ index: 3 });
    },
  },
  ...['Compare', 'Shocks', 'Prepare', 'Workshop', 'Experiments', 'Evidence', 'Explore', 'Shocks'].map(open),
  { name: 'drag a lever on Shocks', act: (page) => drag(page, 'floodResponse') },
  open('Prepare'),
  { name: 'drag a lever on Prepare', act: (page) => drag(page, 'floodResponse') },
  { name: 'place on Prepare', act: (page) => choosePlace(page, 'mozambique') },
];

/** A jump of the layout that no input asked for. */
interface Shift {
  readonly value: number;
  /** Elements that moved, with pixels down and to the right. */
  readonly by: readonly string[];
}

const OBSERVE = `
window.__shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (entry.hadRecentInput) continue;
    const by = entry.sources.map(({ node, previousRect: a, currentRect: b }) =>
      (node?.className?.baseVal ?? (node?.className || node?.nodeName) ?? 'gone') + ' ' + Math.round(b.y - a.y) + '/' + Math.round(b.x - a.x));
    window.__shifts.push({ value: entry.value, by });
  }
}).observe({ type: 'layout-shift', buffered: true });
`;

/** An event of a trace; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

const { executablePath, args, env } = await findBrowser();
const browser = await chromium.launch({ executablePath, args, env });
let longest = 0;
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  await page.addInitScript(OBSERVE);
  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 500 });
  for (const step of STEPS) {
    if (step.name !== 'load' && options.only && !options.only.includes(step.name)) continue;
    const trace = await startTrace(session);
    if (options.profile) await session.send('Profiler.start');
    await step.act(page);
    await settle(page);
    const profile = options.profile ? (await session.send('Profiler.stop')).profile : undefined;
    const long = longTasks(await trace());
    longest = Math.max(longest, ...long.map(({ tdur = 0 }) => tdur / 1_000));
    const lengths = long.map(({ tdur = 0, dur = 0 }) => `${ms(tdur)} (${ms(dur)} by the clock)`).join(', ');
    const shifts: readonly Shift[] = await page.evaluate('window.__shifts.splice(0)');
    const sum = shifts.reduce((total, { value }) => total + value, 0);
    console.log(
      `${step.name}: ${lengths === '' ? 'no task over 50 ms' : `tasks of ${lengths}`}; layout shift ${sum.toFixed(4)}`,
    );
    for (const { value, by } of shifts)
      if (value > 1e-4) console.log(`    shift ${value.toFixed(4)}: ${by.join('; ')}`);
    if (profile) for (const task of long) console.log(contentOf(task, profile));
  }
} finally {
  await browser.close();
}
console.log(`longest: ${longest === 0 ? 'under 50' : longest.toFixed(0)} ms`);
process.exitCode = longest > LONG_MS ? 1 : 0;

function ms(microseconds: number): string {
  return (microseconds / 1_000).toFixed(0);
}

/** Begin a trace; the function ends it. */
async function startTrace(session: CDPSession): Promise<() => Promise<readonly TraceEvent[]>> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { readonly value: object[] }) => {
    events.push(...(value as TraceEvent[]));
  };
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline', 'toplevel'] },
  });
  return async () => {
    const done = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await done;
    session.off('Tracing.dataCollected', collect);
    return events;
  };
}

function longTasks(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const main = new Set(
    events.filter(({ name, args: { name: of } }) => name === 'thread_name' && of === 'CrRendererMain').map(threadOf),
  );
  return (
    events
      .filter(
        (event) => event.name.endsWith('RunTask') && main.has(threadOf(event)) && (event.tdur ?? 0) > LONG_MS * 1_000,
      )
      .sort((a, b) => a.ts - b.ts)
      // A task may be told of twice, once inside the other.
      .filter(({ ts }, i, all) => i === 0 || ts > (all[i - 1] as TraceEvent).ts + ((all[i - 1] as TraceEvent).dur ?? 0))
  );
}

function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid} ${tid}`;
}

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly children?: number[];
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly startTime: number;
  readonly samples?: number[];
  readonly timeDeltas?: number[];
}

/** Which functions took the time of a task. Trace and profile have one clock. */
function contentOf({ ts, dur = 0, tdur = 0 }: TraceEvent, profile: Profile): string {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(
    profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  );
  const nameOf = (node: number) => {
    const frame = nodes.get(node)?.callFrame;
    return frame
      ? `${frame.functionName || 'anonymous'} ${frame.url.split('/').pop() ?? ''}:${frame.lineNumber + 1}`
      : '';
  };
  const self = new Map<string, number>();
  const total = new Map<string, number>();
  let time = profile.startTime;
  profile.samples?.forEach((id, i) => {
    time += profile.timeDeltas?.[i] ?? 0;
    if (time < ts || time > ts + dur) return;
    const spent = profile.timeDeltas?.[i + 1] ?? 0;
    self.set(nameOf(id), (self.get(nameOf(id)) ?? 0) + spent);
    const above = new Set<string>();
    for (let node: number | undefined = id; node !== undefined; node = parents.get(node)) above.add(nameOf(node));
    for (const name of above) total.set(name, (total.get(name) ?? 0) + spent);
  });
  const top = (of: Map<string, number>, most: number) =>
    [...of]
      .sort((a, b) => b[1] - a[1])
      .slice(0, most)
      .map(([name, spent]) => `${((100 * spent) / dur).toFixed(0)}% ${name}`)
      .join('\n        ');
  return `    task of ${ms(tdur)} ms\n      self:\n        ${top(self, NAMED)}\n      with what it calls:\n        ${top(total, 2 * NAMED)}`;
}
