import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgeFactory, AgePlace } from '../../src/kernels/age-kernel.ts';
import { createTypeScriptAges } from '../../src/kernels/ages.ts';
import { AGE_GROUPS, AGES, LANES, SEXES } from '../../src/kernels/kernels.ts';
import { rememberLast } from '../../src/kernels/recording.ts';
import type { SumFactory } from '../../src/kernels/sum-kernel.ts';
import { createTypeScriptSums } from '../../src/kernels/sums.ts';
import { loadKernels } from '../../workers/kernel-loader.ts';
import { builtKernels } from '../support/built-kernels.ts';
import { range, sum } from './random-worlds.ts';

const { recording } = await loadKernels(builtKernels());
const kinds: readonly (readonly [string, SumFactory, AgeFactory])[] = [
  ['TypeScript', createTypeScriptSums, createTypeScriptAges],
  ['WebAssembly', recording.sums, recording.ages],
];

const ROWS = 7;
/** Every row, a group of three, the group of it and two more, and an empty place. */
const PLACES: readonly AgePlace[] = [
  { members: [5, 0, 3, 2, 6], groups: [1], rest: [2, 6] },
  { members: [5, 0, 3], groups: [], rest: [5, 0, 3] },
  ...range(ROWS).map((i) => ({ members: [i], groups: [], rest: [i] })),
  { members: [], groups: [], rest: [] },
];
const MEMBERS = PLACES.map((place) => place.members);

const size = fc.oneof(fc.constant(0), fc.double({ min: -1e9, max: 1e9, noNaN: true }));
const column = fc.array(size, { minLength: ROWS * LANES, maxLength: ROWS * LANES });

/** [row][S][A][L] people: whole numbers, so that every sum is exact; nobody in some ages, and some rows without anybody. */
const ages = fc
  .tuple(
    fc.array(fc.oneof(fc.constant(0), fc.nat(100_000)), {
      minLength: 37,
      maxLength: 37,
    }),
    fc.array(fc.boolean(), { minLength: ROWS, maxLength: ROWS }),
  )
  .map(([numbers, isEmpty]) => {
    const people = new Float32Array(ROWS * SEXES * AGES * LANES);
    const perRow = people.length / ROWS;
    people.forEach((_, at) => {
      // 37 and the length of a row have no common factor: no two rows and lanes are alike.
      people[at] = isEmpty[Math.floor(at / perRow)] ? 0 : (numbers[(at * 5) % 37] as number);
    });
    return people;
  });

/** [row][S][G][L] sums over single ages. */
function byGroup(people: Float32Array): Float32Array {
  const out = new Float32Array(ROWS * SEXES * AGE_GROUPS * LANES);
  for (const row of range(ROWS * SEXES))
    for (const age of range(AGES))
      for (const lane of range(LANES)) {
        const at = (row * AGE_GROUPS + Math.floor(age / 5)) * LANES + lane;
        out[at] = (out[at] as number) + (people[(row * AGES + age) * LANES + lane] as number);
      }
  return out;
}

/** Age that half of the people have passed, from single ages alone. */
function plainMedian(people: Float32Array, members: readonly number[], lane: number): number {
  const counts = range(AGES).map((age) =>
    sum(
      members.flatMap((i) => range(SEXES).map((s) => people[((i * SEXES + s) * AGES + age) * LANES + lane] as number)),
    ),
  );
  const half = sum(counts) / 2;
  if (half === 0) return 0;
  let below = 0;
  for (const [age, count] of counts.entries()) {
    if (below + count >= half) return age + (count > 0 ? (half - below) / count : 0);
    below += count;
  }
  return AGES;
}

