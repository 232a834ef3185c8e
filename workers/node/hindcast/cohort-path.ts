import type { Place } from '../../../src/baseline/baseline.ts';
import { solveLogFactor } from '../../../src/baseline/hazard-factor.ts';
import {
  HAZARD_AGES,
  HAZARD_YEARS,
  hazardScratch,
  lifeExpectancyOf,
  yearlyHazards,
} from '../../../src/baseline/hazards.ts';
import { buildFertilityTables, buildSurvivalTables } from '../../../src/baseline/life-table.ts';
import { splitByMonotoneCubic } from '../../../src/baseline/monotone-cubic.ts';
import { carryTrend } from '../../../src/fits/carried-trend.ts';
import { createTypeScriptKernel } from '../../../src/kernels/cohorts.ts';
import { AGE_GROUPS, AGES, type CohortMemory, LANES, SEXES } from '../../../src/kernels/kernels.ts';
import { leavingSchedules } from '../../../src/mobility/leaving-schedule.ts';
import type { DemographicRates } from './demographic-rates.ts';

/** Fertility of lane 1 over the central path, log. */
const FERTILITY_STEP = 0.1;
/** Hazards of lane 2 under the central path, as a share. */
const HAZARD_STEP = 0.1;
/** How far the last year's log fertility and life expectancy may stand off their line; a year of war or disaster passes. */
export const LARGEST_DEVIATION = { logFertility: Number.POSITIVE_INFINITY, lifeExpectancy: 2 } as const;
const CELLS = SEXES * AGE_GROUPS;
const KNOTS = Array.from({ length: AGE_GROUPS }, (_, i) => 5 * i);

/** Paths of the population by the engine's cohort kernel, [year ahead][C]. */
export interface CohortPath {
  /** Persons at 31 December. */
  readonly population: readonly Float64Array[];
  /** Persons more per unit of log fertility, held in all years so far. */
  readonly perLogFertility: readonly Float64Array[];
  /** Persons more per year of life expectancy, held in all years so far. */
  readonly perLifeYear: readonly Float64Array[];
}

/**
 * Project every place from its five-year ages by the engine's own kernel and life tables.
 *
 * Fertility (log) and life expectancy carry their trend of ten years on (`src/fits/carried-trend.ts`); age patterns stay. Lanes: 0 the central path,
 * 1 more fertility, 2 lower mortality, for the sensitivities. Net migration follows the leaving schedule: those who leave
 * weighed by the place's own people, those who come by nobody's, half of either sex.
 *
 * @param base        [C][S][G] persons at the end of the year before the origin.
 * @param netPerThousand net migrants per 1,000 people in a year ahead.
 */
export function projectCohorts(
  places: readonly Place[],
  base: Float64Array,
  rates: DemographicRates,
  years: number,
  netPerThousand: (place: number, ahead: number) => number,
): CohortPath {
  const C = places.length;
  const kernel = createTypeScriptKernel(C, HAZARD_YEARS);
  const { memory } = kernel;
  const hazards = hazardPath(rates, years);
  memory.survival.set(buildSurvivalTables({ deathRates: rates.deathRates, hazardScale: hazards.scale, places }));
  const sexRatio = Float64Array.from(
    { length: C * HAZARD_YEARS },
    (_, i) => rates.sexRatio[Math.floor(i / HAZARD_YEARS)] as number,
  );
  const tables = buildFertilityTables({ fertilityAge: rates.fertilityAge, sexRatio, places });
  memory.fertility.set(tables.fertility);
  memory.maleShare.set(tables.maleShare);
  memory.leavingSchedule.set(leavingSchedules());
  startPeople(memory, base, C);
  const out = { population: [], perLogFertility: [], perLifeYear: [] } as {
    -readonly [K in keyof CohortPath]: Float64Array[];
  };
  for (let ahead = 0; ahead < years; ahead++) {
    setRates(memory, rates, ahead, C);
    setNetMigration(memory, ahead, C, netPerThousand);
    kernel.survive(ahead);
    kernel.leave(ahead);
    kernel.settle(ahead);
    const lane = (which: number) => Float64Array.from({ length: C }, (_, i) => sumByAge(memory, i, which));
    const central = lane(0);
    const fertile = lane(1);
    const healthy = lane(2);
    out.population.push(central);
    out.perLogFertility.push(fertile.map((people, i) => (people - (central[i] as number)) / FERTILITY_STEP));
    out.perLifeYear.push(
      healthy.map((people, i) => (people - (central[i] as number)) / (hazards.gain[ahead * C + i] as number)),
    );
  }
  return out;
}

