import { type DisasterLaw, HAZARD_GROUPS } from '../baseline/baseline.ts';
import { reportingShift, uniformOfRate } from '../baseline/disaster-size.ts';
import { normalCdf, normalQuantile } from '../random/normal.ts';
import { climb } from './climb.ts';
import type { DisasterRecords, FitWindow } from './disaster-law.ts';
import { logistic } from './occurrence.ts';

/** Largest share that is looked for; at 1 the likelihood has no density. */
const LARGEST_SHARE = 0.95;
/** Step of the difference quotients of the standard errors; a share nearer to zero is tested at this distance. */
const STEP = 0.02;
/** Seasons over which the likelihood is summed. Twice as many move the estimates by less than 0.001. */
const SEASONS = Float64Array.from({ length: 12 }, (_, k) => -4 + (8 * (k + 0.5)) / 12);
const Q = SEASONS.length;
const LOG_WEIGHTS = logWeights();
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

/** One place in one year. */
interface PlaceYear {
  /** The standard normal at which the law gives the year; with no displacement the largest that gives none. */
  readonly z: number;
  /** The hazard that displaced most people; -1 where nobody was displaced. */
  readonly mainHazard: number;
  readonly stormShare: number;
  readonly floodShare: number;
}

/**
 * Estimate which part of the log variance of a storm year the storm season of its subregion has, and of a flood year the flood
 * season, by maximum likelihood under the very law that the climate driver draws from.
 *
 * A place-year with displacement is a standard normal, seen; its main hazard is that with most people (92% of the year's people on
 * average, 2013-2020). A place-year without is known to lie below a limit, with a main hazard by the place's shares. Given the
 * seasons, places are independent; the two seasons of a subregion-year are summed over a grid. Standard errors: inverse
 * curvature (a sandwich over subregion-years gives 5-15% more). Places without a record carry next to no weight.
 *
 * Levels and spreads of the places are taken as fitted to the same years, which leaves the estimates high by about a standard
 * error: records drawn from the fitted law with shares 0.30 and 0.23 and refitted give 0.36 and 0.30 (mean of 16; s.e. 0.015).
 */
export function fitSeasonShares(
  records: DisasterRecords,
  window: Pick<FitWindow, 'firstYear' | 'lastYear'>,
  law: DisasterLaw,
): SeasonFit {
  const clusters = bySubregionYear(records, window, law);
  const likelihood = (storm: number, flood: number): number =>
    clusters.reduce((sum, members) => sum + clusterLikelihood(members, storm, flood), 0);
  const isAllowed = (share: number): boolean => share >= 0 && share <= LARGEST_SHARE;
  const [storm, flood] = climb(
    (x, y) => (isAllowed(x) && isAllowed(y) ? likelihood(x, y) : Number.NEGATIVE_INFINITY),
    0.2,
    0.2,
  );
  const [stormError, floodError] = curvatureErrors(likelihood, Math.max(storm, STEP), Math.max(flood, STEP));
  return { storm: { share: storm, error: stormError }, flood: { share: flood, error: floodError } };
}

function bySubregionYear(
  records: DisasterRecords,
  { firstYear, lastYear }: Pick<FitWindow, 'firstYear' | 'lastYear'>,
  law: DisasterLaw,
): readonly (readonly PlaceYear[])[] {
  const members = new Map<number, number[]>();
  for (const [place, subregion] of records.subregionOf.entries())
    members.set(subregion, [...(members.get(subregion) ?? []), place]);
  return [...members.values()].flatMap((places) =>
    Array.from({ length: lastYear - firstYear + 1 }, (_, t) =>
      places.map((place) => placeYear(records, place, firstYear + t, law)),
    ),
  );
}

function placeYear(records: DisasterRecords, place: number, year: number, law: DisasterLaw): PlaceYear {
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
  const byHazard = records.peopleByHazard.subarray(slot * H, (slot + 1) * H);
  return {
    z: normalQuantile(u),
    mainHazard: people === 0 ? -1 : byHazard.indexOf(Math.max(...byHazard)),
    stormShare: law.hazardShares[place * H + STORM] as number,
    floodShare: law.hazardShares[place * H + FLOOD] as number,
  };
}

/** Log likelihood of a subregion's year over that without seasons: the mean over a grid of storm x flood seasons. */
function clusterLikelihood(places: readonly PlaceYear[], storm: number, flood: number): number {
  // One row for storm years, one for flood years, and the full grid for years without displacement, which may be either.
  const stormLog = LOG_WEIGHTS.slice();
  const floodLog = LOG_WEIGHTS.slice();
  const bothLog = new Float64Array(Q * Q);
  for (const place of places) {
    if (place.mainHazard === STORM) addSeen(stormLog, place.z, storm);
    else if (place.mainHazard === FLOOD) addSeen(floodLog, place.z, flood);
    else if (place.mainHazard === -1) addNone(bothLog, place, storm, flood);
  }
  let mean = 0;
  for (let a = 0; a < Q; a++)
    for (let b = 0; b < Q; b++)
      mean += Math.exp((stormLog[a] as number) + (floodLog[b] as number) + (bothLog[a * Q + b] as number));
  return Math.log(mean);
}

/** Add the log density of a seen normal given each season, over its density without. */
function addSeen(logs: Float64Array, z: number, share: number): void {
  const weight = Math.sqrt(share);
  for (let k = 0; k < Q; k++) {
    const own = z - weight * (SEASONS[k] as number);
    logs[k] = (logs[k] as number) + (z * z - (own * own) / (1 - share) - Math.log(1 - share)) / 2;
  }
}

/** Add the log probability of a year without displacement given each pair of seasons, over that without. */
function addNone(logs: Float64Array, place: PlaceYear, storm: number, flood: number): void {
  const { z, stormShare, floodShare } = place;
  const none = normalCdf(z);
  const given = (season: number, share: number): number =>
    normalCdf((z - Math.sqrt(share) * season) / Math.sqrt(1 - share)) / none;
  const inFlood = SEASONS.map((season) => floodShare * given(season, flood));
  for (let a = 0; a < Q; a++) {
    const rest = 1 - stormShare - floodShare + stormShare * given(SEASONS[a] as number, storm);
    for (let b = 0; b < Q; b++) logs[a * Q + b] = (logs[a * Q + b] as number) + Math.log(rest + (inFlood[b] as number));
  }
}

/** Standard errors of two coefficients by the inverse of the curvature, from difference quotients. */
function curvatureErrors(height: (x: number, y: number) => number, x: number, y: number): readonly [number, number] {
  const at = (dx: number, dy: number) => height(x + dx * STEP, y + dy * STEP);
  const middle = at(0, 0);
  const xx = (2 * middle - at(1, 0) - at(-1, 0)) / STEP ** 2;
  const yy = (2 * middle - at(0, 1) - at(0, -1)) / STEP ** 2;
  const xy = (at(1, -1) + at(-1, 1) - at(1, 1) - at(-1, -1)) / (4 * STEP ** 2);
  const determinant = xx * yy - xy * xy;
  // A flat likelihood says nothing about the shares.
  if (determinant < 1e-9) return [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  return [Math.sqrt(yy / determinant), Math.sqrt(xx / determinant)];
}

/** Log of the standard normal density on the grid of seasons, scaled so that the weights sum to 1. */
function logWeights(): Float64Array {
  const densities = SEASONS.map((season) => Math.exp((-season * season) / 2));
  const total = densities.reduce((sum, density) => sum + density, 0);
  return densities.map((density) => Math.log(density / total));
}
