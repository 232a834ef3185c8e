import type { DisplacedCohort } from '../drivers/peace/duration.ts';
import type { YearState } from '../engine/block.ts';
import type { World } from '../engine/world.ts';
import { AGE_GROUPS, AGES, LANES, SEXES } from '../kernels/kernels.ts';
import type { KindOf, OutputId, UnitOf } from '../params/outputs.ts';
import {
  type AdditiveKind,
  type Column,
  columnOf,
  indexOf,
  perHead,
  plain,
  type Quantity,
  type QuantityKind,
  quantity,
  ratio,
  type Unit,
  valueAt,
} from '../params/quantity.ts';
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

/** How an output is read: as a column of the kind and the unit that it is declared with, one value a lane. */
export type Reading<Id extends OutputId> = (place: PlaceRow, state: YearState) => Column<KindOf<Id>, UnitOf<Id>>;

type Readings = { readonly [Id in OutputId]: Reading<Id> };

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
  const withNetImmigration = columnOf<'count', 'places'>(new Float64Array(LANES));

  function measure(state: YearState, cells: Float64Array): void {
    sums?.update();
    countNetImmigration(state);
    places.forEach((place, p) => {
      if (sums) sums.read(p, byAge);
      outputs.forEach((output, o) => {
        cells.set(read[output.id as OutputId](place, state), ((p * O + o) * years + state.index) * LANES);
      });
    });
  }

  /** A new output does not compile without its line, nor a line that reads another kind or unit. */
  const read: Readings = {
    population: (place, state) => sumMembers(state.population, place),
    births: (place) => sumMembers(columnOf<'flow', 'persons', Float32Array>(memory.births), place),
    deaths: (place) => sumMembers(columnOf<'flow', 'persons', Float32Array>(memory.deaths), place),
    netMigration: (place, state) => sumMembers(state.netMigration, place),
    disasterDisplacement: (place, state) => sumMembers(state.disasterDisplacement, place),
    workingAge: () => forLanes((lane) => sumAges(lane, WORKING)),
    youthShare: () => forLanes((lane) => ratio(sumAges(lane, YOUTH), sumAges(lane, [0, AGE_GROUPS]))),
    oldAgeDependency: () => forLanes((lane) => ratio(sumAges(lane, OLD), sumAges(lane, WORKING))),
    medianAge: (place) => forLanes((lane) => medianAge(place, lane)),
    warming: (_place, state) => state.warming,
    slowOnsetMovers: (place, state) => sumMembers(state.slowOnsetMovers, place),
    urbanShare: (place, { urban, population }) => shareOf(urban.urbanPopulation, population, place),
    urbanPopulation: (place, { urban }) => sumMembers(urban.urbanPopulation, place),
    newUrbanResidents: (place, { urban }) => sumMembers(urban.newUrbanResidents, place),
    moversToTowns: (place, { urban }) => sumMembers(urban.moversToTowns, place),
    slumResidents: (place, { urban }) => sumMembers(urban.slumResidents, place),
    labourForce: (place, { labour }) => sumMembers(labour.labourForce, place),
    jobsWanted: (place, { labour }) => sumMembers(labour.jobsWanted, place),
    urbanJobs: (place, { labour }) => sumMembers(labour.urbanJobs, place),
    newUrbanJobs: (place, { labour }) => sumMembers(labour.newUrbanJobs, place),
    jobsGap: (place, { labour }) => sumMembers(labour.jobsGap, place),
    labourShortage: (place, { labour }) => sumMembers(labour.labourShortage, place),
    unemployment: (place, { labour }) => shareOf(labour.unemployed, labour.labourForce, place),
    youthUnemployment: (place, { labour }) => shareOf(labour.youthUnemployed, labour.youthLabourForce, place),
    informalShare: (place, { labour }) => shareOf(labour.selfEmployed, labour.employed, place),
    incomePerHead: (place, { labour, population }) => divided(labour.income, population, place, perHead),
    conflictDisplacement: (place, { peace }) => sumMembers(peace.conflictDisplacement, place),
    internallyDisplacedConflict: (place, { peace }) => sumMembers(peace.internallyDisplacedConflict, place),
    internallyDisplacedDisaster: (place, { peace }) => sumMembers(peace.internallyDisplacedDisaster, place),
    immigrants: (place, { mobility }) => sumMembers(mobility.immigrants, place),
    emigrants: (place, { mobility }) => sumMembers(mobility.emigrants, place),
    netImmigrationPlaces: () => withNetImmigration,
    returns: (place, { mobility }) => sumMembers(mobility.returns, place),
    intraregionalShare: (place, { mobility }) =>
      shareOf(mobility.corridorDeparturesWithin, mobility.corridorDepartures, place),
    migrantStock: (place, { mobility }) => sumMembers(mobility.migrantStock, place),
    migrantShare: (place, { mobility, population }) => shareOf(mobility.migrantStock, population, place),
    diaspora: (place, { mobility }) => sumMembers(mobility.diaspora, place),
    remittances: (place, { mobility }) => sumMembers(mobility.remittances, place),
    crossBorderOut: (place, { mobility }) => sumMembers(mobility.crossBorderOut, place),
    crossBorderIn: (place, { mobility }) => sumMembers(mobility.crossBorderIn, place),
    refugeesHosted: (place, { mobility }) => sumMembers(mobility.refugeesHosted, place),
    stranded: (place, { mobility }) => sumMembers(mobility.stranded, place),
    unmetProtection: (place, { mobility }) => sumMembers(mobility.unmetProtection, place),
    irregularIndex: (place, { mobility }) =>
      divided(mobility.irregularArrivals, mobility.irregularReference, place, (part, usual) => indexOf(part, usual, 0)),
    immobilityIndex: (place, { mobility }) =>
      divided(mobility.heldBack, mobility.referenceDepartures, place, (part, usual) => indexOf(part, usual, 1)),
    stillDisplacedOneYear: (place, { peace }) => stillDisplaced(peace.duration.afterOne, place),
    stillDisplacedThreeYears: (place, { peace }) => stillDisplaced(peace.duration.afterThree, place),
    stillDisplacedFiveYears: (place, { peace }) => stillDisplaced(peace.duration.afterFive, place),
    coastalTownDwellers: (place, { urban }) => sumMembers(urban.coastalTownDwellers, place),
  };

  /** Count once a year, over all places: the value of every place is that of the world. */
  function countNetImmigration({ netMigration }: YearState): void {
    withNetImmigration.fill(0);
    for (let at = 0; at < netMigration.length; at++)
      if ((netMigration[at] as number) > 0)
        withNetImmigration[at % LANES] = (withNetImmigration[at % LANES] as number) + 1;
  }

  function forLanes<K extends QuantityKind, U extends Unit>(value: (lane: number) => Quantity<K, U>): Column<K, U> {
    for (let lane = 0; lane < LANES; lane++) lanes[lane] = plain(value(lane));
    return columnOf(lanes);
  }

  function sumMembers<K extends AdditiveKind, U extends Unit>(
    values: Column<K, U, Float64Array | Float32Array>,
    place: PlaceRow,
  ): Column<K, U> {
    lanes.fill(0);
    for (const i of place.members)
      for (let lane = 0; lane < LANES; lane++)
        lanes[lane] = (lanes[lane] as number) + (values[i * LANES + lane] as number);
    return columnOf(lanes);
  }

  function stillDisplaced(cohort: DisplacedCohort, place: PlaceRow) {
    return shareOf(cohort.still, cohort.displaced, place);
  }

  /** Sum of a part over members as a share of the sum of its whole, which is of the same kind; 0 where that is 0. */
  function shareOf<K extends AdditiveKind, U extends Unit>(
    part: Column<K, U, Float64Array | Float32Array>,
    whole: Column<K, U, Float64Array | Float32Array>,
    place: PlaceRow,
  ): Column<'share', 'share'> {
    return divided(part, whole, place, ratio<K, U>);
  }

  /** Sums of two columns over members, put together lane by lane. */
  function divided<
    K extends AdditiveKind,
    U extends Unit,
    K2 extends AdditiveKind,
    U2 extends Unit,
    K3 extends QuantityKind,
    U3 extends Unit,
  >(
    part: Column<K, U, Float64Array | Float32Array>,
    whole: Column<K2, U2, Float64Array | Float32Array>,
    place: PlaceRow,
    divide: (part: Quantity<K, U>, whole: Quantity<K2, U2>) => Quantity<K3, U3>,
  ): Column<K3, U3> {
    const wholes = columnOf<K2, U2>(divisor);
    wholes.set(sumMembers(whole, place));
    const parts = sumMembers(part, place);
    return forLanes((lane) => divide(valueAt(parts, lane), valueAt(wholes, lane)));
  }

  function sumAges(lane: number, [from, to]: readonly [number, number]): Quantity<'stock', 'persons'> {
    let sum = 0;
    for (let g = from; g < to; g++) sum += byAge[g * LANES + lane] as number;
    return quantity(sum);
  }

  /** Age that half of the people have passed: five-year sums find the group, single ages inside it the year. */
  function medianAge(place: PlaceRow, lane: number): Quantity<'age', 'years'> {
    const half = plain(sumAges(lane, [0, AGE_GROUPS])) / 2;
    if (half === 0) return quantity(0);
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
      if (below + count >= half || age === lastAge)
        return quantity(age + (count > 0 ? Math.min(1, (half - below) / count) : 0));
      below += count;
    }
    return quantity(AGES - 1);
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
