import { describe, expect, it } from 'vitest';
import { OUTPUT_IDS } from '../../src/params/outputs.ts';
import { otherMoves, placeMoves } from '../../src/summary/corridor-moves.ts';
import { jobsFinding } from '../../src/summary/jobs-finding.ts';
import type { StatisticTable } from '../../src/summary/table.ts';
import { KEPT_QUANTILES } from '../../src/summary/table.ts';

const YEARS = 26;
const QUANTILES = KEPT_QUANTILES;
const places = [{ iso3: 'AAA' }, { iso3: 'BBB' }, { iso3: 'CCC' }];

/** A table whose every quantile and mean of cell (row, year) is value(row, year). */
function tableOf(rows: number, value: (row: number, year: number) => number): StatisticTable {
  const width = 1 + QUANTILES.length;
  const values = new Float64Array(rows * YEARS * width);
  for (let row = 0; row < rows; row++)
    for (let t = 0; t < YEARS; t++)
      values.fill(value(row, 2025 + t), (row * YEARS + t) * width, (row * YEARS + t + 1) * width);
  return { quantiles: QUANTILES, cells: rows * YEARS, values };
}

const corridors = [
  { index: 0, origin: 'AAA', destination: 'BBB' },
  { index: 1, origin: 'BBB', destination: 'AAA' },
  { index: 2, origin: 'CCC', destination: 'BBB' },
  { index: 3, origin: 'CCC', destination: 'AAA' },
];
// Corridor 3 grows: in 2025 it is smaller than corridor 1, in 2050 larger.
const moves = { corridors, corridorMoves: tableOf(4, (row, year) => (row === 3 ? (year - 2025) * 100 : 50 + row)) };
const country = { id: 'AAA', members: [0], isGroup: false };
const pair = { id: 'pair', members: [0, 1], isGroup: true };
const world = { id: 'WLD', members: [0, 1, 2], isGroup: true };
const names = (list: readonly { readonly origin: string; readonly destination: string }[]) =>
  list.map(({ origin, destination }) => `${origin}-${destination}`);

describe('placeMoves', () => {
  it('parts arrivals from departures and puts the largest of the year first', () => {
    const first = placeMoves(moves, places, country, 2025);
    expect(names(first.arrivals)).toEqual(['BBB-AAA', 'CCC-AAA']);
    expect(names(first.departures)).toEqual(['AAA-BBB']);
    const last = placeMoves(moves, places, country, 2050);
    expect(names(last.arrivals)).toEqual(['CCC-AAA', 'BBB-AAA']);
    expect(last.arrivals[0]?.spread.p50).toBe(2500);
  });

  it('leaves moves inside a group out, but not those of the world', () => {
    expect(names(placeMoves(moves, places, pair, 2030).arrivals)).toEqual(['CCC-AAA', 'CCC-BBB']);
    expect(placeMoves(moves, places, pair, 2030).departures).toEqual([]);
    expect(placeMoves(moves, places, world, 2030).arrivals).toHaveLength(4);
    expect(placeMoves(moves, places, world, 2030).departures).toHaveLength(4);
  });
});

describe('otherMoves', () => {
  const fan = tableOf(OUTPUT_IDS.length, (row) => (OUTPUT_IDS[row] === 'immigrants' ? 200 : 0));
  const { arrivals } = placeMoves(moves, places, country, 2025);

  it('is the median of all moves less the medians shown', () => {
    // 200 - (51 + 0).
    expect(otherMoves(fan, 'immigrants', arrivals, country, 2025)).toBe(149);
  });

  it('is unknown for a group and where the corridors shown hold all', () => {
    expect(otherMoves(fan, 'immigrants', arrivals, pair, 2025)).toBeUndefined();
    expect(otherMoves(fan, 'emigrants', arrivals, country, 2025)).toBeUndefined();
  });
});

describe('jobsFinding', () => {
  const fanWith = (gap: number, shortage: number, force: number) =>
    tableOf(OUTPUT_IDS.length, (row) => {
      const id = OUTPUT_IDS[row];
      if (id === 'labourForce') return force;
      return id === 'jobsGap' ? gap : id === 'labourShortage' ? shortage : -1;
    });

  it('gives a lack as people and as a share of the labour force', () => {
    expect(jobsFinding(fanWith(20, 0, 80), 2035)).toEqual({
      gap: { median: 20, low: 20, high: 20, share: 0.25 },
      shortage: undefined,
    });
    expect(jobsFinding(fanWith(20, 4, 80), 2035).shortage?.share).toBe(0.05);
  });

  it('calls less than half a person nobody, and has no share of nobody', () => {
    expect(jobsFinding(fanWith(0.4, 0, 80), 2035)).toEqual({ gap: undefined, shortage: undefined });
    expect(jobsFinding(fanWith(5, 0, 0), 2035).gap).toBeUndefined();
  });
});
