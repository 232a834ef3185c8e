import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Column, columnOf } from '../../src/params/quantity.ts';
import { type AgeShares, DEFAULT_SHARES } from '../../src/prepare/age-shares.ts';
import { consumption, type NeedsInput, needByRun, needs } from '../../src/prepare/needs.ts';
import { addPresent, type PeoplePresent, statedPeople } from '../../src/prepare/people-present.ts';
import type { NeedRatio, Phase } from '../../src/prepare/planning-row.ts';
import { NEED_RATIOS } from '../../src/prepare/planning-rows.ts';

const ratio = (id: string) => NEED_RATIOS.find((each) => each.id === id) as NeedRatio;
const peak = (...people: number[]): PeoplePresent => ({
  measure: 'peak',
  people: columnOf(Float64Array.from(people)),
});
const worked = { shares: DEFAULT_SHARES, household: 5, plannedShare: 1, shifts: 2 } as const;
const inputOf = (people: PeoplePresent, phase: Phase, part: Partial<NeedsInput> = {}): NeedsInput => ({
  people,
  phase,
  ...worked,
  ...part,
});
const quantitiesOf = (input: NeedsInput, quantiles: readonly number[] = [0.5]) => {
  const table = needs(NEED_RATIOS, input, quantiles);
  return new Map(table.needs.map(({ ratio: { id }, quantities }) => [id, quantities]));
};

describe('the worked example of the planning ratios, 100,000 people', () => {
  const emergency = quantitiesOf(inputOf(statedPeople(100_000), 'emergency'));
  const after = quantitiesOf(inputOf(statedPeople(100_000), 'after'));

  it.each([
    ['water', 1_500, 2_000],
    ['taps', 400, 1_000],
    ['toilets', 2_000, 5_000],
    ['bath-shelters', 2_000, 5_000],
    ['hygiene-promoters', 200, 100],
    ['soap', 45, 45],
    ['water-containers', 40_000, 40_000],
    ['covered-floor', 350_000, 350_000],
    ['site-area', 450, 450],
    ['site-area-minimum', 300, 300],
    ['food-energy', 210_000_000, 210_000_000],
    ['dry-ration', 55, 55],
    ['health-facilities', 10, 10],
    ['hospitals', 1, 1],
    ['hospital-beds', 100, 100],
    ['hospital-beds-sphere', 180, 180],
    ['skilled-health-workers', 230, 230],
    ['consultations', 274, 274],
    ['consultations-high', 1_096, 1_096],
    ['clinicians', 6, 6],
    ['clinicians-high', 22, 22],
    ['births', 750, 750],
    ['births-high', 1_250, 1_250],
    ['school-places', 30_000, 30_000],
    ['classrooms', 375, 375],
    ['school-toilets-girls', 500, 500],
    ['school-toilets-boys', 250, 250],
  ])('%s: %d, then %d', (id, first, then) => {
    expect(emergency.get(id)).toEqual([first]);
    expect(after.get(id)).toEqual([then]);
  });

  it('has no figure for what a phase or the shares do not know, and says which', () => {
    expect(after.has('water-survival')).toBe(false);
    const { unknown } = needs(NEED_RATIOS, inputOf(statedPeople(100_000), 'after'), [0.5]);
    expect(unknown.map(({ id }) => id)).toEqual(['pre-primary-places']);
  });
});

