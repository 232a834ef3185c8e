// biome-ignore-all lint/style/noNonNullAssertion: every index lies within its array by the shapes in kernels.ts.
import {
  AGE_GROUPS,
  AGES,
  type CohortCounts,
  type CohortMemory,
  FERTILE_AGES,
  FIRST_FERTILE_AGE,
  FIRST_WORKING_GROUP,
  type KernelFactory,
  LANES,
  LARGEST_LEAVING_SHARE,
  MOVER_KINDS,
  SEXES,
  SURVIVAL_ROWS,
  WORKING_GROUPS,
  YOUTH_GROUPS,
} from './kernels.ts';

// Local copies: test runners and tsx turn an imported constant into a getter call, nine times slower in these loops.
const L = LANES;
const S = SEXES;
const A = AGES;
const G = AGE_GROUPS;
const F = FERTILE_AGES;
const FIRST_MOTHER = FIRST_FERTILE_AGE;
const LARGEST_SHARE = LARGEST_LEAVING_SHARE;
const KINDS = MOVER_KINDS;
const FIRST_WORKING = FIRST_WORKING_GROUP;
const WORKING = WORKING_GROUPS;
const YOUTH = YOUTH_GROUPS;
const OPEN_AGE = A - 1;
const SEX = A * L;
const COEFFICIENTS = 3;
const SEX_ROWS = SURVIVAL_ROWS * COEFFICIENTS;

/** Compute the length of each array of a kernel's memory. */
export function cohortLengths(places: number, years: number): Record<keyof CohortMemory, number> {
  const cells = places * L;
  return {
    people: places * S * SEX,
    survival: years * places * S * SEX_ROWS,
    fertility: years * places * F,
    maleShare: years * places,
    netReference: years * places * S * G,
    leavingSchedule: KINDS * A,
    hazardExcess: S * cells,
    totalFertility: cells,
    births: cells,
    deaths: cells,
    exposure: KINDS * cells,
    leavingIntensity: KINDS * cells,
    leaving: cells,
    lacking: cells,
    arrivingShare: cells,
    pool: S * SEX,
    byAge: S * G * cells,
    unmet: cells,
  };
}

/** Compute the length of each array of a kernel's counts. */
export function countLengths(places: number): Record<keyof CohortCounts, number> {
  const cells = places * L;
  return { participation: places * S * WORKING, population: cells, labourForce: cells, youthLabourForce: cells };
}

/**
 * Make a kernel in plain TypeScript: Float32 memory, Float64 arithmetic, one lane after the other.
 *
 * The WebAssembly kernel is tested against this one; it also serves machines without SIMD.
 */
export const createTypeScriptKernel: KernelFactory = (places, years) => {
  const lengths = cohortLengths(places, years);
  const memory = Object.fromEntries(
    Object.entries(lengths).map(([name, length]) => [name, new Float32Array(length)]),
  ) as unknown as CohortMemory;
  const counts = Object.fromEntries(
    Object.entries(countLengths(places)).map(([name, length]) => [name, new Float64Array(length)]),
  ) as unknown as CohortCounts;
  // Hundreds of places add to a cell of the pool: in Float32 each addition would round.
  const pool = new Float64Array(memory.pool.length);
  return {
    name: 'typescript',
    memory,
    counts,
    survive: (year) => survive(memory, places, year),
    leave: (year) => leave(memory, places, year, pool),
    settle: (year) => settle(memory, places, year),
    count: () => count(memory, counts, places),
  };
};

function survive(memory: CohortMemory, places: number, year: number): void {
  const { people, survival, fertility, leavingSchedule, hazardExcess, totalFertility, exposure } = memory;
  const cells = places * L;
  for (let place = 0; place < places; place++) {
    const row = year * places + place;
    const menRows = row * S * SEX_ROWS;
    const womenRows = menRows + SEX_ROWS;
    const shares = row * F - FIRST_MOTHER;
    const maleShare = memory.maleShare[row]!;
    for (let lane = 0; lane < L; lane++) {
      const cell = place * L + lane;
      const menExcess = hazardExcess[place * S * L + lane]!;
      const womenExcess = hazardExcess[(place * S + 1) * L + lane]!;
      const firstMan = place * S * SEX + lane;
      let man = firstMan;
      let woman = firstMan + SEX;
      let men = people[man]!;
      let women = people[woman]!;
      let mothers = 0;
      let dead = 0;
      let regular = 0;
      let returning = 0;
      let forced = 0;
      // Upward: `men` and `women` carry who was one year younger, read before their place was taken.
      for (let age = 1; age < A; age++) {
        const oldMen = men * survivalOf(survival, menRows + age * COEFFICIENTS, menExcess);
        const oldWomen = women * survivalOf(survival, womenRows + age * COEFFICIENTS, womenExcess);
        dead += men - oldMen + (women - oldWomen);
        const both = oldMen + oldWomen;
        regular += leavingSchedule[age]! * both;
        returning += leavingSchedule[A + age]! * both;
        forced += leavingSchedule[2 * A + age]! * both;
        man += L;
        woman += L;
        men = people[man]!;
        women = people[woman]!;
        people[man] = oldMen;
        people[woman] = oldWomen;
        if (age >= FIRST_MOTHER && age < FIRST_MOTHER + F) mothers += fertility[shares + age]! * (women + oldWomen);
      }
      // Who was 100 or more stays there and joins those who came.
      const openMen = men * survivalOf(survival, menRows + A * COEFFICIENTS, menExcess);
      const openWomen = women * survivalOf(survival, womenRows + A * COEFFICIENTS, womenExcess);
      dead += men - openMen + (women - openWomen);
      const open = openMen + openWomen;
      regular += leavingSchedule[OPEN_AGE]! * open;
      returning += leavingSchedule[A + OPEN_AGE]! * open;
      forced += leavingSchedule[2 * A + OPEN_AGE]! * open;
      people[man]! += openMen;
      people[woman]! += openWomen;

      const born = totalFertility[cell]! * 0.5 * mothers;
      const bornBoys = born * maleShare;
      const bornGirls = born - bornBoys;
      const boys = bornBoys * survivalOf(survival, menRows, menExcess);
      const girls = bornGirls * survivalOf(survival, womenRows, womenExcess);
      dead += bornBoys - boys + (bornGirls - girls);
      people[firstMan] = boys;
      people[firstMan + SEX] = girls;
      memory.births[cell] = born;
      memory.deaths[cell] = dead;
      const infants = boys + girls;
      exposure[cell] = regular + leavingSchedule[0]! * infants;
      exposure[cells + cell] = returning + leavingSchedule[A]! * infants;
      exposure[2 * cells + cell] = forced + leavingSchedule[2 * A]! * infants;
    }
  }
}

