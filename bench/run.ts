/**
 * Measure the engine and the page: `npm run bench`. Prints tables of medians beside the stored ones; with `--write` they
 * are stored, in figures.json and in the table of README.md. Build first. Timings of a shared machine move: compare
 * ratios.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Growth, measureGrowth } from './growth.ts';
import { measurePage } from './page.ts';
import { type ModuleShare, profileByModule } from './profile.ts';

interface EngineFigures {
  readonly cohorts: number;
  readonly corridors: number;
  readonly engine: number;
  readonly filled: number;
  readonly recorded: number;
}

interface Figures {
  readonly machine: string;
  readonly simd: EngineFigures;
  readonly typescript: EngineFigures;
  readonly page: Readonly<Record<string, number>>;
  readonly modules: readonly ModuleShare[];
  readonly growth: readonly Growth[];
}

const root = fileURLToPath(new URL('..', import.meta.url));
const store = new URL('./figures.json', import.meta.url);

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

const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const head = (...cells: readonly string[]) => [row(...cells), row(...cells.map(() => '---'))];

/** A figure of now, the stored one, and now over stored. */
const beside = (now: number, stored: number | undefined, digits: number) => [
  now.toFixed(digits),
  stored === undefined ? '–' : stored.toFixed(digits),
  stored === undefined || stored === 0 ? '–' : (now / stored).toFixed(2),
];

function tables(figures: Figures, stored: Partial<Figures>): string {
  const { simd, typescript } = figures;
  const rate = (what: string, key: keyof EngineFigures) =>
    row(
      what,
      ...beside(simd[key], stored.simd?.[key], 0),
      typescript[key].toFixed(0),
      (simd[key] / typescript[key]).toFixed(1),
    );
  return [
    `${figures.machine}.`,
    '',
    ...head(
      'one core, world to 2050, runs a second',
      'SIMD kernels',
      'stored',
      'ratio',
      'TypeScript twins',
      'kernel / twin',
    ),
    rate('cohort kernel alone', 'cohorts'),
    rate('corridor kernel alone', 'corridors'),
    rate('whole engine, nothing recorded', 'engine'),
    rate('sketch filling alone', 'filled'),
    rate('whole engine, every place and output recorded', 'recorded'),
    '',
    ...head('page', 'now', 'stored', 'ratio'),
    ...Object.entries(figures.page).map(([what, now]) =>
      row(what, ...beside(now, stored.page?.[what], now < 10 ? 2 : 0)),
    ),
    '',
    ...head('growth of a full job', 'sizes', 'ms', 'exponent'),
    ...figures.growth.map(({ of, points, exponent }) =>
      row(
        of,
        points.map(({ size }) => size).join(', '),
        points.map(({ ms }) => ms.toFixed(0)).join(', '),
        exponent.toFixed(2),
      ),
    ),
    '',
    ...head('module, one worker of a full job', 'share of its time', 'stored'),
    ...figures.modules.map(({ module, share }) => {
      const before = stored.modules?.find((each) => each.module === module)?.share;
      return row(module, percent(share), before === undefined ? '–' : percent(before));
    }),
  ].join('\n');
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

const engine = engineFigures();
const { browser, figures: page } = await pageFigures();
const figures: Figures = {
  machine: `${engine.cpu}, 2 cores shared with other work, Node ${engine.node}, Chromium ${browser}`,
  simd: engine.simd,
  typescript: engine.typescript,
  page,
  growth: await measureGrowth(new URL('../dist-node/engine.worker.mjs', import.meta.url)),
  modules: profileByModule(),
};
const stored = existsSync(store) ? (JSON.parse(readFileSync(store, 'utf8')) as Partial<Figures>) : {};
const text = tables(figures, stored);
console.log(text);

if (process.argv.includes('--write')) {
  writeFileSync(store, `${JSON.stringify(figures, null, 2)}\n`);
  const readme = new URL('./README.md', import.meta.url);
  const old = readFileSync(readme, 'utf8');
  const [before, after] = ['<!-- figures -->\n', '\n<!-- end of figures -->'];
  const start = old.indexOf(before) + before.length;
  writeFileSync(readme, old.slice(0, start) + text + old.slice(old.indexOf(after)));
}
process.exit(0);
