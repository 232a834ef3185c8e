import { type Baseline, HAZARD_GROUPS, SEASONAL_HAZARDS } from '../baseline/baseline.ts';
import type { ShockMetric } from './shock-summary.ts';

/** When in the year displacement comes. */
export interface ShockSeason {
  /** [12] shares of displacement by month in which it begins, January first; they sum to 1. */
  readonly months: Float64Array;
  /** First month of the season, 0 = January, and its number of months: it may pass the end of the year. */
  readonly first: number;
  readonly length: number;
  /** Share of displacement inside the season. */
  readonly share: number;
  /** Months from the end of one season to the start of the next: the time to prepare for it. */
  readonly monthsOfWarning: number;
  /** Share of displacement by hazards that come without warning in any month: earthquakes, volcanoes, landslides. */
  readonly withoutWarning: number;
}

/** Least share of displacement inside a season. */
const SEASON_SHARE = 0.8;
const MONTHS = 12;
const H = HAZARD_GROUPS.length;

/**
 * The season of a metric in a country: the shortest run of months that holds at least 80% of displacement, the first of equally
 * short ones by what it holds. Displacement by all disasters mixes its hazards by their shares, with geophysical ones even over the
 * year. Months of warning are the twelve less the season.
 *
 * @param place row of the country.
 * @returns undefined for metrics without a season: those that no hazard makes.
 */
export function shockSeason(
  { monthShares, disaster }: Pick<Baseline, 'monthShares' | 'disaster'>,
  place: number,
  metric: ShockMetric,
): ShockSeason | undefined {
  const weights = weightsOf(disaster.hazardShares.subarray(place * H, (place + 1) * H), metric);
  if (weights === undefined) return undefined;
  const withoutWarning = weights.at(-1) as number;
  const months = new Float64Array(MONTHS).map((_, month) =>
    SEASONAL_HAZARDS.reduce(
      (sum, _hazard, h) =>
        sum + (weights[h] as number) * (monthShares[(place * SEASONAL_HAZARDS.length + h) * MONTHS + month] as number),
      withoutWarning / MONTHS,
    ),
  );
  return { ...seasonOf(months), months, withoutWarning };
}

/** Shares of the hazard groups in a metric. */
function weightsOf(shares: Float64Array, metric: ShockMetric): readonly number[] | undefined {
  switch (metric) {
    case 'disasterDisplacement':
      return [...shares];
    case 'floodDisplacement':
      return [1, 0, 0, 0];
    case 'stormDisplacement':
      return [0, 1, 0, 0];
    default:
      return undefined;
  }
}

/**
 * Find the shortest run of months, round the year, that holds at least 80%.
 *
 * @param months [12] shares.
 */
export function seasonOf(
  months: ArrayLike<number>,
): Pick<ShockSeason, 'first' | 'length' | 'share' | 'monthsOfWarning'> {
  for (let length = 1; length < MONTHS; length++) {
    let first = 0;
    let share = 0;
    for (let start = 0; start < MONTHS; start++) {
      let held = 0;
      for (let m = start; m < start + length; m++) held += months[m % MONTHS] as number;
      if (held > share) [first, share] = [start, held];
    }
    if (share >= SEASON_SHARE) return { first, length, share, monthsOfWarning: MONTHS - length };
  }
  return { first: 0, length: MONTHS, share: 1, monthsOfWarning: 0 };
}
