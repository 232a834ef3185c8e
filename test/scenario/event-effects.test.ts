import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { HAZARD_GROUPS } from '../../src/baseline/baseline.ts';
import { lawRate } from '../../src/baseline/disaster-size.ts';
import { EVENT_KINDS, type EventKindId, eventKind } from '../../src/params/events.ts';
import { eventIntensity, eventSizes, stackedSize } from '../../src/scenario/event-effects.ts';
import { resolveEvents } from '../../src/scenario/resolve-events.ts';
import { LONGEST_RETURN_PERIOD, sizeAtReturnPeriod, supportedReturnPeriod } from '../../src/scenario/return-period.ts';
import { REFERENCE, type ScenarioEvent } from '../../src/scenario/scenario.ts';
import { baseline } from '../support/world.ts';

const rowOf = (iso3: string) => baseline.places.findIndex((place) => place.iso3 === iso3);
const NGA = rowOf('NGA');
const resolve = (events: readonly ScenarioEvent[], groups = {}) =>
  resolveEvents({ ...REFERENCE, groups, events }, baseline);
const event = (kind: EventKindId, change: Partial<ScenarioEvent> = {}): ScenarioEvent => ({
  id: kind,
  kind,
  where: 'NGA',
  firstYear: 2030,
  ...change,
});

