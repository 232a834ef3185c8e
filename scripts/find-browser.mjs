import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * @typedef {object} Browser
 * @property {string} executablePath
 * @property {'BROWSER_BIN' | 'playwright' | 'system' | 'npm'} from  Where it was found.
 * @property {string[]} args  Flags to start it with.
 * @property {Record<string, string>} env  Environment to start it with.
 */

const args = [
  '--no-sandbox', // Chromium refuses its sandbox to root, as in most containers.
  '--disable-dev-shm-usage', // Containers give /dev/shm little room.
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The shell alone has no window to draw around a page, and takes a quarter less processor time for the tests. */
const systemNames = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
];

/** @param {Record<string, string>} extra */
function environment(extra = {}) {
  /** @type {Record<string, string>} */
  const env = {};
  for (const [name, value] of Object.entries({ ...process.env, ...extra })) if (value !== undefined) env[name] = value;
  return env;
}

/** @param {string} bin @param {Record<string, string>} env */
function starts(bin, env) {
  if (!bin || !existsSync(bin)) return false;
  return spawnSync(bin, ['--version', '--no-sandbox'], { env, timeout: 20_000 }).status === 0;
}

/** @param {string} name */
function onPath(name) {
  return spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

/**
 * Unpack the browser that the optional package holds (x64 Linux only).
 *
 * The package brings its own system libraries only if it believes to be in the cloud service it was written for,
 * and it says where they are in this process's environment: both are put back as they were.
 * @returns {Promise<{ bin: string, extra: Record<string, string> } | undefined>}
 */
async function fromPackage() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const names = ['AWS_LAMBDA_JS_RUNTIME', 'LD_LIBRARY_PATH'];
  const before = names.map((name) => process.env[name]);
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x';
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    const bin = await chromium.executablePath();
    return { bin, extra: { LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH ?? '' } };
  } catch {
    return undefined; // Optional: npm may have left it out.
  } finally {
    names.forEach((name, i) => {
      const value = before[i];
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    });
  }
}

/**
 * Find a Chromium for tests: BROWSER_BIN, Playwright's own, the system's, else the one inside an npm package.
 *
 * @returns {Promise<Browser>}
 * @throws {Error} if there is none, or BROWSER_BIN does not start.
 */
export async function findBrowser() {
  const env = environment();
  const asked = process.env.BROWSER_BIN;
  if (asked) {
    if (!starts(asked, env)) throw new Error(`BROWSER_BIN does not start: ${asked}`);
    return { executablePath: asked, from: 'BROWSER_BIN', args, env };
  }
  const { chromium } = await import('playwright');
  const own = chromium.executablePath();
  if (starts(own, env)) return { executablePath: own, from: 'playwright', args, env };
  for (const name of systemNames) {
    const bin = onPath(name);
    if (starts(bin, env)) return { executablePath: bin, from: 'system', args, env };
  }
  const packed = await fromPackage();
  if (packed) {
    const packedEnv = environment(packed.extra);
    if (starts(packed.bin, packedEnv)) return { executablePath: packed.bin, from: 'npm', args, env: packedEnv };
  }
  throw new Error(
    'No browser found. Set BROWSER_BIN to a Chromium, or run: apt-get install chromium, or: npx playwright install chromium',
  );
}
