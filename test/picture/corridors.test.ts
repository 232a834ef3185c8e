import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutArcs } from '../../src/picture/arcs.ts';
import { layoutSankey, SANKEY_BAR } from '../../src/picture/sankey.ts';

const places = [
  { iso3: 'AAA', m49: 1, latitude: 0, longitude: 0 },
  { iso3: 'BBB', m49: 2, latitude: 10, longitude: 40 },
  { iso3: 'CCC', m49: 3, latitude: 11, longitude: 41 },
  { iso3: 'EEE', m49: 4, latitude: -15, longitude: -172 },
  { iso3: 'FFF', m49: 5, latitude: -40, longitude: 174 },
  { iso3: 'GGG', m49: 6, latitude: 40, longitude: -97 },
  { iso3: 'HHH', m49: 7, latitude: 24, longitude: 90 },
];
const spread = (p50: number) => ({ mean: p50, p2_5: p50, p10: p50, p25: p50, p50, p75: p50, p90: p50, p97_5: p50 });
const move = (origin: string, destination: string, p50: number) => ({ origin, destination, spread: spread(p50) });
const frame = { width: 800, height: 350, arcs: 10, labels: 5, line: 12, letter: 5, pixel: 1, text: () => 'some label' };

describe('layoutArcs', () => {
  it('draws widths in proportion to medians, the largest at its full width, and nobody not at all', () => {
    const arcs = layoutArcs(
      [move('AAA', 'BBB', 1000), move('AAA', 'CCC', 500), move('AAA', 'EEE', 0.2)],
      places,
      'destination',
      frame,
    );
    expect(arcs.map(({ width }) => width)).toEqual([7, 3.5]);
  });

  it('draws at most as many as asked for, and skips a place that the map does not know', () => {
    const two = layoutArcs(
      [move('AAA', 'BBB', 9), move('AAA', 'CCC', 8), move('AAA', 'EEE', 7)],
      places,
      'destination',
      { ...frame, arcs: 2 },
    );
    expect(two).toHaveLength(2);
    expect(layoutArcs([move('AAA', 'ZZZ', 9)], places, 'destination', frame)).toEqual([]);
  });

  it('ends at the far end: the destination of departures, the origin of arrivals', () => {
    const [out] = layoutArcs([move('AAA', 'BBB', 9)], places, 'destination', frame);
    const [into] = layoutArcs([move('BBB', 'AAA', 9)], places, 'origin', frame);
    expect(out?.end).toEqual(into?.end);
    expect(out?.end.x).toBeGreaterThan(frame.width / 2);
  });

  it('crosses the edge of the map by the short way round', () => {
    const [arc] = layoutArcs([move('EEE', 'FFF', 9)], places, 'destination', frame);
    // Cut at the meridian of 180 degrees: two pieces, neither of which runs across the map.
    expect(arc?.path.match(/M/g)).toHaveLength(2);
    const xs = [...(arc?.path ?? '').matchAll(/[ML](-?[\d.]+),/g)].map((each) => Number(each[1]));
    expect(xs.length).toBeGreaterThan(3);
    expect(xs.filter((x) => x > 100 && x < 700)).toEqual([]);
  });

  it('goes the long way round where the short one passes the pole', () => {
    const [arc] = layoutArcs([move('HHH', 'GGG', 9)], places, 'destination', frame);
    expect(arc?.path.match(/M/g)).toHaveLength(1);
    expect(arc?.path).toContain('Q');
  });

  it('puts a label where it covers the fewest arcs', () => {
    // The second corridor leaves BBB for the east, where the label of the first would stand.
    const east = layoutArcs([move('AAA', 'BBB', 9)], places, 'destination', frame);
    expect(east[0]?.label?.anchor).toBe('start');
    const crossed = [move('AAA', 'BBB', 9), move('BBB', 'HHH', 8)];
    const [first] = layoutArcs(crossed, places, 'destination', { ...frame, labels: 1, line: 24 });
    expect(first?.label).toBeDefined();
    expect(first?.label?.y).toBeGreaterThan(first?.end.y ?? 0);
  });

  it('draws the thinnest as wide on a small screen as on a large one', () => {
    const moves = [move('AAA', 'BBB', 10_000), move('AAA', 'CCC', 1)];
    const [, thin] = layoutArcs(moves, places, 'destination', { ...frame, pixel: 2 });
    expect(thin?.width).toBe(1.2);
  });

  it('lets no two labels overlap', () => {
    const moves = [move('AAA', 'BBB', 9), move('AAA', 'CCC', 8), move('AAA', 'EEE', 7)];
    const boxes = layoutArcs(moves, places, 'destination', frame).map(({ label }) => {
      if (!label) throw new Error('there is room for three labels');
      const left = label.x - { start: 0, middle: 25, end: 50 }[label.anchor];
      return { left, right: left + 50, top: label.y - 6, bottom: label.y + 6 };
    });
    expect(boxes).toHaveLength(3);
    boxes.forEach((a, i) => {
      expect(a.left).toBeGreaterThanOrEqual(0);
      for (const b of boxes.slice(i + 1))
        expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(true);
    });
  });
});

