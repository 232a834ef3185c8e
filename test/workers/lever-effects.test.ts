import { describe, expect, it } from 'vitest';
import { REFERENCE } from '../../src/scenario/scenario.ts';
import { attributionSize, leverEffects } from '../../workers/page-shocks.ts';

const levers = ['first', 'second'].map((id) => ({ id, low: 0, high: 1 }));

describe('effects of levers', () => {
  it('have the size of all effects and the sign of their mean, the largest first', () => {
    const morris = (mu: number, muStar: number) => ({ mu, muStar, sigma: 1, muError: 1, muStarError: 0 });
    const effects = leverEffects({ kind: 'morris', indices: [morris(2, 3), morris(-4, 5)] }, levers);
    expect(effects?.map(({ id, size, isMixed }) => [id, size.mean, isMixed])).toEqual([
      ['second', -5, false],
      ['first', 3, false],
    ]);
  });

  it('have no direction where they cancel by more than half', () => {
    const mixed = { mu: 1, muStar: 3, sigma: 3, muError: 1, muStarError: 1 };
    const [effect] = leverEffects({ kind: 'morris', indices: [mixed] }, levers.slice(0, 1)) ?? [];
    expect(effect?.isMixed).toBe(true);
    expect(effect?.size.high).toBe(3 + 1.2816);
  });

  it('are shares of the variance together and alone, and none where nothing varies', () => {
    const share = (first: number, total: number) => ({
      first: { value: first, error: 0 },
      total: { value: total, error: 0 },
    });
    const indices = { mean: 0, variance: 1, indices: [share(0.1, 0.2), share(0.7, 0.9)] };
    const effects = leverEffects({ kind: 'sobol', indices }, levers);
    expect(effects?.map(({ id, size, alone }) => [id, size.mean, alone?.mean])).toEqual([
      ['second', 0.9, 0.7],
      ['first', 0.2, 0.1],
    ]);
    expect(leverEffects({ kind: 'sobol', indices: null }, levers)).toBeUndefined();
  });
});

describe('the size of an attribution', () => {
  it('is every combination of the parts that differ', () => {
    const scenario = { ...REFERENCE, levers: { fertility: 0.1, lifeExpectancy: 1, adaptation: 1 } };
    expect(attributionSize(scenario)).toEqual({ parts: ['demographics', 'climate'], combinations: 4, runs: 500 });
    expect(attributionSize(REFERENCE)).toMatchObject({ parts: [], combinations: 1 });
  });
});
