import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Baseline } from '../../src/baseline/baseline.ts';
import { decodeContainer } from '../../src/baseline/container.ts';
import { columnReader } from '../../src/baseline/decode.ts';
import { createBlockEngine } from '../../src/engine/block.ts';
import { DEFAULT_SEED, type Job } from '../../src/engine/job.ts';
import { createWorld } from '../../src/engine/world.ts';
import { AGE_GROUPS, LANES, SEXES } from '../../src/kernels/kernels.ts';
import type { OutputId } from '../../src/params/outputs.ts';
import { REFERENCE } from '../../src/scenario/scenario.ts';
import type { Target } from '../../src/summary/evidence.ts';
import { quantileSorted } from '../../src/summary/quantile.ts';
import { joinChunks } from '../../src/summary/table.ts';
import { projectRoot } from '../../workers/node/files.ts';
import type { Pool } from '../../workers/pool.ts';
import { round } from './summarise.ts';
import { within } from './targets.ts';

/** Years of the UN's totals in data/checks.bin; the last is the one that V1, V2 and V2b ask for. */
const CHECK_YEARS = 5;
const LAST_CHECKED = 2049;
const URBAN_YEARS: readonly number[] = [2035, 2050];
const FIRST_YEAR = 2025;
const T = 26;
const RUNS = 1_000;
const LARGE = 100_000;
/** Width of the middle 80% of a normal, in standard deviations. */
const WIDTH_80 = 2.563;
const NONE = Number.NEGATIVE_INFINITY;
const ANY = Number.POSITIVE_INFINITY;

/** V1, V2, V2b, V3 and the first part of V9: the app's own runs at the defaults against what the UN publishes. */
export async function anchoredTargets(baseline: Baseline, pool: Pool): Promise<Target[]> {
  const { columns } = decodeContainer(new Uint8Array(readFileSync(join(projectRoot, 'data', 'checks.bin'))));
  const check = columnReader(columns);
  const C = baseline.places.length;
  const total = check('population', [C, CHECK_YEARS]);
  const large = Array.from({ length: C }, (_, i) => i).filter((i) => (total[i * CHECK_YEARS] as number) >= LARGE);
  const un = { check, large, total: (i: number) => total[i * CHECK_YEARS + CHECK_YEARS - 1] as number };
  return [
    ...withoutNoise(baseline, un),
    ...(await widths(baseline, un, pool)),
    ...(await independentSeed(baseline, pool)),
  ];
}

interface UnTotals {
  readonly check: ReturnType<typeof columnReader>;
  /** Rows of places with 100,000 people or more. */
  readonly large: readonly number[];
  /** The UN's population of the last checked year. */
  total(place: number): number;
}

