/**
 * Run the unit tests, then the end-to-end tests, and end with one line that counts both. TEST_SCALE=1 adds those that need
 * a Redis server.
 *
 * The browser is resolved once: two first unpackings of the packed one at a time would be in each other's way.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './find-browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const total = { passed: 0, failed: 0, skipped: 0 };

/** @param {string} command @param {string[]} args @param {Record<string, string>} env */
function run(command, args, env) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env });
  if (error) console.error(error.message);
  return status === 0;
}

/**
 * Add a runner's counts. A runner that fails without a failed test (a broken import, a server that does not start),
 * or that executes nothing, counts as one failure: silence must not look like success.
 * @param {string} file @param {boolean} ok @param {(report: any) => typeof total} count
 */
function add(file, ok, count) {
  const counts = existsSync(file)
    ? count(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 };
  if (counts.failed === 0 && (!ok || counts.passed === 0)) counts.failed = 1;
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
  return counts.failed === 0;
}

function finish() {
  if (total.skipped > 0) console.log(`\nSkipped: ${total.skipped}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed === 0 ? 0 : 1);
}

const reports = `${root}test-results`;
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const browser = await findBrowser();
console.log(`Browser: ${browser.executablePath} (${browser.from})`);
const env = { ...browser.env, BROWSER_BIN: browser.executablePath };

/** @param {string} name of the report @param {string[]} more words for vitest */
function runUnits(name, more) {
  const file = `${reports}/${name}.json`;
  const words = ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ok = run('npx', [...words, ...more], env);
  return add(file, ok, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }));
}

if (!runUnits('vitest', [])) finish();
if (process.env.TEST_SCALE === '1' && !runUnits('scale', ['--config', 'vitest.scale.config.ts'])) finish();

const endToEndOk = run('npx', ['playwright', 'test'], env);
add(`${reports}/playwright.json`, endToEndOk, ({ stats }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected,
  skipped: stats.skipped,
}));
finish();
