import { type DisasterLaw, HAZARD_GROUPS } from '../baseline/baseline.ts';
import { reportingShift, uniformOfRate } from '../baseline/disaster-size.ts';
import { normalQuantile } from '../random/normal.ts';
import { type CensoredNormal, logPairLikelihood } from './censored-pair.ts';
import { climb } from './climb.ts';
import type { DisasterRecords, FitWindow } from './disaster-law.ts';
import { logistic } from './occurrence.ts';

/** Smaller places are mostly recorded in their worst years only, which would pass for a common season. */
const SMALLEST_POPULATION = 100_000;
/** Largest share that is looked for; at 1 the likelihood has no density. */
const LARGEST_SHARE = 0.95;
/** Step of the difference quotients of the standard errors. */
const STEP = 0.02;
const H = HAZARD_GROUPS.length;
const STORM = HAZARD_GROUPS.indexOf('storm');
const FLOOD = HAZARD_GROUPS.indexOf('flood');

/** A share of the log variance with its standard error. */
interface EstimatedShare {
  readonly share: number;
  readonly error: number;
}

export interface SeasonFit {
  readonly storm: EstimatedShare;
  readonly flood: EstimatedShare;
}

/** Two places of a subregion in a year, with the products of their shares of storms and of floods. */
interface Pair {
  readonly first: CensoredNormal;
  readonly second: CensoredNormal;
  readonly storm: number;
  readonly flood: number;
}

/**
 * Estimate which part of the log variance the storm and the flood season of a subregion have, from which places had bad years
 * together.
 *
 * Each place-year of the record is the standard normal at which the fitted law gives it; a year without displacement is known
 * to lie below a limit. Two places of a subregion correlate by storm share x their shares of storms + flood share x their shares
 * of floods, as the climate driver mixes them. The likelihoods of all pairs are multiplied (composite likelihood; Varin, Reid
 * and Firth (2011), Statistica Sinica 21). Standard errors: sandwich over subregion-years, which are independent given the law.
 * Places with 100,000 people or more and any record in the window.
 *
 * @returns shares 0 with infinite errors where there is no pair.
 */
export function fitSeasonShares(
  records: DisasterRecords,
  window: Pick<FitWindow, 'firstYear' | 'lastYear'>,
  law: DisasterLaw,
): SeasonFit {
  const clusters = pairsBySubregionYear(records, window, law);
  if (clusters.length === 0) {
    const none = { share: 0, error: Number.POSITIVE_INFINITY };
    return { storm: none, flood: none };
  }
  const likelihoods = (storm: number, flood: number): readonly number[] =>
    clusters.map((pairs) =>
      sum(pairs.map((pair) => logPairLikelihood(pair.first, pair.second, storm * pair.storm + flood * pair.flood))),
    );
  const isAllowed = (share: number): boolean => share >= 0 && share <= LARGEST_SHARE;
  const [storm, flood] = climb(
    (x, y) => (isAllowed(x) && isAllowed(y) ? sum(likelihoods(x, y)) : Number.NEGATIVE_INFINITY),
    0.2,
    0.2,
  );
  const [stormError, floodError] = sandwichErrors(likelihoods, storm, flood);
  return { storm: { share: storm, error: stormError }, flood: { share: flood, error: floodError } };
}

function pairsBySubregionYear(
  records: DisasterRecords,
  { firstYear, lastYear }: Pick<FitWindow, 'firstYear' | 'lastYear'>,
  law: DisasterLaw,
): readonly (readonly Pair[])[] {
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, t) => firstYear + t);
  const bySubregion = new Map<number, number[]>();
  for (const [place, subregion] of records.subregionOf.entries()) {
    const slots = years.map((year) => place * records.years + year - records.firstYear);
    const isLarge = (records.population[slots.at(-1) as number] as number) >= SMALLEST_POPULATION;
    if (!isLarge || slots.every((slot) => records.people[slot] === 0)) continue;
    bySubregion.set(subregion, [...(bySubregion.get(subregion) ?? []), place]);
  }
  const share = (place: number, hazard: number): number => law.hazardShares[place * H + hazard] as number;
  return [...bySubregion.values()].flatMap((members) => {
    if (members.length < 2) return [];
    return years.map((year) => {
      const scores = members.map((place) => normalOf(records, place, year, law));
      return members.flatMap((first, a) =>
        members.slice(0, a).map((second, b) => ({
          first: scores[a] as CensoredNormal,
          second: scores[b] as CensoredNormal,
          storm: share(first, STORM) * share(second, STORM),
          flood: share(first, FLOOD) * share(second, FLOOD),
        })),
      );
    });
  });
}

/** The standard normal at which the law gives what was recorded in a place and year. */
function normalOf(records: DisasterRecords, place: number, year: number, law: DisasterLaw): CensoredNormal {
  const slot = place * records.years + year - records.firstYear;
  const people = records.people[slot] as number;
  const population = records.population[slot] as number;
  const logit = law.occurrenceLogit[place] as number;
  const u = uniformOfRate(
    people / population,
    logistic(logit),
    logistic(logit + reportingShift(law, year)),
    law.logRate[place] as number,
    law.logSpread[place] as number,
    law.hasParetoTail[place] === 1,
    law.tailShape,
    population,
  );
  return { z: normalQuantile(u), isBelow: people === 0 };
}

/** Standard errors of two coefficients: inverse curvature x sum of squared gradients of the clusters x inverse curvature. */
function sandwichErrors(
  likelihoods: (x: number, y: number) => readonly number[],
  x: number,
  y: number,
): readonly [number, number] {
  const at = (dx: number, dy: number) => likelihoods(x + dx * STEP, y + dy * STEP);
  const [right, left, up, down] = [at(1, 0), at(-1, 0), at(0, 1), at(0, -1)];
  const gx = right.map((value, k) => (value - (left[k] as number)) / (2 * STEP));
  const gy = up.map((value, k) => (value - (down[k] as number)) / (2 * STEP));
  const middle = sum(at(0, 0));
  const hxx = (2 * middle - sum(right) - sum(left)) / STEP ** 2;
  const hyy = (2 * middle - sum(up) - sum(down)) / STEP ** 2;
  const hxy = (sum(at(1, -1)) + sum(at(-1, 1)) - sum(at(1, 1)) - sum(at(-1, -1))) / (4 * STEP ** 2);
  const determinant = hxx * hyy - hxy * hxy;
  const spread = (ax: number, ay: number) =>
    Math.sqrt(sum(gx.map((value, k) => (ax * value + ay * (gy[k] as number)) ** 2))) / Math.abs(determinant);
  return [spread(hyy, -hxy), spread(-hxy, hxx)];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
