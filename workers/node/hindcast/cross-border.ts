import { asRecorded } from '../../../src/baseline/cross-border-law.ts';
import { createConflict } from '../../../src/drivers/peace/conflict.ts';
import { createCrossBorder } from '../../../src/drivers/peace/cross-border.ts';
import { fitConflictLaw } from '../../../src/fits/conflict.ts';
import { type CrossBorderRecords, fitCrossBorderLaw } from '../../../src/fits/cross-border.ts';
import type { Flow, PairTraits } from '../../../src/fits/cross-border-destinations.ts';
import { collect, HINDCAST_RUNS, lanesOf, runBlocks } from './conflict.ts';
import type { Forecaster, HindcastInput } from './forecaster.ts';
import { readKnownPopulation } from './known-population.ts';
import { type ConflictBefore, readConflictBefore, rowIndex } from './peace-records.ts';
import { sampledForecast } from './sampled-forecast.ts';

const FIRST_FLOW_YEAR = 2000;
/** Kinds of flow that add up to displacement across borders. */
const KINDS = ['refugees', 'asylum_seekers', 'refugee_like', 'oip'] as const;

/**
 * Displacement across borders at an origin: the laws of the app refitted to the records before it. Conflict is simulated
 * in the same runs; where its records end before the origin it runs from their end without data. Counts are rounded as
 * the source rounds them.
 */
export const crossBorderForecaster: Forecaster = {
  metrics: ['crossBorderOut', 'crossBorderIn'],
  origins: Array.from({ length: 12 }, (_, i) => 2012 + i),
  *forecast(metric, input) {
    const samples = simulateCrossBorder(input)[metric === 'crossBorderOut' ? 'departures' : 'arrivals'];
    for (const [i, { iso3 }] of input.baseline.places.entries()) {
      const own = samples[i] ?? [];
      for (const [h, values] of own.entries())
        yield sampledForecast({ place: iso3, destination: '', year: input.origin + h }, values);
    }
  },
};

/** Simulated people by place, year and run [C][H][runs], as the source would record them. */
export interface CrossBorderSamples {
  readonly departures: readonly (readonly Float64Array[])[];
  readonly arrivals: readonly (readonly Float64Array[])[];
}

/** Refit the laws to the records before the origin and run them. */
export function simulateCrossBorder(input: HindcastInput): CrossBorderSamples {
  const { places } = input.baseline;
  const before = readConflictBefore(input);
  const { law } = fitCrossBorderLaw(readCrossBorderRecords(input, before));
  const conflict = createConflict(fitConflictLaw(before.records, before.lastYear).law, before.start, true);
  const process = createCrossBorder(law, before.start.m49, true);
  const known = readKnownPopulation(input.read, places);
  const empty = () => places.map(() => Array.from({ length: input.years }, () => new Float64Array(HINDCAST_RUNS)));
  const samples = { departures: empty(), arrivals: empty() };
  runBlocks(input.seed, (luck, firstRun) => {
    conflict.startBlock(luck);
    process.startBlock(luck);
    for (let year = before.start.firstYear; year < input.origin + input.years; year++) {
      const population = lanesOf(known, places.length, year + 0.5);
      conflict.step({ year, luck, population, stability: before.stability, onsetLogOdds: null });
      if (year < input.origin) continue;
      process.step({ year, luck, population, displaced: conflict.displaced, turn: conflict.turn });
      collect(process.departures.map(asRecorded), samples.departures, year - input.origin, firstRun);
      collect(process.arrivals.map(asRecorded), samples.arrivals, year - input.origin, firstRun);
    }
  });
  return samples;
}

/** Read flows, traits of pairs and conflict of the years before an origin. */
export function readCrossBorderRecords(
  input: Pick<HindcastInput, 'read' | 'origin'> & { readonly baseline: Pick<HindcastInput['baseline'], 'places'> },
  before: ConflictBefore,
): CrossBorderRecords {
  const { places } = input.baseline;
  const index = rowIndex(places);
  const years = input.origin - FIRST_FLOW_YEAR;
  const flows: Flow[] = [];
  for (const row of input.read('displacement/refugee_flows.csv', ['origin', 'destination', 'year', ...KINDS])) {
    const origin = index.get(row.origin ?? '');
    const destination = index.get(row.destination ?? '');
    const t = Number(row.year) - FIRST_FLOW_YEAR;
    if (origin === undefined || destination === undefined || t < 0 || t >= years) continue;
    const people = KINDS.reduce((sum, kind) => sum + Number(row[kind]), 0);
    flows.push({ origin, destination, t, people });
  }
  const traits = new Map<number, PairTraits>();
  const columns = ['origin', 'destination', 'dist_km', 'contiguous'] as const;
  for (const row of input.read('migration/corridor_traits.csv', columns)) {
    const i = index.get(row.origin ?? '');
    const j = index.get(row.destination ?? '');
    if (i === undefined || j === undefined) continue;
    const pair = { distanceKm: Number(row.dist_km), isNeighbour: row.contiguous === '1' };
    traits.set(i * places.length + j, pair);
    traits.set(j * places.length + i, pair);
  }
  const { records } = before;
  return {
    firstYear: FIRST_FLOW_YEAR,
    places: places.length,
    years,
    flows,
    traits: (i, j) => traits.get(i * places.length + j),
    internal: (place, t) => {
      const column = FIRST_FLOW_YEAR + t - records.firstYear;
      return column >= 0 && column < records.years ? records.people[place * records.years + column] : undefined;
    },
  };
}