const part = fc.record({ id: fc.uuid(), value: fc.double({ min: 0.01, max: 1e7, noNaN: true }) });
const parts = fc.array(part, { minLength: 1, maxLength: 9 });

describe('layoutSankey', () => {
  const sankey = { width: 700, labels: 150, row: 20, top: 30, middle: 260 };

  it('draws both sides on one scale, and the parts of a side add up to its bar', () => {
    fc.assert(
      fc.property(parts, parts, (arrivals, departures) => {
        const { ribbons, middle } = layoutSankey(arrivals, departures, sankey);
        const sum = (side: string) =>
          ribbons.filter((ribbon) => ribbon.side === side).reduce((total, { thickness }) => total + thickness, 0);
        // Sums of up to nine doubles below 260.
        expect(sum('arrivals')).toBeCloseTo(middle.arrivals, 6);
        expect(sum('departures')).toBeCloseTo(middle.departures, 6);
        expect(Math.max(middle.arrivals, middle.departures)).toBeCloseTo(sankey.middle, 6);
        const total = (list: readonly { value: number }[]) => list.reduce((all, { value }) => all + value, 0);
        expect(middle.arrivals * total(departures)).toBeCloseTo(middle.departures * total(arrivals), -1);
      }),
    );
  });

  it('keeps labels apart and everything inside', () => {
    fc.assert(
      fc.property(parts, parts, (arrivals, departures) => {
        const { ribbons, height, middle } = layoutSankey(arrivals, departures, sankey);
        for (const side of ['arrivals', 'departures']) {
          const ys = ribbons.filter((ribbon) => ribbon.side === side).map(({ label }) => label.y);
          ys.slice(1).forEach((y, i) => {
            expect(y - (ys[i] as number)).toBeGreaterThanOrEqual(sankey.row);
          });
        }
        for (const { bar, thickness } of ribbons) {
          expect(bar.y).toBeGreaterThanOrEqual(sankey.top - 1e-6);
          expect(bar.y + thickness).toBeLessThanOrEqual(height + 1e-6);
        }
        expect(middle.top + sankey.middle).toBeLessThanOrEqual(height + 1e-6);
      }),
    );
  });

  it('puts origins at the left and destinations at the right, and draws nothing of nothing', () => {
    const { ribbons } = layoutSankey([{ id: 'a', value: 1 }], [{ id: 'b', value: 2 }], sankey);
    expect(ribbons.map(({ bar }) => bar.x)).toEqual([150, 700 - 150 - SANKEY_BAR]);
    expect(ribbons.map(({ thickness }) => thickness)).toEqual([130, 260]);
    expect(layoutSankey([], [], sankey)).toMatchObject({ ribbons: [], middle: { arrivals: 0, departures: 0 } });
  });
});
