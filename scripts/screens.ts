/** Take pictures of every page of a running app: `npm run screens -- URL FOLDER [--page explore] [--language fr] [--readme]`. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright';
import { findBrowser } from './find-browser.mjs';

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;
const schemes = ['light', 'dark'] as const;
/** Pages by the fragment of their address; fewer runs where more would show no other picture. */
const pages: Readonly<Record<string, string>> = {
  explore: '',
  'explore-regions': '#place=WLD&output=netMigration&runs=500',
  compare: '#page=compare&runs=200&place=BGD&with=current.reference.stronger-warming.ssp3-based',
  shocks: '#page=shocks&runs=500&place=BGD',
  prepare: '#page=prepare&runs=500&place=BGD',
  workshop: '#page=workshop&runs=200',
  experiments: '#page=experiments&runs=200',
  evidence: '#page=evidence&runs=200',
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    readme: { type: 'boolean' },
    page: { type: 'string', multiple: true },
    language: { type: 'string', default: 'en' },
  },
});
const [url, folder] = positionals;
const wanted = values.page ?? Object.keys(pages);
if (!url || !folder || wanted.some((name) => pages[name] === undefined)) {
  console.error('Say where the app runs and where the pictures go: npm run screens -- http://127.0.0.1:4173/ FOLDER');
  console.error(`--page takes: ${Object.keys(pages).join(', ')}`);
  process.exit(1);
}
// npm changes the folder; paths are meant from where the command was typed.
const target = resolve(process.env.INIT_CWD ?? '.', folder);

/** Wait until fonts are there and nothing says that it is still at work. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(
    () =>
      document.fonts.status === 'loaded' &&
      document.querySelector('main h2') !== null &&
      document.querySelector('[aria-busy="true"], main .starting') === null,
    undefined,
    { timeout: 180_000 },
  );
}

/** Let the page be as high as what it holds, so that one picture shows all of it. */
async function unroll(page: Page, width: number): Promise<void> {
  const height = await page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll('main, .side, .levers')].map(
        (part) => part.scrollHeight + part.getBoundingClientRect().top + window.scrollY,
      ),
    ),
  );
  await page.setViewportSize({ width, height: Math.min(6_000, Math.ceil(height)) });
  // Parts that are drawn when they are first seen, and the maps in them.
  await page.waitForTimeout(1_500);
  await page.waitForFunction(
    () => document.querySelector('.map-waiting, span.region-map, [aria-busy="true"]') === null,
    undefined,
    { timeout: 180_000 },
  );
}

const browser = await findBrowser();
const running = await chromium.launch({
  executablePath: browser.executablePath,
  args: browser.args,
  env: browser.env,
});
mkdirSync(target, { recursive: true });
for (const name of wanted)
  for (const colorScheme of schemes) {
    // One load for all widths: the runs are the same.
    const page = await running.newPage({ viewport: sizes[0], colorScheme, locale: 'en-GB', timezoneId: 'UTC' });
    const hash = `${pages[name]}${pages[name] === '' ? '#' : '&'}lang=${values.language}`;
    await page.goto(`${url}${hash}`);
    await settle(page);
    for (const size of sizes) {
      await page.setViewportSize(size);
      await page.waitForTimeout(500);
      if (values.readme && name === 'explore' && size.width === 1440 && colorScheme === 'light')
        await page.screenshot({ path: join(import.meta.dirname, '../docs/explore.png') });
      await unroll(page, size.width);
      const path = join(target, `${name}-${size.width}-${colorScheme}.png`);
      await page.screenshot({ path });
      console.log(path);
    }
    await page.close();
  }
await running.close();
