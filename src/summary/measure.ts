import type { DisplacedCohort } from '../drivers/peace/duration.ts';
import type { YearState } from '../engine/block.ts';
import type { World } from '../engine/world.ts';
import { AGE_GROUPS, LANES, SEXES } from '../kernels/kernels.ts';
import type { KindOf, Output, OutputId, UnitOf } from '../params/outputs.ts';
import { type Column, columnOf, indexOf, perHead } from '../params/quantity.ts';
import { createAgeMeasures } from './age-measures.ts';
import { createMemberSums } from './member-sums.ts';
import { rowsInUse } from './rows-in-use.ts';
import type { PlaceRow, Selection } from './selection.ts';

/**
 * Reads a year's state and gives the selected outputs of a block.
 *
 * Counts of a group are summed over its members inside the run; shares and ages are computed from the summed people,
 * never averaged.
 */
export interface Measure {
  /** Number of values of a year: those of outputs, of ages and of corridors. */
  readonly width: number;
  /** Write a year into `values` from `at` on: [output][place][L], then [place of byAge][S][G][L], then [corridor][L]. */
  measure(state: YearState, values: Float64Array, at: number): void;
}

/**
 * How an output is read: as a column [place][L] of the kind and the unit that it is declared with. It may be scratch
 * memory that the next reading overwrites.
 */
export type Reading<Id extends OutputId> = (state: YearState) => Column<KindOf<Id>, UnitOf<Id>>;

type Readings = { readonly [Id in OutputId]: Reading<Id> };

