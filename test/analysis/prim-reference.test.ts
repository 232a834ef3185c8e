import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type PrimObjective, type PrimTable, type PrimTrajectory, primTrajectory } from '../../src/analysis/prim.ts';
import { type BoxRule, chooseStep, describeBox, rowsLeft } from '../../src/analysis/prim-box.ts';
import { openSources, type Row, readTable } from '../../workers/node/sources/sources.ts';
import { skipsWithoutSources, sourceFolder } from '../support/sources.ts';

/**
 * The EMA Workbench 3.0.0 on a made case of 1,000 rows, every step of every box, ties included. Tolerances are those of
 * the reference: counts and moves exact, limits and shares 1e-12, quasi p-values 1e-9 relative.
 */
const INPUTS = ['x1', 'x2', 'x3', 'x4', 'x5', 'x6', 'x7', 'x8'];

/** Boxes by rule; how many of them the reference lists, and its name for the rule. */
const SELECTIONS: readonly { name: string; rule: BoxRule; boxes: number }[] = [
  { name: 'last', rule: { kind: 'last' }, boxes: 3 },
  { name: 'density>=0.8', rule: { kind: 'density', atLeast: 0.8 }, boxes: 2 },
];
const VARIANTS: readonly { objective: PrimObjective; peelAlpha: number }[] = [
  { objective: 'lenient1', peelAlpha: 0.1 },
  { objective: 'lenient2', peelAlpha: 0.05 },
  { objective: 'lenient2', peelAlpha: 0.1 },
  { objective: 'original', peelAlpha: 0.05 },
  { objective: 'original', peelAlpha: 0.1 },
];

interface ReferenceLimit {
  readonly min: number;
  readonly max: number;
  readonly min_restricted: boolean;
  readonly max_restricted: boolean;
  readonly qp_min: number | null;
  readonly qp_max: number | null;
}
interface ReferenceBox {
  readonly id: number;
  readonly last_id: number;
  readonly n: number;
  readonly k: number;
  readonly coverage: number;
  readonly density: number;
  readonly mass: number;
  readonly limits: Readonly<Record<string, ReferenceLimit>>;
}
interface ReferenceRun {
  readonly objective: string;
  readonly peel_alpha: number;
  readonly selection: string;
  readonly boxes: readonly ReferenceBox[];
}

function rowsOf(file: string, columns: readonly string[]): readonly Row[] {
  const sources = openSources(sourceFolder);
  const { rows } = readTable(sources, `reference/prim/${file}`, columns);
  expect(sources.problems).toEqual([]);
  return rows;
}

function readCase(): PrimTable {
  const rows = rowsOf('case_a.csv', [...INPUTS, 'y']);
  return {
    columns: INPUTS.map((name) => Float64Array.from(rows, (row) => Number(row.text(name)))),
    outcome: Uint8Array.from(rows, (row) => Number(row.text('y'))),
  };
}

function readBoxes(objective: string, peelAlpha: number, selection: string): readonly ReferenceBox[] {
  const text = readFileSync(join(sourceFolder, 'reference/prim/case_a_boxes.json'), 'utf8');
  const { runs } = JSON.parse(text) as { runs: readonly ReferenceRun[] };
  const run = runs.find(
    (one) => one.objective === objective && one.peel_alpha === peelAlpha && one.selection === selection,
  );
  if (run === undefined) throw new Error(`the reference has no run ${objective} ${peelAlpha} ${selection}`);
  return run.boxes;
}

const STEP_COLUMNS = ['phase', 'moved', 'n', 'k', 'coverage', 'density', 'mass', 'restricted'];
const side = (name: string) => (name === 'lower' ? 'min' : 'max');

