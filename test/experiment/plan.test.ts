import { describe, expect, it } from 'vitest';
import { blockCount, blockSamples, leverValues, sampleCount } from '../../src/experiment/design.ts';
import { parsePlan, planDifferences, planHash, planText } from '../../src/experiment/plan.ts';
import { plannedScenarios } from '../../workers/experiment.ts';
import { planOf } from '../support/experiments.ts';
import { baseline } from '../support/world.ts';

describe('a plan', () => {
  it('comes back from its text, with the same hash', () => {
    const plan = planOf();
    expect(parsePlan(planText(plan))).toEqual(plan);
    expect(planHash(parsePlan(planText(plan)))).toBe(planHash(plan));
    expect(planHash(plan)).toMatch(/^[0-9a-f]{16}$/);
  });

  it('has another hash for any other value in it', () => {
    const hashes = [
      planOf(),
      planOf({ runs: 16 }),
      planOf({ seed: 'other' }),
      planOf({ samplesPerBlock: 5 }),
      planOf({ build: { program: 'next' } }),
      planOf({ design: { kind: 'lhs', size: 11 } }),
    ].map(planHash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('names every place at fault', () => {
    const broken = { ...planOf(), runs: 0, years: ['soon'], extra: 1 };
    expect(() => parsePlan(JSON.stringify(broken))).toThrow(/years\.0: .*runs: /s);
    expect(() => parsePlan(JSON.stringify(broken))).toThrow(/extra/);
    expect(() => parsePlan('{')).toThrow();
    expect(() => parsePlan(JSON.stringify({ ...planOf(), version: 2 }))).toThrow('a newer Mobility Horizons');
  });

  it('names what differs from another, and nothing where they are the same', () => {
    expect(planDifferences(planOf(), planOf())).toEqual([]);
    const other = planOf({ runs: 16, levers: [{ id: 'adaptation', low: 0, high: 3 }], years: [2026, 2030] });
    expect(planDifferences(planOf(), other)).toEqual([
      'levers.0.high: found 4, this command asks for 3',
      'levers.1: found {"id":"fertility","low":-0.3,"high":0.3}, this command asks for nothing',
      'years.1: found nothing, this command asks for 2030',
      'runs: found 8, this command asks for 16',
    ]);
  });
});

describe('the samples of a plan', () => {
  const levers = planOf().levers;

  it('are counted by design', () => {
    const count = (kind: 'lhs' | 'morris' | 'sobol' | 'grid', size: number) =>
      sampleCount({ design: { kind, size }, levers });
    expect(count('lhs', 7)).toBe(7);
    expect(count('morris', 7)).toBe(21);
    expect(count('sobol', 64)).toBe(256);
    expect(count('grid', 7)).toBe(49);
  });

  it('are refused where the design does not take the size, with one that it takes', () => {
    const asked = (kind: 'lhs' | 'sobol' | 'grid', size: number) => () =>
      sampleCount({ design: { kind, size }, levers });
    expect(asked('sobol', 100)).toThrow('found 100 base points, allowed with 2 levers: a power of two such as 128');
    expect(asked('sobol', 2)).toThrow('such as 64');
    expect(asked('lhs', 1)).toThrow('found size 1');
    expect(asked('grid', 2_000)).toThrow('4000000 samples, allowed: 2000000');
  });

  it.each(['lhs', 'morris', 'sobol', 'grid'] as const)('of %s fill the ranges of the levers and no more', (kind) => {
    const plan = planOf({ design: { kind, size: 64 } });
    const values = leverValues(plan);
    expect(values).toHaveLength(sampleCount(plan) * 2);
    levers.forEach(({ low, high }, i) => {
      const own = values.filter((_, at) => at % 2 === i);
      expect(Math.min(...own)).toBeGreaterThanOrEqual(low);
      expect(Math.max(...own)).toBeLessThanOrEqual(high);
      expect(Math.max(...own) - Math.min(...own)).toBeGreaterThan(0.9 * (high - low));
    });
    expect(leverValues(plan)).toEqual(values);
  });

  it('are parted into blocks without a gap, the last one shorter', () => {
    const plan = planOf();
    expect(blockCount(plan)).toBe(3);
    expect([0, 1, 2].map((block) => blockSamples(plan, block))).toEqual([
      { from: 0, to: 4 },
      { from: 4, to: 8 },
      { from: 8, to: 10 },
    ]);
  });
});

describe('a plan against the world', () => {
  const faultsOf = (changes: Parameters<typeof planOf>[0]) => plannedScenarios(planOf(changes), baseline).faults;

  it('has no fault where all is known', () => {
    expect(faultsOf({})).toEqual([]);
  });

  it.each([
    [{ levers: [{ id: 'rain', low: 0, high: 1 }] }, /--levers: found "rain", allowed: fertility/],
    [{ levers: [{ id: 'warmingPath', low: 0, high: 1 }] }, /--levers: found "warmingPath"/],
    [{ levers: [{ id: 'adaptation', low: 0, high: 9 }] }, /adaptation: found 0 to 9, allowed: a range from 0 to 6/],
    [{ levers: [{ id: 'adaptation', low: 2, high: 2 }] }, /found 2 to 2/],
    [{ levers: [planOf().levers[0], planOf().levers[0]] }, /allowed: each lever once/],
    [{ places: ['XXX'] }, /does not know "XXX"/],
    [{ outputs: ['rain'] }, /--outputs: found "rain"/],
    [{ outputs: ['warming'] }, /warming is defined for WLD only/],
    [{ years: [2090] }, /--years: found 2090, allowed: 2025 to 2050/],
    [{ runs: 1e6 }, /--runs: found 1000000/],
    [{ design: { kind: 'sobol', size: 3 } }, /--samples: sobol: found 3 base points/],
    [{ scenarios: [{ version: 1, id: 'a', name: 'A', levers: { fertility: 9 } }] }, /scenario a: levers.fertility/],
    [
      { scenarios: [{ version: 1, id: 'a', name: 'A', levers: { adaptation: 3 } }] },
      /scenario a sets adaptation itself/,
    ],
    [{ scenarios: [planOf().scenarios[0], planOf().scenarios[0]] }, /allowed: each id once/],
  ] as [Parameters<typeof planOf>[0], RegExp][])('names the fault of %j', (changes, message) => {
    expect(faultsOf(changes).join('\n')).toMatch(message);
  });
});
