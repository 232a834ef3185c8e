import { FIRST_YEAR } from '../baseline/baseline.ts';
import { createClimate } from '../drivers/climate/climate.ts';
import { createDemographics } from '../drivers/demographics.ts';
import type { DriverContext } from '../drivers/driver.ts';
import { createLabour, type LabourState } from '../drivers/labour/labour.ts';
import { createDisasterStock } from '../drivers/peace/disaster-stock.ts';
import { createPeace, type PeaceState } from '../drivers/peace/peace.ts';
import { createUrbanization, type UrbanState } from '../drivers/urbanization/urbanization.ts';
import { AGE_GROUPS, LANES, MOVER_KINDS, SEXES } from '../kernels/kernels.ts';
import { createMobility, type MobilityState } from '../mobility/mobility.ts';
import type { ReferencePath } from '../mobility/reference-path.ts';
import { type Column, createColumn } from '../params/quantity.ts';
import { createLuck, luckKey } from '../random/luck.ts';
import { resolveScenario } from '../scenario/resolve.ts';
import { type Job, yearCount } from './job.ts';
import { asksBeside, createKeptPath, type KeptPath, needsSide } from './kept-paths.ts';
import { referencePath } from './reference-run.ts';
import { findFailures, type RunFailure } from './run-failure.ts';
import { toTheEnd } from './to-the-end.ts';
import { resetPeople, type World } from './world.ts';

/** The state of a year as the summary reads it; all arrays are reused from year to year. */
export interface YearState {
  readonly year: number;
  readonly index: number;
  /** [C][L] persons at 31 December. */
  readonly population: Column<'stock', 'persons'>;
  /** [C][L] persons a year. */
  readonly netMigration: Column<'flow', 'persons'>;
  /** [C][L] movements a year. */
  readonly disasterDisplacement: Column<'movement', 'persons'>;
  /** [C][L] its part in years of floods and of storms. */
  readonly floodDisplacement: Column<'movement', 'persons'>;
  readonly stormDisplacement: Column<'movement', 'persons'>;
  /** [L] degrees. */
  readonly warming: Column<'temperature', 'degC'>;
  /** [C][L] people who left the countryside for slow onset since the start of 2025. */
  readonly slowOnsetMovers: Column<'stock', 'persons'>;
  readonly urban: UrbanState;
  readonly labour: LabourState;
  readonly peace: PeaceState;
  /** [C][L] people who live displaced by disasters at 31 December. */
  readonly internallyDisplacedDisaster: Column<'stock', 'persons'>;
  readonly mobility: MobilityState;
  /** [L] sum of the UN's own net migration over the world: its rounding, which this engine books and does not hide. */
  readonly rounding: Column<'flow', 'persons'>;
  /** [C][L] people who should have left and could not, since their cell had too few. */
  readonly unmet: Column<'flow', 'persons'>;
  /** [L] its sum over all places. */
  readonly unmetOfWorld: Column<'flow', 'persons'>;
  /** [L] displacements cut at the largest share of a population since 2025. */
  readonly capped: Column<'movement', 'persons'>;
  /** Runs of the block that have failed so far, by their number. */
  readonly failures: ReadonlyMap<number, RunFailure>;
}

/** The stages of a year, in their order; `horizons order` prints this list. */
export const YEAR_STAGES = [
  { id: 'demographics', does: 'fertility and life expectancy of the year' },
  { id: 'climate', does: 'global warming; people newly displaced by disasters; slow-onset movers' },
  { id: 'policy', does: 'whom destinations let in' },
  {
    id: 'peace',
    does: 'people newly displaced by conflict, inside and across borders; people who live displaced; refugees who return',
  },
  { id: 'urbanization', does: 'how much faster towns grow than the countryside' },
  { id: 'labour', does: 'growth of income per head, unemployment' },
  { id: 'survive', does: 'deaths, births, ageing' },
  {
    id: 'mobility',
    does: 'moves along corridors, displacement across borders, noise: what they add to the UN medium, each balanced over the world',
  },
  { id: 'leave', does: 'people who leave beyond the reference, by kind of mover, age and sex' },
  { id: 'settle', does: 'reference net migration and arrivals; lacks booked as unmet' },
  { id: 'close-towns', does: 'urban share, slum residents, town dwellers on low coasts' },
  { id: 'close-labour', does: 'labour force, jobs wanted, jobs gap and shortage' },
  { id: 'close-mobility', does: 'emigrants, immigrants, returns, migrant stocks, remittances' },
] as const;

