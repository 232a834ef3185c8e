import { baseValue } from '../../src/picture/reading.ts';
import type { HistoryPoint } from '../../src/summary/history.ts';
import type { YearSpread } from '../../src/summary/reading.ts';
import { FIRST_YEAR, historyOf, placeRows, type Scenario, type Session } from '../../workers/page.ts';
import { type CurveTask, canonicalTask, curveStep, HIDDEN_YEARS, hiddenRecord } from '../../workers/page-workshop.ts';
import { outputOf } from '../texts.ts';

/** What a curve is drawn on, and against what it is held. */
export interface TaskView {
  /** Names the task; two people with the same task have the same. */
  readonly key: string;
  readonly task: CurveTask;
  readonly scenario: Scenario;
  readonly shape: 'line' | 'steps';
  readonly known: readonly HistoryPoint[];
  readonly years: readonly number[];
  readonly step: number;
  /** The last known value, from which a line goes on; undefined where years stand apart. */
  readonly start: number | undefined;
  /** What the runs say in the years of the curve. */
  readonly runs: readonly YearSpread[] | undefined;
  /** What happened in the years of the curve. */
  readonly seen: readonly HistoryPoint[] | undefined;
}

const BASE_YEAR = FIRST_YEAR - 1;

/**
 * Gather what a curve is drawn on; undefined where a record has too few years, and while the runs are on their way.
 *
 * Where the past of an output is not in the app, the first modelled year is shown and the curve goes on from there.
 */
export function taskView(
  task: CurveTask,
  scenario: Scenario,
  world: Session['world'],
  runs: readonly YearSpread[] | undefined,
): TaskView | undefined {
  const { place, output } = task;
  const { scope, kind } = outputOf(output);
  const row = placeRows(world, scenario.groups).get(scope === 'world' ? 'WLD' : place);
  if (!row) return undefined;
  const shape = ['flow', 'movement', 'count'].includes(kind) ? 'steps' : 'line';
  const shared = { key: canonicalTask(task, scenario), task, scenario, shape } as const;
  if (task.mode === 'history') {
    const record = hiddenRecord(world, row, output);
    if (!record) return undefined;
    const { first, last } = HIDDEN_YEARS;
    return {
      ...shared,
      known: record.shown,
      years: Array.from({ length: last - first + 1 }, (_, t) => first + t),
      step: curveStep(record.shown),
      start: undefined,
      runs: undefined,
      seen: record.hidden,
    };
  }
  if (!runs) return undefined;
  const base = baseValue(world, row, output);
  const past = historyOf(world, row, output).points.filter(({ year }) => year < BASE_YEAR);
  const record = base === undefined ? past : [...past, { year: BASE_YEAR, value: base }];
  const asked = runs.filter(({ year }) => year <= task.until);
  const [first] = asked;
  // Without a past the first modelled year stands for it, or nobody would know where to begin.
  const isFirstShown = record.length === 0 && first !== undefined;
  const known = isFirstShown ? [{ year: first.year, value: first.p50 }] : record;
  const drawn = isFirstShown ? asked.slice(1) : asked;
  return {
    ...shared,
    known,
    years: drawn.map(({ year }) => year),
    step: curveStep(known),
    start: shape === 'line' ? known.at(-1)?.value : undefined,
    runs: drawn,
    seen: undefined,
  };
}