describe.each(kinds)('the %s sums over places', (_, createSums, createAges) => {
  it('add members in their order, to the last digit', () => {
    fc.assert(
      fc.property(column, column, (part, whole) => {
        const kernel = createSums(ROWS, MEMBERS);
        const sumOf = (values: readonly number[]) =>
          MEMBERS.flatMap((rows) =>
            range(LANES).map((lane) => sum(rows.map((i) => values[i * LANES + lane] as number))),
          );
        kernel.part.set(part);
        kernel.whole.set(whole);
        kernel.sum();
        expect([...kernel.sums].map((x) => x + 0)).toEqual(sumOf(part).map((x) => x + 0));
        kernel.share();
        const wholes = sumOf(whole);
        const shares = sumOf(part).map((x, at) => ((wholes[at] as number) > 0 ? x / (wholes[at] as number) : 0));
        expect([...kernel.sums].map((x) => x + 0)).toEqual(shares.map((x) => x + 0));
      }),
    );
  });

  it('sum five-year ages through groups, and give shares of them', () => {
    fc.assert(
      fc.property(ages, fc.nat(20), fc.nat(20), (people, from, other) => {
        const kernel = createAges(ROWS, PLACES);
        const groups = byGroup(people);
        const plain = (to: number) =>
          MEMBERS.flatMap((rows) =>
            range(LANES).map((lane) =>
              sum(
                rows.flatMap((i) =>
                  range(SEXES).flatMap((s) =>
                    range(to - from).map(
                      (g) => groups[((i * SEXES + s) * AGE_GROUPS + from + g) * LANES + lane] as number,
                    ),
                  ),
                ),
              ),
            ),
          );
        const to = from + 1 + (other % (AGE_GROUPS - from));
        kernel.byAge.set(groups);
        // Once more: nothing of the year before is left.
        kernel.update();
        kernel.update();
        kernel.sum(from, to);
        const part = plain(to);
        kernel.results.forEach((found, at) => {
          expect(Math.abs(found - (part[at] as number))).toBeLessThanOrEqual(1e-12 * (part[at] as number));
        });
        kernel.share(from, to, from, AGE_GROUPS);
        const whole = plain(AGE_GROUPS);
        kernel.results.forEach((found, at) => {
          const all = whole[at] as number;
          expect(found).toBeCloseTo(all > 0 ? (part[at] as number) / all : 0, 12);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('find medians as single ages alone give them, 0 where there is nobody', () => {
    fc.assert(
      fc.property(ages, (people) => {
        const kernel = createAges(ROWS, PLACES);
        kernel.byAge.set(byGroup(people));
        kernel.people.set(people);
        kernel.update();
        kernel.medians();
        kernel.results.forEach((found, at) => {
          const median = plainMedian(people, MEMBERS[Math.floor(at / LANES)] as number[], at % LANES);
          expect(Math.abs(found - median)).toBeLessThan(1e-9);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('leave the other runs alone where one has failed', () => {
    const [people] = fc.sample(ages, { numRuns: 1, seed: 1 }) as [Float32Array];
    const medians = (of: Float32Array) => {
      const kernel = createAges(ROWS, PLACES);
      kernel.byAge.set(byGroup(of));
      kernel.people.set(of);
      kernel.update();
      kernel.medians();
      return kernel.results.filter((_, at) => at % LANES !== 0);
    };
    const failed = people.map((x, at) => (at % LANES === 0 ? Number.NaN : x));
    const whole = medians(people);
    expect(medians(failed)).toEqual(whole);
    expect(Math.max(...whole)).toBeGreaterThan(0);
  });
});

describe('the two kinds', () => {
  it('give the same medians and shares to the last digit', () => {
    fc.assert(
      fc.property(ages, (whole) => {
        // No whole numbers: the order of additions shows.
        const people = whole.map((x) => x * 0.37);
        const [first, second] = [createTypeScriptAges, recording.ages].map((create) => {
          const kernel = create(ROWS, PLACES);
          kernel.byAge.set(byGroup(people));
          kernel.people.set(people);
          kernel.update();
          kernel.medians();
          const medians = [...kernel.results];
          kernel.share(3, 5, 0, AGE_GROUPS);
          return [medians, [...kernel.results]];
        });
        expect(first).toEqual(second);
      }),
      { numRuns: 50 },
    );
  });
});

describe('kernels that are remembered', () => {
  it('serve the last two selections; an older one is made anew', () => {
    const made: number[] = [];
    const create = rememberLast((rows: number, places: readonly number[]) => {
      made.push(rows);
      return { rows, places };
    });
    const first = create(1, [1]);
    expect(create(1, [1])).toBe(first);
    create(2, [1]);
    expect(create(1, [1])).toBe(first);
    create(1, [2]);
    expect(create(1, [1])).toBe(first);
    create(2, [1]);
    expect(made).toEqual([1, 2, 1, 2]);
  });
});
