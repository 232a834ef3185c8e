import { WARMING_PATHS } from '../../baseline/baseline.ts';
import { LARGEST_DISPLACED_STOCK } from '../../baseline/peace.ts';
import { LANES } from '../../kernels/kernels.ts';
import { afterFlow, type Column, createColumn, eachOnce, plain, valueAt } from '../../params/quantity.ts';
import { createLuck, drawNormals, type Luck, luckKey, PERSISTENT, WORLD_M49 } from '../../random/luck.ts';
import { isEverAbove, leverInYear, numberLever } from '../../scenario/resolve.ts';
import type { Driver, DriverContext, YearFrame } from '../driver.ts';
import { type ConflictStart, createConflict } from './conflict.ts';
import { type ConflictWithEvents, withConflictEvents } from './conflict-events.ts';
import {
  ABROAD_FIELDS,
  createDisplacementAbroad,
  type DisplacementAbroad,
  type Refusals,
} from './displacement-abroad.ts';
import { PEACE_DRAWS } from './draws.ts';
import { createDuration, type DisplacementDuration } from './duration.ts';
import { writeMeanOfRuns } from './mean-of-runs.ts';
import { drawNowcast } from './nowcast.ts';
import { createPairs } from './pair-table.ts';

/**
 * Peace and security: people newly displaced by conflict, and people who live in internal displacement.
 *
 * New displacement: the conflict law (conflict.ts) from a nowcast of the end of 2024 (nowcast.ts), drawn per run.
 * Displaced by conflict at 31 December: (stock of a year before + new) x (1 - share that ends), at most half of the people.
 * Displaced by disasters: disaster-stock.ts. Evidence: IDMC 2009-2020, UCDP, WGI.
 * How long it lasts: duration.ts. Across borders, refugees and returns: displacement-abroad.ts; mobility moves the people. Left
 * out: that endings grow rarer with time. Checked: V5, V10, the start and the free run (test/hindcast/peace.test.ts, test/laws).
 */
export interface Peace extends Driver, PeaceState {}

/** What the summary reads. */
export interface PeaceState {
  /** [C][L] internal displacements by conflict (movements) in the year. */
  readonly conflictDisplacement: Column<'movement', 'persons'>;
  /** [C][L] persons at 31 December. */
  readonly internallyDisplacedConflict: Column<'stock', 'persons'>;
  /** [C][L] persons whose displacement by conflict ended in the year, whatever the way: stock + new - stock a year later. */
  readonly displacementEnded: Column<'flow', 'persons'>;
  /** Of those newly displaced by conflict in an earlier year, who still is. */
  readonly duration: Pick<DisplacementDuration, 'afterOne' | 'afterThree' | 'afterFive'>;
  /** [C][L] 1 where the place is in conflict in the year; 0 without noise, where the mean of runs is shown. */
  readonly isInConflict: Uint8Array;
  /** [C][L] what events add to the share of runs in conflict, where the mean of runs is shown; 0 with noise. */
  readonly conflictByEvents: Float64Array;
  /** [L] displacements of events cut at the largest share of a population since 2025. */
  readonly capped: Column<'movement', 'persons'>;
  /** Displacement across borders, refugees and their returns. */
  readonly abroad: DisplacementAbroad;
}

/** What other drivers have written for the year before this one steps. */
interface PeaceSignals {
  /** [L] degrees over 1850-1900. */
  readonly warming: Column<'temperature', 'degC'>;
  /** People in need of protection whom places refuse in the year; null = none anywhere. */
  refusals(): Refusals | null;
}

/** First year after the records of displacement. */
const AFTER_RECORD = 2021;
/** Step of warming that the climate-conflict lever speaks of, degrees. */
const WARMING_STEP = 0.5;
/** Spread of the log of the share that ends: 80% of runs within 10% and 21%. Assumed: quartiles over place-years are 0 and 23%. */
const ENDING_SPREAD = 0.3;
/** Share that ended in the years before 2025, before the spread of runs: the default of the lever. */
const ENDING_BEFORE = 0.145;
const ENDING_RANGE = { min: 0.05, max: 0.4 } as const;
/** Blocks of 8 runs whose mean a run without noise shows: 256 runs, whatever the seed of the job. */
export const EXPECTED_BLOCKS = 32;
const EXPECTED_SEED = 'expected conflict displacement';

