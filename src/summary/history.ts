import {
  type Baseline,
  CONFLICT_HISTORY,
  CROSS_BORDER_HISTORY,
  DISPLACEMENT_HISTORY,
  HISTORY_YEARS,
  MIGRATION_HISTORY,
  REFUGEE_YEARS,
} from '../baseline/baseline.ts';
import { AGE_GROUPS, SEXES } from '../kernels/kernels.ts';
import type { OutputId } from '../params/outputs.ts';
import type { PlaceRow } from './selection.ts';

/** A point of the past. For stocks `year` is the year at whose end it holds. */
export interface HistoryPoint {
  readonly year: number;
  readonly value: number;
}

/**
 * What is known of the past of an output in a place.
 *
 * Stocks and shares stand at some year-ends, flows are yearly. Reasons are codes that the page puts into words.
 */
export interface History {
  readonly points: readonly HistoryPoint[];
  /** Why something is missing. */
  readonly gap: 'none' | 'no-source' | 'no-series' | 'some-members-without-series';
  /** Years in which none was recorded; not zero people. */
  readonly noneRecorded: readonly number[];
}

const NO_SERIES = -2;
const NONE_RECORDED = -1;

/** Read the history of an output for a country or a group; a group's counts are summed over members with a series. */
export function historyOf(baseline: Pick<Baseline, 'history'>, place: PlaceRow, output: OutputId): History {
  switch (output) {
    case 'population':
    case 'medianAge':
    case 'oldAgeDependency':
    case 'youthShare':
    case 'workingAge':
      return fromPyramids(baseline, place, output);
    case 'netMigration':
      return complete(baseline.history.netMigration, place);
    case 'netImmigrationPlaces':
      return withNetImmigration(baseline.history.netMigration);
    case 'disasterDisplacement':
      return recorded(baseline.history.disasterDisplacement, place, yearsOf(DISPLACEMENT_HISTORY));
    case 'conflictDisplacement':
      return recorded(baseline.history.conflictDisplacement, place, yearsOf(CONFLICT_HISTORY));
    case 'crossBorderOut':
      return recorded(baseline.history.crossBorderOut, place, yearsOf(CROSS_BORDER_HISTORY));
    case 'crossBorderIn':
      return recorded(baseline.history.crossBorderIn, place, yearsOf(CROSS_BORDER_HISTORY));
    case 'refugeesHosted':
      return recorded(baseline.history.refugeesHosted, place, REFUGEE_YEARS);
    case 'floodDisplacement':
    case 'stormDisplacement':
    case 'births':
    case 'deaths':
    case 'warming':
    case 'slowOnsetMovers':
    case 'urbanShare':
    case 'urbanPopulation':
    case 'newUrbanResidents':
    case 'moversToTowns':
    case 'slumResidents':
    case 'coastalTownDwellers':
    case 'labourForce':
    case 'jobsWanted':
    case 'urbanJobs':
    case 'newUrbanJobs':
    case 'jobsGap':
    case 'labourShortage':
    case 'unemployment':
    case 'youthUnemployment':
    case 'informalShare':
    case 'incomePerHead':
    case 'internallyDisplacedConflict':
    case 'internallyDisplacedDisaster':
    case 'immigrants':
    case 'emigrants':
    case 'returns':
    case 'intraregionalShare':
    case 'migrantStock':
    case 'migrantShare':
    case 'diaspora':
    case 'remittances':
    case 'stranded':
    case 'unmetProtection':
    case 'irregularIndex':
    case 'immobilityIndex':
    case 'stillDisplacedOneYear':
    case 'stillDisplacedThreeYears':
    case 'stillDisplacedFiveYears':
      return { points: [], gap: 'no-source', noneRecorded: [] };
    default: {
      const never: never = output;
      throw new Error(`output ${String(never)} has no history rule`);
    }
  }
}

