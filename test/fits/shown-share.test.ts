import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitShownShares } from '../../src/fits/shown-share.ts';

const YEARS = 23;
/** Steps up and down, large against the least error. */
const flows = Float64Array.from({ length: YEARS }, (_, t) => (Math.floor(t / 4) % 2 === 0 ? 1_000 : 90_000));
const shareOf = (net: Float64Array, flow = flows) => fitShownShares(net, flow, 1)[0] as number;

describe('share of displacement across borders that net migration shows', () => {
  it('is near what the series were made with: none, half, all', () => {
    const level = Float64Array.from({ length: YEARS }, (_, t) => 5_000 + 100 * (t % 3));
    for (const share of [0, 0.5, 1]) {
      const net = level.map((people, t) => people + share * (flows[t] as number));
      expect(Math.abs(shareOf(net) - share)).toBeLessThan(0.12);
    }
  });

  it('is the prior where nothing was recorded, and near it where flows drown in the rest', () => {
    const noise = Float64Array.from({ length: YEARS }, (_, t) => 200_000 * Math.sin(7 * t * t));
    expect(shareOf(noise, new Float64Array(YEARS))).toBe(0.5);
    expect(
      Math.abs(
        shareOf(
          noise,
          flows.map((people) => people / 100),
        ) - 0.5,
      ),
    ).toBeLessThan(0.02);
  });

  it('stays within 0 and 1, whatever the series', () => {
    const series = fc.array(fc.double({ min: -1e7, max: 1e7, noNaN: true }), { minLength: YEARS, maxLength: YEARS });
    fc.assert(
      fc.property(series, series, (net, flow) => {
        const share = shareOf(Float64Array.from(net), Float64Array.from(flow));
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }),
    );
  });
});
