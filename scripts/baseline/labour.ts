import { type Baseline, HISTORY_YEARS } from '../../src/baseline/baseline.ts';
import { type LatestColumn, readLatest, type Sparse } from '../../workers/node/sources/latest.ts';
import type { Sources } from '../../workers/node/sources/sources.ts';
import { fillByGroup } from './impute.ts';
import type { PlaceTable } from './places.ts';

const LABOUR = 'economy/labour.csv';
/** Years after 2023 are projections of the ILO. */
const LAST_OBSERVED = 2023;
const TREND = { first: 2010, last: 2019 } as const;
/** Largest trend of jobs per head, per year; beyond it the record shows revisions and wars more than a trend. */
const LARGEST_TREND = 0.02;
const AGES = 21;
/** Five-year age from which people count as of working age, 15. */
const ADULT = 3;

/** What the labour driver starts from. */
export interface LabourBaseline {
  readonly values: Baseline['labour'];
  readonly imputed: Baseline['imputed'];
}

/**
 * Read the labour markets of the last year on record and the trend of jobs per head; fill what is missing by group.
 *
 * @param populationHistory [C][6][S][21] persons at the ends of HISTORY_YEARS.
 */
export function readLabour(sources: Sources, table: PlaceTable, populationHistory: Float64Array): LabourBaseline {
  const imputed: Baseline['imputed'][number][] = [];
  const percent = (column: string, max = 100): LatestColumn => ({ column, min: 0, max });
  const latest = (first: number, columns: readonly LatestColumn[]): Sparse[] =>
    readLatest(sources, table, LABOUR, 'year', { first, last: LAST_OBSERVED }, columns);
  const filled = (sparse: Sparse, column: string): Float64Array => {
    imputed.push(...fillByGroup(sparse, table, `labour.${column}`));
    return sparse.values;
  };
  const share = (sparse: Sparse, column: string): Float64Array => filled(sparse, column).map((value) => value / 100);
  const [men, women, self, farm, industry] = latest(2015, [
    percent('participation_male_pct'),
    percent('participation_female_pct'),
    percent('self_employed_pct'),
    percent('emp_agriculture_pct'),
    percent('emp_industry_pct'),
  ]) as [Sparse, Sparse, Sparse, Sparse, Sparse];
  const [total, youth] = latest(2000, [percent('unemployment_pct'), percent('youth_unemployment_pct')]) as [
    Sparse,
    Sparse,
  ];
  const ofMen = share(men, 'participation');
  const ofWomen = share({ ...women, known: men.known.map((k, i) => k & (women.known[i] as number)) }, 'participation');
  const values: Baseline['labour'] = {
    participation: Float64Array.from({ length: 2 * ofMen.length }, (_, i) =>
      i % 2 === 0 ? (ofMen[i >> 1] as number) : (ofWomen[i >> 1] as number),
    ),
    unemployment: share(total, 'unemployment'),
    youthUnemployment: share(youth, 'youthUnemployment'),
    selfEmployed: share(self, 'selfEmployed'),
    agriculture: share(farm, 'agriculture'),
    industry: share(industry, 'industry'),
    jobsTrend: filled(readTrend(sources, table, populationHistory), 'jobsTrend'),
  };
  return { values, imputed: imputed.filter((entry, i) => imputed.findIndex((other) => isSame(entry, other)) === i) };
}

function isSame(a: Baseline['imputed'][number], b: Baseline['imputed'][number]): boolean {
  return a.iso3 === b.iso3 && a.column === b.column;
}

/** Mean growth of the log of jobs per head between the middle of 2010 and of 2019. */
function readTrend(sources: Sources, table: PlaceTable, populationHistory: Float64Array): Sparse {
  const perHead = ([TREND.first, TREND.last] as const).map((year) => {
    const [participation, unemployment] = readLatest(sources, table, LABOUR, 'year', { first: year, last: year }, [
      { column: 'participation_pct', min: 0, max: 100 },
      { column: 'unemployment_pct', min: 0, max: 100 },
    ]) as [Sparse, Sparse];
    const values = table.places.map((_, i) => {
      const employed = ((participation.values[i] as number) / 100) * (1 - (unemployment.values[i] as number) / 100);
      return employed * adultShare(populationHistory, i, year);
    });
    return { values, known: participation.known.map((known, i) => known & (unemployment.known[i] as number)) };
  });
  const [start, end] = perHead as [(typeof perHead)[number], (typeof perHead)[number]];
  const known = start.known.map((isKnown, i) => isKnown & (end.known[i] as number));
  const values = Float64Array.from(table.places, (_, i) => {
    if (known[i] !== 1) return 0;
    const growth = Math.log((end.values[i] as number) / (start.values[i] as number)) / (TREND.last - TREND.first);
    return Math.max(-LARGEST_TREND, Math.min(LARGEST_TREND, growth));
  });
  return { values, known };
}

/** People of 15 and over as a share of all people at the middle of a year, between two year-ends of the history. */
function adultShare(populationHistory: Float64Array, place: number, year: number): number {
  const after = HISTORY_YEARS.findIndex((end) => end >= year);
  const [from, to] = [HISTORY_YEARS[after - 1] as number, HISTORY_YEARS[after] as number];
  const weight = (year - 0.5 - from) / (to - from);
  const shareAt = (at: number): number => {
    let all = 0;
    let adults = 0;
    for (let cell = 0; cell < 2 * AGES; cell++) {
      const people = populationHistory[(place * HISTORY_YEARS.length + at) * 2 * AGES + cell] as number;
      all += people;
      if (cell % AGES >= ADULT) adults += people;
    }
    return adults / all;
  };
  return (1 - weight) * shareAt(after - 1) + weight * shareAt(after);
}