describe('needs', () => {
  it('are rounded up once, at the end: regions are added first', () => {
    // 40 + 40 people want 2 toilets together and 1 + 1 apart; 30 + 30 want 2, and 1 + 1; 25 + 25 want 1 and not 2.
    const together = (a: number, b: number) =>
      quantitiesOf(inputOf(addPresent([peak(a), peak(b)]), 'emergency')).get('toilets');
    expect(together(40, 40)).toEqual([2]);
    expect(together(25, 25)).toEqual([1]);
    expect(quantitiesOf(inputOf(peak(7), 'emergency')).get('water')).toEqual([0.11]);
  });

  it('are not raised by the last bits of a product', () => {
    // 0.07 x 100 is 7.000000000000001, and 0.55 x 3 / 1,000 is 0.0016500000000000002.
    const shares = { 'children 5-17': 0.07 };
    expect(quantitiesOf(inputOf(peak(100), 'emergency', { shares })).get('school-places')).toEqual([7]);
    expect(quantitiesOf(inputOf(peak(10_000_000_000), 'emergency')).get('food-energy')).toEqual([21_000_000_000_000]);
    expect(quantitiesOf(inputOf(peak(10_000_000_001), 'emergency')).get('food-energy')).toEqual([21_000_000_002_100]);
  });

  it('are percentiles of runs, which do not add up over places', () => {
    const here = peak(0, 0, 0, 1_000);
    const there = peak(1_000, 0, 0, 0);
    const p95 = (people: PeoplePresent) => quantitiesOf(inputOf(people, 'emergency'), [0.95]).get('water')?.[0];
    // Type 7 of four runs: rank 2.85, so 850 people each and 1,000 people together.
    expect([p95(here), p95(there), p95(addPresent([here, there]))]).toEqual([12.75, 12.75, 15]);
  });

  it('take shares of each run where they are known by run', () => {
    const shares: AgeShares = { 'children 5-17': Float64Array.of(0.2, 0.4) };
    const input = inputOf(peak(1_000, 100), 'emergency', { shares });
    expect(quantitiesOf(input, [0, 1]).get('school-places')).toEqual([40, 200]);
    expect([...(needByRun(ratio('classrooms'), input) ?? [])]).toEqual([2.5, 0.5]);
  });

  it('count households of the size that is given, and shifts', () => {
    const people = statedPeople(1_000);
    expect(quantitiesOf(inputOf(people, 'emergency', { household: 4 })).get('water-containers')).toEqual([500]);
    expect(quantitiesOf(inputOf(people, 'emergency', { shifts: 3 })).get('classrooms')).toEqual([3]);
    expect(quantitiesOf(inputOf(people, 'emergency', { shifts: 1 })).get('classrooms')).toEqual([8]);
  });

  it('of one run are what the percentiles are taken of', () => {
    const input = inputOf(peak(10, 30, 20), 'emergency', { plannedShare: 0.5 });
    expect([...(needByRun(ratio('toilets'), input) ?? [])]).toEqual([0.1, 0.3, 0.2]);
    expect(needByRun(ratio('water-survival'), inputOf(statedPeople(1), 'after'))).toBeUndefined();
    expect(needByRun(ratio('pre-primary-places'), input)).toBeUndefined();
  });

  it('that are used up follow the days that people stay', () => {
    const days: Column<'flow', 'person-days'> = columnOf(Float64Array.of(1_000_000, 0, 3_043_750));
    const used = new Map(
      consumption(NEED_RATIOS, days, 'emergency', [0.5, 1]).map(({ ratio: { id }, quantities }) => [id, quantities]),
    );
    // 15 litres, 2,100 kcal and 0.55 kg a day; 0.45 kg of soap in 30.4375 days: 14.785 t of a million days.
    expect(used.get('water')).toEqual([15_000, 45_656.25]);
    expect(used.get('food-energy')).toEqual([2_100_000_000, 6_391_875_000]);
    expect(used.get('dry-ration')).toEqual([550, 1_674.063]);
    expect(used.get('soap')).toEqual([14.785, 45]);
    expect([...used.keys()]).toEqual(['water', 'soap', 'food-energy', 'protein', 'fat', 'dry-ration']);
  });

  it.each([
    ['annual movements', { people: Float64Array.of(5) }, /found annual movements or another number.*people present/],
    ['a peak after the emergency', { phase: 'after' }, /found peak, allowed in the phase after: .*yearEnd, stated/],
    ['no run', { people: peak() }, /found no run/],
    ['a household of nobody', { household: 0 }, /household: found 0, allowed: 1 to 15/],
    ['a share above 1', { plannedShare: 1.1 }, /planned share: found 1.1, allowed: 0 to 1/],
    ['no shift', { shifts: 0 }, /shifts: found 0, allowed: 1 to 3/],
    ['a share by age that is no number', { shares: { 'boys 5-17': Number.NaN } }, /boys 5-17: found NaN/],
    ['shares of other runs', { shares: { 'boys 5-17': Float64Array.of(0, 0) } }, /found 2 shares, allowed: 1/],
    ['a share of a run above 1', { shares: { 'boys 5-17': Float64Array.of(2) } }, /boys 5-17: found 2/],
  ])('refuse %s', (_, part, message) => {
    const input = { ...inputOf(peak(5), 'emergency'), ...part } as NeedsInput;
    expect(() => needs(NEED_RATIOS, input, [0.5])).toThrow(message);
    expect(() => needByRun(ratio('water'), input)).toThrow(message);
  });
});

