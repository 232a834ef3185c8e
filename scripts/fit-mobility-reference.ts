/**
 * Fit how the ensemble of the reference differs from its run without noise, with the engine itself: what corridors and
 * displacement across borders add to net migration of each place and block of years (mean and spread), then the shift that
 * brings the median of net migration since 2025 back to the UN's. Writes data/mobility-reference.json, which the baseline script reads.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { type Baseline, FIRST_YEAR, LAST_YEAR } from '../src/baseline/baseline.ts';
import { CORRIDOR_BLOCKS } from '../src/baseline/corridors.ts';
import { decodeBaseline } from '../src/baseline/decode.ts';
import type { MobilityReference } from '../src/baseline/mobility-reference.ts';
import { createBlockEngine } from '../src/engine/block.ts';
import { createWorld } from '../src/engine/world.ts';
import { LANES } from '../src/kernels/kernels.ts';
import { REFERENCE } from '../src/scenario/scenario.ts';
import { quantileSorted } from '../src/summary/quantile.ts';
import { loadKernels } from '../workers/kernel-loader.ts';

/** Runs of a pass: the standard error of a mean is under 2% of the spread of a run. */
const RUNS = 4_000;
const SHIFT_PASSES = 2;
/** The 90th percentile of the standard normal. */
const NORMAL_80 = 1.2815516;

const file = (path: string) => new URL(`../${path}`, import.meta.url);
const bytes = (path: string) => new Uint8Array(readFileSync(file(path)));
const baseline = decodeBaseline(bytes('data/baseline.bin'));
const kernels = await loadKernels(bytes('src/kernels/kernels.wasm'));
const C = baseline.places.length;
const B = CORRIDOR_BLOCKS.length;
const T = LAST_YEAR - FIRST_YEAR + 1;
const { median } = baseline.netMigration;
const zeros = () => new Float64Array(B * C);

/** What the runs of a baseline add to the UN medium: [T x C] rows of people a year, by run. */
function additions(world: Baseline, seed: string): Float64Array[] {
  const engine = createBlockEngine(
    createWorld(world, kernels.cohorts, kernels.corridors, kernels.draws, kernels.pairs),
    {
      scenario: REFERENCE,
      seed,
      runs: RUNS,
      until: LAST_YEAR,
      hasNoise: true,
      coefficients: 'drawn',
      places: [],
      outputs: [],
      byAge: 'none',
      corridors: 0,
      record: 'exact',
      watch: [],
    },
  );
  const rows = Array.from({ length: T * C }, () => new Float64Array(RUNS));
  for (let firstRun = 0; firstRun < RUNS; firstRun += LANES) {
    const failures = engine.run(firstRun, ({ index, netMigration }) => {
      for (let at = 0; at < C * LANES; at++) {
        const place = Math.floor(at / LANES);
        (rows[index * C + place] as Float64Array)[firstRun + (at % LANES)] =
          (netMigration[at] as number) - (median[place * T + index] as number);
      }
    });
    if (failures.length > 0) throw new Error(`run ${failures[0]?.run} failed`);
  }
  return rows;
}

/** Call `each` with the mean over the years of a block, by run, and with the years' rows. */
function eachBlock(rows: Float64Array[], each: (at: number, mean: Float64Array, years: Float64Array[]) => void): void {
  CORRIDOR_BLOCKS.forEach(({ first, last }, block) => {
    for (let i = 0; i < C; i++) {
      const years = Array.from(
        { length: last - first + 1 },
        (_, n) => rows[(first - FIRST_YEAR + n) * C + i] as Float64Array,
      );
      const mean = new Float64Array(RUNS);
      for (const year of years)
        for (let run = 0; run < RUNS; run++) mean[run] = (mean[run] as number) + (year[run] as number) / years.length;
      each(block * C + i, mean, years);
    }
  });
}

const meanOf = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0) / values.length;

/** Standard deviation of a normal with the same 80% interval: rare large displacement does not widen the middle of a fan. */
function middleSpread(row: Float64Array): number {
  const sorted = Float64Array.from(row).sort();
  return (quantileSorted(sorted, 0.9) - quantileSorted(sorted, 0.1)) / 2 / NORMAL_80;
}

