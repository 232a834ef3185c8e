import type { World } from '../engine/world.ts';
import { AGE_GROUPS, AGES, LANES, SEXES } from '../kernels/kernels.ts';
import { type Column, columnOf } from '../params/quantity.ts';
import type { PlaceRow } from './selection.ts';

/** Five-year age groups 15-24, 15-64 and 65+ as index ranges [from, to). */
const YOUTH = [3, 5] as const;
const WORKING = [3, 13] as const;
const OLD = [13, AGE_GROUPS] as const;
const ALL = [0, AGE_GROUPS] as const;
const ROW = AGE_GROUPS * LANES;

/**
 * What outputs say about age, as columns [place][L] over the selected places. A result is scratch memory: it holds until
 * the next call.
 */
export interface AgeMeasures {
  /** Sum the people of the year by age; to be called before the others. */
  update(): void;
  workingAge(): Column<'stock', 'persons'>;
  youthShare(): Column<'share', 'share'>;
  oldAgeDependency(): Column<'share', 'share'>;
  medianAge(): Column<'age', 'years'>;
}

/** Prepare the measures; places are compared with each other at the first `update` only. */
export function createAgeMeasures(world: World, places: readonly PlaceRow[]): AgeMeasures {
  const { memory } = world.kernel;
  const { people, byAge } = memory;
  const out = new Float64Array(places.length * LANES);
  let sums: AgeSums | undefined;

  /** People of a range of ages of one place and lane. */
  function sumAges(rows: Float64Array, place: number, lane: number, [from, to]: readonly [number, number]): number {
    let sum = 0;
    const first = place * ROW + lane;
    for (let g = from; g < to; g++) sum += rows[first + g * LANES] as number;
    return sum;
  }

  function shareOf(part: readonly [number, number], whole: readonly [number, number]): Column<'share', 'share'> {
    const rows = read();
    for (let p = 0; p < places.length; p++)
      for (let lane = 0; lane < LANES; lane++) {
        const all = sumAges(rows, p, lane, whole);
        out[p * LANES + lane] = all > 0 ? sumAges(rows, p, lane, part) / all : 0;
      }
    return columnOf(out);
  }

  function read(): Float64Array {
    if (sums === undefined) throw new Error('ages were read before their update');
    return sums.rows;
  }

  /** Age that half of the people have passed: five-year sums find the group, single ages inside it the year. */
  function medianOf(rows: Float64Array, p: number, members: readonly number[], lane: number): number {
    const half = sumAges(rows, p, lane, ALL) / 2;
    if (half === 0) return 0;
    const first = p * ROW + lane;
    let below = 0;
    let group = 0;
    while (group < AGE_GROUPS - 1 && below + (rows[first + group * LANES] as number) < half)
      below += rows[first + group++ * LANES] as number;
    const lastAge = Math.min(group * 5 + 4, AGES - 1);
    for (let age = group * 5; age <= lastAge; age++) {
      let count = 0;
      for (let m = 0; m < members.length; m++) {
        const at = ((members[m] as number) * SEXES * AGES + age) * LANES + lane;
        count += people[at] as number;
        count += people[at + AGES * LANES] as number;
      }
      if (below + count >= half || age === lastAge) return age + (count > 0 ? Math.min(1, (half - below) / count) : 0);
      below += count;
    }
    return AGES - 1;
  }

  return {
    update() {
      sums ??= createAgeSums(places);
      sums.update(byAge);
    },
    workingAge() {
      const rows = read();
      for (let p = 0; p < places.length; p++)
        for (let lane = 0; lane < LANES; lane++) out[p * LANES + lane] = sumAges(rows, p, lane, WORKING);
      return columnOf(out);
    },
    youthShare: () => shareOf(YOUTH, ALL),
    oldAgeDependency: () => shareOf(OLD, WORKING),
    medianAge() {
      const rows = read();
      for (let p = 0; p < places.length; p++) {
        const { members } = places[p] as PlaceRow;
        for (let lane = 0; lane < LANES; lane++) out[p * LANES + lane] = medianOf(rows, p, members, lane);
      }
      return columnOf(out);
    },
  };
}

interface AgeSums {
  /** [place][G][L] people of both sexes. */
  readonly rows: Float64Array;
  update(byAge: Float32Array): void;
}

/** Sums of both sexes by five-year age for every selected place; groups are built from smaller groups where they can. */
function createAgeSums(places: readonly PlaceRow[]): AgeSums {
  const rows = new Float64Array(places.length * ROW);
  const parts = planParts(places);
  const order = places
    .map((_, p) => p)
    .sort((a, b) => (places[a] as PlaceRow).members.length - (places[b] as PlaceRow).members.length);

  return {
    rows,
    update(byAge) {
      for (const p of order) {
        const at = p * ROW;
        const { groups, members } = parts[p] as { groups: number[]; members: number[] };
        rows.fill(0, at, at + ROW);
        for (const other of groups)
          for (let j = 0; j < ROW; j++) rows[at + j] = (rows[at + j] as number) + (rows[other * ROW + j] as number);
        for (const i of members) {
          const male = i * SEXES * ROW;
          for (let j = 0; j < ROW; j++)
            rows[at + j] = (rows[at + j] as number) + (byAge[male + j] as number) + (byAge[male + ROW + j] as number);
        }
      }
    },
  };
}

/** For each place: disjoint smaller selected places that it wholly contains (largest first), and the members left. */
function planParts(places: readonly PlaceRow[]): { groups: number[]; members: number[] }[] {
  const bySize = places
    .map((_, p) => p)
    .sort((a, b) => (places[b] as PlaceRow).members.length - (places[a] as PlaceRow).members.length);
  return places.map((place) => {
    const left = new Set(place.members);
    const groups: number[] = [];
    for (const other of bySize) {
      const candidate = places[other] as PlaceRow;
      const isSmaller = candidate.members.length < place.members.length;
      if (isSmaller && candidate.isGroup && candidate.members.every((i) => left.has(i))) {
        groups.push(other);
        for (const i of candidate.members) left.delete(i);
      }
    }
    return { groups, members: [...left] };
  });
}
