import type { Answer, Session } from '../../workers/page.ts';
import {
  type CountryProfile,
  type DisplacedKind,
  NEED_RATIOS,
  type NeedRatio,
  type NeedsTable,
  needsInput,
  needsOf,
  type Plan,
  type PlanFigures,
  type PresentRuns,
  type PresentYear,
  planFigures,
  planOf,
  presentYears,
} from '../../workers/page-prepare.ts';
import type { PrepareChoices } from './prepare-choices.ts';

/** Figures and needs of one ensemble. */
interface PlannedSide {
  readonly present: PresentRuns;
  readonly figures: PlanFigures;
  readonly table: NeedsTable;
  readonly years: readonly PresentYear[];
}

/** What the page shows of an answer. */
export interface PlanView {
  readonly choices: PrepareChoices;
  /** Kinds that are counted: conflict of a named country is not. */
  readonly kinds: readonly DisplacedKind[];
  /** Last year of the calendar. */
  readonly until: number;
  /** P50, the percentile planned for, P95. */
  readonly quantiles: readonly [number, number, number];
  readonly input: ReturnType<typeof needsInput>;
  /** By which the needs are counted: the international ones, or those of `profile`. */
  readonly ratios: readonly NeedRatio[];
  /** The country profile in force. */
  readonly profile: CountryProfile | undefined;
  /** People present of the phase at the percentile, rounded up, and the level of the calendar. */
  readonly people: number;
  readonly level: number;
  readonly scenario: PlannedSide;
  /** Undefined where the scenario is the reference. */
  readonly reference: PlannedSide | undefined;
}

/** Index of the percentile planned for in the quantiles of a view. */
export const PLANNED_AT = 1;

/** Kinds whose needs are counted in a place: conflict of a named country is shown in classes only. */
export function countedKinds(kinds: readonly DisplacedKind[], isCountry: boolean): readonly DisplacedKind[] {
  return isCountry ? kinds.filter((kind) => kind !== 'conflict') : kinds;
}

/** Whether a place is a country or area. */
export function isCountry(world: Session['world'], place: string): boolean {
  return world.places.some(({ iso3 }) => iso3 === place);
}

/** People present by which a page is made, and what they were computed for. */
export interface PlannedPeople {
  readonly plan: Plan;
  readonly kinds: readonly DisplacedKind[];
  readonly until: number;
}

/**
 * Compute the people present; apart from the view, since it takes a tenth of a second with all runs and the rest none.
 *
 * @returns undefined before all runs are in, where runs of the reference failed and where no kind is counted.
 */
export function plannedPeople(
  answer: Answer,
  world: Session['world'],
  chosen: PrepareChoices['kinds'],
  days: PrepareChoices['days'],
  until: number,
): PlannedPeople | undefined {
  const kinds = countedKinds(chosen, isCountry(world, answer.question.place));
  const plan = kinds.length === 0 ? undefined : planOf(answer, world, { kinds, days, until });
  return plan && { plan, kinds, until };
}

/** Last year of a plan: the worst year is one to the horizon; a year that was named may lie beyond it. */
export function lastYear(year: PrepareChoices['year'], horizon: number): number {
  return year === 'worst' ? horizon : Math.max(horizon, year);
}

/** The people of a view, as a table of them is computed again. */
export function askedPeople({ kinds, until, choices }: Pick<PlanView, 'kinds' | 'until' | 'choices'>) {
  const { days, year, phase, percentile } = choices;
  return { kinds: [...kinds], until, year, phase, percentile, ...(days === undefined ? {} : { days }) };
}

/** Gather what the page shows. */
export function planView(
  { plan, kinds, until }: PlannedPeople,
  answer: Answer,
  world: Session['world'],
  choices: PrepareChoices,
  profile?: CountryProfile,
): PlanView {
  const { year, phase, household, percentile } = choices;
  const input = needsInput(answer, world, { phase, household, plannedShare: choices.planned / 100 });
  const quantiles = [0.5, percentile / 100, 0.95] as const;
  const ratios = profile?.ratios ?? NEED_RATIOS;
  const table = needsOf(ratios, plan.scenario, input, year, quantiles);
  const people = table.people[PLANNED_AT] ?? 0;
  const level = choices.level ?? people;
  const side = (present: PresentRuns, needsTable: NeedsTable): PlannedSide => ({
    present,
    figures: planFigures(present, year, quantiles),
    table: needsTable,
    years: presentYears(present, phase, level),
  });
  return {
    choices,
    kinds,
    until,
    quantiles,
    input,
    ratios,
    profile,
    people,
    level,
    scenario: side(plan.scenario, table),
    reference:
      plan.reference === plan.scenario
        ? undefined
        : side(plan.reference, needsOf(ratios, plan.reference, input, year, quantiles)),
  };
}
