/**
 * What the page shows of shocks, apart from page.ts: it is fetched when that page is first seen. Everything is read from a finished
 * answer: the calendar from the distributions of every place, the rest from the runs of the place asked for.
 */
import type { PrimTable } from '../src/analysis/prim.ts';
import { coalitionRuns } from '../src/analysis/shapley.ts';
import { FIRST_YEAR } from '../src/baseline/baseline.ts';
import type { PageTable } from '../src/export/table-receipt.ts';
import { WATCH_COLUMNS, type WatchHead, watchRows } from '../src/export/watch-rows.ts';
import type { OutputId } from '../src/params/outputs.ts';
import { changedParts, type PartId } from '../src/scenario/lever-groups.ts';
import type { Scenario } from '../src/scenario/scenario.ts';
import { baseOfAges } from '../src/summary/base-year.ts';
import { type CompoundChance, compoundChance, metricsBeside } from '../src/summary/compound-shocks.ts';
import { type DriverState, statesBefore, stateYears } from '../src/summary/driver-states.ts';
import { yearOfRuns } from '../src/summary/marked-runs.ts';
import { firstYears, runsOf } from '../src/summary/place-runs.ts';
import { type Sampled, sampled } from '../src/summary/sampling-interval.ts';
import { type PlaceRow, placeRows } from '../src/summary/selection.ts';
import { type ShockCalendar, shockCalendar } from '../src/summary/shock-calendar.ts';
import { LEVEL_YEARS, returnLevels, shockFloor, shockLevel } from '../src/summary/shock-level.ts';
import { type ShockSeason, shockSeason } from '../src/summary/shock-season.ts';
import {
  SHOCK_METRICS,
  type ShockMetric,
  type ShockOptions,
  type ShockSummary,
  summariseShocks,
} from '../src/summary/shock-summary.ts';
import type { JoinedRuns } from '../src/summary/table.ts';
import type { WatchedPlace } from '../src/summary/watch-list.ts';
import type { Answer } from './answer.ts';
import type { MovedLever, Sensitivity } from './sensitivity.ts';
import type { Session } from './session.ts';
import { SPLIT_METRICS } from './shock-coalitions.ts';

export type { Discovery } from '../src/analysis/discovery.ts';
export type { PartId } from '../src/scenario/lever-groups.ts';
export type { DriverState } from '../src/summary/driver-states.ts';
export { rangeOfShares, rankAmong, sharesOfRange, type ValueRange } from '../src/summary/marked-runs.ts';
export { type Sampled, sampled } from '../src/summary/sampling-interval.ts';
export type { ShockCalendar } from '../src/summary/shock-calendar.ts';
export { LEVEL_YEARS } from '../src/summary/shock-level.ts';
export type { ShockSeason } from '../src/summary/shock-season.ts';
export type { ShockSplit } from '../src/summary/shock-split.ts';
export { RETURN_PERIODS, type ShockOptions, type ShockSummary } from '../src/summary/shock-summary.ts';
export { type WatchedPlace, type WatchOrder, watchList } from '../src/summary/watch-list.ts';
export type { AnalysisOptions } from './analysis-jobs.ts';
export type { Attribution, AttributionQuestion } from './attribution.ts';
export {
  type MovedLever,
  type Sensitivity,
  type SensitivityQuestion,
  sensitivityRuns,
  sobolPoints,
} from './sensitivity.ts';

export { LEAST_TO_MEET, type Meeting, MOST_TO_MEET, type ShockAsked } from './shock-analyses.ts';

type World = Session['world'];
export type Measure = 'people' | 'per-thousand';

/** Years from 2025 to the horizon, at least the five from which levels are read. */
export const yearsTo = (horizon: number): number => Math.max(LEVEL_YEARS, horizon - FIRST_YEAR + 1);

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

/** The season of a kind in the country asked for; undefined for groups and for kinds without one. */
export function seasonOfPlace({ question }: Answer, world: World, metric: ShockMetric): ShockSeason | undefined {
  const place = placeRows(world, question.scenario.groups).get(question.place);
  const [row] = place?.members ?? [];
  return place?.isGroup || row === undefined ? undefined : shockSeason(world, row, metric);
}

/** Whether the change of a kind can be split into climate, population and vulnerability. */
export function isSplit(metric: ShockMetric): boolean {
  return (SPLIT_METRICS as readonly ShockMetric[]).includes(metric);
}

/** Two kinds of shock in one place and year of the last five. */
export interface CompoundPair {
  readonly other: ShockMetric;
  readonly scenario: CompoundChance;
  readonly reference: CompoundChance;
}

