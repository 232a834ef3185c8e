import type { YearState } from '../engine/block.ts';
import type { World } from '../engine/world.ts';
import { AGE_GROUPS, AGES, LANES, SEXES } from '../kernels/kernels.ts';
import type { OutputId } from '../params/outputs.ts';
import type { PlaceRow, Selection } from './selection.ts';

/** Five-year age groups 15-24, 15-64 and 65+ as index ranges [from, to). */
const YOUTH = [3, 5] as const;
const WORKING = [3, 13] as const;
const OLD = [13, AGE_GROUPS] as const;

/**
 * Reads a year's state and writes the selected outputs of a block.
 *
 * Counts of a group are summed over its members inside the run; shares and ages are computed from the summed people,
 * never averaged.
 */
export interface Measure {
  /** Write [place][output][L] values of one year into `cells`, laid out [place][output][year][L]. */
  measure(state: YearState, cells: Float64Array): void;
  /** Write the people of `selection.byAge` of one year into `cells`, laid out [place][S][G][year][L]. */
  measureByAge(state: YearState, cells: Float64Array): void;
  /** Write the moves of `selection.corridors` of one year into `cells`, laid out [corridor][year][L]. */
  measureCorridors(state: YearState, cells: Float64Array): void;
}

/** Make the measure of a selection over `years` years. */
export function createMeasure(world: World, selection: Selection, years: number): Measure {
  const { memory } = world.kernel;
  const { places, outputs } = selection;
  const O = outputs.length;
  const byAge = new Float64Array(AGE_GROUPS * LANES);
  const lanes = new Float64Array(LANES);
  const divisor = new Float64Array(LANES);
  const needsAges = outputs.some((output) =>
    (['medianAge', 'oldAgeDependency', 'youthShare', 'workingAge'] satisfies OutputId[] as string[]).includes(
      output.id,
    ),
  );
  const sums = needsAges ? createAgeSums(world, places) : undefined;

  function measure(state: YearState, cells: Float64Array): void {
    sums?.update();
    places.forEach((place, p) => {
      if (sums) sums.read(p, byAge);
      outputs.forEach((output, o) => {
        read[output.id as OutputId](place, state);
        cells.set(lanes, ((p * O + o) * years + state.index) * LANES);
      });
    });
  }

  /** How each output is read; a new output does not compile without its line. */
  const read: Record<OutputId, (place: PlaceRow, state: YearState) => void> = {
    population: (place, state) => sumMembers(state.population, place),
    births: (place) => sumMembers(memory.births, place),
    deaths: (place) => sumMembers(memory.deaths, place),
    netMigration: (place, state) => sumMembers(state.netMigration, place),
    disasterDisplacement: (place, state) => sumMembers(state.disasterDisplacement, place),
    workingAge: () => forLanes((lane) => sumAges(lane, WORKING)),
    youthShare: () => forLanes((lane) => ratio(sumAges(lane, YOUTH), sumAges(lane, [0, AGE_GROUPS]))),
    oldAgeDependency: () => forLanes((lane) => ratio(sumAges(lane, OLD), sumAges(lane, WORKING))),
    medianAge: (place) => forLanes((lane) => medianAge(place, lane)),
    warming: (_place, state) => lanes.set(state.warming),
    slowOnsetMovers: (place, state) => sumMembers(state.slowOnsetMovers, place),
    urbanShare: (place, { urban, population }) => quotient(urban.urbanPopulation, population, place),
    urbanPopulation: (place, { urban }) => sumMembers(urban.urbanPopulation, place),
    newUrbanResidents: (place, { urban }) => sumMembers(urban.newUrbanResidents, place),
    moversToTowns: (place, { urban }) => sumMembers(urban.moversToTowns, place),
    slumResidents: (place, { urban }) => sumMembers(urban.slumResidents, place),
    labourForce: (place, { labour }) => sumMembers(labour.labourForce, place),
    jobsWanted: (place, { labour }) => sumMembers(labour.jobsWanted, place),
    jobsGap: (place, { labour }) => sumMembers(labour.jobsGap, place),
    labourShortage: (place, { labour }) => sumMembers(labour.labourShortage, place),
    unemployment: (place, { labour }) => quotient(labour.unemployed, labour.labourForce, place),
    youthUnemployment: (place, { labour }) => quotient(labour.youthUnemployed, labour.youthLabourForce, place),
    informalShare: (place, { labour }) => quotient(labour.selfEmployed, labour.employed, place),
    incomePerHead: (place, { labour, population }) => quotient(labour.income, population, place),
    conflictDisplacement: (place, { peace }) => sumMembers(peace.conflictDisplacement, place),
    internallyDisplacedConflict: (place, { peace }) => sumMembers(peace.internallyDisplacedConflict, place),
    internallyDisplacedDisaster: (place, { peace }) => sumMembers(peace.internallyDisplacedDisaster, place),
    immigrants: (place, { mobility }) => sumMembers(mobility.immigrants, place),
    emigrants: (place, { mobility }) => sumMembers(mobility.emigrants, place),
    returns: (place, { mobility }) => sumMembers(mobility.returns, place),
    intraregionalShare: (place, { mobility }) =>
      quotient(mobility.corridorDeparturesWithin, mobility.corridorDepartures, place),
    migrantStock: (place, { mobility }) => sumMembers(mobility.migrantStock, place),
    migrantShare: (place, { mobility, population }) => quotient(mobility.migrantStock, population, place),
    diaspora: (place, { mobility }) => sumMembers(mobility.diaspora, place),
    remittances: (place, { mobility }) => sumMembers(mobility.remittances, place),
    crossBorderOut: (place, { mobility }) => sumMembers(mobility.crossBorderOut, place),
    crossBorderIn: (place, { mobility }) => sumMembers(mobility.crossBorderIn, place),
    refugeesHosted: (place, { mobility }) => sumMembers(mobility.refugeesHosted, place),
    stranded: (place, { mobility }) => sumMembers(mobility.stranded, place),
    unmetProtection: (place, { mobility }) => sumMembers(mobility.unmetProtection, place),
    irregularIndex: (place, { mobility }) => index(mobility.irregularArrivals, mobility.irregularReference, 0, place),
    immobilityIndex: (place, { mobility }) => index(mobility.heldBack, mobility.referenceDepartures, 1, place),
    coastalTownDwellers: (place, { urban }) => sumMembers(urban.coastalTownDwellers, place),
  };

  function forLanes(value: (lane: number) => number): void {
    for (let lane = 0; lane < LANES; lane++) lanes[lane] = value(lane);
  }

  function sumMembers(values: Float64Array | Float32Array, place: PlaceRow): void {
    lanes.fill(0);
    for (const i of place.members)
      for (let lane = 0; lane < LANES; lane++)
        lanes[lane] = (lanes[lane] as number) + (values[i * LANES + lane] as number);
  }

  /** Sum of one column over members divided by the sum of another; 0 where that is 0. */
  function quotient(part: Float64Array | Float32Array, whole: Float64Array | Float32Array, place: PlaceRow): void {
    sumMembers(whole, place);
    divisor.set(lanes);
    sumMembers(part, place);
    for (let lane = 0; lane < LANES; lane++) lanes[lane] = ratio(lanes[lane] as number, divisor[lane] as number);
  }

  /** 100 x (base + part / reference), summed over members; 100 where the reference moves nobody. */
  function index(part: Float64Array, reference: Float64Array, base: number, place: PlaceRow): void {
    sumMembers(reference, place);
    divisor.set(lanes);
    sumMembers(part, place);
    forLanes((lane) => {
      const usual = divisor[lane] as number;
      return usual > 0 ? 100 * (base + (lanes[lane] as number) / usual) : 100;
    });
  }

  function sumAges(lane: number, [from, to]: readonly [number, number]): number {
    let sum = 0;
    for (let g = from; g < to; g++) sum += byAge[g * LANES + lane] as number;
    return sum;
  }

  /** Age that half of the people have passed: five-year sums find the group, single ages inside it the year. */
  function medianAge(place: PlaceRow, lane: number): number {
    const half = sumAges(lane, [0, AGE_GROUPS]) / 2;
    if (half === 0) return 0;
    let below = 0;
    let group = 0;
    while (group < AGE_GROUPS - 1 && below + (byAge[group * LANES + lane] as number) < half)
      below += byAge[group++ * LANES + lane] as number;
    const lastAge = Math.min(group * 5 + 4, AGES - 1);
    for (let age = group * 5; age <= lastAge; age++) {
      let count = 0;
      for (const i of place.members)
        for (let sex = 0; sex < SEXES; sex++)
          count += memory.people[((i * SEXES + sex) * AGES + age) * LANES + lane] as number;
      if (below + count >= half || age === lastAge) return age + Math.min(1, ratio(half - below, count));
      below += count;
    }
    return AGES - 1;
  }

  function measureByAge(state: YearState, cells: Float64Array): void {
    const perPlace = SEXES * AGE_GROUPS;
    const people = memory.byAge;
    selection.byAge.forEach((at, p) => {
      const place = places[at] as PlaceRow;
      for (let cell = 0; cell < perPlace; cell++) {
        lanes.fill(0);
        for (const i of place.members)
          for (let lane = 0; lane < LANES; lane++)
            lanes[lane] = (lanes[lane] as number) + (people[(i * perPlace + cell) * LANES + lane] as number);
        cells.set(lanes, ((p * perPlace + cell) * years + state.index) * LANES);
      }
    });
  }

  function measureCorridors(state: YearState, cells: Float64Array): void {
    const { flow } = world.corridors.memory;
    selection.corridors.forEach(({ index }, c) => {
      cells.set(flow.subarray(index * LANES, (index + 1) * LANES), (c * years + state.index) * LANES);
    });
  }

  return { measure, measureByAge, measureCorridors };
}