/** V1 and V3, on one run without noise. */
function withoutNoise(baseline: Baseline, { check, large, total }: UnTotals): Target[] {
  const C = baseline.places.length;
  const world = createWorld(baseline);
  const { memory } = world.kernel;
  const cells = SEXES * AGE_GROUPS;
  const byAge = check('populationByAge', [C, 2, SEXES, AGE_GROUPS]);
  const isKnown = check('populationByAgeKnown', [C]);
  const urban = check('urbanShare', [C, URBAN_YEARS.length]);
  const isUrbanKnown = check('urbanShareKnown', [C]);
  const errors: number[] = [];
  const dissimilarities: number[] = [];
  const urbanErrors: number[] = [];
  createBlockEngine(world, defaults(baseline, { hasNoise: false, runs: 1 })).run(0, (state) => {
    const urbanYear = URBAN_YEARS.indexOf(state.year);
    if (urbanYear >= 0)
      for (let i = 0; i < C; i++)
        if (isUrbanKnown[i])
          urbanErrors.push(
            Math.abs(
              (state.urban.urbanShare[i * LANES] as number) - (urban[i * URBAN_YEARS.length + urbanYear] as number),
            ),
          );
    if (state.year !== LAST_CHECKED) return;
    for (const i of large) {
      const people = state.population[i * LANES] as number;
      errors.push(Math.abs(people / total(i) - 1));
      if (!isKnown[i]) continue;
      let gap = 0;
      for (let cell = 0; cell < cells; cell++)
        gap += Math.abs(
          (memory.byAge[(i * cells + cell) * LANES] as number) - (byAge[(i * 2 + 1) * cells + cell] as number),
        );
      dissimilarities.push(gap / 2 / people);
    }
  });
  const at = `population of ${LAST_CHECKED} without noise against WPP 2024`;
  return [
    within('V1', `${at}: median error below 0.1%`, round(quantile(errors, 0.5)), NONE, 0.001, rowsOf(errors)),
    within(
      'V1',
      `${at}: 95 in 100 places have an error below 0.3%`,
      round(quantile(errors, 0.95)),
      NONE,
      0.003,
      rowsOf(errors),
    ),
    within(
      'V1',
      `${at}: median dissimilarity by age and sex below 0.3%`,
      round(quantile(dissimilarities, 0.5)),
      NONE,
      0.003,
      rowsOf(dissimilarities),
    ),
    within(
      'V3',
      `urban share of ${URBAN_YEARS.join(' and ')} without noise against WUP 2018: largest error below 0.1 points`,
      // Sums of shares differ from the table in the last bits.
      Number(Math.max(...urbanErrors).toFixed(9)),
      NONE,
      0.001,
      rowsOf(urbanErrors),
    ),
  ];
}

/** V2 and V2b, on the reference ensemble that the page shows. */
async function widths(baseline: Baseline, { check, large, total }: UnTotals, pool: Pool): Promise<Target[]> {
  const C = baseline.places.length;
  const recorded = ['population', 'netMigration'] satisfies OutputId[];
  const quantiles = [0.1, 0.5, 0.9];
  const { tables } = await pool.run(defaults(baseline, { outputs: recorded, record: 'sketch' }), { quantiles });
  if (!tables) throw new Error('the ensemble gave no tables');
  const at = (output: 0 | 1, place: number, year: number, p: 0 | 1 | 2) =>
    tables.outputs.values[
      ((place * recorded.length + output) * T + year - FIRST_YEAR) * (1 + quantiles.length) + 1 + p
    ] as number;
  const lower = check('populationLower80', [C, CHECK_YEARS]);
  const upper = check('populationUpper80', [C, CHECK_YEARS]);
  const last = (i: number) => i * CHECK_YEARS + CHECK_YEARS - 1;
  const { lower80, upper80 } = baseline.netMigration;
  const migrationYear = 2035;
  const t = migrationYear - FIRST_YEAR;
  const code = (i: number) => baseline.places[i]?.iso3 ?? '';
  const population = large.map((i) => ({
    iso3: code(i),
    ratio:
      (at(0, i, LAST_CHECKED, 2) - at(0, i, LAST_CHECKED, 0)) /
      ((upper[last(i)] as number) - (lower[last(i)] as number)),
  }));
  const migration = large
    .filter((i) => (upper80[i * T + t] as number) > (lower80[i * T + t] as number))
    .map((i) => ({
      iso3: code(i),
      ratio:
        (at(1, i, migrationYear, 2) - at(1, i, migrationYear, 0)) /
        ((upper80[i * T + t] as number) - (lower80[i * T + t] as number)),
    }));
  const medians = large.map((i) => {
    const median = at(0, i, LAST_CHECKED, 1);
    // Standard error of the median of a normal: 1.2533 sd / sqrt(n); antithetic pairs make it smaller.
    const error = (1.2533 * (at(0, i, LAST_CHECKED, 2) - at(0, i, LAST_CHECKED, 0))) / WIDTH_80 / Math.sqrt(RUNS);
    return { iso3: code(i), gap: Math.abs(median / total(i) - 1), allowed: 0.01 + (2 * error) / total(i) };
  });
  const missed = medians.filter(({ gap, allowed }) => gap > allowed);
  return [
    ...widthTargets(`population of ${LAST_CHECKED}`, population),
    ...widthTargets(`net migration of ${migrationYear}`, migration),
    within(
      'V2b',
      `median population of ${LAST_CHECKED} within 1% + 2 standard errors of the UN medium, in 95% of places at least`,
      round(1 - missed.length / medians.length),
      0.95,
      ANY,
      {
        rows: medians.length,
        ...(missed.length === 0
          ? {}
          : { note: `outside: ${missed.map(({ iso3, gap }) => `${iso3} ${(100 * gap).toFixed(1)}%`).join(', ')}` }),
      },
    ),
  ];
}

