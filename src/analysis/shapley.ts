/**
 * Attribution: which part of a change is due to which group of levers, by Shapley's value. A group's part is what it
 * adds when it is switched on, averaged over all orders in which the groups can be switched on.
 *
 * Source: Shapley, L. S. (1953), A value for n-person games, Ann. Math. Stud. 28:307-317.
 */

/** More groups than this cost too many coalitions: 2^12 = 4,096. */
const MOST_GROUPS = 12;

/** A change and its parts. */
export interface ShapleyParts {
  /** The change from no group to all; the parts add up to it exactly, in any order of adding. */
  readonly total: number;
  /** [g] part of each group, in the unit of the values. */
  readonly parts: Float64Array;
}

/**
 * Compute the exact Shapley values of g groups from the values of all 2^g coalitions.
 *
 * Sums of doubles depend on their order. So the changes v(S) - v(none) are first rounded to a grid on which every part
 * and every sum of parts is a double: a power of two times the least common multiple of 1..g, which is what the
 * weights |S|! (g - |S| - 1)! / g! divide by. On that grid all is exact: parts add up to the total to the last digit,
 * equal groups have equal parts, a group that changes nothing has 0. The grid is finer than 1e-11 of the largest change
 * up to g = 7, than 1e-9 up to g = 12; changes below 1e-290 count as none.
 *
 * @param values [2^g] value of each coalition; bit i of the index is set where group i is in it. Finite.
 * @throws RangeError where the length is no power of two up to 2^12 or a value is not finite.
 */
export function shapleyValues(values: Float64Array): ShapleyParts {
  const groups = groupsOf(values.length);
  const none = values[0] as number;
  const changes = values.map((value) => value - none);
  const bad = changes.findIndex((change) => !Number.isFinite(change));
  if (bad >= 0) throw new RangeError(`Shapley: the value of coalition ${bad} is ${values[bad]}, of no group ${none}`);
  const largest = changes.reduce((most, change) => Math.max(most, Math.abs(change)), 0);
  if (groups === 0 || largest === 0) return { total: 0, parts: new Float64Array(groups) };

  const multiple = leastCommonMultiple(groups);
  // A part is at most twice the largest change, g of them at most 2 g times it: below 2^52 steps, so exact.
  const exponent = Math.ceil(Math.log2(largest)) + Math.ceil(Math.log2(groups)) + 1 - 51;
  const step = 2 ** Math.max(exponent, -1000);
  // Adding 0 turns a rounded -0 into 0.
  const onGrid = changes.map((change) => Math.round(change / (step * multiple)) + 0);
  const parts = new Float64Array(groups);
  for (let group = 0; group < groups; group++) {
    let part = 0;
    sizeSums(onGrid, groups, group).forEach((sum, size) => {
      part += sum * (multiple / (groups * choose(groups - 1, size)));
    });
    parts[group] = part * step;
  }
  return { total: (onGrid.at(-1) as number) * multiple * step, parts };
}

/** Sums over the coalitions of each size without a group, [g], of what the group adds to them. */
function sizeSums(values: Float64Array, groups: number, group: number): Float64Array {
  const sums = new Float64Array(groups);
  const bit = 1 << group;
  for (let mask = 0; mask < values.length; mask++) {
    if ((mask & bit) !== 0) continue;
    const size = bitCount(mask);
    sums[size] = (sums[size] as number) + (values[mask | bit] as number) - (values[mask] as number);
  }
  return sums;
}

/** A part of a change over runs, with its sampling error. */
interface MeanPart {
  /** Mean over the runs. */
  readonly mean: number;
  /** Standard error of the mean; null where fewer than two pairs of runs give none. */
  readonly error: number | null;
}

/** A change over runs and its parts. */
export interface ShapleyOfRuns {
  /** Runs that counted. */
  readonly runs: number;
  readonly total: MeanPart;
  /** One per group; the means add up to the mean of `total` exactly. */
  readonly parts: readonly MeanPart[];
}

