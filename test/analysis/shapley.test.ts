import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coalitionRuns, shapleyOfRuns, shapleyValues } from '../../src/analysis/shapley.ts';
import { luckKey } from '../../src/random/luck.ts';
import { normalQuantile } from '../../src/random/normal.ts';
import { philox } from '../../src/random/philox.ts';
import { deviation } from '../support/statistics.ts';

const value = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  fc.double({ min: -1e-6, max: 1e-6, noNaN: true }),
);
const game = (most: number, least = 1) =>
  fc
    .integer({ min: least, max: most })
    .chain((groups) => fc.array(value, { minLength: 2 ** groups, maxLength: 2 ** groups }))
    .map((values) => Float64Array.from(values));
const groupsIn = (values: Float64Array) => Math.log2(values.length);
/** The grid of up to seven groups: 1e-11 of the largest change, which below 1e-290 counts as none. */
const gridOf = (values: Float64Array) =>
  1e-11 * Math.max(...values.map((v) => Math.abs(v - (values[0] as number)))) + 1e-290;

/** The definition: what each group adds, averaged over all orders. */
function overOrders(values: Float64Array): number[] {
  const groups = groupsIn(values);
  const parts = new Array<number>(groups).fill(0);
  let orders = 0;
  const walk = (mask: number, added: readonly (readonly [number, number])[]): void => {
    if (added.length === groups) {
      orders++;
      for (const [group, change] of added) parts[group] = (parts[group] as number) + change;
      return;
    }
    for (let group = 0; group < groups; group++) {
      const next = mask | (1 << group);
      if (next !== mask) walk(next, [...added, [group, (values[next] as number) - (values[mask] as number)]]);
    }
  };
  walk(0, []);
  return parts.map((part) => part / orders);
}

