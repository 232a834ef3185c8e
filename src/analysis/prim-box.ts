import { binomialTail } from './binomial-tail.ts';
import {
  type BoxLimits,
  type BoxMeasures,
  isInside,
  type LimitPlace,
  type PrimStep,
  type PrimTable,
  type PrimTrajectory,
} from './prim.ts';

/**
 * Which step of a trajectory becomes the box. `last`: the end of the search. `density`: the largest coverage among
 * steps with at least this density. `coverage`: the highest density among steps with at least this coverage.
 */
export type BoxRule =
  | { readonly kind: 'last' }
  | { readonly kind: 'density'; readonly atLeast: number }
  | { readonly kind: 'coverage'; readonly atLeast: number };

/**
 * Choose a step; 0, all remaining rows, where none meets the rule.
 *
 * Ties: the better of the other measure, then fewer restricted inputs, then the earlier step.
 */
export function chooseStep(steps: readonly PrimStep[], rule: BoxRule): number {
  if (rule.kind === 'last') return steps.length - 1;
  const [bound, wanted] =
    rule.kind === 'density' ? (['density', 'coverage'] as const) : (['coverage', 'density'] as const);
  let best = -1;
  steps.forEach((step, i) => {
    if (step[bound] < rule.atLeast) return;
    const rival = steps[best];
    const gain =
      rival === undefined
        ? 1
        : step[wanted] - rival[wanted] ||
          step[bound] - rival[bound] ||
          rival.restricted.length - step.restricted.length;
    if (gain > 0) best = i;
  });
  return Math.max(best, 0);
}

/** One limit of a box, included in it. */
interface BoxLimit {
  readonly value: number;
  /**
   * Quasi p-value, 0..1: the chance of as many cases among the box's rows if this limit did not matter, that is at the
   * density which the box would have without it. Not a p-value of a planned test: the limit was searched for in the same rows.
   */
  readonly quasiP: number;
}

/** The limits of one input; at least one is there. */
interface BoxCondition {
  readonly column: number;
  readonly lower: BoxLimit | null;
  readonly upper: BoxLimit | null;
  /** Share of the remaining rows that meet this input's limits, whatever the other inputs are; 0..1. */
  readonly share: number;
}

/** A box of conditions in plain data. */
export interface PrimBox extends BoxMeasures {
  /** Restricted inputs in the order of columns; empty where no box was found. */
  readonly conditions: readonly BoxCondition[];
}

/** Describe the box of the given limits, e.g. of a step, among the rows of the trajectory. */
export function describeBox(table: PrimTable, trajectory: PrimTrajectory, limits: BoxLimits): PrimBox {
  const { range, remaining } = trajectory;
  const columns = restrictedColumns(range, limits);
  const box = count(table, remaining, limits, columns);
  const limitAt = (place: LimitPlace): BoxLimit | null => {
    const value = limits[place.side][place.column] as number;
    if (value === range[place.side][place.column]) return null;
    return { value, quasiP: quasiP(table, trajectory, limits, place) };
  };
  return {
    ...box,
    coverage: box.cases / table.outcome.reduce((sum, value) => sum + value, 0),
    density: box.rows > 0 ? box.cases / box.rows : 0,
    mass: box.rows / table.outcome.length,
    conditions: columns.map((column) => ({
      column,
      lower: limitAt({ column, side: 'lower' }),
      upper: limitAt({ column, side: 'upper' }),
      share: count(table, remaining, limits, [column]).rows / remaining.reduce((sum, mark) => sum + mark, 0),
    })),
  };
}

/**
 * Lift limits that do not matter, the least significant first and judged anew after each, until every quasi p-value is
 * at most `level`. Ties: the first input, its lower side.
 *
 * A search over many inputs cuts some by chance; a sentence should not name those.
 *
 * @param level 0..1, e.g. 0.05.
 */
export function liftInsignificant(
  table: PrimTable,
  trajectory: PrimTrajectory,
  limits: BoxLimits,
  level: number,
): BoxLimits {
  const { range } = trajectory;
  const kept = { lower: limits.lower.slice(), upper: limits.upper.slice() };
  for (;;) {
    let worst: LimitPlace | undefined;
    let worstP = level;
    for (const column of restrictedColumns(range, kept)) {
      for (const side of ['lower', 'upper'] as const) {
        if (kept[side][column] === range[side][column]) continue;
        const p = quasiP(table, trajectory, kept, { column, side });
        if (p <= worstP) continue;
        worst = { column, side };
        worstP = p;
      }
    }
    if (worst === undefined) return kept;
    kept[worst.side][worst.column] = range[worst.side][worst.column] as number;
  }
}

/** Marks of the remaining rows that a box leaves for the next one, [N] 1 = remains. */
export function rowsLeft(table: PrimTable, trajectory: PrimTrajectory, limits: BoxLimits): Uint8Array {
  const columns = restrictedColumns(trajectory.range, limits);
  return trajectory.remaining.map((mark, row) => (mark === 1 && !isInside(table, limits, columns, row) ? 1 : 0));
}

function restrictedColumns(range: BoxLimits, { lower, upper }: BoxLimits): number[] {
  return [...lower.keys()].filter((c) => lower[c] !== range.lower[c] || upper[c] !== range.upper[c]);
}

function count(table: PrimTable, remaining: Uint8Array, limits: BoxLimits, columns: readonly number[]) {
  let rows = 0;
  let cases = 0;
  for (let row = 0; row < remaining.length; row++) {
    if (remaining[row] === 0 || !isInside(table, limits, columns, row)) continue;
    rows++;
    cases += table.outcome[row] as number;
  }
  return { rows, cases };
}

/** Source: Bryant and Lempert (2010): binomial, with the density of the box without the one limit. */
function quasiP(table: PrimTable, trajectory: PrimTrajectory, limits: BoxLimits, place: LimitPlace): number {
  const { range, remaining } = trajectory;
  const lifted = { lower: limits.lower.slice(), upper: limits.upper.slice() };
  lifted[place.side][place.column] = range[place.side][place.column] as number;
  const box = count(table, remaining, limits, restrictedColumns(range, limits));
  const without = count(table, remaining, lifted, restrictedColumns(range, lifted));
  return binomialTail(box.cases, box.rows, without.rows > 0 ? without.cases / without.rows : 0);
}