/**
 * Attribute the mean change over runs to groups, with the sampling error of each part.
 *
 * All coalitions share the luck of a run, so a run gives a change of its own and parts of its own; their spread over
 * runs is the sampling error. Runs 2i and 2i + 1 are an antithetic pair and not independent: the error is that of sums
 * by pair (Liang and Zeger 1986, factor P / (P - 1) for P pairs).
 *
 * @param values [2^g, M] statistic of coalition and run, the run fastest; coalitions as in `shapleyValues`.
 * @param counts [M] 1 where the run counts, 0 where it is left out of every coalition because it failed in one.
 * @throws RangeError for a wrong length, no run that counts, or a value of such a run that is not finite.
 */
export function shapleyOfRuns(values: Float64Array, counts: Uint8Array): ShapleyOfRuns {
  const runs = counts.length;
  const coalitions = values.length / runs;
  const groups = groupsOf(coalitions);
  const counted = [...counts.keys()].filter((run) => counts[run] === 1);
  if (counted.length === 0) throw new RangeError('Shapley: no run counts');

  const sums = new Float64Array(coalitions);
  // [g + 1, M] change of each run: its parts, then the whole.
  const changes = Array.from({ length: groups + 1 }, () => new Float64Array(runs));
  const own = new Float64Array(coalitions);
  for (const run of counted) {
    const none = values[run] as number;
    for (let mask = 0; mask < coalitions; mask++) {
      const change = (values[mask * runs + run] as number) - none;
      if (!Number.isFinite(change)) throw new RangeError(`Shapley: coalition ${mask} is not finite in run ${run}`);
      own[mask] = change;
      sums[mask] = (sums[mask] as number) + change;
    }
    for (let group = 0; group < groups; group++) {
      const part = sizeSums(own, groups, group).reduce(
        (sum, added, size) => sum + added / (groups * choose(groups - 1, size)),
        0,
      );
      (changes[group] as Float64Array)[run] = part;
    }
    (changes[groups] as Float64Array)[run] = own[coalitions - 1] as number;
  }
  const { total, parts } = shapleyValues(sums.map((sum) => sum / counted.length));
  const withError = (mean: number, i: number): MeanPart => ({
    mean,
    error: pairedError(changes[i] as Float64Array, counted),
  });
  return { runs: counted.length, total: withError(total, groups), parts: [...parts].map(withError) };
}

function pairedError(values: Float64Array, counted: readonly number[]): number | null {
  const mean = counted.reduce((sum, run) => sum + (values[run] as number), 0) / counted.length;
  const pairs = new Map<number, number>();
  for (const run of counted) {
    const pair = run >> 1;
    pairs.set(pair, (pairs.get(pair) ?? 0) + (values[run] as number) - mean);
  }
  if (pairs.size < 2) return null;
  let squares = 0;
  for (const sum of pairs.values()) squares += sum * sum;
  return Math.sqrt((squares * pairs.size) / (pairs.size - 1)) / counted.length;
}

/**
 * Number of runs per coalition for g groups: at most 6,000 runs in all as long as 40 per coalition remain, in whole blocks
 * of 8, and never more than 500.
 *
 * @param groups g, 0..12.
 * @throws RangeError for more groups.
 */
export function coalitionRuns(groups: number): number {
  if (!(Number.isInteger(groups) && groups >= 0 && groups <= MOST_GROUPS))
    throw new RangeError(`Shapley: ${groups} groups, allowed: 0..${MOST_GROUPS}`);
  const perCoalition = Math.floor(6000 / 2 ** groups);
  return Math.max(40, Math.min(500, perCoalition - (perCoalition % 8)));
}

function groupsOf(coalitions: number): number {
  const groups = Math.log2(coalitions);
  if (!(Number.isInteger(groups) && groups >= 0 && groups <= MOST_GROUPS))
    throw new RangeError(`Shapley: ${coalitions} coalitions, allowed: 2^g for g groups, g up to ${MOST_GROUPS}`);
  return groups;
}

function bitCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function choose(n: number, k: number): number {
  let product = 1;
  for (let i = 1; i <= k; i++) product = (product * (n - k + i)) / i;
  return product;
}

/** Of 1..n; also that of all n C(n - 1, s), s = 0..n - 1. */
function leastCommonMultiple(n: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  let multiple = 1;
  for (let i = 2; i <= n; i++) multiple *= i / divisor(multiple, i);
  return multiple;
}