function widthTargets(what: string, ratios: readonly { readonly iso3: string; readonly ratio: number }[]): Target[] {
  const share = (low: number, high: number) =>
    round(ratios.filter(({ ratio }) => ratio >= low && ratio <= high).length / ratios.length);
  const outside = ratios.filter(({ ratio }) => ratio < 0.75 || ratio > 1.33);
  const list = outside.map(({ iso3, ratio }) => `${iso3} ${ratio.toFixed(2)}`).join(', ');
  const claim = `80% width of ${what} over the UN's`;
  return [
    within('V2', `${claim}: 0.75-1.33 in 80% of places at least`, share(0.75, 1.33), 0.8, ANY, {
      rows: ratios.length,
      note: `outside: ${list}`,
    }),
    within('V2', `${claim}: 0.5-2 in 95% of places at least`, share(0.5, 2), 0.95, ANY, { rows: ratios.length }),
  ];
}

/** V9, first part: levels of one seed, passed by the runs of another. */
async function independentSeed(baseline: Baseline, pool: Pool): Promise<Target[]> {
  const years = 5;
  const C = baseline.places.length;
  const outputs = ['disasterDisplacement', 'population'] satisfies OutputId[];
  const places = baseline.places.map(({ iso3 }) => iso3);
  const until = FIRST_YEAR + years - 1;
  const valuesOf = async (seed: string, recorded: readonly OutputId[]) => {
    const { reports } = await pool.run(defaults(baseline, { until, seed, outputs: recorded, places }));
    return joinChunks(reports, (report) => report.values).values;
  };
  const fitted = await valuesOf('threshold', outputs);
  const fresh = await valuesOf('independent', ['disasterDisplacement']);
  const width = years * RUNS;
  const rates: number[] = [];
  for (let i = 0; i < C; i++) {
    const displaced = fitted.subarray(2 * i * width, (2 * i + 1) * width).toSorted();
    const people = fitted.subarray((2 * i + 1) * width, (2 * i + 1) * width + RUNS).toSorted();
    const level = quantileSorted(displaced, 0.9);
    if (level <= Math.max(100, Math.min(10_000, 0.001 * quantileSorted(people, 0.5)))) continue;
    const above = fresh.subarray(i * width, (i + 1) * width).filter((value) => value > level).length;
    rates.push(above / width);
  }
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  return [
    within(
      'V9',
      'disaster displacement: 1-in-10 level of one seed, passed in 9.5-10.5% of place-years of another',
      round(mean),
      0.095,
      0.105,
      { rows: rates.length * width, note: `${rates.length} places where the floor does not bind` },
    ),
  ];
}

function defaults({ places, groups }: Baseline, changes: Partial<Job>): Job {
  return {
    scenario: REFERENCE,
    seed: DEFAULT_SEED,
    runs: RUNS,
    until: 2050,
    hasNoise: true,
    coefficients: 'drawn',
    places: [...places.map(({ iso3 }) => iso3), ...groups.map(({ id }) => id)],
    outputs: ['population'],
    byAge: 'none',
    corridors: 0,
    record: 'exact',
    watch: [],
    ...changes,
  };
}

function quantile(values: readonly number[], p: number): number {
  return quantileSorted(Float64Array.from(values).sort(), p);
}

function rowsOf(values: readonly number[]): { readonly rows: number } {
  return { rows: values.length };
}
