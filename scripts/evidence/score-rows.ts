import { philox } from '../../src/random/philox.ts';
import { quantileSorted } from '../../src/summary/quantile.ts';
import { crpsSorted, randomisedPit } from '../../src/summary/scores.ts';
import type { Forecast } from '../../workers/node/hindcast/forecaster.ts';
import type { Rival } from './rivals.ts';

/** Quantiles (i + 0.5) / n by which a law enters its scores. */
const QUANTILES = 400;
/** Key of the words that break ties of the PIT. */
const PIT_KEY = 0x9173;

/** Scores of one forecaster on one row. */
export interface PointScores {
  /** CRPS of log1p people; null where values can be negative. */
  readonly log: number | null;
  /** CRPS per 1,000 people. */
  readonly rate: number;
  /** Error of the median, people. */
  readonly error: number;
  /** Error of the median, per 1,000. */
  readonly rateError: number;
}

/** One forecast with what was seen and its rivals. */
export interface ScoredRow {
  readonly place: number;
  readonly origin: number;
  /** 1 = the origin's own year. */
  readonly horizon: number;
  readonly seen: number;
  readonly law: PointScores;
  readonly pit: number;
  readonly in80: boolean;
  readonly in95: boolean;
  readonly rivals: ReadonlyMap<string, PointScores>;
}

/** Score one forecast. */
export function scoreRow(
  forecast: Forecast,
  place: number,
  origin: number,
  seen: number,
  population: number,
  isSigned: boolean,
  rivals: ReadonlyMap<string, Rival>,
): ScoredRow {
  const values = Float64Array.from({ length: QUANTILES }, (_, i) => forecast.quantile((i + 0.5) / QUANTILES));
  const scores = (sorted: Float64Array): PointScores => {
    const error = Math.abs(quantileSorted(sorted, 0.5) - seen);
    return {
      log: isSigned ? null : crpsSorted(sorted.map(Math.log1p), Math.log1p(seen)),
      rate: (1000 * crpsSorted(sorted, seen)) / population,
      error,
      rateError: (1000 * error) / population,
    };
  };
  const words = new Uint32Array(4);
  philox(words, place, forecast.year, origin, 0, PIT_KEY, 0);
  const others = new Map<string, PointScores>();
  for (const [name, rival] of rivals) {
    const sorted = rival(place, origin, forecast.year);
    if (sorted !== null) others.set(name, scores(sorted));
  }
  const isInside = (low: number, high: number) => seen >= forecast.quantile(low) && seen <= forecast.quantile(high);
  return {
    ...{ place, origin, seen },
    horizon: forecast.year - origin + 1,
    law: scores(values),
    pit: randomisedPit(values, seen, ((words[0] as number) + 0.5) / 2 ** 32),
    in80: isInside(0.1, 0.9),
    in95: isInside(0.025, 0.975),
    rivals: others,
  };
}
