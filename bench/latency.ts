/**
 * Lever input to the first changed picture of the finished page, by anyone: `npm run latency [-- URL]`; without an address the built app is
 * served. Ends with 1 where an aim is missed.
 */
import { spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { chromium } from 'playwright';
import { findBrowser } from '../scripts/find-browser.mjs';

const AIMS = { median: 80, p95: 150 } as const;
const MOVES = 40;
/** Levers of each kind of work: people move, or only who is displaced, or only jobs. */
const LEVERS = [
  { lever: 'fertility', hash: '' },
  { lever: 'floodResponse', hash: '#place=BGD&output=disasterDisplacement' },
  { lever: 'incomeGrowth', hash: '#place=MEX&output=jobsGap' },
] as const;

/**
 * In the page: from the time of the key, before any handler hears of it, to the frame in which a path of the fan has changed.
 * It listens before the key is pressed: a key that comes by another way than this text would else be there first.
 */
const LISTEN = `void (window.changedPicture = new Promise((resolve) => {
  const read = () => Array.from(document.querySelectorAll('.fan-svg path'), (path) => path.getAttribute('d')).join();
  const before = read();
  let start = 0;
  window.addEventListener('keydown', (event) => { start = event.timeStamp; }, { once: true, capture: true });
  const look = () => start > 0 && read() !== before ? resolve(performance.now() - start) : requestAnimationFrame(look);
  look();
}))`;

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
try {
  console.log(`${cpus()[0]?.model.trim()}, ${cpus().length} cores, Chromium ${browser.version()}`);
  for (const { lever, hash } of LEVERS) {
    const times = await measure(lever, hash);
    const [median, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
    isMissed ||= median >= AIMS.median || p95 >= AIMS.p95;
    console.log(
      `${lever}: median ${median.toFixed(0)} ms (aim under ${AIMS.median}), 95th percentile ${p95.toFixed(0)} ms (aim under ${AIMS.p95}), ${times.length} moves`,
    );
  }
} finally {
  await browser.close();
  server?.kill();
}
process.exitCode = isMissed ? 1 : 0;

/** Move a lever by keys, one step after the other, each time to the frame in which the fan has changed. */
async function measure(lever: string, hash: string): Promise<number[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url + hash);
  await page.waitForSelector('.runs[aria-busy="false"]', { timeout: 180_000 });
  const slider = page.locator(`[data-lever="${lever}"] input[type=range]`);
  await slider.focus();
  const times: number[] = [];
  for (let move = 0; move < MOVES; move++) {
    await page.evaluate(LISTEN);
    // To and fro, so that no end of the range is reached, where a key changes nothing.
    await page.keyboard.press(Math.floor((move + 4) / 8) % 2 === 0 ? 'PageUp' : 'PageDown');
    times.push(await page.evaluate<number>('window.changedPicture'));
    // A hand rests a moment between two moves; the runs of the move before are dropped.
    await page.waitForTimeout(150);
  }
  await page.close();
  return times;
}

function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] as number;
}
