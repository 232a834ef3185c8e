import { WARMING_PATHS } from '../../baseline/baseline.ts';
import { LARGEST_DISPLACED_STOCK } from '../../baseline/peace.ts';
import { LANES } from '../../kernels/kernels.ts';
import { createLuck, drawNormals, type Luck, luckKey, PERSISTENT, WORLD_M49 } from '../../random/luck.ts';
import { isEverAbove, leverInYear, numberLever } from '../../scenario/resolve.ts';
import type { Driver, DriverContext, YearFrame } from '../driver.ts';
import { type ConflictStart, createConflict } from './conflict.ts';
import { PEACE_DRAWS } from './draws.ts';
import { drawNowcast } from './nowcast.ts';

/**
 * Peace and security: people newly displaced by conflict, and people who live in internal displacement.
 *
 * New displacement: the conflict law (conflict.ts) from a nowcast of the end of 2024 (nowcast.ts), drawn per run.
 * Displaced by conflict at 31 December: (stock of a year before + new) x (1 - share that ends), at most half of the people.
 * Displaced by disasters: movements of the year x years that displacement lasts. Evidence: IDMC 2009-2020, UCDP, WGI.
 * Left out: nobody moves in the population for it (the UN medium holds the net effect), displacement across borders, how
 * long a person stays displaced. Checked: V5, the start and the free run (test/hindcast/peace.test.ts, test/laws/peace.test.ts).
 */
export interface Peace extends Driver, PeaceState {}

/** What the summary reads. */
export interface PeaceState {
  /** [C][L] internal displacements by conflict (movements) in the year. */
  readonly conflictDisplacement: Float64Array;
  /** [C][L] persons at 31 December. */
  readonly internallyDisplacedConflict: Float64Array;
  /** [C][L] persons whose displacement by conflict ended in the year, whatever the way: stock + new - stock a year later. */
  readonly displacementEnded: Float64Array;
  /** [C][L] persons at 31 December. */
  readonly internallyDisplacedDisaster: Float64Array;
}

/** What other drivers have written for the year before this one steps. */
interface PeaceSignals {
  /** [L] degrees over 1850-1900. */
  readonly warming: Float64Array;
  /** [C][L] movements. */
  readonly disasterDisplacement: Float64Array;
}

