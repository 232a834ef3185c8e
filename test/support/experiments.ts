import type { ExperimentPlan } from '../../src/experiment/plan.ts';

/** A small plan; a test changes what it is about. */
export function planOf(changes: Partial<ExperimentPlan> = {}): ExperimentPlan {
  return {
    version: 1,
    build: { program: 'test' },
    design: { kind: 'lhs', size: 10 },
    levers: [
      { id: 'adaptation', low: 0, high: 4 },
      { id: 'fertility', low: -0.3, high: 0.3 },
    ],
    scenarios: [{ version: 1, id: 'reference', name: 'Reference', levers: {} }],
    places: ['NGA'],
    outputs: ['population'],
    years: [2026],
    quantiles: [0.5],
    runs: 8,
    seed: 'horizons',
    samplesPerBlock: 4,
    ...changes,
  };
}
