import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { figureDeck } from '../../src/export/figure-deck.ts';
import { nativeChart } from '../../src/export/native-chart.ts';
import type { PageTable } from '../../src/export/table-receipt.ts';

const table = (columns: readonly string[], ...rows: PageTable['rows'][number][]): PageTable => ({
  ...{ title: 'Figure', columns, rows },
});

const years = table(
  ['Year', 'Median, people (persons)', '80% of runs (persons): low', '80% of runs (persons): high', 'Chance (share)'],
  [2026, 10, 5, 20, 0.1],
  [2027, 12, 6, null, 0.2],
);

describe('a native chart of a table', () => {
  it('has a line for the median and the ends of its interval, and none for another unit', () => {
    expect(nativeChart(years, 'lines')).toEqual({
      ...{ kind: 'lines', labels: ['2026', '2027'], unit: 'persons', axis: 'persons' },
      series: [
        { name: 'Median, people', values: [10, 12] },
        { name: '80% of runs: low', values: [5, 6] },
        { name: '80% of runs: high', values: [20, null] },
      ],
    });
  });

  it('has a line for each scenario, without their intervals', () => {
    const two = table(
      ['Year', 'A (persons)', 'A80 (persons): low', 'B (persons)', 'B80 (persons): low'],
      [2026, 1, 2, 3, 4],
    );
    expect(nativeChart(two, 'lines')?.series.map(({ name }) => name)).toEqual(['A', 'B']);
  });

  it('puts the words before the first number together as labels', () => {
    const groups = table(
      ['group', 'Need', 'A', 'B'],
      ['water', 'Water', 10, 20],
      ['health', 'Staff', 4, 2],
      ['', 'None', 0, 3],
    );
    const chart = nativeChart(groups, 'relative');
    expect(chart?.labels).toEqual(['water Water', 'health Staff']);
    expect(chart?.series.map(({ values }) => values)).toEqual([
      [1, 1],
      [2, 0.5],
    ]);
    expect(chart?.axis).toBe('A = 100%');
  });

  it('stacks the steps of a waterfall on an unseen bar, and ends with their sum', () => {
    const steps = table(
      ['Part', 'Mean change (persons)', 'error (persons): low'],
      ['Reference', 100, null],
      ['Climate', 30, 1],
      ['Peace', -50, 1],
      ['All', -20, 1],
    );
    expect(nativeChart(steps, 'waterfall')).toMatchObject({
      labels: ['Reference', 'Climate', 'Peace', '='],
      series: [
        { values: [0, 100, 80, 0] },
        { name: 'Reference', values: [100, 0, 0, 80] },
        { name: '+', values: [0, 30, 0, 0] },
        { name: '\u2212', values: [0, 0, 50, 0] },
      ],
    });
    const below = { ...steps, rows: [['Reference', 10, null], ...steps.rows.slice(1)] };
    expect(nativeChart(below, 'waterfall')).toBeUndefined();
  });

  it('is none of rows of different units, of words and of too many rows', () => {
    expect(nativeChart(table(['Need', 'P80', 'unit'], ['Water', 1, 'm3']), 'bars')).toBeUndefined();
    expect(nativeChart(table(['Need', 'What'], ['Water', 'much']), 'bars')).toBeUndefined();
    const long = Array.from({ length: 61 }, (_, i) => [`row ${i}`, i]);
    expect(nativeChart(table(['Row', 'Number'], ...long), 'bars')).toBeUndefined();
  });
});

describe('the presentation of a figure', () => {
  const ages = table(
    ['Age', 'Men (persons)', 'Women (persons)', 'Men, 2024 (persons)'],
    ['0-4', 11, 12, 9],
    ['5-9', 13, 14, 9],
  );

  it.each([
    [ages, 'pyramid', 'stacked', ['-11', '-13', '12', '14']],
    [years, 'lines', undefined, ['10', '12', '20']],
    [ages, 'bars', 'clustered', ['11', '14', '9']],
  ] as const)('has a chart that can be edited: %#', async (of, kind, grouping, values) => {
    const bytes = await figureDeck({
      ...{ title: 'Figure', description: 'What it shows', picture: undefined, foot: 'Source', notes: ['made'] },
      ...{ chart: nativeChart(of, kind), rows: [['a'], ['b']], enclosure: '{}', isRightToLeft: false },
    });
    const files = unzipSync(bytes);
    const [chart = ''] = Object.keys(files).filter((name) => /^ppt\/charts\/chart\d+\.xml$/.test(name));
    const xml = strFromU8(files[chart] as Uint8Array);
    expect(xml).toContain(grouping ? `<c:grouping val="${grouping}"/>` : '<c:lineChart>');
    for (const value of values) expect(xml).toContain(`<c:v>${value}</c:v>`);
    expect(Object.keys(files).some((name) => /^ppt\/embeddings\/.*\.xlsx$/.test(name))).toBe(true);
    expect(strFromU8(files['ppt/slides/slide1.xml'] as Uint8Array)).toContain('Source');
  });
});