function fromPyramids(baseline: Pick<Baseline, 'history'>, place: PlaceRow, output: OutputOfAges): History {
  const points = HISTORY_YEARS.map((year, at) => {
    const ages = new Float64Array(AGE_GROUPS);
    for (const i of place.members)
      for (let sex = 0; sex < SEXES; sex++)
        for (let g = 0; g < AGE_GROUPS; g++)
          ages[g] =
            (ages[g] as number) +
            (baseline.history.population[((i * HISTORY_YEARS.length + at) * SEXES + sex) * AGE_GROUPS + g] as number);
    return { year, value: indicatorOfAges(ages, output) };
  });
  return { points, gap: 'none', noneRecorded: [] };
}

/** Outputs that follow from people by age alone, so that their past and their value at 31 December 2024 are known. */
const OF_AGES = [
  'population',
  'medianAge',
  'oldAgeDependency',
  'youthShare',
  'workingAge',
] as const satisfies readonly OutputId[];
type OutputOfAges = (typeof OF_AGES)[number];

/** Tell whether an output follows from people by age alone. */
export function isOfAges(output: OutputId): output is OutputOfAges {
  return (OF_AGES as readonly OutputId[]).includes(output);
}

/** Compute an indicator of the engine from [G] people by five-year age, uniform inside a five-year age. */
export function indicatorOfAges(ages: Float64Array, output: OutputOfAges): number {
  const sum = (from: number, to: number) => ages.subarray(from, to).reduce((a, b) => a + b, 0);
  const all = sum(0, AGE_GROUPS);
  switch (output) {
    case 'workingAge':
      return sum(3, 13);
    case 'youthShare':
      return all > 0 ? sum(3, 5) / all : 0;
    case 'oldAgeDependency':
      return sum(3, 13) > 0 ? sum(13, AGE_GROUPS) / sum(3, 13) : 0;
    case 'medianAge': {
      let below = 0;
      let g = 0;
      while (g < AGE_GROUPS - 1 && below + (ages[g] as number) < all / 2) below += ages[g++] as number;
      return g * 5 + (5 * (all / 2 - below)) / Math.max(1, ages[g] as number);
    }
    case 'population':
      return all;
    default: {
      const never: never = output;
      throw new Error(`output ${String(never)} does not follow from ages`);
    }
  }
}

function complete(series: Float64Array, place: PlaceRow): History {
  const { first, last } = MIGRATION_HISTORY;
  const T = last - first + 1;
  const points = Array.from({ length: T }, (_, t) => ({
    year: first + t,
    value: place.members.reduce((sum, i) => sum + (series[i * T + t] as number), 0),
  }));
  return { points, gap: 'none', noneRecorded: [] };
}

/** Places of the world whose net migration is above zero, by year. */
function withNetImmigration(series: Float64Array): History {
  const years = yearsOf(MIGRATION_HISTORY);
  const points = years.map((year, t) => ({
    year,
    value: series.filter((net, at) => at % years.length === t && net > 0).length,
  }));
  return { points, gap: 'none', noneRecorded: [] };
}

function yearsOf({ first, last }: { readonly first: number; readonly last: number }): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, t) => first + t);
}

/** A series with years that have no record and places that have no series. */
function recorded(series: Float64Array, place: PlaceRow, years: readonly number[]): History {
  const T = years.length;
  const withSeries = place.members.filter((i) => series[i * T] !== NO_SERIES);
  if (withSeries.length === 0) return { points: [], gap: 'no-series', noneRecorded: [] };
  const points: HistoryPoint[] = [];
  const noneRecorded: number[] = [];
  for (const [t, year] of years.entries()) {
    const values = withSeries.map((i) => series[i * T + t] as number).filter((value) => value !== NONE_RECORDED);
    if (values.length === 0) noneRecorded.push(year);
    else points.push({ year, value: values.reduce((a, b) => a + b, 0) });
  }
  const gap = withSeries.length < place.members.length ? 'some-members-without-series' : 'none';
  return { points, gap, noneRecorded };
}
