import type { CohortMemory } from '../../src/kernels/kernels.ts';
import { at, copyOf, groupOf, range, type Snapshot, type Step, sum, widthOf, YEARS } from './random-worlds.ts';

interface Sex {
  readonly people: number[];
  readonly survival: number[];
  readonly net: number[];
  readonly pool: number[];
}
interface Place {
  readonly sexes: readonly [Sex, Sex];
  readonly fertility: number[];
  readonly maleShare: number;
  readonly totalFertility: number;
  /** By kind of mover. */
  readonly intensities: number[];
  readonly share: number;
}

function readPlace(m: CohortMemory, C: number, year: number, c: number, lane: number): Place {
  const read = (array: Float32Array, index: number) => array[index] as number;
  const sex = (s: number): Sex => ({
    people: range(101).map((a) => read(m.people, at([C, 2, 101, 8], c, s, a, lane))),
    survival: range(102).map((row) => {
      const x = read(m.hazardExcess, at([C, 2, 8], c, s, lane));
      const coefficient = (k: number) => read(m.survival, at([YEARS, C, 2, 102, 3], year, c, s, row, k));
      return coefficient(0) + coefficient(1) * x + coefficient(2) * x * x;
    }),
    net: range(21).map((g) => read(m.netReference, at([YEARS, C, 2, 21], year, c, s, g))),
    pool: range(101).map((a) => read(m.pool, at([2, 101, 8], s, a, lane))),
  });
  return {
    sexes: [sex(0), sex(1)],
    fertility: range(45).map((f) => read(m.fertility, at([YEARS, C, 45], year, c, f))),
    maleShare: read(m.maleShare, at([YEARS, C], year, c)),
    totalFertility: read(m.totalFertility, at([C, 8], c, lane)),
    intensities: range(3).map((kind) => read(m.leavingIntensity, at([3, C, 8], kind, c, lane))),
    share: read(m.arrivingShare, at([C, 8], c, lane)),
  };
}

function survivePlainly(place: Place, schedule: Float32Array) {
  const survivors = place.sexes.map(({ people, survival }) =>
    people.map((n, age) => n * (survival[age + 1] as number)),
  );
  const aged = survivors.map((n) => [0, ...n.slice(0, 99), (n[99] as number) + (n[100] as number)]);
  const mothers = place.fertility.map(
    (share, i) => share * (((place.sexes[1].people[10 + i] as number) + (aged[1]?.[10 + i] as number)) / 2),
  );
  const births = place.totalFertility * sum(mothers);
  const born = [births * place.maleShare, births * (1 - place.maleShare)];
  const people = aged.map((ages, s) => ages.with(0, (born[s] as number) * (place.sexes[s]?.survival[0] as number)));
  const before = sum(place.sexes.flatMap((sex) => sex.people)) + births;
  return {
    people,
    births,
    deaths: before - sum(people.flat()),
    exposures: range(3).map((kind) =>
      sum(people.flatMap((ages) => ages.map((n, age) => n * (schedule[kind * 101 + age] as number)))),
    ),
  };
}

function leavePlainly(place: Place, schedule: Float32Array): number[][] {
  const share = (age: number) =>
    Math.min(sum(place.intensities.map((x, kind) => x * (schedule[kind * 101 + age] as number))), 0.2);
  return place.sexes.map(({ people }) => people.map((n, age) => n * share(age)));
}

/** People of each cell after leavers and the reference, before anybody arrives; below zero where it asks too many. */
function stayersPlainly(place: Place, schedule: Float32Array): number[][] {
  const leavers = leavePlainly(place, schedule);
  return place.sexes.map(({ people, net }, s) =>
    people.map((n, age) => n + (net[groupOf(age)] as number) / widthOf(groupOf(age)) - (leavers[s]?.[age] as number)),
  );
}

function settlePlainly(place: Place, schedule: Float32Array) {
  const stayers = stayersPlainly(place, schedule);
  const wanted = place.sexes.map(({ pool }, s) =>
    pool.map((arriving, age) => Math.max(0, stayers[s]?.[age] as number) + place.share * arriving),
  );
  const people = wanted.map((ages) => ages.map((n) => Math.max(n, 0)));
  return {
    people,
    byAge: people.map((ages) => range(21).map((g) => sum(ages.filter((_, age) => groupOf(age) === g)))),
    unmet: sum(wanted.flat().map((n) => Math.max(-n, 0))),
  };
}

/**
 * What the memory holds after a step: slow and obvious, one place and one lane at a time, nested objects, Float64.
 * It shares nothing with the kernels but the shapes.
 */
export function stepPlainly(step: Step, before: Snapshot, C: number, year: number): Snapshot {
  const after = copyOf(before);
  const pool = new Float64Array(before.pool.length);
  const schedule = before.leavingSchedule;
  for (const c of range(C)) {
    for (const lane of range(8)) {
      const place = readPlace(before, C, year, c, lane);
      const cell = at([C, 8], c, lane);
      const putPeople = (people: number[][]) => {
        for (const s of range(2)) {
          for (const age of range(101)) after.people[at([C, 2, 101, 8], c, s, age, lane)] = people[s]?.[age] as number;
        }
      };
      if (step === 'survive') {
        const { people, births, deaths, exposures } = survivePlainly(place, schedule);
        putPeople(people);
        after.births[cell] = births;
        after.deaths[cell] = deaths;
        exposures.forEach((exposure, kind) => {
          after.exposure[at([3, C, 8], kind, c, lane)] = exposure;
        });
      } else if (step === 'leave') {
        const leavers = leavePlainly(place, schedule);
        const lacking = stayersPlainly(place, schedule).map((ages) => ages.map((n) => Math.max(0, -n)));
        after.leaving[cell] = sum(leavers.flat());
        after.lacking[cell] = sum(lacking.flat());
        for (const s of range(2)) {
          for (const age of range(101)) {
            const i = at([2, 101, 8], s, age, lane);
            pool[i] = (pool[i] as number) + (leavers[s]?.[age] as number) - (lacking[s]?.[age] as number);
          }
        }
        after.pool.set(pool);
      } else {
        const { people, byAge, unmet } = settlePlainly(place, schedule);
        putPeople(people);
        after.unmet[cell] = unmet;
        for (const s of range(2)) {
          for (const g of range(21)) after.byAge[at([C, 2, 21, 8], c, s, g, lane)] = byAge[s]?.[g] as number;
        }
      }
    }
  }
  return after;
}
