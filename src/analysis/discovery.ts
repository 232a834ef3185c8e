import { type PrimTable, primTrajectory } from './prim.ts';
import { chooseStep, describeBox, liftInsignificant, type PrimBox } from './prim-box.ts';

/** What is said of the cases of a table: the box that holds most of them, and each input beside all rows. */
export interface Discovery {
  readonly rows: number;
  readonly cases: number;
  /** Conditions that matter, the least significant lifted; none where no input tells the cases apart. */
  readonly box: PrimBox;
  /** One to each input: medians over the cases and over all rows. */
  readonly medians: readonly { readonly cases: number; readonly all: number }[];
}

/** Share of the cases that the box is to hold, where it can. */
const COVERAGE = 0.5;
/** Chance at which a condition is lifted. */
const LEVEL = 0.01;

/**
 * Find the conditions under which the cases of a table mostly lie: the densest step of a peeling and pasting search that still
 * holds half of the cases, without the limits that chance would give as well.
 *
 * @throws RangeError for a table without a case.
 */
export function discover(table: PrimTable): Discovery {
  const trajectory = primTrajectory(table);
  const { steps } = trajectory;
  const step = steps[chooseStep(steps, { kind: 'coverage', atLeast: COVERAGE })] as (typeof steps)[number];
  const limits = liftInsignificant(table, trajectory, step, LEVEL);
  return {
    rows: table.outcome.length,
    cases: table.outcome.reduce((sum, mark) => sum + mark, 0),
    box: describeBox(table, trajectory, limits),
    medians: table.columns.map((column) => ({
      cases: median(column.filter((_value, row) => table.outcome[row] === 1)),
      all: median(column),
    })),
  };
}

function median(values: Float64Array): number {
  const sorted = values.slice().sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
