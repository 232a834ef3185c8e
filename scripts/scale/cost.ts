/**
 * Measure what an experiment costs: `npm run scale:cost`. Processor time of samples of several sizes on one thread, and the
 * growth fitted to them; prints the tables of docs/scale. Processor time moves less than wall time on a shared machine.
 */
import { cpus } from 'node:os';
import { computeBlock } from '../../src/experiment/compute-block.ts';
import { leverValues } from '../../src/experiment/design.ts';
import type { ExperimentPlan } from '../../src/experiment/plan.ts';
import { plannedScenarios, sampleEvaluator } from '../../workers/experiment.ts';
import { createInlineHost } from '../../workers/inline-host.ts';
import { baselineBytes, kernelBytes, pathBytes, readBaseline } from '../../workers/node/files.ts';
import { createPool } from '../../workers/pool.ts';

/** Levers that move people, so that every run is computed whole, and one that does not, so that a kept path is enough. */
const WHOLE = { id: 'fertility', low: -0.3, high: 0.3 };
const BESIDE = { id: 'adaptation', low: 0, high: 4 };
const OUTPUTS = ['disasterDisplacement', 'internallyDisplacedDisaster', 'floodDisplacement', 'stormDisplacement'];
/** Samples of a measurement, after one to warm up; the least of their times counts, since other work on the machine only adds. */
const SAMPLES = 9;
/** Scenario-runs that the last table speaks of, in samples of 100 runs with 10 places and 2 outputs; years of two horizons. */
const MILLION = 1e6;
const MILLIONS = [11, 26];

interface Size {
  readonly isWhole: boolean;
  readonly runs: number;
  readonly years: number;
  readonly places: number;
  readonly outputs: number;
}

const size = (isWhole: boolean, runs: number, years: number, places: number, outputs: number): Size => ({
  ...{ isWhole, runs, years, places, outputs },
});
const SIZES: readonly Size[] = [true, false].flatMap((isWhole) => [
  size(isWhole, 8, 2, 1, 1),
  size(isWhole, 8, 26, 1, 1),
  size(isWhole, 32, 11, 1, 1),
  size(isWhole, 96, 11, 1, 1),
  size(isWhole, 96, 26, 1, 1),
  size(isWhole, 32, 11, 40, 1),
  size(isWhole, 32, 11, 200, 1),
  size(isWhole, 32, 11, 40, 4),
  size(isWhole, 32, 26, 200, 4),
]);

const baseline = readBaseline();
const pool = await createPool(createInlineHost(), 1, baselineBytes(), kernelBytes(), pathBytes());

function planOf({ isWhole, runs, years, places, outputs }: Size): ExperimentPlan {
  return {
    version: 1,
    build: {},
    design: { kind: 'lhs', size: SAMPLES + 1 },
    levers: [isWhole ? WHOLE : BESIDE],
    scenarios: [{ version: 1, id: 'reference', name: 'Reference', levers: {} }],
    places: baseline.places.slice(0, places).map(({ iso3 }) => iso3),
    outputs: OUTPUTS.slice(0, outputs),
    years: Array.from({ length: years }, (_, t) => 2025 + t),
    quantiles: [0.05, 0.25, 0.5, 0.75, 0.95],
    runs,
    seed: 'cost',
    samplesPerBlock: SAMPLES + 1,
  };
}

/** Milliseconds of processor time since a mark. */
function spent(mark: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(mark);
  return (user + system) / 1_000;
}

async function measure(each: Size) {
  const plan = planOf(each);
  const { scenarios, faults } = plannedScenarios(plan, baseline);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const evaluate = sampleEvaluator(pool, plan, scenarios);
  const times: number[] = [];
  const all = process.cpuUsage();
  const bytes = await computeBlock(plan, leverValues(plan), 0, async (scenario, levers) => {
    const mark = process.cpuUsage();
    const result = await evaluate(scenario, levers);
    times.push(spent(mark));
    return result;
  });
  const writing = spent(all) - times.reduce((sum, time) => sum + time, 0);
  const rows = (SAMPLES + 1) * each.places * each.outputs * each.years;
  const sorted = times.slice(1).sort((a, b) => a - b);
  return { ...each, ms: sorted[0] as number, bytesPerRow: bytes.length / rows, msPerRow: writing / rows };
}

/** Least squares by the normal equations, each row weighted by 1 / value: what counts is the share by which it is off. */
function leastSquares(rows: readonly (readonly number[])[], values: readonly number[]): number[] {
  const n = rows[0]?.length ?? 0;
  const matrix = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n + 1 }, (_column, j) =>
      rows.reduce((sum, row, r) => {
        const value = values[r] as number;
        return sum + ((row[i] as number) / value) * (j === n ? 1 : (row[j] as number) / value);
      }, 0),
    ),
  );
  for (let i = 0; i < n; i++)
    for (let other = 0; other < n; other++) {
      if (other === i) continue;
      const factor = (matrix[other]?.[i] as number) / (matrix[i]?.[i] as number);
      for (let j = i; j <= n; j++)
        (matrix[other] as number[])[j] = (matrix[other]?.[j] as number) - factor * (matrix[i]?.[j] as number);
    }
  return matrix.map((row, i) => (row[n] as number) / (row[i] as number));
}

const digits = (value: number) => Number(value.toPrecision(3));
const line = (cells: readonly (string | number)[]) => console.log(`| ${cells.join(' | ')} |`);

console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}, one thread, processor time\n`);
const measured: Awaited<ReturnType<typeof measure>>[] = [];
for (const each of SIZES) measured.push(await measure(each));
line(['levers', 'runs', 'years', 'places', 'outputs', 'ms a sample', 'ms a run', 'bytes a row', 'µs a row to write']);
line(Array(9).fill('---'));
for (const { isWhole, runs, years, places, outputs, ms, bytesPerRow, msPerRow } of measured)
  line([
    ...[isWhole ? 'move people' : 'beside people', runs, years, places, outputs],
    ...[ms, ms / runs, bytesPerRow, 1_000 * msPerRow].map(digits),
  ]);
console.log('\nms a sample = a + runs x years x (b + places x outputs x c):\n');
line([
  'levers',
  'a',
  'b',
  'c',
  'largest miss',
  ...MILLIONS.map((years) => `core-hours of a million runs, ${years} years`),
]);
line(Array(5 + MILLIONS.length).fill('---'));
for (const isWhole of [true, false]) {
  const own = measured.filter((each) => each.isWhole === isWhole);
  const features = (each: Size) => [
    ...[1, each.runs * each.years],
    each.runs * each.years * each.places * each.outputs,
  ];
  const found = leastSquares(
    own.map(features),
    own.map(({ ms }) => ms),
  );
  const predict = (each: Size) => features(each).reduce((sum, value, i) => sum + value * (found[i] as number), 0);
  const miss = Math.max(...own.map((each) => Math.abs(predict(each) / each.ms - 1)));
  const hours = MILLIONS.map((years) => ((MILLION / 100) * predict(size(isWhole, 100, years, 10, 2))) / 3_600_000);
  line([
    isWhole ? 'move people' : 'beside people',
    ...found.map(digits),
    ...[`${Math.round(100 * miss)}%`, ...hours.map(digits)],
  ]);
}
pool.stop();
