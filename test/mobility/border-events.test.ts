import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeExit, openPathway } from '../../src/mobility/border-events.ts';
import { divideChannels } from '../../src/mobility/channels.ts';
import { corridorCoefficients } from '../../src/mobility/corridor-elasticities.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
/** Coefficients anywhere in their ranges, one place for all. */
const anyCoefficients = share.map((u) => corridorCoefficients(() => u));
const central = corridorCoefficients(() => 'central');

describe('a closed way out', () => {
  it('loses nobody: who wants to leave does, regularly or not, or stays', () => {
    fc.assert(
      fc.property(share, anyCoefficients, (closed, coefficients) => {
        const { moved, leaking, blocked } = closeExit(closed, coefficients);
        expect(moved + blocked).toBeCloseTo(1, 12);
        expect(leaking).toBeGreaterThanOrEqual(0);
        expect(leaking).toBeLessThanOrEqual(moved);
        expect(blocked).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('open, lets everybody leave, to the last bit; half closed, by hand', () => {
    expect(closeExit(0, central)).toEqual({ moved: 1, leaking: 0, blocked: 0 });
    // Nine in ten move regularly: 45% are refused, three in ten of them leak.
    const half = closeExit(0.5, central);
    expect(half.leaking).toBeCloseTo(0.135, 12);
    expect(half.moved).toBeCloseTo(0.685, 12);
  });
});

describe('an opened pathway', () => {
  const now = divideChannels(1, { closing: 0, opening: 0, enforcement: 0 }, central);

  it('raises regular moves by its share in every run, whatever the coefficients', () => {
    fc.assert(
      fc.property(share, anyCoefficients, (opened, coefficients) => {
        const before = divideChannels(1, { closing: 0.2, opening: 0.3, enforcement: 0.5 }, coefficients);
        const after = openPathway(before, opened, coefficients);
        expect(after.regular).toBeCloseTo(before.regular * (1 + opened), 12);
        expect(after.irregular).toBeGreaterThanOrEqual(0);
        expect(after.irregular).toBeLessThanOrEqual(before.irregular);
        // Those who would have moved irregularly are a part of the rise, not more.
        expect(after.regular + after.irregular).toBeGreaterThanOrEqual(before.regular + before.irregular - 1e-12);
      }),
    );
  });

  it('of as much as pathways opened in full draws as many irregular movers as they do', () => {
    const inFull = divideChannels(1, { closing: 0, opening: 1, enforcement: 0 }, central);
    const asMuch = openPathway(now, Math.expm1(central.opening), central);
    expect(asMuch.irregular).toBeCloseTo(inFull.irregular, 12);
  });
});
