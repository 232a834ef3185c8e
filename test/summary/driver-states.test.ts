import { describe, expect, it } from 'vitest';
import type { OutputId } from '../../src/params/outputs.ts';
import { statesBefore } from '../../src/summary/driver-states.ts';
import type { RunYears } from '../../src/summary/shock-level.ts';

/** Three runs of ten years: run r has r in every output, 2,000 people, warming of the year. */
function values(output: OutputId): RunYears {
  const value = (t: number, run: number) => (output === 'population' ? 2_000 : output === 'warming' ? t + run : run);
  return {
    runs: 3,
    values: Float64Array.from({ length: 30 }, (_, i) => value(Math.floor(i / 3), i % 3)),
  };
}

describe('states before an outcome', () => {
  it('are means over the five years before, flows per 1,000 people', () => {
    const { states, columns } = statesBefore(values, 'labourShortage', 8);
    const column = (output: OutputId) => [...(columns[states.findIndex((state) => state.output === output)] ?? [])];
    expect(column('warming')).toEqual([5, 6, 7]);
    expect(column('births')).toEqual([0, 0.5, 1]);
  });

  it('are those of fewer years near the start, and of the first year itself in the first', () => {
    const { states, columns } = statesBefore(values, 'labourShortage', 2);
    const at = states.findIndex(({ output }) => output === 'warming');
    expect(columns[at]).toEqual(Float64Array.of(0.5, 1.5, 2.5));
    expect(statesBefore(values, 'labourShortage', 0).columns[at]).toEqual(Float64Array.of(0, 1, 2));
  });

  it('leave out the outcome, what is a part of it, and what does not differ', () => {
    const outputs = statesBefore(values, 'emigrants', 8).states.map(({ output }) => output);
    expect(outputs).not.toContain('netMigration');
    const same = (output: OutputId) =>
      output === 'warming' ? { runs: 3, values: new Float64Array(30) } : values(output);
    expect(statesBefore(same, 'emigrants', 8).states.map(({ output }) => output)).not.toContain('warming');
  });

  it('leave out what differs by rounding alone', () => {
    const rounded = (output: OutputId) =>
      output === 'warming'
        ? { runs: 3, values: Float64Array.from({ length: 30 }, (_, i) => (i % 3) * 1e-12) }
        : values(output);
    const outputs = statesBefore(rounded, 'emigrants', 8).states.map(({ output }) => output);
    expect(outputs).not.toContain('warming');
    expect(outputs).toContain('births');
  });
});
