import { type Baseline, FIRST_YEAR, LAST_YEAR } from '../../baseline/baseline.ts';
import { oncePer } from '../../baseline/once-per.ts';
import { AGES, type CohortCounts, FIRST_WORKING_GROUP, LANES, SEXES, WORKING_GROUPS } from '../../kernels/kernels.ts';
import { createTypeScriptLabour } from '../../kernels/labour.ts';
import { type Column, columnOf } from '../../params/quantity.ts';
import { DRAW_GROUPS, drawUniforms, type Luck, PERSISTENT, WORLD_M49 } from '../../random/luck.ts';
import { normalQuantile } from '../../random/normal.ts';
import { eventSizes } from '../../scenario/event-effects.ts';
import { leverInYear, numberLever } from '../../scenario/resolve.ts';
import type { Driver, DriverContext, YearFrame } from '../driver.ts';
import { createIncome, type IncomeSignals } from './income.ts';
import { participationByAge, participationUnder } from './participation.ts';
import { createUrbanJobs, FARMING_SLOPE, type UrbanJobs } from './urban-jobs.ts';

/**
 * Labour markets and income: who works, how many jobs there are, and what people earn.
 *
 * labour force = sum of people x participation by sex and age; jobs wanted = jobs_0 (population / population_0)^0.5
 * x exp(trend) x (1 - automated) x (income / reference income)^0.3. People for whom jobs lack and jobs for which
 * people lack are counted beyond the unemployment of today. Unemployment follows growth over the reference (Okun's
 * law), not the number of young people (n = 726: no tie). Left out: wages, hours, and what migrants add. Checked: the
 * printed table of regions (test/laws/labour.test.ts).
 */
export interface Labour extends Driver, LabourState {
  /**
   * Close the year.
   *
   * @param population [C][L] persons at the end of the year.
   */
  close(frame: YearFrame, population: Float64Array): void;
  /** Income per head on the reference path, international dollars of 2021. */
  referenceIncome(place: number, year: number): number;
}

/** What the summary reads, all [C][L]: persons at 31 December, incomes in international dollars of 2021. */
export interface LabourState extends Pick<UrbanJobs, 'urbanJobs' | 'newUrbanJobs'> {
  readonly labourForce: Column<'stock', 'persons'>;
  readonly youthLabourForce: Column<'stock', 'persons'>;
  readonly jobsWanted: Column<'stock', 'persons'>;
  readonly jobsGap: Column<'stock', 'persons'>;
  readonly labourShortage: Column<'stock', 'persons'>;
  readonly unemployed: Column<'stock', 'persons'>;
  readonly youthUnemployed: Column<'stock', 'persons'>;
  readonly employed: Column<'stock', 'persons'>;
  readonly selfEmployed: Column<'stock', 'persons'>;
  /** Income of all people of the place in the year. */
  readonly income: Column<'flow', 'int$2021'>;
  /** Log of income per head over the reference path in the year. */
  readonly incomeOverReference: Float64Array;
}

/**
 * Fall of unemployment, points, with each percent of growth over the reference, by income group. Source: own regressions on
 * reported rates 2000-2019, outliers trimmed: 0.16, 0.14, 0.22; low-income countries: assumed, three countries report
 * (modelled series: 0.02). Literature: about half as strong in developing as in advanced countries.
 */
const OKUN = { low: 0.05, 'lower-middle': 0.16, 'upper-middle': 0.14, high: 0.22 } as const;
/** Spread of its log between runs: about a third either way. Assumed. */
const OKUN_SPREAD = 0.3;
/** Unemployment of young people answers 1.9 to 2.4 times as much (same regressions). */
const YOUTH_RESPONSE = 2.2;
/** Year-to-year persistence of unemployment within a country: 0.87 in high-income countries, 0.63-0.9 elsewhere. */
const PERSISTENCE = 0.85;
/** Spread of what growth does not explain, a year. Source: median spread of the annual change, modelled series. */
const RESIDUAL = 0.005;
/** Exponents of jobs on population and on income over reference: drawn evenly between, the centre else. Assumed; employment elasticities run 0.3-0.38 for the world. */
const JOBS_PER_PEOPLE = { min: 0.3, max: 0.7 } as const;
const JOBS_PER_INCOME = { min: 0.1, max: 0.5 } as const;
/** The trend of jobs per head of 2010-2019 fades in a straight line over these years. */
const TREND_YEARS = 10;
/** Slope of the logit of self-employment on log income across countries (R2 0.64), and the part that a country follows over time: assumed. */
const SELF_EMPLOYED_SLOPE = -0.9;
const SLOPE_FOLLOWED = { min: 0.5, max: 1 } as const;
/** Jobs that can be done from elsewhere. Source: 0.04 in low-income countries, 0.2 in the world, over a third in the United States (Garrote Sanchez et al. 2021); between: assumed. */
const REMOTE_SHARE = { low: 0.04, 'lower-middle': 0.12, 'upper-middle': 0.22, high: 0.34 } as const;
/** A share of one has no odds. */
const LARGEST_SHARE = 0.999;
const COEFFICIENTS = 4;
const T = LAST_YEAR - FIRST_YEAR + 1;

