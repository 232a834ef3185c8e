import { type PrimTable, primTrajectory } from './prim.ts';
import { chooseStep, describeBox, liftInsignificant, type PrimBox } from './prim-box.ts';
import { rankSum } from './rank-sum.ts';

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

/** Standard deviations beyond which the ranks of cases differ by chance in 1 of 100 inputs, on either side. */
const DIFFERENT = 2.5758;

/** Shares of the box's rows that one peel cuts: a search that cuts little stops where the next few rows hold a case by chance. */
const PEELS = [0.05, 0.1, 0.2] as const;

/**
 * Find the conditions under which the cases of a table mostly lie: the densest step of a peeling and pasting search that still
 * holds half of the cases, without the limits that chance would give as well.
 *
 * Among many inputs and few cases the search first peels what holds no case by chance, and has no rows left for the input
 * that matters. So it is made over all inputs and over those in which the cases have other ranks than the other rows, each
 * with smaller and larger cuts; the densest box is the answer, of equal ones the first.
 *
 * @throws RangeError for a table without a case.
 */
export function discover(table: PrimTable): Discovery {
  const all = [...table.columns.keys()];
  const different = all.filter((c) => Math.abs(rankSum(table.columns[c] as Float64Array, table.outcome)) > DIFFERENT);
  const searches = different.length > 0 && different.length < all.length ? [all, different] : [all];
  const boxes = searches.flatMap((searched) => PEELS.map((peel) => boxOf(table, searched, peel)));
  return {
    rows: table.outcome.length,
    cases: table.outcome.reduce((sum, mark) => sum + mark, 0),
    box: boxes.reduce((best, box) => (box.density > best.density ? box : best)),
    medians: table.columns.map((column) => ({
      cases: median(column.filter((_value, row) => table.outcome[row] === 1)),
      all: median(column),
    })),
  };
}

/** The box of a search over some of the inputs; its conditions name the columns of the whole table. */
function boxOf({ columns, outcome }: PrimTable, searched: readonly number[], peelAlpha: number): PrimBox {
  const table = { columns: searched.map((c) => columns[c] as Float64Array), outcome };
  const trajectory = primTrajectory(table, { peelAlpha });
  const { steps } = trajectory;
  const step = steps[chooseStep(steps, { kind: 'coverage', atLeast: COVERAGE })] as (typeof steps)[number];
  const box = describeBox(table, trajectory, liftInsignificant(table, trajectory, step, LEVEL));
  return {
    ...box,
    conditions: box.conditions.map((each) => ({ ...each, column: searched[each.column] as number })),
  };
}

function median(values: Float64Array): number {
  const sorted = values.slice().sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
