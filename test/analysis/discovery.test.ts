import { describe, expect, it } from 'vitest';
import { discover } from '../../src/analysis/discovery.ts';

const ROWS = 200;
const INPUTS = 12;

/** Even numbers in 0..1 without order: the same in every run of the test. */
function noise(row: number, column: number): number {
  const wild = Math.sin(row * 12.9898 + column * 78.233) * 43_758.5453;
  return wild - Math.floor(wild);
}

const columns = Array.from({ length: INPUTS }, (_, c) => Float64Array.from({ length: ROWS }, (_row, r) => noise(r, c)));

/** Marks of the 20 rows with the highest scores. */
function highest(score: (row: number) => number): Uint8Array {
  const rows = [...Array(ROWS).keys()].sort((a, b) => score(b) - score(a)).slice(0, 20);
  return Uint8Array.from({ length: ROWS }, (_, row) => (rows.includes(row) ? 1 : 0));
}

describe('discover', () => {
  it('finds the one of many inputs that matters, though there are few cases', () => {
    // A search over all inputs alone loses it here: it first peels what holds no case by chance.
    const outcome = highest((row) => noise(row, INPUTS - 1) + 1.6 * noise(row, 109));
    const { box, cases, rows } = discover({ columns, outcome });
    expect({ cases, rows }).toEqual({ cases: 20, rows: ROWS });
    expect(box.conditions.map(({ column }) => column)).toEqual([INPUTS - 1]);
    expect(box.conditions[0]?.upper).toBeNull();
    expect(box.conditions[0]?.lower?.value).toBeGreaterThan(0.5);
    // The cases are at least twice as dense as among all rows, and half of them are held.
    expect(box.density).toBeGreaterThan(0.2);
    expect(box.coverage).toBeGreaterThanOrEqual(0.5);
  });

  it('finds nothing where no input matters', () => {
    const { box, medians } = discover({ columns, outcome: highest((row) => noise(row, 200)) });
    expect(box.conditions).toEqual([]);
    expect(medians).toHaveLength(INPUTS);
  });

  it('finds a box in two inputs of which each alone says little', () => {
    // Inside the middle of both; ranks of such cases are those of chance.
    const outcome = highest((row) => -Math.max(Math.abs(noise(row, 0) - 0.5), Math.abs(noise(row, 1) - 0.5)));
    const { box } = discover({ columns, outcome });
    expect(box.conditions.map(({ column }) => column)).toEqual([0, 1]);
    expect(box.density).toBeGreaterThan(0.8);
  });
});
