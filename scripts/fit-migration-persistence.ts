/**
 * Fit the persistence of the migration noise of each place: run the engine itself at each candidate and keep, per
 * place, the one whose 80% widths of the population at the end of 2029, 2039 and 2049 come nearest to the UN's
 * (smallest sum of squared logs of the ratio). Writes data/migration-persistence.json, which the baseline script reads.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { decodeContainer } from '../src/baseline/container.ts';
import { columnReader, decodeBaseline } from '../src/baseline/decode.ts';
import { createWorld } from '../src/engine/world.ts';
import { REFERENCE } from '../src/scenario/scenario.ts';
import { createEnsemble } from '../src/summary/ensemble.ts';
import { quantileSorted } from '../src/summary/quantile.ts';
import { joinChunks } from '../src/summary/table.ts';
import { loadKernels } from '../workers/kernel-loader.ts';

const CANDIDATES = [0.6, 0.7, 0.75, 0.8, 0.85, 0.88, 0.91, 0.94, 0.97] as const;
const RUNS = 480;
const YEARS = [2029, 2039, 2049] as const;
const CHECK_YEARS = [2029, 2034, 2039, 2044, 2049] as const;

const file = (path: string) => new URL(`../${path}`, import.meta.url);
const bytes = (path: string) => new Uint8Array(readFileSync(file(path)));

const baseline = decodeBaseline(bytes('data/baseline.bin'));
const check = columnReader(decodeContainer(bytes('data/checks.bin')).columns);
const C = baseline.places.length;
const lower = check('populationLower80', [C, CHECK_YEARS.length]);
const upper = check('populationUpper80', [C, CHECK_YEARS.length]);
const kernels = await loadKernels(bytes('src/kernels/kernels.wasm'));

/** [place][year of YEARS] our 80% width / the UN's at one persistence for all places. */
function ratios(persistence: number): number[][] {
  const persistent = { ...baseline, migrationPersistence: new Float64Array(C).fill(persistence) };
  const world = createWorld(persistent, kernels.cohorts, kernels.corridors, kernels.draws, kernels.pairs);
  const ensemble = createEnsemble(world, {
    scenario: REFERENCE,
    seed: 'persistence',
    runs: RUNS,
    until: 2049,
    hasNoise: true,
    coefficients: 'drawn',
    places: baseline.places.map((place) => place.iso3),
    outputs: ['population'],
    byAge: 'none',
    corridors: 0,
    record: 'exact',
    watch: [],
  });
  const reports = Array.from({ length: RUNS / 8 }, (_, chunk) => ensemble.runChunk(chunk));
  const { values, runs } = joinChunks(reports, (report) => report.values);
  return baseline.places.map((_, i) =>
    YEARS.map((year) => {
      const row = values.slice((i * 25 + year - 2025) * runs, (i * 25 + year - 2024) * runs).sort();
      const at = i * CHECK_YEARS.length + CHECK_YEARS.indexOf(year);
      return (quantileSorted(row, 0.9) - quantileSorted(row, 0.1)) / ((upper[at] as number) - (lower[at] as number));
    }),
  );
}

const best = baseline.places.map(() => ({ persistence: 0.88, loss: Number.POSITIVE_INFINITY }));
for (const persistence of CANDIDATES) {
  const all = ratios(persistence);
  all.forEach((row, i) => {
    const loss = row.reduce((sum, ratio) => sum + Math.log(ratio) ** 2, 0);
    if (Number.isFinite(loss) && loss < (best[i]?.loss ?? 0)) best[i] = { persistence, loss };
  });
  const inside = all.filter((row) => (row[2] as number) >= 0.75 && (row[2] as number) <= 1.33).length / C;
  console.log(
    `persistence ${persistence}: ${(inside * 100).toFixed(1)}% of places with a ratio of widths 2049 in 0.75-1.33`,
  );
}
const table = Object.fromEntries(baseline.places.map((place, i) => [place.iso3, best[i]?.persistence]));
writeFileSync(file('data/migration-persistence.json'), `${JSON.stringify(table, null, 1)}\n`);
for (const candidate of CANDIDATES)
  console.log(candidate, best.filter((each) => each.persistence === candidate).length, 'places');
