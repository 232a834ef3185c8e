import type { Answer, Session } from '../../workers/page.ts';
import {
  type DisplacedKind,
  type NeedsTable,
  needsInput,
  needsOf,
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
function countedKinds(kinds: readonly DisplacedKind[], isCountry: boolean): readonly DisplacedKind[] {
  return isCountry ? kinds.filter((kind) => kind !== 'conflict') : kinds;
}

/** Whether a place is a country or area. */
export function isCountry(world: Session['world'], place: string): boolean {
  return world.places.some(({ iso3 }) => iso3 === place);
}

/** Gather what the page shows; undefined before all runs are in, where runs failed and where no kind is counted. */
export function planView(
  answer: Answer,
  world: Session['world'],
  choices: PrepareChoices,
  horizon: number,
): PlanView | undefined {
  const kinds = countedKinds(choices.kinds, isCountry(world, answer.question.place));
  if (kinds.length === 0) return undefined;
  const { year, phase, household, percentile } = choices;
  // The worst year is one to the horizon; a year that was named may lie beyond it.
  const until = year === 'worst' ? horizon : Math.max(horizon, year);
  const plan = planOf(answer, world, { kinds, days: choices.days, until });
  if (!plan) return undefined;
  const input = needsInput(answer, world, { phase, year, household, plannedShare: choices.planned / 100 });
  const quantiles = [0.5, percentile / 100, 0.95] as const;
  const table = needsOf(plan.scenario, input, year, quantiles);
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
    people,
    level,
    scenario: side(plan.scenario, table),
    reference:
      plan.reference === plan.scenario
        ? undefined
        : side(plan.reference, needsOf(plan.reference, input, year, quantiles)),
  };
}