/** Make the driver; `signals` are arrays that other drivers fill before this one steps. */
export function createPeace(context: DriverContext, signals: PeaceSignals): Peace {
  const { baseline, scenario, hasNoise } = context;
  const { peace } = baseline;
  const C = baseline.places.length;
  const isDrawn = context.coefficients === 'drawn';
  const m49 = baseline.places.map((place) => place.m49);
  const shift = numberLever(scenario, 'stability');
  const link = numberLever(scenario, 'climateConflict');
  const durable = numberLever(scenario, 'durableSolutions');
  const isLinked = isEverAbove(link, 0);
  const reference = warmingOfRecord(baseline.warming.best);

  const conflictDisplacement = createColumn<'movement', 'persons'>(C * LANES);
  const internallyDisplacedConflict = createColumn<'stock', 'persons'>(C * LANES);
  const displacementEnded = createColumn<'flow', 'persons'>(C * LANES);
  const duration = createDuration(C);
  const kept = new Float64Array(C * LANES);
  const endedBefore = new Float64Array(LANES);
  const stability = new Float64Array(C);
  const onsetLogOdds = isLinked ? new Float64Array(C * LANES) : null;
  const endingFactor = new Float64Array(LANES);
  const fresh = new Float64Array(LANES);

  const start: ConflictStart = {
    firstYear: AFTER_RECORD,
    m49,
    neighbours: peace.neighbours,
    last: new Float64Array(C),
    yearsSince: new Float64Array(C).fill(Number.POSITIVE_INFINITY),
    yearsOn: new Float64Array(C),
    deaths: null,
  };
  const pairs =
    context.pairs ?? createPairs(peace.crossBorder.pairs, peace.shownShare, undefined, hasNoise ? 1 : EXPECTED_BLOCKS);
  /** One block of the job, or the blocks whose mean is shown; each keeps the state of its runs. */
  const blocks = Array.from({ length: hasNoise ? 1 : EXPECTED_BLOCKS }, (_, slot) => ({
    conflict: withConflictEvents(createConflict(peace.law, start, isDrawn), scenario.events, C),
    abroad: createDisplacementAbroad(peace, m49, isDrawn, pairs, slot, context.loops?.counts),
  }));
  const first = blocks[0] as (typeof blocks)[number];
  const isInConflict = hasNoise ? first.conflict.shown.isOn : new Uint8Array(C * LANES);
  const conflictByEvents = new Float64Array(C * LANES);
  const drawnConflict = new Float64Array(C * LANES);
  const capped = createColumn<'movement', 'persons'>(LANES);
  const abroad: DisplacementAbroad = hasNoise ? first.abroad : emptyAbroad(C);
  const expectedKey = luckKey(EXPECTED_SEED);
  const luckOf = (luck: Luck, block: number): Luck =>
    hasNoise ? luck : createLuck(expectedKey, block * LANES, false, luck.kernel);

  function startBlock(luck: Luck, population: Float64Array): void {
    blocks.forEach((runs, block) => {
      const own = luckOf(luck, block);
      runs.conflict.startBlock(own);
      drawNowcast(own, peace, m49, population, isDrawn, runs.conflict.state);
      runs.abroad.startBlock(own);
    });
    endingFactor.fill(1);
    if (isDrawn && hasNoise) {
      drawNormals(luck, WORLD_M49, PERSISTENT, PEACE_DRAWS.endings, 1, fresh);
      for (let lane = 0; lane < LANES; lane++) {
        endingFactor[lane] = Math.exp(ENDING_SPREAD * (fresh[lane] as number));
      }
    }
    for (let i = 0; i < C; i++)
      internallyDisplacedConflict.fill(peace.nowcast.stock[i] as number, i * LANES, (i + 1) * LANES);
    for (let lane = 0; lane < LANES; lane++)
      endedBefore[lane] = withinRange(ENDING_BEFORE * (endingFactor[lane] as number));
    duration.startBlock(peace.nowcast.stock, endedBefore);
  }

  function step({ luck, year, population }: YearFrame): void {
    for (let i = 0; i < C; i++) stability[i] = (peace.stability[i] as number) + leverInYear(shift, i, year);
    if (onsetLogOdds) writeOdds(onsetLogOdds, year);
    const refusals = signals.refusals();
    blocks.forEach((runs, block) => {
      const own = luckOf(luck, block);
      const { displaced, turn, shown, settled, state } = runs.conflict;
      runs.conflict.step({ year, luck: own, population, stability, onsetLogOdds });
      runs.abroad.step({
        year,
        luck: own,
        population,
        displaced,
        turn,
        conflict: shown,
        conflictOfLaw: state,
        settled,
        refusals,
      });
    });
    if (hasNoise) {
      conflictDisplacement.set(first.conflict.displaced);
      capped.set(first.conflict.capped);
    } else showMean();
    for (let i = 0; i < C; i++) {
      const set = leverInYear(durable, i, year) / 100;
      for (let lane = 0; lane < LANES; lane++) {
        const at = i * LANES + lane;
        const drawn = withinRange(set * (endingFactor[lane] as number));
        // Nobody is taken to be displaced twice in the year, nor once more while displaced.
        const all = plain(
          afterFlow(valueAt(internallyDisplacedConflict, at), eachOnce(valueAt(conflictDisplacement, at))),
        );
        const staying = 1 - (durable.isSet[i] ? set : drawn);
        const left = all * staying;
        const stock = Math.min(left, LARGEST_DISPLACED_STOCK * (population[at] as number));
        displacementEnded[at] = all - stock;
        // The cap on the stock ends displacement too.
        kept[at] = stock < left ? stock / all : staying;
        internallyDisplacedConflict[at] = stock;
      }
    }
    duration.step(conflictDisplacement, kept);
  }

  function withinRange(share: number): number {
    return Math.min(ENDING_RANGE.max, Math.max(ENDING_RANGE.min, share));
  }

  function writeOdds(out: Float64Array, year: number): void {
    for (let i = 0; i < C; i++) {
      const perStep = Math.log1p(leverInYear(link, i, year) / 100);
      for (let lane = 0; lane < LANES; lane++)
        out[i * LANES + lane] = (perStep * ((signals.warming[lane] as number) - reference)) / WARMING_STEP;
    }
  }

  function showMean(): void {
    const meanOf = (pick: (process: ConflictWithEvents) => ArrayLike<number>, out: Float64Array) =>
      writeMeanOfRuns(
        blocks.map(({ conflict }) => pick(conflict)),
        out,
      );
    meanOf((process) => process.displaced, conflictDisplacement);
    meanOf((process) => process.capped, capped);
    if (scenario.events.length > 0) {
      meanOf((process) => process.state.isOn, drawnConflict);
      meanOf((process) => process.shown.isOn, conflictByEvents);
      for (let at = 0; at < C * LANES; at++)
        conflictByEvents[at] = (conflictByEvents[at] as number) - (drawnConflict[at] as number);
    }
    for (const field of ABROAD_FIELDS)
      writeMeanOfRuns(
        blocks.map((runs) => runs.abroad[field]),
        abroad[field],
      );
  }

  return {
    id: 'peace',
    conflictDisplacement,
    internallyDisplacedConflict,
    displacementEnded,
    duration,
    isInConflict,
    conflictByEvents,
    capped,
    abroad,
    startBlock,
    step,
  };
}

function emptyAbroad(places: number): DisplacementAbroad {
  const column = () => new Float64Array(places * LANES);
  return {
    departures: column(),
    arrivals: column(),
    returns: column(),
    returnsFrom: column(),
    movedOut: column(),
    movedIn: column(),
    movedHome: column(),
    refugeesHosted: column(),
    refugeesAbroad: column(),
    unmetProtection: column(),
  };
}

/** Warming in the middle of the record 2009-2020: the best estimate of SSP2-4.5 for 2015, where its curve begins. */
function warmingOfRecord(best: Float64Array): number {
  const years = best.length / WARMING_PATHS.length;
  return best[WARMING_PATHS.indexOf('SSP2-4.5') * years] as number;
}