describe('an event', () => {
  it('is nothing before its first year, full in its years, and decays after the last', () => {
    const [flood] = resolve([event('flood', { duration: 2, decay: 0.5 })]);
    if (!flood) throw new Error('no event');
    const years = [2029, 2030, 2031, 2032, 2033, 2035];
    expect(years.map((year) => eventIntensity(flood, NGA, year))).toEqual([0, 1, 1, 0.5, 0.25, 0.0625]);
    expect(years.map((year) => eventIntensity(flood, rowOf('GHA'), year))).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('is over after its years where it does not decay', () => {
    const [flood] = resolve([event('flood')]);
    expect(flood && [2030, 2031].map((year) => eventIntensity(flood, NGA, year))).toEqual([1, 0]);
  });

  it('takes size and duration of its kind where it gives none, and is left out where it is switched off', () => {
    const [closure, ...rest] = resolve([event('borderClosure'), event('flood', { enabled: false })]);
    expect(rest).toEqual([]);
    expect(closure).toMatchObject({ firstYear: 2030, lastYear: 2031, decay: 0 });
    expect(closure?.size[NGA]).toBe(0.5);
  });

  it('comes to each place of its list once, of regions and own groups too', () => {
    const [flood] = resolve([event('flood', { where: ['own', 'un-western-africa', 'NGA'], size: 2 })], {
      own: ['KEN', 'NGA'],
    });
    const hit = baseline.places.flatMap(({ iso3 }, i) => ((flood?.size[i] ?? 0) > 0 ? [iso3] : []));
    const western = baseline.groups.find(({ id }) => id === 'un-western-africa');
    expect(hit).toHaveLength((western?.members.length ?? 0) + 1);
    expect(hit).toContain('KEN');
    expect(new Set(flood?.size)).toEqual(new Set([0, 0.02]));
  });

  it('has the size of the return period in each place of its own record', () => {
    const [storm] = resolve([event('cyclone', { where: ['PHL', 'BGD'], returnPeriod: 20 })]);
    for (const iso3 of ['PHL', 'BGD']) {
      const size = sizeAtReturnPeriod(baseline, rowOf(iso3), eventKind('cyclone'), 20);
      expect(size).toEqual({ kind: 'size', share: storm?.size[rowOf(iso3)] });
    }
    expect(storm?.size[rowOf('PHL')]).not.toBe(storm?.size[rowOf('BGD')]);
  });
});

describe('events of one kind in one place and year', () => {
  const twice = (kind: EventKindId, a: number, b: number, change = {}) => {
    const events = resolve([event(kind, { id: 'a', size: a, ...change }), event(kind, { id: 'b', size: b })]);
    return (year: number) => stackedSize(events, kind, NGA, year);
  };

  // By hand: 2% + 3%; 1 - 0.9 * 0.8; 1.1 * 1.2 - 1; 1 - 0.5 * 0.6.
  it.each<[EventKindId, number, number, number]>([
    ['cyclone', 2, 3, 0.05],
    ['economicCrisis', 10, 20, 0.28],
    ['pathwayOpening', 10, 20, 0.32],
    ['borderClosure', 50, 40, 0.7],
  ])('%s: %i and %i together are %f', (kind, a, b, together) => {
    expect(twice(kind, a, b)(2030)).toBeCloseTo(together, 12);
  });

  it.each(EVENT_KINDS.map(({ id }) => [id as EventKindId]))(
    '%s alone has its own size, of any order the same',
    (kind) => {
      const one = resolve([event(kind)]);
      expect(stackedSize(one, kind, NGA, 2030)).toBeCloseTo(eventKind(kind).default / 100, 12);
      expect(stackedSize(one, kind, NGA, 2029)).toBe(0);
      expect(stackedSize([...one].reverse(), kind, NGA, 2030)).toBe(stackedSize(one, kind, NGA, 2030));
    },
  );

  it('decay: half of a share, half of the log of a loss', () => {
    const share = twice('borderClosure', 50, 40, { decay: 0.5, duration: 2 });
    // Year 2032: the first keeps half of 50%; the second, of two years by its kind, has ended.
    expect(share(2032)).toBeCloseTo(0.25, 12);
    const loss = twice('economicCrisis', 19, 10, { decay: 0.5 });
    expect(loss(2032)).toBeCloseTo(0.1, 12);
  });

  it('two whole closures are one', () => {
    expect(twice('borderClosure', 100, 100)(2030)).toBe(1);
  });

  it('leave other kinds alone, and the table holds every place and year', () => {
    const events = resolve([event('flood', { where: 'WLD', size: 2 }), event('cyclone', { size: 1 })]);
    const C = baseline.places.length;
    const table = eventSizes(events, 'cyclone', C);
    expect(eventSizes(events, 'drought', C)).toBeUndefined();
    expect(table).toHaveLength(C * 26);
    expect(table?.[NGA * 26 + 5]).toBe(0.01);
    expect(table?.reduce((sum, value) => sum + value, 0)).toBe(0.01);
  });
});

describe('return periods', () => {
  const supported = (['cyclone', 'flood', 'earthquake'] as const).flatMap((id) =>
    baseline.places.flatMap((place, row) => {
      const support = supportedReturnPeriod(baseline, row, eventKind(id));
      return support.kind === 'supported' ? [{ id, iso3: place.iso3, row, ...support }] : [];
    }),
  );

  it('reach to four times the eight years on record, and no further', () => {
    expect(LONGEST_RETURN_PERIOD).toBe(32);
    for (const { most } of supported) expect(most).toBeLessThanOrEqual(LONGEST_RETURN_PERIOD);
  });

  it('know the shares to which the fit shrinks: those of a place without a record', () => {
    const H = HAZARD_GROUPS.length;
    const row = rowOf('AND');
    const subregion = baseline.places[row]?.subregion as number;
    const { hazardShares, subregionShares } = baseline.disaster;
    expect(hazardShares.subarray(row * H, (row + 1) * H)).toEqual(
      subregionShares.subarray(subregion * H, (subregion + 1) * H),
    );
  });

  it.each(['NER', 'CHE', 'MLI', 'UZB', 'AND'])('has too few storms on record in %s', (iso3) => {
    expect(supportedReturnPeriod(baseline, rowOf(iso3), eventKind('cyclone'))).toMatchObject({ kind: 'refused' });
  });

  it.each(['PHL', 'BGD', 'USA', 'HTI', 'FJI', 'MOZ', 'JPN'])('has storms on record in %s', (iso3) => {
    expect(supportedReturnPeriod(baseline, rowOf(iso3), eventKind('cyclone'))).toMatchObject({ kind: 'supported' });
  });

  it('give sizes that rise with the years and stay below the largest share of people', () => {
    expect(supported.length).toBeGreaterThan(200);
    for (const { id, row, least, most } of supported) {
      let last = 0;
      for (let years = least; years <= most; years++) {
        const size = sizeAtReturnPeriod(baseline, row, eventKind(id), years);
        if (size.kind === 'refused') throw new Error(size.reason);
        expect(size.share).toBeGreaterThan(last);
        last = size.share;
      }
      expect(last).toBeLessThanOrEqual(0.3);
    }
  });

  it('refuse one year more and one year less than the record supports', () => {
    for (const { id, row, least, most } of supported)
      for (const years of [least - 1, most + 1, Number.NaN])
        expect(sizeAtReturnPeriod(baseline, row, eventKind(id), years).kind).toBe('refused');
  });

  it('frequency: simulated years of the law exceed the size of N years in 1 of N draws', () => {
    const draws = 20_000;
    const random = seedrandom('return periods');
    const luck = Array.from({ length: draws }, () => Math.max(2 ** -53, random()));
    const cases = supported.filter(({ iso3 }) => ['BGD', 'PHL', 'NPL', 'HTI', 'NER', 'FJI', 'TCD'].includes(iso3));
    expect(cases.length).toBeGreaterThan(8);
    for (const { id, iso3, row } of cases) {
      const hazard = HAZARD_GROUPS.indexOf(eventKind(id).record as (typeof HAZARD_GROUPS)[number]);
      const share = baseline.disaster.hazardShares[row * HAZARD_GROUPS.length + hazard] as number;
      // Shift 0: the law at the end of the record, on which return periods stand.
      const years = luck.map((u) => share * lawRate(baseline.disaster, row, 0, u, 10e6, 0, 0));
      for (const N of [5, 15, 30]) {
        const size = sizeAtReturnPeriod(baseline, row, eventKind(id), N);
        if (size.kind === 'refused') continue;
        const exceeded = years.filter((value) => value > size.share).length / draws;
        // Four standard errors: one of these few dozen comparisons fails by chance about once in 300 seeds; the seed is fixed.
        const error = Math.sqrt(((1 / N) * (1 - 1 / N)) / draws);
        expect(Math.abs(exceeded - 1 / N), `${id} ${iso3} 1 in ${N}`).toBeLessThan(4 * error);
      }
    }
  });
});