/** An engine ready for one job: call `run` for any block, in any order, any number of times. */
export interface BlockEngine {
  /** Run 8 runs from `firstRun` (a multiple of 8); calls `onYear` after each closing. Returns the failed runs. */
  run(firstRun: number, onYear: (state: YearState) => void): readonly RunFailure[];
  /**
   * The same year by year, so that whoever computes it may turn to other things between two years, or leave it there: the next block starts
   * anew. No other engine of the world may run meanwhile.
   */
  inYears(firstRun: number, onYear: (state: YearState) => void): Generator<undefined, readonly RunFailure[]>;
}

/**
 * Prepare a job on a world.
 *
 * @param reference what mobility compares with; null while the reference itself is computed, by a job without noise and
 * levers.
 */
export function createBlockEngine(
  world: World,
  job: Job,
  reference: ReferencePath | null = referencePath(world, job.coefficients),
): BlockEngine {
  const { baseline, kernel, C } = world;
  const { memory, counts } = kernel;
  const context: DriverContext = {
    baseline,
    scenario: resolveScenario(job.scenario, baseline),
    coefficients: job.coefficients,
    hasNoise: job.hasNoise,
    pairs: world.pairsFor(job.hasNoise),
    loops: world.loops,
  };
  const demographics = createDemographics(context, memory);
  const climate = createClimate(context);
  const mobility = createMobility(context, world.corridors, reference);
  const peace = createPeace(context, {
    warming: climate.warming,
    refusals: mobility.refusals,
  });
  const disasterStock = createDisasterStock(context, climate.disasterDisplacement);
  const urbanization = createUrbanization(context);
  const labour = createLabour(
    context,
    {
      warmingSince: climate.warmingSince,
      isInConflict: peace.isInConflict,
      conflictByEvents: peace.conflictByEvents,
    },
    counts,
  );
  const key = luckKey(job.seed);
  const kept = job.reuses && job.hasNoise ? world.kept.of(job) : null;
  const isBeside = kept !== null && asksBeside(job);
  const hasSide = needsSide(job);
  const years = yearCount(job);

  const population = createColumn<'stock', 'persons'>(C * LANES);
  const netMigration = createColumn<'flow', 'persons'>(C * LANES);
  const rounding = createColumn<'flow', 'persons'>(LANES);
  const unmet = createColumn<'flow', 'persons'>(C * LANES);
  const unmetOfWorld = createColumn<'flow', 'persons'>(LANES);
  const capped = createColumn<'movement', 'persons'>(LANES);
  const incomeGrowth = new Float64Array(C * LANES);
  /** Kept in double precision beside the kernel's copy, so that the booked arrivals add up to the leavers. */
  const arrivingShare = new Float64Array(C * LANES);
  const gains = new Float64Array(C * LANES);
  /** [C][L] people who should leave beyond the reference. */
  const wantedOut = new Float64Array(C * LANES);
  /** [L] people of all places who leave and arrive elsewhere. */
  const pool = new Float64Array(LANES);

  function inYears(firstRun: number, onYear: (state: YearState) => void) {
    const known = isBeside ? kept?.get(firstRun) : undefined;
    return known ? besideInYears(firstRun, known, onYear) : wholeInYears(firstRun, onYear);
  }

  /** What only ends beside who lives where, on the people of a run that has been: the stages that it needs, in their order. */
  function* besideInYears(
    firstRun: number,
    path: KeptPath,
    onYear: (state: YearState) => void,
  ): Generator<undefined, readonly RunFailure[]> {
    const luck = createLuck(key, firstRun, false, world.draws);
    const failures = new Map<number, RunFailure>();
    const check = (values: ArrayLike<number>, stage: string, year: number) =>
      findFailures(values, stage, year, LANES, firstRun, baseline.places, failures);
    sumBase();
    climate.startBlock(luck, population);
    disasterStock.startBlock(luck);
    urbanization.startBlock(luck, population);
    for (let index = 0; index < years; index++) {
      const year = FIRST_YEAR + index;
      const frame = { year, index, luck, population, urbanShare: urbanization.urbanShare };
      climate.step(frame);
      check(climate.disasterDisplacement, 'climate', year);
      check(climate.slowOnsetMovers, 'climate', year);
      disasterStock.step();
      bookCuts(path.cappedConflict, index * LANES);
      urbanization.step(frame);
      population.set(path.population.subarray(index * C * LANES, (index + 1) * C * LANES));
      unmetOfWorld.set(path.unmet.subarray(index * LANES, (index + 1) * LANES));
      urbanization.close(frame, population, climate.townward);
      check(urbanization.urbanPopulation, 'close-towns', year);
      onYear(stateOf(year, index, failures));
      hasRun('beside');
      yield;
    }
    return [...failures.values()];
  }

  function* wholeInYears(
    firstRun: number,
    onYear: (state: YearState) => void,
  ): Generator<undefined, readonly RunFailure[]> {
    const path = kept && !kept.has(firstRun) ? createKeptPath(years, C) : null;
    const luck = createLuck(key, firstRun, !job.hasNoise, world.draws);
    const failures = new Map<number, RunFailure>();
    const check = (values: ArrayLike<number>, stage: string, year: number, perPlace: number) =>
      findFailures(values, stage, year, perPlace, firstRun, baseline.places, failures);
    resetPeople(world);
    sumBase();
    demographics.startBlock(luck, population);
    climate.startBlock(luck, population);
    peace.startBlock(luck, population);
    disasterStock.startBlock(luck);
    urbanization.startBlock(luck, population);
    labour.startBlock(luck, population);
    mobility.startBlock(luck);
    for (let index = 0; index < years; index++) {
      const year = FIRST_YEAR + index;
      const frame = { year, index, luck, population, urbanShare: urbanization.urbanShare };
      demographics.step(frame);
      check(memory.totalFertility, 'demographics', year, LANES);
      check(memory.hazardExcess, 'demographics', year, SEXES * LANES);
      if (hasSide) {
        climate.step(frame);
        check(climate.disasterDisplacement, 'climate', year, LANES);
        check(climate.slowOnsetMovers, 'climate', year, LANES);
      }
      mobility.decide(frame);
      peace.step(frame);
      if (hasSide) disasterStock.step();
      check(peace.internallyDisplacedConflict, 'peace', year, LANES);
      check(peace.abroad.refugeesHosted, 'peace', year, LANES);
      bookCuts(peace.capped, 0);
      if (hasSide) urbanization.step(frame);
      labour.step(frame);
      kernel.survive(index);
      mobility.step(frame, labour, peace.abroad, memory.exposure);
      check(mobility.netChange, 'mobility', year, LANES);
      intensities(index);
      kernel.leave(index);
      kernel.settle(index);
      kernel.count();
      close(index);
      check(population, 'closing', year, LANES);
      if (hasSide) {
        urbanization.close(frame, population, climate.townward);
        check(urbanization.urbanPopulation, 'close-towns', year, LANES);
      }
      labour.close(frame, population);
      check(labour.jobsWanted, 'close-labour', year, LANES);
      check(labour.income, 'close-labour', year, LANES);
      growIncome();
      mobility.close(frame, netMigration, peace.abroad, incomeGrowth);
      check(mobility.emigrants, 'close-mobility', year, LANES);
      check(mobility.migrantStock, 'close-mobility', year, LANES);
      path?.population.set(population, index * C * LANES);
      path?.cappedConflict.set(peace.capped, index * LANES);
      path?.unmet.set(unmetOfWorld, index * LANES);
      onYear(stateOf(year, index, failures));
      hasRun('whole');
      yield;
    }
    if (path && failures.size === 0) kept?.set(firstRun, path);
    return [...failures.values()];
  }

  /** A year is over: all functions of the kind have run. Without noise an engine holds tens of megabytes of pairs, so it is not kept. */
  function hasRun(kind: 'whole' | 'beside'): void {
    if (job.hasNoise) world.lastToRun.set(kind, engine);
  }

  function sumBase(): void {
    const cells = baseline.populationBase.length / C;
    for (let i = 0; i < C; i++) {
      let sum = 0;
      for (let j = 0; j < cells; j++) sum += baseline.populationBase[i * cells + j] as number;
      population.fill(sum, i * LANES, (i + 1) * LANES);
    }
  }

  function stateOf(year: number, index: number, failures: YearState['failures']): YearState {
    return {
      year,
      index,
      population,
      netMigration,
      disasterDisplacement: climate.disasterDisplacement,
      floodDisplacement: climate.floodDisplacement,
      stormDisplacement: climate.stormDisplacement,
      warming: climate.warming,
      slowOnsetMovers: climate.slowOnsetMovers,
      urban: urbanization,
      labour,
      peace,
      internallyDisplacedDisaster: disasterStock.internallyDisplacedDisaster,
      mobility,
      rounding,
      unmet,
      unmetOfWorld,
      capped,
      failures,
    };
  }

  function bookCuts(ofConflict: Float64Array, from: number): void {
    for (let lane = 0; lane < LANES; lane++)
      capped[lane] = (climate.capped[lane] as number) + (ofConflict[from + lane] as number);
  }

  /** Income per head over that of 2024. */
  function growIncome(): void {
    for (let i = 0; i < C; i++) {
      const level = baseline.income.level[i] as number;
      for (let at = i * LANES; at < (i + 1) * LANES; at++) {
        const atStart = (population[at] as number) * level;
        incomeGrowth[at] = atStart > 0 ? (labour.income[at] as number) / atStart : 1;
      }
    }
  }

  /**
   * Turn net changes into leaving intensities and arriving shares: who leaves arrives, at the same age and sex. In a lane
   * where nobody gains the shares follow the places that gain in the reference: they bear what is lacking.
   */
  function intensities(index: number): void {
    const { netChange } = mobility;
    const cells = C * LANES;
    const { exposure, leavingIntensity } = memory;
    for (let at = 0; at < cells; at++) {
      let gained = 0;
      let lost = 0;
      for (let kind = 0; kind < MOVER_KINDS; kind++) {
        const n = netChange[kind * cells + at] as number;
        const people = exposure[kind * cells + at] as number;
        if (n > 0) gained += n;
        else lost -= n;
        leavingIntensity[kind * cells + at] = n < 0 && people > 0 ? -n / people : 0;
      }
      gains[at] = gained;
      wantedOut[at] = lost;
    }
    for (let lane = 0; lane < LANES; lane++) {
      let sum = 0;
      for (let at = lane; at < cells; at += LANES) sum += gains[at] as number;
      const isReference = sum === 0;
      if (isReference)
        for (let i = 0; i < C; i++) {
          const usual = Math.max(0, baseline.netMigration.median[i * world.T + index] as number);
          gains[i * LANES + lane] = usual;
          sum += usual;
        }
      for (let at = lane; at < cells; at += LANES) arrivingShare[at] = sum > 0 ? (gains[at] as number) / sum : 0;
    }
    memory.arrivingShare.set(arrivingShare);
  }

  /**
   * Sum the people of each place and book its net migration: reference + arrivals - leavers + lack, in double
   * precision, so that the world's sum is exactly the UN's rounding (and a last lack, next to none) whatever the
   * cells round to.
   */
  function close(index: number): void {
    const { netReference, leaving, lacking, unmet: cut } = memory;
    population.set(counts.population);
    const cells = SEXES * AGE_GROUPS;
    pool.fill(0);
    for (let i = 0; i < C; i++)
      for (let lane = 0; lane < LANES; lane++) {
        const at = i * LANES + lane;
        pool[lane] = (pool[lane] as number) + ((leaving[at] as number) - (lacking[at] as number));
      }
    let reference = 0;
    for (let i = 0; i < C; i++) {
      let net = 0;
      for (let cell = 0; cell < cells; cell++) net += netReference[(index * C + i) * cells + cell] as number;
      reference += net;
      for (let lane = 0; lane < LANES; lane++) {
        const at = i * LANES + lane;
        const left = leaving[at] as number;
        const lack = (lacking[at] as number) + (cut[at] as number);
        netMigration[at] = net + (arrivingShare[at] as number) * (pool[lane] as number) - left + lack;
        unmet[at] = lack + Math.max(0, (wantedOut[at] as number) - left);
      }
    }
    rounding.fill(reference);
    unmetOfWorld.fill(0);
    for (let at = 0; at < C * LANES; at++)
      unmetOfWorld[at % LANES] = (unmetOfWorld[at % LANES] as number) + (unmet[at] as number);
  }

  const engine: BlockEngine = { run: (firstRun, onYear) => toTheEnd(inYears(firstRun, onYear)), inYears };
  return engine;
}