/** Share or quotient; 0 where there is nobody to divide by. */
function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}

/** Sums of both sexes by five-year age for every selected place; groups are built from smaller groups where they can. */
function createAgeSums(world: World, places: readonly PlaceRow[]) {
  const { memory } = world.kernel;
  const rows = places.map(() => new Float64Array(AGE_GROUPS * LANES));
  const parts = planParts(places);
  const order = places
    .map((_, p) => p)
    .sort((a, b) => (places[a] as PlaceRow).members.length - (places[b] as PlaceRow).members.length);
  const width = AGE_GROUPS * LANES;

  return {
    update(): void {
      for (const p of order) {
        const row = rows[p] as Float64Array;
        const { groups, members } = parts[p] as { groups: number[]; members: number[] };
        row.fill(0);
        for (const other of groups) {
          const from = rows[other] as Float64Array;
          for (let j = 0; j < width; j++) row[j] = (row[j] as number) + (from[j] as number);
        }
        for (const i of members) {
          const male = i * SEXES * width;
          for (let j = 0; j < width; j++)
            row[j] =
              (row[j] as number) + (memory.byAge[male + j] as number) + (memory.byAge[male + width + j] as number);
        }
      }
    },
    read(p: number, out: Float64Array): void {
      out.set(rows[p] as Float64Array);
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
