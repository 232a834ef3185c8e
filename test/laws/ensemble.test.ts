import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '../../src/engine/job.ts';
import type { OutputId } from '../../src/params/outputs.ts';
import { joinChunks } from '../../src/summary/table.ts';
import { createNodeHost } from '../../workers/node/node-host.ts';
import { createPool, type JobResult, type Pool } from '../../workers/pool.ts';
import { builtKernels, builtPath } from '../support/built-kernels.ts';
import { CHECK_YEARS, checkColumn } from '../support/checks.ts';
import { deviation, quantile, share } from '../support/statistics.ts';
import { baseline, committedBaseline, jobOn } from '../support/world.ts';

const C = baseline.places.length;
const RUNS = 1_000;
/** What these laws read; the other outputs are recorded nowhere, to save time. */
const RECORDED = ['population', 'netMigration', 'disasterDisplacement'] satisfies OutputId[];
type Recorded = (typeof RECORDED)[number];
const T = 26;
const LARGE = 100_000;
/** Width of the middle 80% of a normal, in standard deviations. */
const WIDTH_80 = 2.563;

const QUANTILES = [0.1, 0.5, 0.9] as const;

let pool: Pool;
let reference: JobResult;

// The built worker on two threads, as the command line runs it: a thousand runs are computed once for all tests here.
beforeAll(async () => {
  const host = createNodeHost(new URL('../../dist-node/engine.worker.mjs', import.meta.url));
  pool = await createPool(host, 2, committedBaseline(), builtKernels(), builtPath());
  reference = await runAll({ outputs: RECORDED, record: 'sketch', watch: ['WLD'], seed: 'horizons' });
});
afterAll(() => pool.stop());

function runAll(changes: Partial<Job>): Promise<JobResult> {
  return pool.run(jobOn({ baseline }, { runs: RUNS, ...changes }), { quantiles: QUANTILES });
}

/** Quantile of an output of a place at the end of a year. */
function at(output: Recorded, place: number, year: number, p: (typeof QUANTILES)[number]): number {
  const cell = (place * RECORDED.length + RECORDED.indexOf(output)) * T + year - 2025;
  return reference.tables?.outputs.values[cell * (1 + QUANTILES.length) + 1 + QUANTILES.indexOf(p)] as number;
}

/** [year][run] of an output of the world. */
function worldRuns(output: Recorded): Float64Array {
  const { values, runs } = joinChunks(reference.reports, (report) => report.values);
  return values.subarray(RECORDED.indexOf(output) * T * runs, (RECORDED.indexOf(output) + 1) * T * runs);
}

const isLarge = (i: number) =>
  (checkColumn('population', [C, CHECK_YEARS.length])[i * CHECK_YEARS.length] as number) >= LARGE;
const largePlaces = Array.from({ length: C }, (_, i) => i).filter(isLarge);

describe('V2: the 80% width against the UN 80% width', () => {
  const print = (what: string, ratios: readonly { iso3: string; ratio: number }[]) => {
    const inside = share(ratios, ({ ratio }) => ratio >= 0.75 && ratio <= 1.33);
    const near = share(ratios, ({ ratio }) => ratio >= 0.5 && ratio <= 2);
    const out = ratios
      .filter(({ ratio }) => ratio < 0.75 || ratio > 1.33)
      .map(({ iso3, ratio }) => `${iso3} ${ratio.toFixed(2)}`);
    console.log(
      `V2 ${what}: in 0.75-1.33 ${(inside * 100).toFixed(1)}%, in 0.5-2 ${(near * 100).toFixed(1)}%; outside: ${out.join(', ')}`,
    );
    return { inside, near };
  };

  it('population at the end of 2049: in 0.75-1.33 for 80% of places, in 0.5-2 for 95%', () => {
    const lower = checkColumn('populationLower80', [C, CHECK_YEARS.length]);
    const upper = checkColumn('populationUpper80', [C, CHECK_YEARS.length]);
    const ratios = largePlaces.map((i) => ({
      iso3: baseline.places[i]?.iso3 ?? '',
      ratio:
        (at('population', i, 2049, 0.9) - at('population', i, 2049, 0.1)) /
        ((upper[i * 5 + 4] as number) - (lower[i * 5 + 4] as number)),
    }));
    const { inside, near } = print('population 2049', ratios);
    expect(inside).toBeGreaterThanOrEqual(0.8);
    expect(near).toBeGreaterThanOrEqual(0.95);
  });

  it('net migration of 2035: in 0.75-1.33 for 80% of places, in 0.5-2 for 95%', () => {
    const { lower80, upper80 } = baseline.netMigration;
    const ratios = largePlaces
      .filter((i) => (upper80[i * T + 10] as number) > (lower80[i * T + 10] as number))
      .map((i) => ({
        iso3: baseline.places[i]?.iso3 ?? '',
        ratio:
          (at('netMigration', i, 2035, 0.9) - at('netMigration', i, 2035, 0.1)) /
          ((upper80[i * T + 10] as number) - (lower80[i * T + 10] as number)),
      }));
    const { inside, near } = print('net migration 2035', ratios);
    expect(inside).toBeGreaterThanOrEqual(0.8);
    expect(near).toBeGreaterThanOrEqual(0.95);
  });
});