function survivalOf(survival: Float32Array, row: number, excess: number): number {
  return survival[row]! + excess * (survival[row + 1]! + excess * survival[row + 2]!);
}

function leave(memory: CohortMemory, places: number, year: number, pool: Float64Array): void {
  const { people, leavingSchedule, leavingIntensity, netReference, leaving, lacking } = memory;
  const cells = places * L;
  pool.fill(0);
  for (let place = 0; place < places; place++) {
    for (let lane = 0; lane < L; lane++) {
      const cell = place * L + lane;
      const regular = leavingIntensity[cell]!;
      const returning = leavingIntensity[cells + cell]!;
      const forced = leavingIntensity[2 * cells + cell]!;
      let sum = 0;
      let lack = 0;
      for (let sex = 0; sex < S; sex++) {
        const net = ((year * places + place) * S + sex) * G;
        let from = (place * S + sex) * SEX + lane;
        let to = sex * SEX + lane;
        for (let group = 0; group < G; group++) {
          const start = group * 5;
          const end = group < G - 1 ? start + 5 : A;
          const reference = netReference[net + group]! / (end - start);
          for (let age = start; age < end; age++) {
            const before = people[from]!;
            const leavers = before * leavingShare(leavingSchedule, age, regular, returning, forced);
            const short = lackOf(before - leavers + reference);
            pool[to]! += leavers - short;
            sum += leavers;
            lack += short;
            from += L;
            to += L;
          }
        }
      }
      leaving[cell] = sum;
      lacking[cell] = lack;
    }
  }
  memory.pool.set(pool);
}

function lackOf(people: number): number {
  return people < 0 ? -people : 0;
}

function leavingShare(schedule: Float32Array, age: number, regular: number, returning: number, forced: number): number {
  const share = regular * schedule[age]! + returning * schedule[A + age]! + forced * schedule[2 * A + age]!;
  return share > LARGEST_SHARE ? LARGEST_SHARE : share;
}

function settle(memory: CohortMemory, places: number, year: number): void {
  const { people, leavingSchedule, leavingIntensity, arrivingShare, netReference, pool, byAge, unmet } = memory;
  const cells = places * L;
  for (let place = 0; place < places; place++) {
    for (let lane = 0; lane < L; lane++) {
      const cell = place * L + lane;
      const regular = leavingIntensity[cell]!;
      const returning = leavingIntensity[cells + cell]!;
      const forced = leavingIntensity[2 * cells + cell]!;
      const share = arrivingShare[cell]!;
      let lack = 0;
      for (let sex = 0; sex < S; sex++) {
        const groups = place * S + sex;
        const net = year * places * S * G + groups * G;
        let at = groups * SEX + lane;
        let from = sex * SEX + lane;
        for (let group = 0; group < G; group++) {
          const start = group * 5;
          const end = group < G - 1 ? start + 5 : A;
          const reference = netReference[net + group]! / (end - start);
          let sum = 0;
          for (let age = start; age < end; age++) {
            const before = people[at]!;
            const leavers = before * leavingShare(leavingSchedule, age, regular, returning, forced);
            const stayers = before - leavers + reference;
            const after = stayers + lackOf(stayers) + share * pool[from]!;
            const short = lackOf(after);
            const kept = after + short;
            people[at] = kept;
            sum += kept;
            lack += short;
            at += L;
            from += L;
          }
          byAge[(groups * G + group) * L + lane] = sum;
        }
      }
      unmet[cell] = lack;
    }
  }
}

function count({ byAge }: CohortMemory, counts: CohortCounts, places: number): void {
  const { participation, population, labourForce, youthLabourForce } = counts;
  for (let place = 0; place < places; place++) {
    const rates = place * S * WORKING;
    for (let lane = 0; lane < L; lane++) {
      const cell = place * L + lane;
      const from = place * S * G * L + lane;
      let people = 0;
      for (let at = from; at < from + S * G * L; at += L) people += byAge[at]!;
      population[cell] = people;
      let force = 0;
      let man = from + FIRST_WORKING * L;
      for (let g = 0; g < WORKING; g++) {
        if (g === YOUTH) youthLabourForce[cell] = force;
        force =
          force + participation[rates + g]! * byAge[man]! + participation[rates + WORKING + g]! * byAge[man + G * L]!;
        man += L;
      }
      labourForce[cell] = force;
    }
  }
}
