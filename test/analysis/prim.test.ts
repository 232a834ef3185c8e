import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PrimStep, type PrimTable, primTrajectory } from '../../src/analysis/prim.ts';
import { chooseStep, describeBox, liftInsignificant, rowsLeft } from '../../src/analysis/prim-box.ts';

/** Input 0 runs 0..99, input 1 is a shuffle of it; cases where input 0 is 20 or more: four peels of five rows. */
const threshold: PrimTable = {
  columns: [
    Float64Array.from({ length: 100 }, (_, i) => i),
    Float64Array.from({ length: 100 }, (_, i) => (37 * i) % 100),
  ],
  outcome: Uint8Array.from({ length: 100 }, (_, i) => (i >= 20 ? 1 : 0)),
};

const lastOf = (steps: readonly PrimStep[]) => steps.at(-1) as PrimStep;

const tables = fc.integer({ min: 5, max: 60 }).chain((rows) =>
  fc.record({
    // Few levels, so that ties and groups of equal values are the rule.
    columns: fc.array(
      fc.array(fc.integer({ min: -4, max: 4 }), { minLength: rows, maxLength: rows }).map((c) => Float64Array.from(c)),
      { minLength: 1, maxLength: 4 },
    ),
    outcome: fc
      .array(fc.nat({ max: 1 }), { minLength: rows - 1, maxLength: rows - 1 })
      .map((cells) => Uint8Array.from([1, ...cells])),
  }),
);

describe('primTrajectory', () => {
  it('cuts the input that matters, on its side, and stops where all rows inside are cases', () => {
    const { steps } = primTrajectory(threshold);
    const last = lastOf(steps);
    expect(last.restricted).toEqual([0]);
    expect([last.rows, last.cases, last.coverage, last.density, last.mass]).toEqual([80, 80, 1, 1, 0.8]);
    // A limit lies in the middle between the last row cut and the first one kept.
    expect(last.lower[0]).toBe(19.5);
  });

  it('peels the first time at the middle of the ranks around alpha', () => {
    // 99 x 0.05 = 4.95: between the values of ranks 4 and 5.
    const step = primTrajectory(threshold).steps[1] as PrimStep;
    expect(step.moved).toEqual({ column: 0, side: 'lower' });
    expect([step.lower[0], step.rows, step.cases]).toEqual([4.5, 95, 80]);
  });

  it('never cuts through a group of equal values', () => {
    // 10 rows of 0, one of them a case, 10 rows of 1, all cases; a cut of 5% would take one row of the ten.
    const levels = Float64Array.from({ length: 20 }, (_, i) => (i < 10 ? 0 : 1));
    const outcome = Uint8Array.from({ length: 20 }, (_, i) => (i === 0 || i >= 10 ? 1 : 0));
    const last = lastOf(primTrajectory({ columns: [levels], outcome }).steps);
    expect([last.rows, last.cases, last.lower[0]]).toEqual([10, 10, 0.5]);
  });

  it('takes the first of two inputs that say the same', () => {
    const [column] = threshold.columns as [Float64Array];
    const { steps } = primTrajectory({ columns: [column, column.slice()], outcome: threshold.outcome });
    expect(lastOf(steps).restricted).toEqual([0]);
  });

  it('holds no box below the least mass', () => {
    const last = lastOf(primTrajectory(threshold, { massMin: 0.9 }).steps);
    expect([last.mass, last.density]).toEqual([0.9, 80 / 90]);
  });

  it('counts what its limits hold, and every step is denser than the one before', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { steps } = primTrajectory(table);
        const all = table.outcome.reduce((a, b) => a + b, 0);
        steps.forEach((step, i) => {
          const inside = [...table.outcome.keys()].filter((row) =>
            table.columns.every((c, j) => {
              const value = c[row] as number;
              return value >= (step.lower[j] as number) && value <= (step.upper[j] as number);
            }),
          );
          const cases = inside.filter((row) => table.outcome[row] === 1).length;
          expect([step.rows, step.cases]).toEqual([inside.length, cases]);
          expect([step.coverage, step.density]).toEqual([cases / all, cases / inside.length]);
          if (i > 0) expect(step.density).toBeGreaterThan(steps[i - 1]?.density as number);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('does not care about the order of rows', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const turned = {
          columns: table.columns.map((column) => column.slice().reverse()),
          outcome: table.outcome.slice().reverse(),
        };
        expect(primTrajectory(turned).steps).toEqual(primTrajectory(table).steps);
      }),
      { numRuns: 40 },
    );
  });

  it('refuses what it cannot search', () => {
    const { columns, outcome } = threshold;
    const broken = Float64Array.from(columns[0] as Float64Array);
    broken[3] = Number.NaN;
    expect(() => primTrajectory({ columns: [], outcome })).toThrow('no input');
    expect(() => primTrajectory({ columns: [new Float64Array(99)], outcome })).toThrow('input 0 has 99 rows');
    expect(() => primTrajectory({ columns: [broken], outcome })).toThrow('input 0 is NaN in row 3');
    expect(() => primTrajectory({ columns, outcome: new Uint8Array(100) })).toThrow('no case of interest');
    expect(() => primTrajectory({ columns, outcome: new Uint8Array(100).fill(2) })).toThrow('neither 0 nor 1');
    expect(() => primTrajectory(threshold, { peelAlpha: 0 })).toThrow('alpha is 0');
    expect(() => primTrajectory(threshold, { massMin: 1.2 })).toThrow('massMin is 1.2');
    expect(() => primTrajectory(threshold, {}, new Uint8Array(100))).toThrow('no row remains');
    expect(() => primTrajectory(threshold, {}, new Uint8Array(9))).toThrow('9 marks');
  });
});