/** Log hazard factors that meet the life expectancies of the path [C][S][T], and what lane 2 gains, years [ahead][C]. */
function hazardPath(rates: DemographicRates, years: number): { scale: Float64Array; gain: Float64Array } {
  const persons = rates.lifeExpectancy.length;
  const C = persons / SEXES;
  const scale = new Float64Array(persons * HAZARD_YEARS);
  const gain = new Float64Array(years * C);
  const scratch = hazardScratch();
  const table = rates.deathRates.length / persons;
  const hazards = new Float64Array(HAZARD_YEARS * HAZARD_AGES);
  for (let person = 0; person < persons; person++) {
    // All periods are equal, so the hazards of the first year are those of any.
    yearlyHazards(rates.deathRates, person * table, scratch, hazards);
    const series = rates.lifeExpectancy[person] as Float64Array;
    const { level, perYear } = carryTrend(series, LARGEST_DEVIATION.lifeExpectancy);
    const sex = person % SEXES;
    let factor = 0;
    for (let ahead = 0; ahead < years; ahead++) {
      const target = level + perYear * (ahead + 1);
      factor = solveLogFactor(hazards, 0, sex, target, factor);
      scale[person * HAZARD_YEARS + ahead] = factor;
      const at = ahead * C + Math.floor(person / SEXES);
      const longer = lifeExpectancyOf(hazards, 0, sex, Math.exp(factor) * (1 - HAZARD_STEP));
      gain[at] = (gain[at] as number) + (longer - target) / SEXES;
    }
  }
  return { scale, gain };
}

function startPeople(memory: CohortMemory, base: Float64Array, C: number): void {
  const means = new Float64Array(AGE_GROUPS - 1);
  const single = new Float64Array(AGES);
  for (let person = 0; person < C * SEXES; person++) {
    for (let g = 0; g < AGE_GROUPS - 1; g++) means[g] = (base[person * AGE_GROUPS + g] as number) / 5;
    splitByMonotoneCubic(KNOTS, means, 'free', single, 0);
    single[AGES - 1] = base[person * AGE_GROUPS + AGE_GROUPS - 1] as number;
    for (let age = 0; age < AGES; age++)
      memory.people.fill(single[age] as number, (person * AGES + age) * LANES, (person * AGES + age + 1) * LANES);
  }
}

function setRates(memory: CohortMemory, rates: DemographicRates, ahead: number, C: number): void {
  for (let i = 0; i < C; i++) {
    const trend = carryTrend(rates.logFertility[i] as Float64Array, LARGEST_DEVIATION.logFertility);
    const central = Math.exp(trend.level + trend.perYear * (ahead + 1));
    memory.totalFertility.fill(central, i * LANES, (i + 1) * LANES);
    memory.totalFertility[i * LANES + 1] = central * Math.exp(FERTILITY_STEP);
    for (let sex = 0; sex < SEXES; sex++) memory.hazardExcess[(i * SEXES + sex) * LANES + 2] = -HAZARD_STEP;
  }
}

/** Write the reference net migrants of a year by sex and five-year age, from the people of lane 0 at its start. */
function setNetMigration(
  memory: CohortMemory,
  ahead: number,
  C: number,
  netPerThousand: (place: number, ahead: number) => number,
): void {
  const weights = new Float64Array(CELLS);
  for (let i = 0; i < C; i++) {
    const rate = netPerThousand(i, ahead) / 1000;
    let people = 0;
    let total = 0;
    for (let cell = 0; cell < CELLS; cell++) {
      const sex = Math.floor(cell / AGE_GROUPS);
      const first = (cell % AGE_GROUPS) * 5;
      const last = Math.min(AGES - 1, first + 4);
      let weight = 0;
      for (let age = first; age <= last; age++) {
        const here = memory.people[((i * SEXES + sex) * AGES + age) * LANES] as number;
        people += here;
        weight += (memory.leavingSchedule[age] as number) * (rate < 0 ? here : 1);
      }
      weights[cell] = weight;
      total += weight;
    }
    for (let cell = 0; cell < CELLS; cell++)
      memory.netReference[(ahead * C + i) * CELLS + cell] = (rate * people * (weights[cell] as number)) / total;
  }
}

function sumByAge(memory: CohortMemory, place: number, lane: number): number {
  let people = 0;
  for (let cell = 0; cell < CELLS; cell++) people += memory.byAge[(place * CELLS + cell) * LANES + lane] as number;
  return people;
}
