/**
 * Measure the engine and the page: `npm run bench`. Prints a table of medians; with `--write` it also replaces the
 * table in bench/README.md. Build first. Timings of a shared machine move: compare ratios.
 */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { measurePage } from './page.ts';

interface EngineFigures {
  readonly loadMs: number;
  readonly cohorts: number;
  readonly corridors: number;
  readonly engine: number;
  readonly filled: number;
  readonly recorded: number;
}

const root = fileURLToPath(new URL('..', import.meta.url));

function engineFigures() {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['dist-node/bench-engine.mjs'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as { node: string; cpu: string; simd: EngineFigures; typescript: EngineFigures };
}

/** Serve the built app and measure it in Chromium. */
async function pageFigures() {
  const server = spawn(process.execPath, ['scripts/serve.mjs'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const url = await new Promise<string>((resolve, reject) => {
      server.once('exit', () => reject(new Error('the server ended before it was ready')));
      server.stdout.on('data', (text: Buffer) => {
        const found = /http:\S+/.exec(String(text));
        if (found) resolve(found[0]);
      });
    });
    return await measurePage(url);
  } finally {
    server.kill();
  }
}

const engine = engineFigures();
const page = await pageFigures();
const { simd, typescript } = engine;
const row = (what: string, ...cells: string[]) => `| ${what} | ${cells.join(' | ')} |`;
const rate = (what: string, key: 'cohorts' | 'corridors' | 'engine' | 'filled' | 'recorded') =>
  row(what, simd[key].toFixed(0), typescript[key].toFixed(0), (simd[key] / typescript[key]).toFixed(1));
const table = [
  `${engine.cpu}, 2 cores shared with other work, Node ${engine.node}, Chromium ${page.browser}.`,
  '',
  '| one core, world to 2050, runs a second | SIMD kernels | TypeScript twins | ratio |',
  '|---|---|---|---|',
  rate('cohort kernel alone', 'cohorts'),
  rate('corridor kernel alone', 'corridors'),
  rate('whole engine, nothing recorded', 'engine'),
  rate('sketch filling alone, kernel against twin', 'filled'),
  rate('whole engine, every place and output recorded', 'recorded'),
  '',
  '| page, median of the repeats | |',
  '|---|---|',
  row('load to the first fan', `${page.firstFanMs.toFixed(0)} ms`),
  row('load to all 1,000 runs', `${(page.allRunsMs / 1000).toFixed(1)} s`),
  row('lever input to the first changed picture', `${page.firstPictureMs.toFixed(0)} ms`),
  row('lever input to all 1,000 runs of the scenario', `${(page.leverRunsMs / 1000).toFixed(1)} s`),
  row('longest task of the main thread, load and levers', `${page.longestTaskMs.toFixed(0)} ms`),
  row('script heap of the page after all that', `${page.heapMb.toFixed(0)} MB`),
].join('\n');
console.log(table);

if (process.argv.includes('--write')) {
  const readme = new URL('./README.md', import.meta.url);
  const text = readFileSync(readme, 'utf8');
  const [before, after] = ['<!-- figures -->\n', '\n<!-- end of figures -->'];
  const start = text.indexOf(before) + before.length;
  writeFileSync(readme, text.slice(0, start) + table + text.slice(text.indexOf(after)));
}