/** People in the labour force, which the kernel counts between `step` and `close` by the participation that `step` writes. */
export type Workforce = Pick<CohortCounts, 'participation' | 'labourForce' | 'youthLabourForce'>;

/** Make the driver; `signals` are arrays that other drivers fill before this one steps. */
export function createLabour(context: DriverContext, signals: IncomeSignals, workforce: Workforce): Labour {
  const { baseline, scenario } = context;
  const { labour, places } = baseline;
  const C = places.length;
  const drawsCoefficients = context.coefficients === 'drawn' && context.hasNoise;
  const income = createIncome(context, signals);
  const { rates, start } = workersOf(baseline);
  const startJobs = start.force.map((workers, i) => workers * (1 - (labour.unemployment[i] as number)));
  const kernel = context.loops?.labour ?? createTypeScriptLabour(C);
  const { memory } = kernel;
  const towns = createUrbanJobs(baseline, drawsCoefficients, memory);
  const gap = numberLever(scenario, 'womensGap');
  const retirement = numberLever(scenario, 'retirementAge');
  const automation = numberLever(scenario, 'automation');
  const remote = numberLever(scenario, 'remoteWork');
  const leap = eventSizes(scenario.events, 'remoteWorkLeap', C);

  const people = (values: Float64Array) => columnOf<'stock', 'persons'>(values);
  const { cycle, perPeople, perIncome, followed, selfEmployedSlope } = memory;
  const remoteShare = places.map((place) => REMOTE_SHARE[place.income]);
  const okunByPlace = places.map((place) => OKUN[place.income]);
  /** [C] 1 where the participation written last is that without levers. */
  const isUsualBefore = new Uint8Array(C);
  const okunFactor = new Float64Array(LANES);
  const fresh = new Float64Array(COEFFICIENTS * LANES);

  function startBlock(luck: Luck): void {
    // The kernel's table serves other jobs of the world between two blocks.
    isUsualBefore.fill(0);
    setStart();
    cycle.fill(0);
    income.startBlock(luck);
    towns.startBlock(luck);
    fresh.fill(0.5);
    if (drawsCoefficients)
      drawUniforms(luck, WORLD_M49, PERSISTENT, DRAW_GROUPS.labourCoefficients, COEFFICIENTS, fresh);
    const between = (range: { readonly min: number; readonly max: number }, u: number) =>
      range.min + (range.max - range.min) * u;
    for (let lane = 0; lane < LANES; lane++) {
      okunFactor[lane] = Math.exp(OKUN_SPREAD * normalQuantile(fresh[lane] as number));
      perPeople[lane] = between(JOBS_PER_PEOPLE, fresh[LANES + lane] as number);
      perIncome[lane] = between(JOBS_PER_INCOME, fresh[2 * LANES + lane] as number);
      followed[lane] = between(SLOPE_FOLLOWED, fresh[3 * LANES + lane] as number);
      selfEmployedSlope[lane] = SELF_EMPLOYED_SLOPE * (followed[lane] as number);
    }
  }

  function step({ luck, year, index, urbanShare }: YearFrame): void {
    if (index === 0) towns.begin(startJobs, urbanShare);
    income.step(luck, year);
    for (let i = 0; i < C; i++) {
      const gapClosed = leverInYear(gap, i, year) / 100;
      const years = leverInYear(retirement, i, year);
      const isUsual = gapClosed === 0 && years === 0;
      // Written once where no lever ever moves it.
      if (!isUsual || isUsualBefore[i] === 0) participationUnder(workforce.participation, rates, i, gapClosed, years);
      isUsualBefore[i] = isUsual ? 1 : 0;
      const okun = okunByPlace[i] as number;
      for (let lane = 0; lane < LANES; lane++) {
        const at = i * LANES + lane;
        cycle[at] =
          PERSISTENCE * (cycle[at] as number) -
          okun * (okunFactor[lane] as number) * (income.growthGap[at] as number) +
          RESIDUAL * (income.spare[at] as number);
      }
    }
  }

  /** Write what no year changes: the memory of the loop serves other jobs between two blocks. */
  function setStart(): void {
    memory.peopleAtStart.set(start.people);
    memory.incomeAtStart.set(baseline.income.level);
    memory.unemployment.set(labour.unemployment);
    memory.youthUnemployment.set(labour.youthUnemployment);
    memory.farming.set(labour.agriculture);
    for (let i = 0; i < C; i++) {
      const selfShare = Math.min(LARGEST_SHARE, labour.selfEmployed[i] as number);
      memory.selfOdds[i] = selfShare / (1 - selfShare);
    }
  }

  function close({ year, index }: YearFrame, population: Float64Array): void {
    const faded = Math.min(index + 1, TREND_YEARS);
    // 1 + 0.9 + ... over the years so far.
    const trendYears = faded - (faded * (faded - 1)) / 2 / TREND_YEARS;
    for (let i = 0; i < C; i++) {
      memory.trend[i] = trendYears * (labour.jobsTrend[i] as number);
      memory.jobsAtStart[i] = (startJobs[i] as number) * (1 - leverInYear(automation, i, year) / 100);
      const byLever = leverInYear(remote, i, year) / 100;
      // A leap fills a share of what the lever leaves.
      const filled = byLever + (1 - byLever) * (leap?.[i * T + index] ?? 0);
      memory.unfilled[i] = 1 - filled * (remoteShare[i] as number);
      memory.reference[i] = income.referenceLog(i, year);
    }
    memory.population.set(population);
    memory.overReference.set(income.overReference);
    memory.labourForce.set(workforce.labourForce);
    memory.youthLabourForce.set(workforce.youthLabourForce);
    kernel.close(FARMING_SLOPE, YOUTH_RESPONSE);
  }

  return {
    id: 'labour',
    labourForce: people(memory.labourForce),
    youthLabourForce: people(memory.youthLabourForce),
    jobsWanted: people(memory.jobsWanted),
    jobsGap: people(memory.jobsGap),
    labourShortage: people(memory.labourShortage),
    unemployed: people(memory.unemployed),
    youthUnemployed: people(memory.youthUnemployed),
    employed: people(memory.employed),
    selfEmployed: people(memory.selfEmployed),
    income: columnOf<'flow', 'int$2021'>(memory.income),
    incomeOverReference: income.overReference,
    referenceIncome: (place, year) =>
      (baseline.income.level[place] as number) * Math.exp(income.referenceLog(place, year)),
    urbanJobs: towns.urbanJobs,
    newUrbanJobs: towns.newUrbanJobs,
    startBlock,
    step,
    close,
  };
}

/** Participation by age as observed, [C][S][14], and the people and workers of the start that it gives. */
const workersOf = oncePer(({ places, populationBase, labour }: Baseline) => {
  const rates = participationByAge(places, populationBase, labour.participation);
  return { rates, start: startOf(populationBase, rates, places.length) };
});

/** People and labour force of each place at 31 December 2024. */
function startOf(populationBase: Float64Array, rates: Float64Array, C: number) {
  const people = new Float64Array(C);
  const force = new Float64Array(C);
  for (let row = 0; row < C * SEXES; row++) {
    const i = Math.floor(row / SEXES);
    for (let age = 0; age < AGES; age++) {
      const count = populationBase[row * AGES + age] as number;
      const group = Math.floor(age / 5) - FIRST_WORKING_GROUP;
      people[i] = (people[i] as number) + count;
      if (group >= 0 && group < WORKING_GROUPS)
        force[i] = (force[i] as number) + count * (rates[row * WORKING_GROUPS + group] as number);
    }
  }
  return { people, force };
}
