/**
 * What the page shows of a workshop, apart from page.ts: it is fetched when that page is first seen. Lessons, drawn curves and the
 * codes of a room, and the runs that they need.
 */
import { FIRST_YEAR, LAST_YEAR } from '../src/baseline/baseline.ts';
import { DEFAULT_SEED, type Job } from '../src/engine/job.ts';
import { OUTPUT_IDS, type OutputId } from '../src/params/outputs.ts';
import type { Scenario } from '../src/scenario/scenario.ts';
import { PAGE_YEARS, readSpread, type YearSpread } from '../src/summary/reading.ts';
import { placeRows } from '../src/summary/selection.ts';
import { KEPT_QUANTILES } from '../src/summary/table.ts';
import { recordedValue } from '../src/workshop/curve-task.ts';
import {
  type Lesson,
  type LessonFigure,
  type ParsedLesson,
  type RunStatistic,
  scenarioOf,
} from '../src/workshop/lesson.ts';
import type { MergedCodes } from '../src/workshop/merge-codes.ts';
import type { Participant } from '../src/workshop/room.ts';
import type { AnalysisOptions } from './analysis-jobs.ts';
import type { Session } from './session.ts';

export { canonicalTask } from '../src/workshop/canonical-task.ts';
export { codeEntries } from '../src/workshop/code-entries.ts';
export {
  type Curve,
  curveRange,
  curveStep,
  filledCurve,
  onStep,
  withStroke,
  withValue,
} from '../src/workshop/curve.ts';
export { codeToCurve, curveToCode } from '../src/workshop/curve-code.ts';
export { HIDDEN_YEARS, hasNumbers, hiddenRecord } from '../src/workshop/curve-task.ts';
export {
  type CurveTask,
  curveBefore,
  type FigurePart,
  type Lesson,
  type LessonFigure,
  type LessonStep,
  type LessonText,
  languageOf,
  lessonMinutes,
  type PredictStep,
  scenarioOf,
  textIn,
  textPieces,
} from '../src/workshop/lesson.ts';
export type { MergedCodes } from '../src/workshop/merge-codes.ts';
export {
  eventCounts,
  type LeverSpread,
  leverSpreads,
  middleScenario,
  nearestToMiddle,
  type Participant,
} from '../src/workshop/room.ts';
export { type CurveScore, type Direction, scoreAgainstRecord, scoreAgainstRuns } from '../src/workshop/score.ts';
export { settingsToCode } from '../src/workshop/settings-code.ts';

type World = Session['world'];
type Library = ReadonlyMap<string, Scenario>;

/** Runs behind the figures of a lesson, the same for everybody, so that a lesson says the same on every device. */
export const LESSON_RUNS = 200;
/** Runs of each participant of a room: enough for a median and a range, thirty times over. */
export const ROOM_RUNS = 32;

/** Read an untrusted lesson file. The reader of formulas is fetched only for a text that may hold one. */
export async function readLessonText(text: string, world: World, library: Library): Promise<ParsedLesson> {
  const { readLesson } = await import('../src/workshop/read-lesson.ts');
  return readLesson(text, { baseline: world, library, readFormula: await formulaReader(text) });
}

/** Merge the codes of a room; see `mergeCodes`. */
export async function mergeRoom(text: string, world: World, nameOf: (number: number) => string): Promise<MergedCodes> {
  const [{ mergeCodes }, { readFormula }] = await Promise.all([
    import('../src/workshop/merge-codes.ts'),
    import('../src/scenario/formula.ts'),
  ]);
  return mergeCodes(text, world, nameOf, readFormula);
}

async function formulaReader(text: string) {
  const mayHold = text.includes('formula') || text.includes('\\u');
  return mayHold ? (await import('../src/scenario/formula.ts')).readFormula : undefined;
}

/** What a scenario is asked about. */
interface Ask {
  readonly scenario: Scenario;
  readonly places: readonly string[];
  readonly outputs: readonly OutputId[];
}

/** Statistics of the years of an output in a place under a scenario; undefined while its runs are on their way. */
export type YearsOf = (
  scenario: string | undefined,
  place: string,
  output: OutputId,
) => readonly YearSpread[] | undefined;

/** Everything that the runs of a lesson are asked for, one entry a scenario, the reference under an empty name. */
function asksOf(lesson: Lesson, library: Library): ReadonlyMap<string, Ask> {
  const asks = new Map<string, { scenario: Scenario; places: Set<string>; outputs: Set<OutputId> }>();
  const add = (name: string | undefined, place: string, output: OutputId) => {
    const scenario = scenarioOf(lesson, library, name);
    if (!scenario) throw new Error(`the lesson ${lesson.id} names no scenario ${name}`);
    const ask = asks.get(name ?? '') ?? { scenario, places: new Set(), outputs: new Set() };
    asks.set(name ?? '', ask);
    ask.places.add(place);
    ask.outputs.add(output);
  };
  for (const { scenario, place, output, statistic, against } of Object.values(lesson.figures)) {
    if (statistic !== 'recorded') add(scenario, place, output);
    if (against !== undefined) add(against, place, output);
  }
  for (const step of lesson.steps) {
    if (step.kind === 'predict' && step.task.mode === 'model')
      add(step.task.scenario, step.task.place, step.task.output);
    if (step.kind === 'explore') add(step.view.scenario, step.view.place, step.view.output);
  }
  return new Map(
    [...asks].map(([name, { scenario, places, outputs }]) => [
      name,
      { scenario, places: [...places], outputs: OUTPUT_IDS.filter((id) => outputs.has(id)) },
    ]),
  );
}

