/**
 * Lever input to the first changed picture of the finished page, by anyone: `npm run latency [-- URL]`; without an address the built app is
 * served. Steps by keys, of which the page computes the next one ahead; clicks anywhere on the track by a hand that rests before it presses, so
 * that the page can foresee them, and by one that does not, both of a lever that it has just come to and of one whose values were computed while
 * nothing else was to do; and how many pictures a lever shows while it is dragged. Ends with 1 where an aim is missed.
 */
import { spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { chromium, type Locator, type Page } from 'playwright';
import { findBrowser } from '../scripts/find-browser.mjs';

const AIMS = { median: 80, p95: 150 } as const;
const MOVES = 40;
const DRAG_MS = 2_000;
/** From the last motion of a hand to the press of its finger, milliseconds: an assumption, at the short end of what people need. */
const REST_MS = 200;
const DONE = '.runs[aria-busy="false"]';
const WAIT = { timeout: 180_000 };
/** Levers of each kind of work: people move, or only who is displaced, or only jobs. */
const LEVERS = [
  { lever: 'fertility', hash: '' },
  { lever: 'floodResponse', hash: '#place=BGD&output=disasterDisplacement' },
  { lever: 'incomeGrowth', hash: '#place=MEX&output=jobsGap' },
] as const;

/**
 * In the page: from the time of the input, before any handler hears of it, to the frame in which a path of the fan has changed.
 * It listens before the input: one that comes by another way than this text would else be there first.
 */
const LISTEN = `void (window.changedPicture = new Promise((resolve) => {
  const before = readFan();
  let start = 0;
  for (const input of ['keydown', 'pointerdown'])
    window.addEventListener(input, (event) => { start = event.timeStamp; }, { once: true, capture: true });
  const look = () => start > 0 && readFan() !== before ? resolve(performance.now() - start) : requestAnimationFrame(look);
  look();
}))`;
/** In the page: counts the frames in which the fan has changed, from now on. */
const COUNT = `
  window.pictures = 0;
  let last = readFan();
  const look = () => {
    const now = readFan();
    if (now !== last) window.pictures += 1;
    last = now;
    requestAnimationFrame(look);
  };
  look();
`;
const READ = `window.readFan = () => Array.from(document.querySelectorAll('.fan-svg path'), (path) => path.getAttribute('d')).join();`;
/** Of the track, left to right: its ends change nothing where they are reached already. */
const CLICKED = [0.31, 0.72, 0.44, 0.83, 0.27, 0.61, 0.38, 0.77] as const;

const PORT = 4399;
const [given] = process.argv.slice(2);
const server = given
  ? undefined
  : spawn(process.execPath, ['scripts/serve.mjs'], { env: { ...process.env, PORT: String(PORT) }, stdio: 'ignore' });
const url = given ?? `http://127.0.0.1:${PORT}/`;
if (server) await new Promise((done) => setTimeout(done, 1_500));

const { executablePath, args, env } = await findBrowser();
const browser = await chromium.launch({ executablePath, args, env });
let isMissed = false;
/** Times of every kind of move so far. */
const all: number[] = [];
try {
  console.log(`${cpus()[0]?.model.trim()}, ${cpus().length} cores, Chromium ${browser.version()}`);
  for (const { lever, hash } of LEVERS) {
    const sliderOf = (page: Page) => page.locator(`[data-lever="${lever}"] input[type=range]`);
    const fresh = await openPage(hash);
    tell(
      `${lever}, clicks without a rest, from the first touch of the lever on`,
      await measure(fresh, (move) => click(fresh, sliderOf(fresh), move, 0)),
    );
    await fresh.close();
    const page = await openPage(hash);
    const slider = sliderOf(page);
    // As by the Tab key, and the way of a finger from it.
    await slider.focus();
    await page.waitForTimeout(2 * REST_MS);
    tell(`${lever}, steps by keys`, await measure(page, (move) => step(page, slider, move)));
    tell(
      `${lever}, clicks after a rest of ${REST_MS} ms`,
      await measure(page, (move) => click(page, slider, move, REST_MS)),
    );
    tell(
      `${lever}, clicks without a rest, of a lever that was in hand`,
      await measure(page, (move) => click(page, slider, move + MOVES, 0)),
    );
    const { pictures, seconds } = await drag(page, slider);
    console.log(`${lever}, dragged: ${(pictures / seconds).toFixed(1)} pictures a second`);
    await page.close();
  }
  tell('all of these moves together', all);
} finally {
  await browser.close();
  server?.kill();
}
process.exitCode = isMissed ? 1 : 0;

async function openPage(hash: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url + hash);
  await page.evaluate(READ);
  await page.waitForSelector(DONE, WAIT);
  return page;
}

/** Move a lever, one move after the other, each time to the frame in which the fan has changed. */
async function measure(page: Page, move: (number: number) => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let number = 0; number < MOVES; number++) {
    await page.evaluate(LISTEN);
    await move(number);
    times.push(await page.evaluate<number>('window.changedPicture'));
    // A hand rests a moment between two moves; the runs of the move before are dropped.
    await page.waitForTimeout(150);
  }
  all.push(...times);
  return times;
}

/** To and fro, so that no end of the range is reached, where a key changes nothing. */
async function step(page: Page, slider: Locator, move: number): Promise<void> {
  await slider.focus();
  await page.keyboard.press(Math.floor((move + 4) / 8) % 2 === 0 ? 'PageUp' : 'PageDown');
}

async function click(page: Page, slider: Locator, move: number, rest: number): Promise<void> {
  const { x, y, width } = await boxOf(slider);
  // No place comes again, so that no click goes back to what was there before.
  const at = x + width * ((CLICKED[move % CLICKED.length] as number) + move / 500);
  await page.mouse.move(at, y);
  await page.waitForTimeout(rest);
  await page.mouse.click(at, y);
}

/** Drag a lever to and fro for about two seconds, by events as fast as a hand gives them, which wait for no picture. */
async function drag(page: Page, slider: Locator): Promise<{ readonly pictures: number; readonly seconds: number }> {
  await page.waitForSelector(DONE, WAIT);
  const { x, y, width } = await boxOf(slider);
  await page.mouse.move(x + width / 2, y);
  await page.mouse.down();
  await page.evaluate(COUNT);
  const session = await page.context().newCDPSession(page);
  const start = performance.now();
  const moves: Promise<unknown>[] = [];
  for (let at = 0; performance.now() < start + DRAG_MS; at++) {
    const to = x + width * (0.5 + 0.3 * Math.sin(at / 24));
    moves.push(session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: to, y, button: 'left', buttons: 1 }));
    await page.waitForTimeout(16);
  }
  await Promise.all(moves);
  const pictures = await page.evaluate<number>('window.pictures');
  const seconds = (performance.now() - start) / 1000;
  await page.mouse.up();
  return { pictures, seconds };
}

/** Middle of a slider's height, and where it lies from left to right. */
async function boxOf(slider: Locator): Promise<{ readonly x: number; readonly y: number; readonly width: number }> {
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (!box) throw new Error('the lever has no slider');
  return { x: box.x, y: box.y + box.height / 2, width: box.width };
}

/** Say what was measured beside its aims. */
function tell(name: string, times: readonly number[]): void {
  const [median, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
  isMissed ||= median >= AIMS.median || p95 >= AIMS.p95;
  console.log(
    `${name}: median ${median.toFixed(0)} ms (aim under ${AIMS.median}), 95th percentile ${p95.toFixed(0)} ms (aim under ${AIMS.p95}), ${times.length} moves`,
  );
}

function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] as number;
}
