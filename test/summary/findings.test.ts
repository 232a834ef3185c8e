import { describe, expect, it } from 'vitest';
import { refugeesByPlace } from '../../src/baseline/refugee-start.ts';
import { findOutput, OUTPUT_IDS, type OutputId } from '../../src/params/outputs.ts';
import { baseAges, baseOfAges, baseValue } from '../../src/summary/base-year.ts';
import { bookingsPerYear, findingsOf, glanceOf } from '../../src/summary/findings.ts';
import { mapMeasureOf, mapValues } from '../../src/summary/map-values.ts';
import { readSpread, readYear, readYears } from '../../src/summary/reading.ts';
import { KEPT_QUANTILES, type StatisticTable } from '../../src/summary/table.ts';
import { baseline } from '../support/world.ts';

const YEARS = 26;
const WIDTH = 1 + KEPT_QUANTILES.length;

/** A table of places whose every cell spreads evenly: the quantile p of a value v is v + p * width. */
function tableOf(
  places: number,
  value: (place: number, output: OutputId, year: number) => number,
  width = 10,
): StatisticTable {
  const cells = places * OUTPUT_IDS.length * YEARS;
  const values = new Float64Array(cells * WIDTH);
  for (let cell = 0; cell < cells; cell++) {
    const output = OUTPUT_IDS[Math.floor(cell / YEARS) % OUTPUT_IDS.length] as OutputId;
    const v = value(Math.floor(cell / (YEARS * OUTPUT_IDS.length)), output, 2025 + (cell % YEARS));
    values[cell * WIDTH] = v + 100;
    KEPT_QUANTILES.forEach((p, q) => {
      values[cell * WIDTH + 1 + q] = v + p * width;
    });
  }
  return { quantiles: KEPT_QUANTILES, cells, values };
}

const fan = (add: number, runs = 1_000) => ({ runs, fan: tableOf(1, (_, __, year) => year + add) });

describe('reading a table', () => {
  it('finds the cell of an output and year, and its quantiles by name', () => {
    const table = tableOf(2, (place, output, year) => place * 1e6 + OUTPUT_IDS.indexOf(output) * 1e4 + year);
    const spread = readYear(table, 'deaths', 2030, 1);
    const v = 1e6 + OUTPUT_IDS.indexOf('deaths') * 1e4 + 2030;
    expect(spread).toEqual({
      mean: v + 100,
      p2_5: v + 0.25,
      p10: v + 1,
      p25: v + 2.5,
      p50: v + 5,
      p75: v + 7.5,
      p90: v + 9,
      p97_5: v + 9.75,
    });
    expect(readYears(fan(0).fan, 'births').map(({ year }) => year)).toEqual(
      Array.from({ length: YEARS }, (_, t) => 2025 + t),
    );
  });

  it('refuses a cell outside the table and a quantile that was not kept', () => {
    expect(() => readSpread(fan(0).fan, 1e9)).toThrow('outside');
    expect(() => readSpread({ quantiles: [0.5], cells: 1, values: new Float64Array(2) }, 0)).toThrow('0.025');
  });
});

describe('findingsOf', () => {
  it('gives the median, 8 in 10 runs and the change since the base year', () => {
    // Median 2035 + 5 against 2000: 40 more, 2%.
    expect(findingsOf(fan(0), undefined, 2000, 'population', 2035)).toEqual([
      { kind: 'level', median: 2040, low: 2036, high: 2044 },
      { kind: 'since-base', difference: 40, ratio: 0.02 },
    ]);
  });

  it('compares with the reference only where both have equally many runs', () => {
    const findings = findingsOf(fan(204), fan(0), undefined, 'population', 2035);
    expect(findings.at(-1)).toEqual({ kind: 'against-reference', difference: 204, ratio: 0.1 });
    expect(findingsOf(fan(204), fan(0, 64), undefined, 'population', 2035).map(({ kind }) => kind)).toEqual(['level']);
  });

  it('calls medians the same that agree to three digits', () => {
    expect(findingsOf(fan(1), fan(0), undefined, 'births', 2035).at(-1)).toEqual({ kind: 'same-as-reference' });
  });

  it.each(['netMigration', 'newUrbanResidents', 'moversToTowns'] as const)(
    'gives no share of %s, which may be negative',
    (output) => {
      expect(findingsOf(fan(100), fan(0), undefined, output, 2035).at(-1)).toMatchObject({ ratio: undefined });
    },
  );

  it('gives no share of a reference that is next to nothing', () => {
    const of = (value: number) => ({ runs: 1_000, fan: tableOf(1, () => value, 0) });
    expect(findingsOf(of(1_101), of(100), undefined, 'jobsGap', 2035).at(-1)).toMatchObject({ ratio: undefined });
    expect(findingsOf(of(600), of(100), undefined, 'jobsGap', 2035).at(-1)).toMatchObject({ ratio: 5 });
  });
});