/** First year after the records of displacement. */
const AFTER_RECORD = 2021;
/** Step of warming that the climate-conflict lever speaks of, degrees. */
const WARMING_STEP = 0.5;
/** Spread of the log of the share that ends: 80% of runs within 10% and 21%. Assumed: quartiles over place-years are 0 and 23%. */
const ENDING_SPREAD = 0.3;
const ENDING_RANGE = { min: 0.05, max: 0.4 } as const;
/** Years that displacement by a disaster lasts. Assumed: published stock over flow is 0.2 to 0.3; range 0.1 to 1. */
const DISASTER_YEARS = { central: 0.3, spread: 0.5, min: 0.1, max: 1 } as const;
/** Blocks of 8 runs whose mean a run without noise shows: 256 runs, whatever the seed of the job. */
const EXPECTED_BLOCKS = 32;
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

  const conflictDisplacement = new Float64Array(C * LANES);
  const internallyDisplacedConflict = new Float64Array(C * LANES);
  const displacementEnded = new Float64Array(C * LANES);
  const internallyDisplacedDisaster = new Float64Array(C * LANES);
  const stability = new Float64Array(C);
  const onsetLogOdds = isLinked ? new Float64Array(C * LANES) : null;
  const endingFactor = new Float64Array(LANES);
  const disasterYears = new Float64Array(LANES);
  const fresh = new Float64Array(2 * LANES);

  const start: ConflictStart = {
    firstYear: AFTER_RECORD,
    m49,
    neighbours: peace.neighbours,
    last: new Float64Array(C),
    yearsSince: new Float64Array(C).fill(Number.POSITIVE_INFINITY),
    yearsOn: new Float64Array(C),
    deaths: null,
  };
  /** One block of the job, or the blocks whose mean is shown; each keeps the state of its runs. */
  const blocks = Array.from({ length: hasNoise ? 1 : EXPECTED_BLOCKS }, () =>
    createConflict(peace.law, start, isDrawn),
  );
  const expectedKey = luckKey(EXPECTED_SEED);
  const luckOf = (luck: Luck, block: number): Luck => (hasNoise ? luck : createLuck(expectedKey, block * LANES, false));

  function startBlock(luck: Luck, population: Float64Array): void {
    blocks.forEach((process, block) => {
      const own = luckOf(luck, block);
      process.startBlock(own);
      drawNowcast(own, peace, m49, population, isDrawn, process.state);
    });
    endingFactor.fill(1);
    disasterYears.fill(DISASTER_YEARS.central);
    if (isDrawn && hasNoise) {
      drawNormals(luck, WORLD_M49, PERSISTENT, PEACE_DRAWS.endings, 2, fresh);
      for (let lane = 0; lane < LANES; lane++) {
        endingFactor[lane] = Math.exp(ENDING_SPREAD * (fresh[lane] as number));
        const years = DISASTER_YEARS.central * Math.exp(DISASTER_YEARS.spread * (fresh[LANES + lane] as number));
        disasterYears[lane] = Math.min(DISASTER_YEARS.max, Math.max(DISASTER_YEARS.min, years));
      }
    }
    for (let i = 0; i < C; i++)
      internallyDisplacedConflict.fill(peace.nowcast.stock[i] as number, i * LANES, (i + 1) * LANES);
  }

  function step({ luck, year, population }: YearFrame): void {
    for (let i = 0; i < C; i++) stability[i] = (peace.stability[i] as number) + leverInYear(shift, i, year);
    if (onsetLogOdds) writeOdds(onsetLogOdds, year);
    blocks.forEach((process, block) => {
      process.step({ year, luck: luckOf(luck, block), population, stability, onsetLogOdds });
    });
    if (hasNoise) conflictDisplacement.set((blocks[0] as (typeof blocks)[number]).displaced);
    else showMean();
    for (let i = 0; i < C; i++) {
      const set = leverInYear(durable, i, year) / 100;
      for (let lane = 0; lane < LANES; lane++) {
        const at = i * LANES + lane;
        const drawn = Math.min(ENDING_RANGE.max, Math.max(ENDING_RANGE.min, set * (endingFactor[lane] as number)));
        const all = (internallyDisplacedConflict[at] as number) + (conflictDisplacement[at] as number);
        const left = all * (1 - (durable.isSet[i] ? set : drawn));
        const stock = Math.min(left, LARGEST_DISPLACED_STOCK * (population[at] as number));
        displacementEnded[at] = all - stock;
        internallyDisplacedConflict[at] = stock;
        internallyDisplacedDisaster[at] =
          (signals.disasterDisplacement[at] as number) * (disasterYears[lane] as number);
      }
    }
  }

  function writeOdds(out: Float64Array, year: number): void {
    for (let i = 0; i < C; i++) {
      const perStep = Math.log1p(leverInYear(link, i, year) / 100);
      for (let lane = 0; lane < LANES; lane++)
        out[i * LANES + lane] = (perStep * ((signals.warming[lane] as number) - reference)) / WARMING_STEP;
    }
  }

  /** Put the mean of all runs of the blocks into every lane. */
  function showMean(): void {
    for (let i = 0; i < C; i++) {
      let sum = 0;
      for (const { displaced } of blocks)
        for (let lane = 0; lane < LANES; lane++) sum += displaced[i * LANES + lane] as number;
      conflictDisplacement.fill(sum / (blocks.length * LANES), i * LANES, (i + 1) * LANES);
    }
  }

  return {
    id: 'peace',
    conflictDisplacement,
    internallyDisplacedConflict,
    displacementEnded,
    internallyDisplacedDisaster,
    startBlock,
    step,
  };
}

/** Warming in the middle of the record 2009-2020: the best estimate of SSP2-4.5 for 2015, where its curve begins. */
function warmingOfRecord(best: Float64Array): number {
  const years = best.length / WARMING_PATHS.length;
  return best[WARMING_PATHS.indexOf('SSP2-4.5') * years] as number;
}