describe('V2b: the median population of 2049', () => {
  it('is within 1% + 2 standard errors of the UN medium for 95% of places', () => {
    const target = checkColumn('population', [C, CHECK_YEARS.length]);
    const errors = largePlaces.map((i) => {
      const un = target[i * 5 + 4] as number;
      const median = at('population', i, 2049, 0.5);
      // Standard error of the median of a normal: 1.2533 sd / sqrt(n); antithetic pairs make it smaller.
      const error =
        (1.2533 * (at('population', i, 2049, 0.9) - at('population', i, 2049, 0.1))) / WIDTH_80 / Math.sqrt(RUNS);
      return { iso3: baseline.places[i]?.iso3 ?? '', gap: Math.abs(median / un - 1), allowed: 0.01 + (2 * error) / un };
    });
    const held = share(errors, ({ gap, allowed }) => gap <= allowed);
    const missed = errors.filter(({ gap, allowed }) => gap > allowed);
    console.log(
      `V2b: ${(held * 100).toFixed(1)}% of ${errors.length} places; missed: ${missed.map(({ iso3, gap }) => `${iso3} ${(gap * 100).toFixed(1)}%`).join(', ')}`,
    );
    expect(held).toBeGreaterThanOrEqual(0.95);
  });
});

describe('V4b: people newly displaced by disasters, world', () => {
  it('has a median of 2025 between 15 and 35 million and a log standard deviation of 0.25-0.45', () => {
    const totals = [...worldRuns('disasterDisplacement').subarray(0, RUNS)];
    const spread = deviation(totals.map(Math.log));
    console.log(
      `V4b: world 2025: P10 ${(quantile(totals, 0.1) / 1e6).toFixed(1)}, P50 ${(quantile(totals, 0.5) / 1e6).toFixed(1)}, P90 ${(quantile(totals, 0.9) / 1e6).toFixed(1)} million; sd of log ${spread.toFixed(3)}`,
    );
    expect(quantile(totals, 0.5)).toBeGreaterThan(15e6);
    expect(quantile(totals, 0.5)).toBeLessThan(35e6);
    expect(spread).toBeGreaterThan(0.25);
    expect(spread).toBeLessThan(0.45);
  });
});

describe('V9: the 1-in-10 level of disaster displacement', () => {
  it('is passed in about one year in ten of an independent seed, where the floor does not bind', async () => {
    const years = 5;
    const values = async (seed: string) => {
      const places = baseline.places.map((place) => place.iso3);
      const job = { until: 2029, seed, outputs: ['disasterDisplacement'], places } as const;
      return joinChunks((await runAll(job)).reports, (report) => report.values).values;
    };
    const fitted = await values('threshold');
    const fresh = await values('independent');
    const width = years * RUNS;
    const rates: number[] = [];
    for (let i = 0; i < C; i++) {
      const level = quantile(fitted.subarray(i * width, (i + 1) * width), 0.9);
      const population = at('population', i, 2025, 0.5);
      const floor = Math.max(100, Math.min(10_000, 0.001 * population));
      if (level <= floor) continue;
      rates.push(share([...fresh.subarray(i * width, (i + 1) * width)], (value) => value > level));
    }
    const mean = rates.reduce((a, b) => a + b, 0) / rates.length;
    console.log(
      `V9: ${rates.length} places where the floor does not bind; exceeded in ${(mean * 100).toFixed(2)}% of place-years; p5-p95 over places ${(quantile(rates, 0.05) * 100).toFixed(1)}-${(quantile(rates, 0.95) * 100).toFixed(1)}%`,
    );
    expect(rates.length).toBeGreaterThan(60);
    expect(mean).toBeGreaterThan(0.095);
    expect(mean).toBeLessThan(0.105);
    expect(quantile(rates, 0.05)).toBeGreaterThan(0.07);
    expect(quantile(rates, 0.95)).toBeLessThan(0.14);
  });
});

describe('runs of the ensemble', () => {
  it('do not fail, and their world has no net migration beyond the UN rounding and what is booked', () => {
    const net = worldRuns('netMigration');
    expect(reference.failures).toEqual([]);
    expect(net).toHaveLength(T * RUNS);
    // The UN leaves up to 12,000 a year by rounding.
    expect(Math.max(...net.map(Math.abs))).toBeLessThan(15_000);
  });
});
