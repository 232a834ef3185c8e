import { describe, expect, it } from 'vitest';
import { readOwnFile } from '../../src/own/own-file.ts';
import { checkOwnRecord, type OwnKind, type OwnSeries, RECORD_YEARS } from '../../src/own/own-series.ts';
import { ownCsv, presentSeries } from '../../src/own/own-template.ts';
import { withOwnSeries } from '../../src/own/with-own-series.ts';
import { importOwnFile } from '../../workers/page-own-data.ts';
import type { Session } from '../../workers/session.ts';
import { baseline } from '../support/world.ts';

const row = (iso3: string) => baseline.places.findIndex((place) => place.iso3 === iso3);
const present = (kind: OwnKind, place: string): OwnSeries => {
  const series = presentSeries(baseline, kind, place);
  if (!series) throw new Error(`${place} has no ${kind}`);
  return series;
};
const read = (text: string): OwnSeries => {
  const reading = readOwnFile(text, baseline);
  if (reading.kind === 'faults') throw new Error(JSON.stringify(reading.faults));
  return reading.series[0] as OwnSeries;
};
const faultsOf = (text: string) => {
  const reading = readOwnFile(text, baseline);
  return reading.kind === 'faults' ? reading.faults.map(({ path, found }) => `${path}: ${found}`) : [];
};

describe('a CSV file of a user', () => {
  it.each(['population', 'displacement', 'urbanShare', 'income'] as const)('comes back as written: %s', (kind) => {
    const written = present(kind, 'NER');
    const again = read(ownCsv(written));
    expect(again.kind).toBe(kind);
    again.values.forEach((value, k) => {
      // The file rounds, and knows no difference between none recorded and none.
      const expected = Math.max(0, written.values[k] as number);
      expect(Math.abs(value - expected)).toBeLessThan(kind === 'urbanShare' ? 1e-4 : 0.06);
    });
  });

  it('parts five-year ages as the baseline does, with semicolons, tags and other columns', () => {
    const ages = [...Array.from({ length: 20 }, (_, g) => `${g * 5}-${g * 5 + 4}`), '100+'];
    const lines = ['male', 'female'].flatMap((sex) => ages.map((age) => `Niger;NER;${sex};${age};1000,5`));
    const { values } = read(['Name;place;sex;age;persons', '#name;#code;;;#pop', ...lines].join('\r\n'));
    expect(values.slice(0, 5).reduce((a, b) => a + b)).toBeCloseTo(1000.5, 6);
    expect(values[100]).toBe(1000.5);
    const of = (k: number) => baseline.populationBase[row('NER') * 202 + k] as number;
    expect((values[0] as number) / (values[4] as number)).toBeCloseTo(of(0) / of(4), 9);
  });

  it('says every fault with its row, and what a place lacks', () => {
    expect(faultsOf('place,year,share\nNGA,2020,54\nXXX,2020,0.5\nNGA,2021,0.5\nNGA,2025,0.5\nNGA,2025,0.6')).toEqual([
      'row 2, share: "54"',
      'row 3, place: "XXX"',
      'row 4, year: "2021"',
      'row 6: the same as row 5 is about',
    ]);
    expect(faultsOf('place,year,displacements\nNGA,2013,10\nNGA,2020,20')).toEqual([
      'NGA: no value for 2014, 2015, 2016, 2017, 2018, 2019',
    ]);
    expect(faultsOf('place,sex,age,persons\nNGA,male,0-3,10')).toEqual(['row 2, age: "0-3"']);
    expect(faultsOf('country,year\nNGA,2020')).toEqual(['row 1: "country, year"']);
    expect(faultsOf('place,income\n')).toEqual(['file: no row below the header']);
  });
});

describe('a baseline with series of a user', () => {
  it('is the same where they are the same', () => {
    const own = withOwnSeries(baseline, [present('displacement', 'BGD'), present('population', 'BGD')]);
    expect(own.populationBase).toEqual(baseline.populationBase);
    expect(own.history.disasterDisplacement).toEqual(baseline.history.disasterDisplacement);
    for (const column of ['occurrenceLogit', 'logRate', 'logRateError', 'logSpread'] as const) {
      const worst = own.disaster[column].reduce(
        (most, value, i) => Math.max(most, Math.abs(value - (baseline.disaster[column][i] as number))),
        0,
      );
      expect(worst, column).toBeLessThan(1e-9);
    }
  });

  it('moves the disaster law of the place alone: ten times the movements, about ten times the rate', () => {
    const record = present('displacement', 'BGD');
    const own = withOwnSeries(baseline, [{ ...record, values: record.values.map((v) => (v > 0 ? v * 10 : v)) }]);
    const at = row('BGD');
    const change = (i: number) => (own.disaster.logRate[i] as number) - (baseline.disaster.logRate[i] as number);
    expect(change(at)).toBeGreaterThan(Math.log(6));
    expect(change(at)).toBeLessThan(Math.log(11));
    expect(change(row('IND'))).toBe(0);
    expect(own.history.disasterDisplacement[at * RECORD_YEARS.length + 12]).toBe(
      10 * (baseline.history.disasterDisplacement[at * RECORD_YEARS.length + 12] as number),
    );
    // A quiet record makes a year with any displacement less likely.
    const quiet = withOwnSeries(baseline, [{ ...record, values: record.values.map((_, t) => (t === 12 ? 100 : 0)) }]);
    expect(quiet.disaster.occurrenceLogit[at]).toBeLessThan(baseline.disaster.occurrenceLogit[at] as number);
  });

  it('leaves out a place that it does not have, and drops the rule that filled a value in', () => {
    const gap = baseline.imputed.find(({ column }) => column === 'income.level');
    if (!gap) throw new Error('no income is filled in');
    const own = withOwnSeries(baseline, [
      { kind: 'income', place: gap.iso3, values: [5_000] },
      { kind: 'income', place: 'ZZZ', values: [5_000] },
    ]);
    expect(own.income.level[row(gap.iso3)]).toBe(5_000);
    expect(own.imputed).toHaveLength(baseline.imputed.length - 1);
  });
});

describe('a record on the device', () => {
  const text = ownCsv(present('income', 'NGA'));
  const imported = importOwnFile(text, 'income.csv', 1, baseline as unknown as Session['world']);
  const [record] = imported.kind === 'records' ? imported.records : [];

  it('has the checksum of its numbers, whatever file they came in', () => {
    const other = importOwnFile(`${text}\n`, 'other.csv', 2, baseline as unknown as Session['world']);
    expect(other.kind === 'records' && other.records[0]?.sha256).toBe(record?.sha256);
    expect(record?.id).toBe('income NGA');
  });

  it('is refused where it is not whole', () => {
    expect(checkOwnRecord(record)).toEqual(record);
    for (const part of [{ values: [1] }, { values: [] }, { kind: 'wealth' }, { id: 'x' }, { sha256: '' }, { more: 1 }])
      expect(checkOwnRecord({ ...record, ...part })).toBeUndefined();
  });
});
