import { quantileSorted } from '../summary/quantile.ts';

/** One need in T years and R runs, not rounded. */
export interface NeedRuns {
  readonly firstYear: number;
  readonly runs: number;
  /** [T][R], 0 or more. */
  readonly values: Float64Array;
}

/** What a capacity leaves open in a year. */
interface YearShortfall {
  readonly year: number;
  /** Share of runs whose need is above the capacity. */
  readonly chance: number;
  /** Mean of what is missing, 0 in runs without a shortfall. */
  readonly expected: number;
  /** Mean of what is missing in runs with a shortfall; undefined where no run has one. */
  readonly expectedIfAny: number | undefined;
  /** Smallest capacity whose chance of a shortfall is not above that of the first year. */
  readonly keepsRisk: number;
}

export interface CapacityReport {
  readonly years: readonly YearShortfall[];
  /** Share of runs with a shortfall in any year. */
  readonly chanceOfAny: number;
  /** First year in which capacity is exceeded: the year by which half of the runs have had a shortfall; undefined if never. */
  readonly firstBreach: number | undefined;
  /** First year whose chance of a shortfall reaches the tolerated one; undefined if none does. */
  readonly firstIntolerable: number | undefined;
  /** Years between the first year whose chance reaches half the tolerated one and `firstIntolerable`. */
  readonly leadYears: number | undefined;
}

/**
 * Hold a capacity against a need.
 *
 * @param capacity in the unit of the need, 0 to Infinity.
 * @param tolerated chance of a shortfall in a year that is accepted, above 0, at most 1.
 * @throws Error for a capacity or tolerance out of range, a need below 0 or a shape that does not fit.
 */
export function holdCapacity(need: NeedRuns, capacity: number, tolerated: number): CapacityReport {
  const years = checkNeed(need);
  checkCapacity(capacity);
  if (!(tolerated > 0 && tolerated <= 1))
    throw new Error(`tolerated chance: found ${tolerated}, allowed: above 0, at most 1`);
  const { firstYear, runs } = need;
  const today = countAbove(years[0] as Float64Array, capacity);
  const shortfalls = years.map((values, t) => {
    const above = countAbove(values, capacity);
    const expected = mean(values, (value) => Math.max(0, value - capacity));
    return {
      year: firstYear + t,
      chance: above / runs,
      expected,
      expectedIfAny: above > 0 ? (expected * runs) / above : undefined,
      keepsRisk: smallestCapacity(values, today),
    };
  });
  const breached = new Uint8Array(runs);
  let count = 0;
  let firstBreach: number | undefined;
  years.forEach((values, t) => {
    for (let r = 0; r < runs; r++)
      if ((values[r] as number) > capacity && breached[r] === 0) {
        breached[r] = 1;
        count++;
      }
    if (count * 2 >= runs) firstBreach ??= firstYear + t;
  });
  const firstIntolerable = shortfalls.find(({ chance }) => chance >= tolerated)?.year;
  const firstWarning = shortfalls.find(({ chance }) => chance >= tolerated / 2)?.year;
  const leadYears =
    firstIntolerable === undefined || firstWarning === undefined ? undefined : firstIntolerable - firstWarning;
  return { years: shortfalls, chanceOfAny: count / runs, firstBreach, firstIntolerable, leadYears };
}

/** What preparing for one percentile costs in hindsight. */
export interface Regret {
  readonly quantile: number;
  /** The need at that percentile: what is prepared. */
  readonly capacity: number;
  readonly chance: number;
  /** Mean of what is missing and of what is not used. */
  readonly missing: number;
  readonly unused: number;
  /** Mean, and P95, of weight x missing + unused: nothing where exactly the need is prepared. */
  readonly mean: number;
  readonly p95: number;
}

/**
 * Compare what it costs in hindsight to prepare for one percentile of a need against another.
 *
 * @param needs [R] the need of a year, or of each run's worst year.
 * @param weight how many unused units one missing unit counts as, above 0.
 */
export function regretOf(needs: Float64Array, quantiles: readonly number[], weight: number): readonly Regret[] {
  checkNeed({ firstYear: 0, runs: needs.length, values: needs });
  if (!(weight > 0 && Number.isFinite(weight))) throw new Error(`weight: found ${weight}, allowed: a number above 0`);
  const sorted = needs.slice().sort();
  return quantiles.map((quantile) => {
    const capacity = quantileSorted(sorted, quantile);
    const regrets = needs.map((need) => (need > capacity ? weight * (need - capacity) : capacity - need));
    return {
      quantile,
      capacity,
      chance: countAbove(needs, capacity) / needs.length,
      missing: mean(needs, (need) => Math.max(0, need - capacity)),
      unused: mean(needs, (need) => Math.max(0, capacity - need)),
      mean: mean(regrets, (regret) => regret),
      p95: quantileSorted(regrets.sort(), 0.95),
    };
  });
}

/** Smallest capacity, 0 or more, that at most `above` of the values exceed. */
function smallestCapacity(values: Float64Array, above: number): number {
  if (above >= values.length) return 0;
  return values.slice().sort()[values.length - 1 - above] as number;
}

function countAbove(values: Float64Array, capacity: number): number {
  let count = 0;
  for (let r = 0; r < values.length; r++) if ((values[r] as number) > capacity) count++;
  return count;
}

function mean(values: Float64Array, of: (value: number) => number): number {
  let sum = 0;
  for (let r = 0; r < values.length; r++) sum += of(values[r] as number);
  return sum / values.length;
}

function checkCapacity(capacity: number): void {
  if (!(capacity >= 0)) throw new Error(`capacity: found ${capacity}, allowed: 0 or more`);
}

/** Cut a need into its years. */
function checkNeed({ runs, values }: NeedRuns): Float64Array[] {
  const T = runs > 0 ? values.length / runs : 0;
  if (!(Number.isInteger(T) && T > 0))
    throw new Error(`need: found ${values.length} values for ${runs} runs, allowed: [T][R] of one or more`);
  for (let i = 0; i < values.length; i++)
    if (!((values[i] as number) >= 0 && Number.isFinite(values[i])))
      throw new Error(`need: found ${values[i]} at ${i}, allowed: 0 or more`);
  return Array.from({ length: T }, (_, t) => values.subarray(t * runs, (t + 1) * runs));
}