/** Make the measure of a selection. */
export function createMeasure(world: World, selection: Selection): Measure {
  const { memory } = world.kernel;
  const { places, outputs } = selection;
  const P = places.length;
  const O = outputs.length;
  const ageCells = SEXES * AGE_GROUPS;
  const width = (O * P + selection.byAge.length * ageCells + selection.corridors.length) * LANES;
  const needsAges = outputs.some((output) =>
    (['medianAge', 'oldAgeDependency', 'youthShare', 'workingAge'] satisfies OutputId[] as string[]).includes(
      output.id,
    ),
  );
  const rows = rowsInUse(places);
  const ages = createAgeMeasures(world, places, rows);
  const { sum, share, divided, everywhere } = createMemberSums(
    world.recording.sums(rows.count, places.map(rows.membersOf)),
    rows,
  );
  const withNetImmigration = columnOf<'count', 'places'>(new Float64Array(LANES));

  function measure(state: YearState, values: Float64Array, at: number): void {
    if (needsAges) ages.update();
    for (let o = 0; o < O; o++) values.set(read[(outputs[o] as Output).id as OutputId](state), at + o * P * LANES);
    measureByAge(values, at + O * P * LANES);
    measureCorridors(values, at + width - selection.corridors.length * LANES);
  }

  /** A new output does not compile without its line, nor a line that reads another kind or unit. */
  const read: Readings = {
    population: (state) => sum(state.population),
    births: () => sum(columnOf<'flow', 'persons', Float32Array>(memory.births)),
    deaths: () => sum(columnOf<'flow', 'persons', Float32Array>(memory.deaths)),
    netMigration: (state) => sum(state.netMigration),
    disasterDisplacement: (state) => sum(state.disasterDisplacement),
    floodDisplacement: (state) => sum(state.floodDisplacement),
    stormDisplacement: (state) => sum(state.stormDisplacement),
    workingAge: ages.workingAge,
    youthShare: ages.youthShare,
    oldAgeDependency: ages.oldAgeDependency,
    medianAge: ages.medianAge,
    warming: (state) => everywhere(state.warming),
    slowOnsetMovers: (state) => sum(state.slowOnsetMovers),
    urbanShare: ({ urban, population }) => share(urban.urbanPopulation, population),
    urbanPopulation: ({ urban }) => sum(urban.urbanPopulation),
    newUrbanResidents: ({ urban }) => sum(urban.newUrbanResidents),
    moversToTowns: ({ urban }) => sum(urban.moversToTowns),
    slumResidents: ({ urban }) => sum(urban.slumResidents),
    labourForce: ({ labour }) => sum(labour.labourForce),
    jobsWanted: ({ labour }) => sum(labour.jobsWanted),
    urbanJobs: ({ labour }) => sum(labour.urbanJobs),
    newUrbanJobs: ({ labour }) => sum(labour.newUrbanJobs),
    jobsGap: ({ labour }) => sum(labour.jobsGap),
    labourShortage: ({ labour }) => sum(labour.labourShortage),
    unemployment: ({ labour }) => share(labour.unemployed, labour.labourForce),
    youthUnemployment: ({ labour }) => share(labour.youthUnemployed, labour.youthLabourForce),
    informalShare: ({ labour }) => share(labour.selfEmployed, labour.employed),
    incomePerHead: ({ labour, population }) => divided(labour.income, population, perHead),
    conflictDisplacement: ({ peace }) => sum(peace.conflictDisplacement),
    internallyDisplacedConflict: ({ peace }) => sum(peace.internallyDisplacedConflict),
    internallyDisplacedDisaster: (state) => sum(state.internallyDisplacedDisaster),
    immigrants: ({ mobility }) => sum(mobility.immigrants),
    emigrants: ({ mobility }) => sum(mobility.emigrants),
    netImmigrationPlaces: (state) => everywhere(countNetImmigration(state)),
    returns: ({ mobility }) => sum(mobility.returns),
    intraregionalShare: ({ mobility }) => share(mobility.corridorDeparturesWithin, mobility.corridorDepartures),
    migrantStock: ({ mobility }) => sum(mobility.migrantStock),
    migrantShare: ({ mobility, population }) => share(mobility.migrantStock, population),
    diaspora: ({ mobility }) => sum(mobility.diaspora),
    remittances: ({ mobility }) => sum(mobility.remittances),
    crossBorderOut: ({ mobility }) => sum(mobility.crossBorderOut),
    crossBorderIn: ({ mobility }) => sum(mobility.crossBorderIn),
    refugeesHosted: ({ mobility }) => sum(mobility.refugeesHosted),
    stranded: ({ mobility }) => sum(mobility.stranded),
    unmetProtection: ({ mobility }) => sum(mobility.unmetProtection),
    irregularIndex: ({ mobility }) =>
      divided(mobility.irregularArrivals, mobility.irregularReference, (part, usual) => indexOf(part, usual, 0)),
    immobilityIndex: ({ mobility }) =>
      divided(mobility.heldBack, mobility.referenceDepartures, (part, usual) => indexOf(part, usual, 1)),
    stillDisplacedOneYear: ({ peace }) => stillDisplaced(peace.duration.afterOne),
    stillDisplacedThreeYears: ({ peace }) => stillDisplaced(peace.duration.afterThree),
    stillDisplacedFiveYears: ({ peace }) => stillDisplaced(peace.duration.afterFive),
    coastalTownDwellers: ({ urban }) => sum(urban.coastalTownDwellers),
  };

  /** Count over all places of the world, whatever is selected. */
  function countNetImmigration({ netMigration }: YearState): typeof withNetImmigration {
    withNetImmigration.fill(0);
    for (let at = 0; at < netMigration.length; at++)
      if ((netMigration[at] as number) > 0)
        withNetImmigration[at % LANES] = (withNetImmigration[at % LANES] as number) + 1;
    return withNetImmigration;
  }

  function stillDisplaced(cohort: DisplacedCohort) {
    return share(cohort.still, cohort.displaced);
  }

  function measureByAge(values: Float64Array, first: number): void {
    const people = memory.byAge;
    const perPlace = ageCells * LANES;
    selection.byAge.forEach((p, a) => {
      const at = first + a * perPlace;
      values.fill(0, at, at + perPlace);
      for (const i of (places[p] as PlaceRow).members)
        for (let j = 0; j < perPlace; j++)
          values[at + j] = (values[at + j] as number) + (people[i * perPlace + j] as number);
    });
  }

  function measureCorridors(values: Float64Array, first: number): void {
    const { flow } = world.corridors.memory;
    selection.corridors.forEach(({ index }, c) => {
      values.set(flow.subarray(index * LANES, (index + 1) * LANES), first + c * LANES);
    });
  }

  return { width, measure };
}