describe('chooseStep', () => {
  const step = (coverage: number, density: number, restricted: readonly number[]): PrimStep => ({
    ...{ phase: 'peel', moved: null, rows: 1, cases: 1, mass: 1, coverage, density, restricted },
    ...{ lower: new Float64Array(0), upper: new Float64Array(0) },
  });
  const steps = [step(1, 0.2, []), step(0.9, 0.5, [0]), step(0.7, 0.8, [0, 1]), step(0.7, 0.8, [0]), step(0.3, 1, [0])];

  it('takes the most coverage at a density, the most density at a coverage, or the end', () => {
    expect(chooseStep(steps, { kind: 'density', atLeast: 0.4 })).toBe(1);
    expect(chooseStep(steps, { kind: 'coverage', atLeast: 0.8 })).toBe(1);
    expect(chooseStep(steps, { kind: 'last' })).toBe(4);
  });

  it('breaks a tie by the other measure, then by the fewest inputs, then by the earlier', () => {
    const denser = [step(0.6, 0.8, [0]), step(0.6, 0.9, [0, 1]), step(0.6, 0.9, [0, 1])];
    expect(chooseStep(denser, { kind: 'density', atLeast: 0.7 })).toBe(1);
    const wider = [step(0.5, 1, [0]), step(0.6, 1, [0, 1]), step(0.6, 1, [0, 1])];
    expect(chooseStep(wider, { kind: 'coverage', atLeast: 0.4 })).toBe(1);
    expect(chooseStep(steps, { kind: 'coverage', atLeast: 0.5 })).toBe(3);
    expect(chooseStep(steps, { kind: 'density', atLeast: 0.8 })).toBe(3);
  });

  it('falls back to all rows where no step is good enough', () => {
    expect(chooseStep(steps.slice(0, 4), { kind: 'density', atLeast: 0.95 })).toBe(0);
  });
});

describe('describeBox', () => {
  it('says limits, their significance and the share that meets each input', () => {
    const trajectory = primTrajectory(threshold);
    const last = lastOf(trajectory.steps);
    const box = describeBox(threshold, trajectory, last);
    // Without the limit 80 of 100 rows are cases: 80 of 80 by chance is 0.8^80 = 1.77e-8.
    expect(box.conditions).toEqual([
      { column: 0, lower: { value: 19.5, quasiP: expect.closeTo(0.8 ** 80, 18) }, upper: null, share: 0.8 },
    ]);
    expect([box.rows, box.cases, box.coverage, box.density, box.mass]).toEqual([80, 80, 1, 1, 0.8]);
  });

  it('has no condition where nothing was cut', () => {
    const trajectory = primTrajectory(threshold);
    const box = describeBox(threshold, trajectory, trajectory.steps[0] as PrimStep);
    expect([box.conditions, box.coverage, box.density, box.mass]).toEqual([[], 1, 0.8, 1]);
  });
});

describe('liftInsignificant', () => {
  it('drops a limit that chance explains and keeps the one that matters', () => {
    const trajectory = primTrajectory(threshold);
    const limits = { lower: lastOf(trajectory.steps).lower.slice(), upper: lastOf(trajectory.steps).upper.slice() };
    // Inside input 0's limit all rows are cases, so this one adds nothing: its quasi p-value is 1.
    limits.upper[1] = 95;
    const lifted = liftInsignificant(threshold, trajectory, limits, 0.05);
    expect(lifted.upper[1]).toBe(99);
    expect(lifted.lower[0]).toBe(limits.lower[0]);
    expect(limits.upper[1]).toBe(95);
  });

  it('lifts the first of two limits that say the same, and keeps the other', () => {
    const [column] = threshold.columns as [Float64Array];
    const table = { columns: [column, column.slice()], outcome: threshold.outcome };
    const trajectory = primTrajectory(table);
    const limits = { lower: Float64Array.of(19.5, 19.5), upper: trajectory.range.upper };
    expect([...liftInsignificant(table, trajectory, limits, 0.05).lower]).toEqual([0, 19.5]);
  });

  it('leaves no limit above its level', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const trajectory = primTrajectory(table);
        const lifted = liftInsignificant(table, trajectory, lastOf(trajectory.steps), 0.05);
        for (const { lower, upper } of describeBox(table, trajectory, lifted).conditions)
          for (const limit of [lower, upper]) expect(limit?.quasiP ?? 0).toBeLessThanOrEqual(0.05);
      }),
      { numRuns: 40 },
    );
  });
});

describe('rowsLeft', () => {
  it('takes the box from the rows that remain, so that a second box finds other cases', () => {
    // Two ways to be a case: a high first or a high second input.
    const [first, second] = threshold.columns as [Float64Array, Float64Array];
    const outcome = Uint8Array.from(first, (value, i) => (value >= 79 || (second[i] as number) >= 79 ? 1 : 0));
    const table = { columns: [first, second], outcome };
    const one = primTrajectory(table);
    const limits = liftInsignificant(table, one, lastOf(one.steps), 0.05);
    const boxOne = describeBox(table, one, limits);
    const left = rowsLeft(table, one, limits);
    expect(left.reduce((a, b) => a + b, 0)).toBe(100 - boxOne.rows);
    const two = primTrajectory(table, {}, left);
    const boxTwo = describeBox(table, two, liftInsignificant(table, two, lastOf(two.steps), 0.05));
    const inputs = [boxOne, boxTwo].map(({ conditions }) => conditions.map(({ column }) => column));
    expect(inputs.sort()).toEqual([[0], [1]]);
    expect([boxOne.density, boxTwo.density]).toEqual([1, 1]);
    expect(boxOne.coverage + boxTwo.coverage).toBeLessThanOrEqual(1);
  });
});
