/**
 * What the page shows of shocks, apart from page.ts: it is fetched when that page is first seen. Everything is read from a finished
 * answer: the calendar from the distributions of every place, the rest from the runs of the place asked for.
 */
import { csvFormat } from 'd3';
import type { PrimTable } from '../src/analysis/prim.ts';
import { FIRST_YEAR } from '../src/baseline/baseline.ts';
import { WATCH_COLUMNS, type WatchHead, watchRows } from '../src/export/watch-rows.ts';
import type { OutputId } from '../src/params/outputs.ts';
import { baseOfAges } from '../src/summary/base-year.ts';
import { type DriverState, statesBefore } from '../src/summary/driver-states.ts';
import { firstYears, runsOf } from '../src/summary/place-runs.ts';
import { type PlaceRow, placeRows } from '../src/summary/selection.ts';
import { type ShockCalendar, shockCalendar } from '../src/summary/shock-calendar.ts';
import { LEVEL_YEARS, returnLevels, shockFloor } from '../src/summary/shock-level.ts';
import {
  type ShockMetric,
  type ShockOptions,
  type ShockSummary,
  summariseShocks,
} from '../src/summary/shock-summary.ts';
import type { JoinedRuns } from '../src/summary/table.ts';
import type { WatchedPlace } from '../src/summary/watch-list.ts';
import type { Answer, Session } from './session.ts';

export type { Discovery } from '../src/analysis/discovery.ts';
export type { DriverState } from '../src/summary/driver-states.ts';
export type { ShockCalendar } from '../src/summary/shock-calendar.ts';
export { LEVEL_YEARS } from '../src/summary/shock-level.ts';
export { RETURN_PERIODS, type ShockOptions, type ShockSummary } from '../src/summary/shock-summary.ts';
export { type WatchedPlace, type WatchOrder, watchList } from '../src/summary/watch-list.ts';
export type { AnalysisOptions } from './analysis-jobs.ts';
export type { Attribution } from './attribution.ts';
export { type MovedLever, type Sensitivity, type SensitivityQuestion, sensitivityRuns } from './sensitivity.ts';

type World = Session['world'];
export type Measure = 'people' | 'per-thousand';

/** Years from 2025 to the horizon, at least the five from which levels are read. */
const yearsTo = (horizon: number) => Math.max(LEVEL_YEARS, horizon - FIRST_YEAR + 1);

/** How often each place of `Session.recorded` has a shock; undefined until all runs are in. */
export function calendarOf(
  { scenario, reference }: Answer,
  session: Pick<Session, 'world' | 'recorded'>,
  metric: ShockMetric,
  { returnPeriod, floor }: ShockOptions,
  horizon: number,
): ShockCalendar | undefined {
  const [now, before] = [scenario.tails?.[metric], reference.tails?.[metric]];
  if (!now || !before) return undefined;
  const rows = placeRows(session.world);
  const floors = session.recorded.map((id) => floor ?? shockFloor(peopleAtBase(session.world, rows.get(id))));
  return shockCalendar(now, before, floors, returnPeriod, yearsTo(horizon));
}

/** Shocks of the place asked for; undefined until all runs are in, and where runs failed in one of scenario and reference. */
export function placeShocks(
  answer: Answer,
  world: World,
  metric: ShockMetric,
  measure: Measure,
  options: ShockOptions,
  horizon: number,
): ShockSummary | undefined {
  const values = comparedRuns(answer);
  if (!values) return undefined;
  const cut = (of: JoinedRuns) => ({
    metric: firstYears(runsOf(of, metric), yearsTo(horizon)),
    population: firstYears(runsOf(of, 'population'), yearsTo(horizon)),
  });
  const place = placeRows(world, answer.question.scenario.groups).get(answer.question.place);
  return summariseShocks(cut(values.scenario), cut(values.reference), peopleAtBase(world, place), measure, options);
}

/** Return periods of an exceedance curve, years: even steps of their logarithm from 1.1 to 100. */
export const CURVE_PERIODS: readonly number[] = Array.from({ length: 46 }, (_, i) => 1.1 * (100 / 1.1) ** (i / 45));

/** Sizes that are exceeded once in CURVE_PERIODS in the five years to the horizon, persons. */
export interface ExceedanceCurve {
  readonly scenario: readonly number[];
  readonly reference: readonly number[];
  /** The reference's first five years, from which the level is read. */
  readonly now: readonly number[];
}

/** Exceedance curves of the place asked for; undefined as in `placeShocks`. */
export function exceedanceOf(answer: Answer, metric: ShockMetric, horizon: number): ExceedanceCurve | undefined {
  const values = comparedRuns(answer);
  if (!values) return undefined;
  const from = yearsTo(horizon) - LEVEL_YEARS;
  const curve = (of: JoinedRuns, first: number) => returnLevels(runsOf(of, metric), first, LEVEL_YEARS, CURVE_PERIODS);
  return {
    scenario: curve(values.scenario, from),
    reference: curve(values.reference, from),
    now: curve(values.reference, 0),
  };
}

/** What to search for conditions, and what its columns are. */
export interface ConditionsQuestion {
  readonly table: PrimTable;
  readonly states: readonly DriverState[];
  readonly runs: number;
  readonly cases: number;
}

/** Runs in which an output of the place lies in a range in a year, with the states of drivers before it; undefined until all runs are in. */
export function conditionsOf(
  { scenario }: Answer,
  output: OutputId,
  year: number,
  low: number,
  high: number,
): ConditionsQuestion | undefined {
  const { values } = scenario;
  if (!values) return undefined;
  const at = year - FIRST_YEAR;
  const { values: of, runs } = runsOf(values, output);
  const outcome = Uint8Array.from({ length: runs }, (_, run) => {
    const value = of[at * runs + run] as number;
    return value >= low && value <= high ? 1 : 0;
  });
  const { states, columns } = statesBefore((id) => runsOf(values, id), output, at);
  return { table: { columns, outcome }, states, runs, cases: outcome.reduce((sum, mark) => sum + mark, 0) };
}

/** Runs of scenario and reference that stand beside each other. */
function comparedRuns({ scenario, reference }: Answer): { scenario: JoinedRuns; reference: JoinedRuns } | undefined {
  const [now, before] = [scenario.values, reference.values];
  return now && before && now.runs === before.runs ? { scenario: now, reference: before } : undefined;
}

function peopleAtBase(world: World, place: PlaceRow | undefined): number {
  return (place && baseOfAges(world, place, 'population')) ?? 0;
}

/** Write a watch list as CSV. */
export function watchCsv(head: WatchHead, list: readonly WatchedPlace[], nameOf: (iso3: string) => string): string {
  return `${csvFormat(watchRows(head, list, nameOf), [...WATCH_COLUMNS])}\n`;
}
