import type { AgeFactory, AgePlace } from './age-kernel.ts';
import { AGE_GROUPS, AGES, LANES, SEXES } from './kernels.ts';

/** Numbers of a place by five-year age. */
const ROW = AGE_GROUPS * LANES;

/** The twin of ages.as.ts in plain TypeScript. */
export const createTypeScriptAges: AgeFactory = (rows, places) => {
  const P = places.length;
  const byAge = new Float32Array(rows * SEXES * ROW);
  const people = new Float32Array(rows * SEXES * AGES * LANES);
  const results = new Float64Array(P * LANES);
  /** [P][G][L] people of both sexes. */
  const sums = new Float64Array(P * ROW);
  const halves = new Float64Array(LANES);
  const below = new Float64Array(LANES);
  const counts = new Float64Array(LANES);
  const group = new Int32Array(LANES);
  const order = smallestFirst(places);

  function addGroup(to: number, from: number): void {
    for (let j = 0; j < ROW; j++) sums[to + j] = (sums[to + j] as number) + (sums[from + j] as number);
  }

  function addPeople(to: number, male: number): void {
    for (let j = 0; j < ROW; j++)
      sums[to + j] = (sums[to + j] as number) + (byAge[male + j] as number) + (byAge[male + ROW + j] as number);
  }

  function sumAges(place: number, lane: number, from: number, to: number): number {
    let sum = 0;
    const first = place * ROW + lane;
    for (let g = from; g < to; g++) sum += sums[first + g * LANES] as number;
    return sum;
  }

  /** The lanes have a variable each: they stay in registers while the members are gone through. */
  function countAge(members: readonly number[], age: number): void {
    let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let m = 0; m < members.length; m++) {
      for (let sex = 0; sex < SEXES; sex++) {
        const at = (((members[m] as number) * SEXES + sex) * AGES + age) * LANES;
        a += people[at] as number;
        b += people[at + 1] as number;
        c += people[at + 2] as number;
        d += people[at + 3] as number;
        e += people[at + 4] as number;
        f += people[at + 5] as number;
        g += people[at + 6] as number;
        h += people[at + 7] as number;
      }
    }
    counts[0] = a;
    counts[1] = b;
    counts[2] = c;
    counts[3] = d;
    counts[4] = e;
    counts[5] = f;
    counts[6] = g;
    counts[7] = h;
  }

  function writeMedians(p: number, members: readonly number[]): void {
    let youngest = AGES;
    let missing = 0;
    for (let lane = 0; lane < LANES; lane++) {
      const half = sumAges(p, lane, 0, AGE_GROUPS) / 2;
      const first = p * ROW + lane;
      let lower = 0;
      let g = 0;
      while (g < AGE_GROUPS - 1 && lower + (sums[first + g * LANES] as number) < half)
        lower += sums[first + g++ * LANES] as number;
      halves[lane] = half;
      below[lane] = lower;
      group[lane] = g;
      results[p * LANES + lane] = half === 0 ? 0 : -1;
      if (half === 0) continue;
      youngest = Math.min(youngest, g * 5);
      missing++;
    }
    // The lanes of an age stand side by side and their medians are near each other: an age is read once for all of them.
    for (let age = youngest; missing > 0; age++) {
      countAge(members, age);
      for (let lane = 0; lane < LANES; lane++) {
        const at = p * LANES + lane;
        const g = group[lane] as number;
        if (results[at] !== -1 || age < g * 5) continue;
        const half = halves[lane] as number;
        const lower = below[lane] as number;
        const count = counts[lane] as number;
        if (lower + count >= half || age === Math.min(g * 5 + 4, AGES - 1)) {
          missing--;
          results[at] = age + (count > 0 ? Math.min(1, (half - lower) / count) : 0);
        } else below[lane] = lower + count;
      }
    }
  }

  return {
    byAge,
    people,
    results,
    update() {
      sums.fill(0);
      for (const p of order) {
        const { groups, rest } = places[p] as AgePlace;
        for (const other of groups) addGroup(p * ROW, other * ROW);
        for (const i of rest) addPeople(p * ROW, i * SEXES * ROW);
      }
    },
    sum(from, to) {
      for (let p = 0; p < P; p++)
        for (let lane = 0; lane < LANES; lane++) results[p * LANES + lane] = sumAges(p, lane, from, to);
    },
    share(from, to, wholeFrom, wholeTo) {
      for (let p = 0; p < P; p++)
        for (let lane = 0; lane < LANES; lane++) {
          const whole = sumAges(p, lane, wholeFrom, wholeTo);
          results[p * LANES + lane] = whole > 0 ? sumAges(p, lane, from, to) / whole : 0;
        }
    },
    medians() {
      for (let p = 0; p < P; p++) writeMedians(p, (places[p] as AgePlace).members);
    },
  };
};

/** Positions of places in an order in which the parts of a place come before it. */
export function smallestFirst(places: readonly AgePlace[]): number[] {
  const rows = (p: number) => (places[p] as AgePlace).members.length;
  return places.map((_, p) => p).sort((a, b) => rows(a) - rows(b));
}
