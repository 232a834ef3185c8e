/** Take pictures of a running app: `npm run screens -- URL FOLDER [--readme]`. */
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

const { values, positionals } = parseArgs({ allowPositionals: true, options: { readme: { type: 'boolean' } } });
const [url, folder] = positionals;
if (!url || !folder) {
  console.error('Say where the app runs and where the pictures go: npm run screens -- http://127.0.0.1:4173/ FOLDER');
  process.exit(1);
}
// npm changes the folder; paths are meant from where the command was typed.
const target = resolve(process.env.INIT_CWD ?? '.', folder);

/** Wait until fonts are there and nothing says that it is still at work. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.fonts.status === 'loaded' && !document.querySelector('[aria-busy="true"]'));
}

const browser = await findBrowser();
const running = await chromium.launch({
  executablePath: browser.executablePath,
  args: browser.args,
  env: browser.env,
});
mkdirSync(target, { recursive: true });
for (const size of sizes) {
  for (const colorScheme of schemes) {
    const page = await running.newPage({ viewport: size, colorScheme, locale: 'en-GB', timezoneId: 'UTC' });
    await page.goto(url);
    await settle(page);
    const path = join(target, `${size.width}-${colorScheme}.png`);
    await page.screenshot({ path });
    console.log(path);
    if (values.readme && size.width === 1440 && colorScheme === 'light') {
      await page.screenshot({ path: join(import.meta.dirname, '../docs/explore.png') });
    }
    await page.close();
  }
}
await running.close();