function expectSteps({ steps }: PrimTrajectory, rows: readonly Row[]): void {
  const moves = steps.map(({ phase, moved, rows: n, cases, restricted }) => [
    phase,
    moved === null ? '' : `${INPUTS[moved.column]}:${side(moved.side)}`,
    String(n),
    String(cases),
    restricted.map((column) => INPUTS[column]).join(' '),
  ]);
  const text = (row: Row, name: string) => row.text(name).replaceAll(/[;|,+]/g, ' ');
  expect(moves).toEqual(rows.map((row) => ['phase', 'moved', 'n', 'k', 'restricted'].map((name) => text(row, name))));
  steps.forEach((step, i) => {
    const row = rows[i] as Row;
    for (const name of ['coverage', 'density', 'mass'] as const)
      expect(Math.abs(step[name] - Number(row.text(name)))).toBeLessThanOrEqual(1e-12);
    for (const name of ['lower', 'upper'] as const)
      INPUTS.forEach((input, column) => {
        const limit = Number(row.text(`${input}_${side(name)}`));
        expect(Math.abs((step[name][column] as number) - limit)).toBeLessThanOrEqual(1e-12);
      });
  });
}

function expectBox(table: PrimTable, trajectory: PrimTrajectory, chosen: number, reference: ReferenceBox): void {
  expect([chosen, trajectory.steps.length - 1]).toEqual([reference.id, reference.last_id]);
  const box = describeBox(table, trajectory, trajectory.steps[chosen] as (typeof trajectory.steps)[number]);
  expect([box.rows, box.cases]).toEqual([reference.n, reference.k]);
  for (const name of ['coverage', 'density', 'mass'] as const)
    expect(Math.abs(box[name] - reference[name])).toBeLessThanOrEqual(1e-12);
  expect(box.conditions.map(({ column }) => INPUTS[column])).toEqual(Object.keys(reference.limits));
  for (const { column, lower, upper } of box.conditions) {
    const limits = reference.limits[INPUTS[column] as string] as ReferenceLimit;
    expect([lower !== null, upper !== null]).toEqual([limits.min_restricted, limits.max_restricted]);
    for (const [limit, value, quasiP] of [
      [lower, limits.min, limits.qp_min],
      [upper, limits.max, limits.qp_max],
    ] as const) {
      if (limit === null) continue;
      expect(Math.abs(limit.value - value)).toBeLessThanOrEqual(1e-12);
      expect(Math.abs(limit.quasiP / (quasiP as number) - 1)).toBeLessThanOrEqual(1e-9);
    }
  }
}

describe.skipIf(skipsWithoutSources(SELECTIONS.length + VARIANTS.length))('PRIM against the EMA Workbench', () => {
  it.each(SELECTIONS)('takes the same steps to the same boxes, $name', ({ name, rule, boxes }) => {
    const table = readCase();
    const references = readBoxes('lenient1', 0.05, name);
    expect(references).toHaveLength(boxes);
    const rows = rowsOf('case_a_trajectory.csv', ['selection', 'box', ...STEP_COLUMNS]);
    let remaining: Uint8Array | undefined;
    references.forEach((reference, i) => {
      const trajectory = primTrajectory(table, {}, remaining);
      expectSteps(
        trajectory,
        rows.filter((row) => row.text('selection') === name && row.text('box') === String(i + 1)),
      );
      const chosen = chooseStep(trajectory.steps, rule);
      expectBox(table, trajectory, chosen, reference);
      remaining = rowsLeft(table, trajectory, trajectory.steps[chosen] as (typeof trajectory.steps)[number]);
    });
  });

  it.each(VARIANTS)('takes the same steps by $objective with alpha $peelAlpha', ({ objective, peelAlpha }) => {
    const table = readCase();
    const trajectory = primTrajectory(table, { objective, peelAlpha });
    const rows = rowsOf('case_a_trajectory_variants.csv', ['objective', 'peel_alpha', ...STEP_COLUMNS]);
    expectSteps(
      trajectory,
      rows.filter((row) => row.text('objective') === objective && Number(row.text('peel_alpha')) === peelAlpha),
    );
    const [reference] = readBoxes(objective, peelAlpha, 'last');
    expectBox(table, trajectory, trajectory.steps.length - 1, reference as ReferenceBox);
  });
});