/** Kinds that meet a kind in the place asked for; conflict of a named country, which is shown in classes, is left out. Undefined as in `placeShocks`. */
export function compoundPairs(
  answer: Answer,
  world: World,
  metric: ShockMetric,
  { returnPeriod, floor }: ShockOptions,
  horizon: number,
): readonly CompoundPair[] | undefined {
  const values = comparedRuns(answer);
  if (!values) return undefined;
  const place = placeRows(world, answer.question.scenario.groups).get(answer.question.place);
  const least = floor ?? shockFloor(peopleAtBase(world, place));
  const years = yearsTo(horizon);
  const shown = SHOCK_METRICS.filter((each) => each !== 'conflictDisplacement' || place?.isGroup);
  const meet = (of: JoinedRuns, kinds: readonly ShockMetric[]) =>
    compoundChance(
      kinds.map((kind) => ({
        values: firstYears(runsOf(of, kind), years),
        level: shockLevel(runsOf(values.reference, kind), returnPeriod, least).level,
      })),
      kinds.length,
      years - LEVEL_YEARS,
      LEVEL_YEARS,
    );
  return metricsBeside(metric, shown).map((other) => ({
    other,
    scenario: meet(values.scenario, [metric, other]),
    reference: meet(values.reference, [metric, other]),
  }));
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

/** Values of a year of an output of the place, [run]; undefined until all runs are in. */
export function runsOfYear({ scenario }: Answer, output: OutputId, year: number): Float64Array | undefined {
  return scenario.values ? yearOfRuns(runsOf(scenario.values, output), year - FIRST_YEAR) : undefined;
}

/** What an attribution of a scenario takes. */
export interface AttributionSize {
  readonly parts: readonly PartId[];
  readonly combinations: number;
  /** Runs of each combination. */
  readonly runs: number;
}

/** Find what an attribution of a scenario takes; combinations that cannot differ in the output are computed once, and those whose runs are kept not at all, so it may be less. */
export function attributionSize(scenario: Scenario): AttributionSize {
  const parts = changedParts(scenario);
  return { parts, combinations: 2 ** parts.length, runs: coalitionRuns(parts.length) };
}

/** What to search for conditions, and what its columns are. */
export interface ConditionsQuestion {
  readonly table: PrimTable;
  readonly states: readonly DriverState[];
  /** Years over which the states are averaged. */
  readonly firstYear: number;
  readonly lastYear: number;
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
  const of = yearOfRuns(runsOf(values, output), at);
  const outcome = Uint8Array.from(of, (value) => (value >= low && value <= high ? 1 : 0));
  const { states, columns } = statesBefore((id) => runsOf(values, id), output, at);
  const { first, last } = stateYears(at);
  return {
    ...{ table: { columns, outcome }, states, firstYear: FIRST_YEAR + first, lastYear: FIRST_YEAR + last },
    ...{ runs: of.length, cases: outcome.reduce((sum, mark) => sum + mark, 0) },
  };
}

/** How much one lever decides of an output. */
export interface LeverEffect {
  readonly id: string;
  /** By steps: mean size of the effect of the whole range, in the unit of the output, with the sign of its mean. By shares: share of the variance together with all others. */
  readonly size: Sampled;
  /** By shares: of the variance alone. */
  readonly alone: Sampled | undefined;
  /** By steps: it raises the output in some places of the ranges and lowers it in others, so that its sign says little. */
  readonly isMixed: boolean;
}

/** An effect whose signs cancel to less than this share of its size has no direction. */
const LEAST_DIRECTION = 0.5;

/** Read a sensitivity by lever, the largest first; undefined where the output does not vary. */
export function leverEffects(found: Sensitivity, levers: readonly MovedLever[]): readonly LeverEffect[] | undefined {
  if (found.indices === null) return undefined;
  const effects =
    found.kind === 'morris'
      ? found.indices.map(({ mu, muStar, muStarError }) => ({
          size: sampled(mu < 0 ? -muStar : muStar, muStarError),
          alone: undefined,
          isMixed: Math.abs(mu) < LEAST_DIRECTION * muStar,
        }))
      : found.indices.indices.map(({ first, total }) => ({
          size: sampled(total.value, total.error),
          alone: sampled(first.value, first.error),
          isMixed: false,
        }));
  return levers
    .map(({ id }, i) => ({ id, ...(effects[i] as (typeof effects)[number]) }))
    .sort((a, b) => Math.abs(b.size.mean) - Math.abs(a.size.mean));
}

/** Runs of scenario and reference that stand beside each other. */
function comparedRuns({ scenario, reference }: Answer): { scenario: JoinedRuns; reference: JoinedRuns } | undefined {
  const [now, before] = [scenario.values, reference.values];
  return now && before && now.runs === before.runs ? { scenario: now, reference: before } : undefined;
}

function peopleAtBase(world: World, place: PlaceRow | undefined): number {
  return (place && baseOfAges(world, place, 'population')) ?? 0;
}

/** A watch list as a table for files, its numbers as numbers. */
export function watchTable(
  title: string,
  head: WatchHead,
  list: readonly WatchedPlace[],
  nameOf: (iso3: string) => string,
): PageTable {
  const words = new Set(['scenario', 'metric', 'place', 'name']);
  const rows = watchRows(head, list, nameOf).map((row) =>
    WATCH_COLUMNS.map((column) => (words.has(column) ? row[column] : Number(row[column]))),
  );
  return { title, columns: WATCH_COLUMNS, rows };
}
