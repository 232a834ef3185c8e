import { LANES } from './kernels.ts';
import { type Columns, columnsOf } from './loop-kernels.ts';

/**
 * The loop that closes the year of labour markets, with two implementations as in kernels.ts; src/drivers/labour says what the
 * numbers mean. Shapes: C places, L = 8 lanes.
 */
export interface LabourKernel {
  readonly memory: Columns<ReturnType<typeof labourLengths>>;
  /**
   * Count workers, jobs and income of all places and runs at the end of the year.
   *
   * @param farmingSlope  slope of the logit of farming's share of jobs on log income across countries.
   * @param youthResponse how much more youth unemployment answers than that of all.
   */
  close(farmingSlope: number, youthResponse: number): void;
}

/** Compute the length of each array: what the loop reads by place [C], by run [L], of both [C][L], and what it writes. */
export function labourLengths(places: number) {
  const cells = places * LANES;
  return {
    // [C] people and jobs at 31 December 2024, jobs less what is automated since, income per head; rates of unemployment then.
    peopleAtStart: places,
    jobsAtStart: places,
    incomeAtStart: places,
    unemployment: places,
    youthUnemployment: places,
    // [C] log of jobs by the trend so far; share of a shortage that remote work leaves; odds of self-employment in 2024; log of
    // reference income over 2024; farming's share of jobs in 2024.
    trend: places,
    unfilled: places,
    selfOdds: places,
    reference: places,
    farming: places,
    // [L] exponents of jobs on people and on income over the reference; slope of the logit of self-employment on log income, and
    // the part of that of farming, that a country follows over time.
    perPeople: LANES,
    perIncome: LANES,
    selfEmployedSlope: LANES,
    followed: LANES,
    // [C][L] input.
    population: cells,
    overReference: cells,
    labourForce: cells,
    youthLabourForce: cells,
    cycle: cells,
    inTowns: cells,
    // [C][L] output; `urbanJobs` is read first.
    jobsWanted: cells,
    jobsGap: cells,
    labourShortage: cells,
    unemployed: cells,
    youthUnemployed: cells,
    employed: cells,
    selfEmployed: cells,
    income: cells,
    urbanJobs: cells,
    newUrbanJobs: cells,
  };
}

/** The twin of labour.as.ts in plain TypeScript. */
export function createTypeScriptLabour(places: number): LabourKernel {
  const memory = columnsOf(labourLengths(places));
  return {
    memory,
    close(farmingSlope, youthResponse) {
      for (let place = 0; place < places; place++) closePlace(memory, place, farmingSlope, youthResponse);
    },
  };
}

function closePlace(memory: LabourKernel['memory'], i: number, farmingSlope: number, youthResponse: number): void {
  const people0 = memory.peopleAtStart[i] as number;
  const normal = memory.unemployment[i] as number;
  const ofYouth = memory.youthUnemployment[i] as number;
  const trend = memory.trend[i] as number;
  const jobs0 = memory.jobsAtStart[i] as number;
  const level = memory.incomeAtStart[i] as number;
  const unfilled = memory.unfilled[i] as number;
  const selfOdds = memory.selfOdds[i] as number;
  const reference = memory.reference[i] as number;
  const farming = memory.farming[i] as number;
  for (let lane = 0; lane < LANES; lane++) {
    const at = i * LANES + lane;
    const people = memory.population[at] as number;
    const over = memory.overReference[at] as number;
    const workers = memory.labourForce[at] as number;
    const cycle = memory.cycle[at] as number;
    const perPeople = memory.perPeople[lane] as number;
    const perIncome = memory.perIncome[lane] as number;
    const jobs = people > 0 ? jobs0 * Math.exp(trend + perPeople * Math.log(people / people0) + perIncome * over) : 0;
    const balance = jobs - (1 - normal) * workers;
    const idle = workers * shifted(normal, cycle);
    const busy = workers - idle;
    const followed = memory.followed[lane] as number;
    const odds = selfOdds * Math.exp((memory.selfEmployedSlope[lane] as number) * (reference + over));
    const farms = farming * Math.exp(farmingSlope * (followed * (reference + over)));
    const urban = jobs * ((1 - farming) / (1 - farming + farms)) * (memory.inTowns[at] as number);
    memory.newUrbanJobs[at] = urban - (memory.urbanJobs[at] as number);
    memory.urbanJobs[at] = urban;
    memory.jobsWanted[at] = jobs;
    memory.jobsGap[at] = balance < 0 ? -balance : 0;
    memory.labourShortage[at] = balance > 0 ? balance * unfilled : 0;
    memory.unemployed[at] = idle;
    memory.youthUnemployed[at] = (memory.youthLabourForce[at] as number) * shifted(ofYouth, youthResponse * cycle);
    memory.employed[at] = busy;
    memory.selfEmployed[at] = (busy * odds) / (1 + odds);
    memory.income[at] = people * level * Math.exp(reference + over);
  }
}

/** Add to a rate so that it stays between 0 and 1: the step shrinks towards the bound it nears, with slope 1 at the rate itself. */
function shifted(rate: number, step: number): number {
  if (step === 0 || rate <= 0) return rate;
  if (step < 0) return (rate * rate) / (rate - step);
  const room = 1 - rate;
  return rate + (step * room) / (room + step);
}
