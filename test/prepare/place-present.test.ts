import { describe, expect, it } from 'vitest';
import { OUTPUT_IDS, type OutputId } from '../../src/params/outputs.ts';
import { createEventShares } from '../../src/prepare/event-share.ts';
import {
  DISPLACED_KINDS,
  type DisplacedKind,
  faultOfKinds,
  PRESENT_FROM,
  presentInPlace,
  usualDays,
} from '../../src/prepare/place-present.ts';
import { createLuck, drawUniforms, luckKey } from '../../src/random/luck.ts';

const YEARS = 26;
const RUNS = 2;
const key = luckKey('horizons');

/** Runs of a place: each output by year index and run; outputs that are left out are 0. */
function joined(values: Partial<Record<OutputId, (t: number, run: number) => number>>) {
  const all = new Float64Array(OUTPUT_IDS.length * YEARS * RUNS);
  OUTPUT_IDS.forEach((id, o) => {
    for (let t = 0; t < YEARS; t++)
      for (let r = 0; r < RUNS; r++) all[(o * YEARS + t) * RUNS + r] = values[id]?.(t, r) ?? 0;
  });
  return { values: all, cells: OUTPUT_IDS.length * YEARS, runs: RUNS };
}

const place = joined({
  disasterDisplacement: (t, r) => 10_000 * (t + 1) + r,
  floodDisplacement: (t) => 4_000 * (t + 1),
  stormDisplacement: (t) => 1_000 * (t + 1),
  internallyDisplacedDisaster: (t, r) => 3_000 * (t + 1) + 0.3 * r,
  crossBorderIn: () => 500,
  refugeesHosted: (t) => 20_000 + t,
  conflictDisplacement: (_t, r) => 700 * (r + 1),
  internallyDisplacedConflict: () => 9_000,
});
const presentOf = (kinds: readonly DisplacedKind[], days?: number, until = 2030) =>
  presentInPlace(place, [0, 1], { kinds, key, m49: 508, days, until });
const draw = (year: number, run: number) => {
  const out = new Float64Array(8);
  drawUniforms(createLuck(key, 0, false), 508, year, 90, 1, out);
  return out[run] as number;
};

describe('people present in a place', () => {
  it('begin in 2026, with the stock at the end of 2025 before', () => {
    const { firstYear, years, runs, peak, yearEnd, personDays } = presentOf(['disaster']);
    expect([firstYear, years, runs]).toEqual([2026, 5, 2]);
    const share = createEventShares();
    // Year index 1 of run 1: 20,001 movements after a stock of 3,000.3.
    expect(peak[1]).toBeCloseTo(3_000.3 + share(draw(2026, 1), 20_001) * 20_001, 9);
    expect(yearEnd[0]).toBe(6_000);
    expect(personDays[1]).toBe(20_001 * 14);
    expect(personDays.length).toBe(10);
  });

  it('of floods have their part of the stock of all disasters', () => {
    const { yearEnd, peak } = presentOf(['flood']);
    // 8,000 of 20,000 movements of run 0 in 2026: two fifths of 6,000.
    expect(yearEnd[0]).toBeCloseTo(2_400, 9);
    // Before it 4,000 of 10,000 in 2025, two fifths of 3,000.
    expect(peak[0]).toBeCloseTo(1_200 + createEventShares()(draw(2026, 0), 8_000) * 8_000, 9);
    const none = presentInPlace(joined({}), [0, 1], { kinds: ['flood'], key, m49: 508, days: undefined, until: 2026 });
    expect([...none.peak]).toEqual([0, 0]);
  });

  it('of several kinds are added in each year', () => {
    const [flood, storm, both] = [presentOf(['flood']), presentOf(['storm']), presentOf(['flood', 'storm'])];
    both.peak.forEach((people, i) => {
      expect(people).toBe((flood.peak[i] as number) + (storm.peak[i] as number));
    });
    expect(both.personDays[9]).toBe(5_000 * 6 * 14);
  });

  it('of conflict and arrivals count everybody who moves, for half a year unless days are stated', () => {
    const conflict = presentOf(['conflict']);
    expect([...conflict.peak.slice(0, 2)]).toEqual([9_700, 10_400]);
    expect(conflict.personDays[0]).toBe(700 * 182);
    const arrivals = presentOf(['arrivals'], 30);
    expect([...arrivals.peak.slice(0, 3)]).toEqual([20_500, 20_500, 20_501]);
    expect(arrivals.personDays[0]).toBe(500 * 30);
  });

  it('draw by the numbers of the runs that are there', () => {
    const options = { kinds: ['disaster'] as const, key, m49: 508, days: undefined, until: 2026 };
    const later = presentInPlace(place, [0, 9], options);
    expect(later.peak[0]).toBe(presentOf(['disaster']).peak[0]);
    expect(later.peak[1]).not.toBe(presentOf(['disaster']).peak[1]);
  });

  it.each([
    [['disaster', 'flood'], /found disaster, flood, allowed: disaster alone/],
    [['storm', 'disaster'], /allowed: disaster alone/],
    [[], /found none, allowed: one or more/],
    [['flood', 'flood'], /each once/],
  ] as const)('refuse %j', (kinds, message) => {
    expect(faultOfKinds(kinds)).toMatch(message);
    expect(() => presentOf(kinds)).toThrow(message);
  });

  it('refuse years and runs that are not there', () => {
    expect(() => presentOf(['flood'], undefined, 2051)).toThrow('last year: found 2051, allowed: 2026 to 2050');
    expect(() => presentOf(['flood'], undefined, PRESENT_FROM - 1)).toThrow('found 2025');
    const options = { kinds: ['flood'] as const, key, m49: 508, days: undefined, until: 2030 };
    expect(() => presentInPlace(place, [0], options)).toThrow('runs: found 1 numbers, allowed: 2');
    expect(DISPLACED_KINDS.map(usualDays)).toEqual([14, 14, 14, 182, 182]);
  });
});