const phases = fc.constantFrom<Phase>('emergency', 'after');
const share = fc.double({ min: 0, max: 1, noNaN: true });
const shares = fc.record({
  'children 5-17': share,
  'girls 5-17': share,
  'boys 5-17': share,
  'children 3-5': share,
  'women and girls 15-49': share,
});
const rest = fc.record({
  shares,
  household: fc.double({ min: 1, max: 15, noNaN: true }),
  plannedShare: share,
  shifts: fc.integer({ min: 1, max: 3 }),
});
const count = fc.oneof(fc.integer({ min: 0, max: 1_000 }), fc.double({ min: 0, max: 1e9, noNaN: true }));

describe('laws of needs', () => {
  it('never fall with people', () => {
    fc.assert(
      fc.property(count, count, phases, rest, (a, b, phase, part) => {
        const [few, many] = [Math.min(a, b), Math.max(a, b)].map((n) =>
          quantitiesOf(inputOf(statedPeople(n), phase, part)),
        );
        for (const [id, [quantity]] of few ?? [])
          expect(many?.get(id)?.[0], id).toBeGreaterThanOrEqual(quantity as number);
      }),
    );
  });

  it('that are not of planned settlements do not move with their share; the others never fall with it', () => {
    fc.assert(
      fc.property(count, phases, rest, share, (people, phase, part, other) => {
        const of = (plannedShare: number) =>
          quantitiesOf(inputOf(statedPeople(people), phase, { ...part, plannedShare }));
        const [low, high] = [of(Math.min(part.plannedShare, other)), of(Math.max(part.plannedShare, other))];
        for (const [id, quantity] of low) {
          if (ratio(id).scope === 'everybody') expect(high.get(id), id).toEqual(quantity);
          else expect(high.get(id)?.[0], id).toBeGreaterThanOrEqual(quantity[0] as number);
        }
        for (const { id, scope } of NEED_RATIOS)
          if (scope === 'planned settlements' && low.has(id)) expect(of(0).get(id), id).toEqual([0]);
      }),
    );
  });

  it('have percentiles in order, between those of the least and the most people', () => {
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 20 }), rest, (people, part) => {
        const quantiles = [0, 0.1, 0.5, 0.9, 0.95, 1];
        const found = quantitiesOf(inputOf(peak(...people), 'emergency', part), quantiles);
        const most = quantitiesOf(inputOf(peak(Math.max(...people)), 'emergency', part));
        for (const [id, quantities] of found) {
          expect([...quantities].sort((a, b) => a - b)).toEqual(quantities);
          expect(quantities.at(-1), id).toBe(most.get(id)?.[0]);
        }
      }),
    );
  });

  it('are never below what the ratio asks for, by less than one unit above it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (people) => {
        const found = quantitiesOf(inputOf(statedPeople(people), 'emergency'));
        const toilets = found.get('toilets')?.[0] as number;
        expect(toilets * 50).toBeGreaterThanOrEqual(people);
        expect((toilets - 1) * 50).toBeLessThan(people === 0 ? 1 : people);
        expect(Number.isInteger(toilets)).toBe(true);
      }),
    );
  });
});