/** Take a sum over places out, by weight, so that each block adds up to zero over the world. */
function balance(values: Float64Array, weight: (block: number, place: number) => number): void {
  for (let block = 0; block < B; block++) {
    let sum = 0;
    let weights = 0;
    for (let i = 0; i < C; i++) {
      sum += values[block * C + i] as number;
      weights += weight(block, i);
    }
    for (let i = 0; i < C; i++) {
      const at = block * C + i;
      values[at] = (values[at] as number) - (weights > 0 ? (sum * weight(block, i)) / weights : 0);
    }
  }
}

/** Square of the UN's 80% width at the beginning of a block. */
function width(block: number, i: number): number {
  const t = (CORRIDOR_BLOCKS[block]?.first as number) - FIRST_YEAR;
  const { lower80, upper80 } = baseline.netMigration;
  return ((upper80[i * T + t] as number) - (lower80[i * T + t] as number)) ** 2;
}

/** Without background noise, what is left is what the modules add. */
function modules(): Pick<MobilityReference, 'centre' | 'spread'> {
  const quiet = { median, lower80: median, upper80: median };
  const none = { centre: zeros(), spread: zeros(), shift: zeros() };
  const rows = additions({ ...baseline, netMigration: quiet, mobilityReference: none }, 'mobility centre');
  const centre = zeros();
  const spread = zeros();
  eachBlock(rows, (at, mean, years) => {
    centre[at] = meanOf(mean);
    spread[at] = meanOf(years.map(middleSpread));
  });
  balance(centre, (block, i) => (spread[block * C + i] as number) ** 2);
  return { centre, spread };
}

/**
 * Narrowest shift that brings the median of the sum since 2025 back to the UN's at the end of each block, so that the median
 * population meets the UN's: rare large movements pull sums aside more than single years. By passes of the engine, since a
 * shift of one place moves the balance of others.
 */
function shifts(found: Pick<MobilityReference, 'centre' | 'spread'>): Float64Array {
  const shift = zeros();
  for (let pass = 0; pass < SHIFT_PASSES; pass++) {
    const rows = additions({ ...baseline, mobilityReference: { ...found, shift } }, `mobility shift ${pass}`);
    const sums = Array.from({ length: C }, () => new Float64Array(RUNS));
    const before = new Float64Array(C);
    let off = 0;
    eachBlock(rows, (at, mean, years) => {
      const place = at % C;
      const sum = sums[place] as Float64Array;
      for (let run = 0; run < RUNS; run++) sum[run] = (sum[run] as number) + (mean[run] as number) * years.length;
      const middle = quantileSorted(sum.slice().sort(), 0.5);
      off += Math.abs(middle);
      shift[at] = (shift[at] as number) - (middle - (before[place] as number)) / years.length;
      before[place] = middle;
    });
    balance(shift, width);
    console.log(`pass ${pass}: median sums off by ${Math.round(off / B)} people in all, mean over blocks`);
  }
  return shift;
}

/** Round to whole people; what that leaves over the world goes to the place with the widest interval. */
function wholePeople(values: Float64Array): Float64Array {
  const rounded = values.map(Math.round);
  for (let block = 0; block < B; block++) {
    const row = rounded.subarray(block * C, (block + 1) * C);
    const widest = baseline.places.reduce((best, _, i) => (width(block, i) > width(block, best) ? i : best), 0);
    row[widest] = (row[widest] as number) - row.reduce((a, b) => a + b, 0);
  }
  return rounded;
}

const found = modules();
const fitted = {
  centre: wholePeople(found.centre),
  spread: found.spread.map(Math.round),
  shift: wholePeople(shifts(found)),
};
const table = (values: Float64Array) =>
  Object.fromEntries(
    baseline.places.map(({ iso3 }, i) => [iso3, CORRIDOR_BLOCKS.map((_, block) => values[block * C + i])]),
  );
writeFileSync(
  file('data/mobility-reference.json'),
  `${JSON.stringify({ centre: table(fitted.centre), spread: table(fitted.spread), shift: table(fitted.shift) })}\n`,
);