describe('shapleyValues', () => {
  it('shares out a game by hand', () => {
    // Two left gloves (groups 0 and 1), one right (2); a pair is worth 6. The right one decides in 4 orders of 6 and
    // each left one in 1: 4, 1, 1.
    const values = Float64Array.from({ length: 8 }, (_, mask) => ((mask & 4) !== 0 && (mask & 3) !== 0 ? 6 : 0));
    expect([...shapleyValues(values).parts]).toEqual([1, 1, 4]);
  });

  it('is the mean over all orders', () => {
    fc.assert(
      fc.property(game(5), (values) => {
        const { parts } = shapleyValues(values);
        overOrders(values).forEach((part, i) => {
          expect(Math.abs(part - (parts[i] as number))).toBeLessThanOrEqual(gridOf(values));
        });
      }),
      { numRuns: 60 },
    );
  });

  it('adds up to the total exactly in any order (efficiency), and the total is the difference to 1e-11', () => {
    fc.assert(
      fc.property(game(7), fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (values, keys) => {
        const { total, parts } = shapleyValues(values);
        const shuffled = [...parts]
          .map((part) => ({ part, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ part }) => part);
        for (const order of [[...parts], [...parts].reverse(), shuffled])
          expect(order.reduce((a, b) => a + b, 0) === total).toBe(true);
        const difference = (values.at(-1) as number) - (values[0] as number);
        expect(Math.abs(total - difference)).toBeLessThanOrEqual(gridOf(values));
      }),
      { numRuns: 200 },
    );
  });

  it('gives groups that add the same the same part (symmetry)', () => {
    fc.assert(
      fc.property(game(6, 2), (values) => {
        // Coalitions that differ by which of groups 0 and 1 they hold get one value.
        const even = values.map((v, mask) => ((mask & 3) === 2 ? (values[mask ^ 3] as number) : v));
        const { parts } = shapleyValues(even);
        expect(parts[0] === parts[1]).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('gives a group that adds nothing no part, and the others what they have without it (dummy)', () => {
    fc.assert(
      fc.property(game(5), fc.nat(), (values, at) => {
        const dummy = at % (groupsIn(values) + 1);
        const low = (1 << dummy) - 1;
        const wider = Float64Array.from({ length: 2 * values.length }, (_, mask) => {
          return values[(mask & low) | ((mask >> 1) & ~low)] as number;
        });
        const parts = [...shapleyValues(wider).parts];
        expect(parts[dummy] === 0).toBe(true);
        parts.toSpliced(dummy, 1).forEach((part, i) => {
          const alone = shapleyValues(values).parts[i] as number;
          expect(Math.abs(part - alone)).toBeLessThanOrEqual(gridOf(values));
        });
      }),
      { numRuns: 100 },
    );
  });

  it('of a sum of two games is the sum of theirs (additivity)', () => {
    fc.assert(
      fc.property(game(5), fc.integer(), (one, salt) => {
        const two = one.map((_, mask) => ((Math.imul(mask + 1, 2654435761) ^ salt) % 1000) / 7);
        const sum = one.map((v, mask) => v + (two[mask] as number));
        const [a, b, both] = [one, two, sum].map((values) => shapleyValues(values).parts);
        // The sum is itself rounded, at the size of its values.
        const rounding = gridOf(one) + gridOf(two) + 1e-15 * Math.abs(one[0] as number);
        both?.forEach((part, i) => {
          expect(Math.abs(part - (a?.[i] as number) - (b?.[i] as number))).toBeLessThanOrEqual(3 * rounding);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('follows a change of the order of groups', () => {
    fc.assert(
      fc.property(game(6), (values) => {
        const groups = groupsIn(values);
        const turned = values.map((_, mask) => {
          let other = 0;
          for (let i = 0; i < groups; i++) if ((mask >> i) & 1) other |= 1 << (groups - 1 - i);
          return values[other] as number;
        });
        expect(shapleyValues(turned).parts).toEqual(shapleyValues(values).parts.reverse());
      }),
      { numRuns: 100 },
    );
  });

  it('is exact with twelve groups as well', () => {
    const values = Float64Array.from({ length: 4096 }, (_, mask) => Math.sin(mask) * 1e6);
    const { total, parts } = shapleyValues(values);
    expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
    expect(Math.abs(total - (values[4095] as number))).toBeLessThan(1e-9 * 1e6);
  });

  it('has no part of no group, and none of no change', () => {
    expect(shapleyValues(Float64Array.of(5))).toEqual({ total: 0, parts: new Float64Array(0) });
    expect(shapleyValues(Float64Array.of(5, 5, 5, 5))).toEqual({ total: 0, parts: new Float64Array(2) });
  });

  it('refuses a number of coalitions that is no power of two, and a value that is not finite', () => {
    expect(() => shapleyValues(new Float64Array(6))).toThrow('6 coalitions');
    expect(() => shapleyValues(new Float64Array(8192))).toThrow('8192 coalitions');
    expect(() => shapleyValues(Float64Array.of(0, Number.NaN))).toThrow('coalition 1 is NaN');
  });
});

/** Standard normals keyed by (study, draw, run); odd runs are minus the even ones, as the engine's luck is. */
function antithetic(study: number, draw: number, runs: number): Float64Array {
  const key = luckKey('shapley');
  const words = new Uint32Array(4);
  return Float64Array.from({ length: runs }, (_, run) => {
    philox(words, run >> 1, draw, study, 99, key.k0, key.k1);
    const z = normalQuantile(((words[0] as number) + 0.5) / 0x100000000);
    return run % 2 === 0 ? z : -z;
  });
}

/** Two groups that meet: 3 + z and exp(z / 2), together 0.1 z' more than their product; [4, runs] over the reference. */
function twoGroups(study: number, runs: number): Float64Array {
  const [a, b, c] = [0, 1, 2].map((draw) => antithetic(study, draw, runs)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const values = new Float64Array(4 * runs);
  for (let run = 0; run < runs; run++) {
    const reference = 100 * (c[run] as number);
    const one = 3 + (a[run] as number);
    const two = Math.exp((b[run] as number) / 2);
    values[run] = reference;
    values[runs + run] = reference + one;
    values[2 * runs + run] = reference + two;
    values[3 * runs + run] = reference + one * two;
  }
  return values;
}

describe('shapleyOfRuns', () => {
  const all = (runs: number) => new Uint8Array(runs).fill(1);

  it('attributes the mean change, part by part, by hand', () => {
    // One group, four runs with changes 1, 3, 2, 6: mean 3. Sums of residuals by pair -2 and 2:
    // sqrt((4 + 4) x 2 / 1) / 4 = 1.
    const values = Float64Array.of(10, 20, 30, 40, 11, 23, 32, 46);
    const part = { mean: 3, error: 1 };
    expect(shapleyOfRuns(values, all(4))).toEqual({ runs: 4, total: part, parts: [part] });
  });

  it('adds up to the mean of the changes exactly', () => {
    for (let study = 0; study < 20; study++) {
      const values = twoGroups(study, 40);
      const { total, parts } = shapleyOfRuns(values, all(40));
      expect((parts[0]?.mean as number) + (parts[1]?.mean as number)).toBe(total.mean);
      let sum = 0;
      for (let run = 0; run < 40; run++) sum += (values[120 + run] as number) - (values[run] as number);
      expect(total.mean).toBeCloseTo(sum / 40, 9);
    }
  });

  it('leaves out runs that do not count, whatever they hold', () => {
    const values = twoGroups(1, 16);
    const counts = all(16);
    for (const run of [3, 8, 9]) {
      counts[run] = 0;
      for (let mask = 0; mask < 4; mask++) values[16 * mask + run] = mask === 2 ? Number.NaN : 1e9;
    }
    const kept = [...counts.keys()].filter((run) => counts[run] === 1);
    const found = shapleyOfRuns(values, counts);
    expect(found.runs).toBe(13);
    const changes = kept.map((run) => (values[48 + run] as number) - (values[run] as number));
    expect(found.total.mean).toBeCloseTo(changes.reduce((a, b) => a + b, 0) / 13, 9);
  });

  it('states the sampling error that repeated studies show', () => {
    const studies = 400;
    const found = Array.from({ length: studies }, (_, study) => shapleyOfRuns(twoGroups(study, 64), all(64)));
    const columns = [0, 1, 2].map((i) => found.map(({ total, parts }) => parts[i] ?? total));
    for (const column of columns) {
      const spread = deviation(column.map(({ mean }) => mean));
      const stated = Math.sqrt(column.reduce((sum, { error }) => sum + (error as number) ** 2, 0) / studies);
      // A standard deviation from 400 studies is sure to 1 / sqrt(800) = 3.5%; four times that.
      expect(Math.abs(stated / spread - 1)).toBeLessThan(0.14);
    }
  });

  it('knows no error from a single pair', () => {
    expect(shapleyOfRuns(Float64Array.of(0, 0, 1, 2), all(2)).parts).toEqual([{ mean: 1.5, error: null }]);
  });

  it('refuses values that do not fit', () => {
    expect(() => shapleyOfRuns(new Float64Array(12), all(4))).toThrow('3 coalitions');
    expect(() => shapleyOfRuns(new Float64Array(8), new Uint8Array(4))).toThrow('no run counts');
    expect(() => shapleyOfRuns(Float64Array.of(0, 0, 1, Number.NaN), all(2))).toThrow(
      'coalition 1 is not finite in run 1',
    );
  });
});

describe('coalitionRuns', () => {
  it('spends 6,000 runs, at most 500 and at least 40 on a coalition, in blocks of 8', () => {
    // 6,000 / 2^g: 750, 375, 187.5, 93.75, 46.9, 23.4.
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 12].map(coalitionRuns)).toEqual([500, 500, 500, 500, 368, 184, 88, 40, 40, 40]);
    expect(() => coalitionRuns(13)).toThrow('13 groups');
  });
});
