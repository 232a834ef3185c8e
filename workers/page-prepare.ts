/**
 * What the page shows of preparedness, apart from page.ts: it is fetched when that page is first seen. Everything is computed
 * from the runs of a finished answer.
 */
import { NEED_COLUMNS, needRows } from '../src/export/need-rows.ts';
import type { PageTable } from '../src/export/table-receipt.ts';
import { sharesOfBase } from '../src/prepare/age-shares.ts';
import { DEFAULT_SHIFTS, type NeedsInput, type NeedsTable, needs } from '../src/prepare/needs.ts';
import { type PresentRuns, presentIn } from '../src/prepare/people-present.ts';
import { type DisplacedKind, presentInPlace } from '../src/prepare/place-present.ts';
import type { NeedRatio, Phase } from '../src/prepare/planning-row.ts';
import { luckKey, WORLD_M49 } from '../src/random/luck.ts';
import type { NumberedRuns } from '../src/summary/compared-runs.ts';
import { placeRows } from '../src/summary/selection.ts';
import type { Answer, EnsembleView, Question } from './answer.ts';
import type { Session } from './session.ts';

export type { CountryProfile, ParsedProfile } from '../src/prepare/country-profile.ts';
export {
  consumption,
  type Need,
  type NeedsTable,
  needUnit,
} from '../src/prepare/needs.ts';
export { type PresentRuns, personDaysIn } from '../src/prepare/people-present.ts';
export { type DisplacedKind, usualDays } from '../src/prepare/place-present.ts';
export {
  holdLine,
  type LineReport,
  type PlanFigures,
  type PresentYear,
  planFigures,
  presentYears,
} from '../src/prepare/plan-figures.ts';
export type { NeedRatio, Phase, SiteCheck } from '../src/prepare/planning-row.ts';
export { NEED_RATIOS } from '../src/prepare/planning-rows.ts';
export { SITE_CHECKS } from '../src/prepare/site-checks.ts';
export { checkWorkedExample, WORKED_PEOPLE } from '../src/prepare/worked-example.ts';

type World = Session['world'];

/** What people present are computed for. */
export interface PlanQuestion {
  readonly kinds: readonly DisplacedKind[];
  /** Days away of all kinds; the usual ones of each where undefined. */
  readonly days: number | undefined;
  /** Last year, 2026 to 2050. */
  readonly until: number;
}

/** People present in scenario and reference; the reference is the scenario's own where it is the same. */
export interface Plan {
  readonly scenario: PresentRuns;
  readonly reference: PresentRuns;
}

/**
 * People present in the place asked for; undefined until all runs are in, and where runs of the reference failed, of which the
 * answer does not say the numbers.
 */
export function planOf(answer: Answer, world: World, { kinds, days, until }: PlanQuestion): Plan | undefined {
  const { question, scenario, reference, failures } = answer;
  const m49 = world.places.find(({ iso3 }) => iso3 === question.place)?.m49 ?? WORLD_M49;
  const options = { kinds, days, until, m49, key: luckKey(question.seed) };
  const present = ({ values }: EnsembleView, failed: ReadonlySet<number>) => {
    const numbers = Array.from({ length: question.runs }, (_, run) => run).filter((run) => !failed.has(run));
    return values?.runs === numbers.length ? presentInPlace(values, numbers, options) : undefined;
  };
  const now = present(scenario, new Set(failures.map(({ run }) => run)));
  const before = scenario === reference ? now : present(reference, new Set());
  return now && before && { scenario: now, reference: before };
}

/** People present in the place of a question, by its runs: the same luck in every scenario. */
export function presentOf(
  of: NumberedRuns,
  question: Question,
  world: World,
  { kinds, days, until }: PlanQuestion,
): PresentRuns {
  const m49 = world.places.find(({ iso3 }) => iso3 === question.place)?.m49 ?? WORLD_M49;
  return presentInPlace(of, of.numbers, { kinds, days, until, m49, key: luckKey(question.seed) });
}

/** What needs depend on beside the people. */
export interface NeedsSettings {
  readonly phase: Phase;
  readonly household: number;
  /** 0..1 */
  readonly plannedShare: number;
}

/** All that needs depend on but the people, with the ages and sexes of the place. */
export function needsInput(
  answer: Pick<Answer, 'question'>,
  world: World,
  settings: NeedsSettings,
): Omit<NeedsInput, 'people'> {
  const { place, scenario } = answer.question;
  const row = placeRows(world, scenario.groups).get(place);
  if (!row) throw new Error(`place ${place} is not known`);
  const { phase, household, plannedShare } = settings;
  return { phase, household, plannedShare, shifts: DEFAULT_SHIFTS, shares: sharesOfBase(world, row) };
}

/** Needs at some percentiles, of a year or of each run's worst, by the international ratios or those of a country profile. */
export function needsOf(
  ratios: readonly NeedRatio[],
  present: PresentRuns,
  input: Omit<NeedsInput, 'people'>,
  year: number | 'worst',
  quantiles: readonly number[],
): NeedsTable {
  return needs(ratios, { ...input, people: presentIn(present, input.phase, year) }, quantiles);
}

/** Needs at one of the table's percentiles as a table of their columns. */
export function needsPageTable(table: NeedsTable, q: number): Pick<PageTable, 'columns' | 'rows'> {
  return {
    columns: NEED_COLUMNS,
    rows: [...needRows(table, q)].map((row) => NEED_COLUMNS.map((column) => row[column])),
  };
}