describe('glanceOf', () => {
  it('has a change where there is a reference', () => {
    const rows = glanceOf(fan(102), fan(0), 2035, 'population');
    expect(rows[0]?.change?.ratio).toBeCloseTo(0.05, 12);
    expect(glanceOf(fan(0), undefined, 2035, 'population')[0]?.change).toBeUndefined();
  });

  it.each(OUTPUT_IDS)('stays short and has a row of %s when it is chosen', (chosen) => {
    const shown = glanceOf(fan(0), undefined, 2035, chosen).map(({ output }) => output);
    expect(shown).toContain(chosen);
    expect(shown.length).toBeLessThanOrEqual(11);
    expect(shown).toEqual(OUTPUT_IDS.filter((output) => shown.includes(output)));
  });
});

describe('bookingsPerYear', () => {
  it('shares bookings out over runs and the 26 years of each', () => {
    expect(bookingsPerYear({ unmet: 5_200, capped: 26_000 }, 10)).toEqual({ unmet: 20, capped: 100 });
  });
});

// Two places with 1 and 3 people of each age and sex: 202 and 606 in all.
const populationBase = Float64Array.from({ length: 2 * 2 * 101 }, (_, i) => (i < 202 ? 1 : 3));
const both = { id: 'x', members: [0, 1], isGroup: true };

describe('the base year', () => {
  it('sums single ages to five-year ages over the members', () => {
    const ages = baseAges({ populationBase }, both);
    expect(ages).toHaveLength(21);
    expect(ages[0]).toEqual({ men: 20, women: 20 });
    expect(ages[20]).toEqual({ men: 4, women: 4 });
  });

  it('knows stocks and shares, not flows', () => {
    expect(baseOfAges({ populationBase }, both, 'population')).toBe(808);
    // Ten of 101 ages.
    expect(baseOfAges({ populationBase }, both, 'youthShare')).toBeCloseTo(10 / 101, 12);
    expect(baseOfAges({ populationBase }, both, 'births')).toBeUndefined();
  });

  it('knows what follows from ages, and refugees where any are on record', () => {
    const rowOf = (iso3: string) => {
      const i = baseline.places.findIndex((place) => place.iso3 === iso3);
      return { id: iso3, members: [i], isGroup: false };
    };
    const known = (iso3: string) =>
      OUTPUT_IDS.filter((output) => baseValue(baseline, rowOf(iso3), output) !== undefined);
    const ofAges = ['population', 'medianAge', 'oldAgeDependency', 'youthShare', 'workingAge'];
    expect(known('UGA')).toEqual([...ofAges, 'refugeesHosted']);
    expect(known('TUV')).toEqual(ofAges);
  });

  it('takes for refugees those that the model starts from', () => {
    const { hosted } = refugeesByPlace(baseline.peace.refugees, baseline.peace.crossBorder.pairs);
    for (const [i, { iso3 }] of baseline.places.entries()) {
      const base = baseValue(baseline, { id: iso3, members: [i], isGroup: false }, 'refugeesHosted');
      expect(base ?? 0, iso3).toBe(hosted[i]);
    }
  });
});

describe('mapValues', () => {
  const places = ['AAA', 'BBB'].map((iso3) => ({ iso3 })) as never;
  const table = tableOf(2, (place, output) => (output === 'population' ? (place + 1) * 404 : (place + 1) * 40.4), 0);

  it('shows stocks as change since the end of 2024', () => {
    // 404 against 202 doubles; 808 against 606 grows by a third.
    expect(mapValues(table, { places, populationBase }, 'population', 2030)).toEqual([1, expect.closeTo(1 / 3, 12)]);
  });

  it('shows flows for each person, displacement by its mean', () => {
    expect(mapValues(table, { places, populationBase }, 'births', 2030)[0]).toBeCloseTo(0.1, 12);
    expect(mapValues(table, { places, populationBase }, 'disasterDisplacement', 2030)[0]).toBeCloseTo(140.4 / 404, 12);
  });

  it('shows stocks without a known start for each person, and income as it is', () => {
    expect(mapMeasureOf('jobsGap')).toBe('stock-per-person');
    expect(mapValues(table, { places, populationBase }, 'jobsGap', 2030)[0]).toBeCloseTo(0.1, 12);
    expect(mapValues(table, { places, populationBase }, 'incomePerHead', 2030)).toEqual([40.4, 80.8]);
  });

  it('never shows a raw count', () => {
    const counts = OUTPUT_IDS.filter((output) => findOutput(output)?.unit === 'persons');
    expect(counts.filter((output) => ['level', 'none'].includes(mapMeasureOf(output)))).toEqual([]);
  });

  it('has no map of what is one value for the world', () => {
    expect(mapMeasureOf('warming')).toBe('none');
    expect(mapValues(table, { places, populationBase }, 'warming', 2030)).toEqual([null, null]);
  });
});
