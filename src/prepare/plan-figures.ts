import { quantileSorted } from '../summary/quantile.ts';
import { type Chance, chanceOfShock } from '../summary/shock-chance.ts';
import { type CapacityReport, holdCapacity, type NeedRuns, type Regret, regretOf } from './capacity.ts';
import { type NeedsInput, needByRun } from './needs.ts';
import { type PresentRuns, personDaysIn, presentIn } from './people-present.ts';
import type { NeedRatio, Phase } from './planning-row.ts';

/** The three figures of a year or of each run's worst year, [Q] each. */
export interface PlanFigures {
  readonly peak: readonly number[];
  readonly personDays: readonly number[];
  readonly yearEnd: readonly number[];
}

/** Take percentiles (type 7) of the three figures; each has its own worst year. */
export function planFigures(present: PresentRuns, year: number | 'worst', quantiles: readonly number[]): PlanFigures {
  const at = (values: Float64Array) => {
    const sorted = values.slice().sort();
    return quantiles.map((q) => quantileSorted(sorted, q));
  };
  return {
    peak: at(presentIn(present, 'emergency', year).people),
    personDays: at(personDaysIn(present, year)),
    yearEnd: at(presentIn(present, 'after', year).people),
  };
}

/** People present in one year. */
export interface PresentYear {
  readonly year: number;
  readonly p2_5: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly p97_5: number;
  /** Of more people than the level. */
  readonly chance: Chance;
}

/** Sum up the people of a phase year by year, and the chance that they are more than a level. */
export function presentYears(present: PresentRuns, phase: Phase, level: number): readonly PresentYear[] {
  return Array.from({ length: present.years }, (_, t) => {
    const year = present.firstYear + t;
    const { people } = presentIn(present, phase, year);
    const sorted = Float64Array.from(people).sort();
    const at = (q: number) => quantileSorted(sorted, q);
    return {
      year,
      p2_5: at(0.025),
      p10: at(0.1),
      p50: at(0.5),
      p90: at(0.9),
      p97_5: at(0.975),
      chance: chanceOfShock({ values: Float64Array.from(people), runs: present.runs }, level, 0, 1),
    };
  });
}

/** A capacity of one line held against its need. */
export interface LineReport {
  readonly report: CapacityReport;
  /** Of the year that is planned for, or of each run's worst. */
  readonly chance: number;
  /** Mean of what is missing in it, over the runs with a shortfall; 0 where there is none. */
  readonly missing: number;
  /** Capacity that keeps the first year's chance of a shortfall in the year that is planned for, or in the last. */
  readonly keepsRisk: number;
  /** Preparing for P50 and for P95 of the year that is planned for. */
  readonly regrets: readonly Regret[];
}

/** What a line is held against. */
export interface LineOptions {
  readonly year: number | 'worst';
  readonly capacity: number;
  /** Chance of a shortfall in a year that is accepted, above 0, at most 1. */
  readonly tolerated: number;
  /** How many unused units one missing unit counts as, above 0. */
  readonly weight: number;
}

/**
 * Hold a capacity against a need in every year.
 *
 * @param input all that a need depends on but the people, which are taken from `present` by its phase.
 * @returns undefined where the phase has no figure or a share by age is not known.
 */
export function holdLine(
  ratio: NeedRatio,
  present: PresentRuns,
  input: Omit<NeedsInput, 'people'>,
  { year, capacity, tolerated, weight }: LineOptions,
): LineReport | undefined {
  const need = (at: number | 'worst') => needByRun(ratio, { ...input, people: presentIn(present, input.phase, at) });
  const planned = need(year);
  if (planned === undefined) return undefined;
  const values = new Float64Array(present.years * present.runs);
  for (let t = 0; t < present.years; t++) values.set(need(present.firstYear + t) as Float64Array, t * present.runs);
  const all: NeedRuns = { firstYear: present.firstYear, runs: present.runs, values };
  const report = holdCapacity(all, capacity, tolerated);
  const [own] = holdCapacity({ firstYear: 0, runs: present.runs, values: planned }, capacity, tolerated).years;
  return {
    report,
    chance: own?.chance ?? 0,
    missing: own?.expectedIfAny ?? 0,
    keepsRisk: (report.years.find((each) => each.year === year) ?? report.years.at(-1))?.keepsRisk ?? 0,
    regrets: regretOf(planned, [0.5, 0.95], weight),
  };
}