function askJob({ scenario, places, outputs }: Ask, runs: number): Job {
  return {
    scenario,
    seed: DEFAULT_SEED,
    runs,
    until: LAST_YEAR,
    hasNoise: true,
    coefficients: 'drawn',
    places,
    outputs,
    byAge: 'none',
    corridors: 0,
    record: 'exact',
    reuses: true,
    watch: [],
  };
}

type AskedYears = (place: string, output: OutputId) => readonly YearSpread[] | undefined;

async function answer(session: Session, ask: Ask, runs: number, options: AnalysisOptions): Promise<AskedYears> {
  const { outputs: table } = await session.analyses.compute(askJob(ask, runs), KEPT_QUANTILES, options);
  return (place, output) => {
    const p = ask.places.indexOf(place);
    const o = ask.outputs.indexOf(output);
    if (p < 0 || o < 0) return undefined;
    const first = (p * ask.outputs.length + o) * PAGE_YEARS;
    return Array.from({ length: PAGE_YEARS }, (_, t) => ({ year: FIRST_YEAR + t, ...readSpread(table, first + t) }));
  };
}

/**
 * Compute what a lesson shows: one job for each of its scenarios, the reference first.
 *
 * @param onYears hears of a reader that knows the scenarios finished so far.
 */
export async function lessonRuns(
  session: Session,
  lesson: Lesson,
  library: Library,
  onYears: (years: YearsOf) => void,
  { signal, onProgress }: AnalysisOptions = {},
): Promise<void> {
  const asks = [...asksOf(lesson, library)].sort(([a], [b]) => (a === '' ? -1 : b === '' ? 1 : 0));
  const known = new Map<string, AskedYears>();
  const of = asks.length * LESSON_RUNS;
  for (const [name, ask] of asks) {
    if (signal?.aborted) return;
    const before = known.size * LESSON_RUNS;
    known.set(
      name,
      await answer(session, ask, LESSON_RUNS, {
        ...(signal ? { signal } : {}),
        onProgress: ({ runs }) => onProgress?.({ runs: before + runs, of }),
      }),
    );
    const finished = new Map(known);
    onYears((scenario, place, output) => finished.get(scenario ?? '')?.(place, output));
  }
}

/** One scenario in one place and output. */
export async function viewYears(
  session: Session,
  scenario: Scenario,
  place: string,
  output: OutputId,
  options: AnalysisOptions = {},
): Promise<readonly YearSpread[]> {
  const years = await answer(session, { scenario, places: [place], outputs: [output] }, LESSON_RUNS, options);
  return years(place, output) ?? [];
}

/** Outcomes of one output in one place for each participant of a room, in their order, as far as they have come. */
export async function roomRuns(
  session: Session,
  participants: readonly Participant[],
  place: string,
  output: OutputId,
  onYears: (years: readonly (readonly YearSpread[])[]) => void,
  signal: AbortSignal,
): Promise<void> {
  const done: (readonly YearSpread[])[] = [];
  for (const { scenario } of participants) {
    if (signal.aborted) return;
    const years = await answer(session, { scenario, places: [place], outputs: [output] }, ROOM_RUNS, { signal });
    done.push(years(place, output) ?? []);
    onYears([...done]);
  }
}

/** The number of a figure; two ends for an interval, undefined while runs are on their way. */
export function figureValue(
  figure: LessonFigure,
  lesson: Lesson,
  library: Library,
  world: World,
  years: YearsOf,
): number | { readonly low: number; readonly high: number } | undefined {
  const { scenario, place, output, year, statistic, against } = figure;
  if (statistic === 'recorded') {
    const row = placeRows(world, scenarioOf(lesson, library, undefined)?.groups).get(place);
    return row && recordedValue(world, row, output, year);
  }
  const value = statisticOf(statistic, years(scenario, place, output), year);
  if (value === undefined || against === undefined) return value;
  const other = statisticOf(statistic, years(against, place, output), year);
  return typeof value === 'number' && typeof other === 'number' ? value - other : undefined;
}

function statisticOf(statistic: RunStatistic, years: readonly YearSpread[] | undefined, year: number) {
  const spread = years?.find((each) => each.year === year);
  if (!spread) return undefined;
  if (statistic === 'range80') return { low: spread.p10, high: spread.p90 };
  if (statistic === 'range95') return { low: spread.p2_5, high: spread.p97_5 };
  return spread[statistic];
}
