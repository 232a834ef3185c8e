import type { Baseline } from '../baseline/baseline.ts';
import { findOutput, type OutputId } from '../params/outputs.ts';
import { dotted, lookUp, show } from '../scenario/fault-text.ts';
import type { FormulaReader } from '../scenario/formula.ts';
import { checkScenario, type ScenarioWorld } from '../scenario/parse.ts';
import { readJson } from '../scenario/read-json.ts';
import type { Fault, Scenario } from '../scenario/scenario.ts';
import { type PlaceRow, placeRows } from '../summary/selection.ts';
import { HIDDEN_YEARS, hasNumbers, hiddenRecord, recordedValue } from './curve-task.ts';
import {
  curveBefore,
  LESSON_LANGUAGES,
  LESSON_VERSION,
  type Lesson,
  type LessonText,
  lessonMinutes,
  lessonTexts,
  type ParsedLesson,
  scenarioOf,
  textPieces,
} from './lesson.ts';
import { lessonSchema } from './lesson-schema.ts';

/** Longest lesson text that is read at all; an honest file in four languages has some tens of kilobytes. */
const LONGEST_FILE = 400_000;
/** Planned minutes of a lesson. */
const MINUTES = { least: 15, most: 25 } as const;
const LESSON_KEYS = 'version, id, title, aim, notes, scenarios, figures, steps, sources';

/** What a lesson is checked against. */
export interface LessonWorld {
  readonly baseline: ScenarioWorld & Pick<Baseline, 'history' | 'populationBase'>;
  /** Scenarios that come with the app, by id. */
  readonly library: ReadonlyMap<string, Scenario>;
  readonly readFormula?: FormulaReader | undefined;
}

let schema: ReturnType<typeof lessonSchema> | undefined;

/**
 * Read the text of a lesson file; all faults are reported at once.
 *
 * @param text untrusted JSON.
 */
export function readLesson(text: string, world: LessonWorld): ParsedLesson {
  const read = readJson(text, LONGEST_FILE);
  if ('fault' in read) return { kind: 'faults', faults: [read.fault] };
  const { value } = read;
  const fault = (path: string, found: string, allowed: string): ParsedLesson => ({
    kind: 'faults',
    faults: [{ path, found, allowed }],
  });
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fault('file', show(value), `a JSON object with ${LESSON_KEYS}`);
  const { version } = value as { readonly version?: unknown };
  if (typeof version === 'number' && version > LESSON_VERSION)
    return fault('version', String(version), `${LESSON_VERSION}; the file was made by a newer Mobility Horizons`);
  schema ??= lessonSchema();
  const result = schema.safeParse(value);
  if (!result.success)
    return { kind: 'faults', faults: unique(result.error.issues.flatMap((issue) => describe(issue as Issue, value))) };
  const faults: Fault[] = [];
  const scenarios = readScenarios(result.data.scenarios ?? {}, world, faults);
  const lesson = { ...result.data, scenarios, figures: result.data.figures ?? {} } as Lesson;
  checkMeaning(lesson, world, faults);
  return faults.length > 0 ? { kind: 'faults', faults: unique(faults) } : { kind: 'lesson', lesson };
}

function readScenarios(
  written: { readonly [name: string]: unknown },
  { baseline, readFormula }: LessonWorld,
  faults: Fault[],
): Record<string, Scenario> {
  const entries = Object.entries(written).flatMap(([name, value]): [string, Scenario][] => {
    const parsed = checkScenario(value, baseline, readFormula);
    if (parsed.kind === 'scenario') return [[name, parsed.scenario]];
    faults.push(
      ...parsed.faults.map((each) => ({
        ...each,
        path: each.path === 'file' ? `scenarios.${name}` : `scenarios.${name}.${each.path}`,
      })),
    );
    return [];
  });
  return Object.fromEntries(entries);
}

/** Check what the schema cannot: that names lead somewhere and that what is asked for can be answered. */
function checkMeaning(lesson: Lesson, { baseline, library }: LessonWorld, faults: Fault[]): void {
  const add = (path: string, found: string, allowed: string) => faults.push({ path, found, allowed });
  const { steps, figures, scenarios } = lesson;
  for (const name of Object.keys(scenarios))
    if (library.has(name)) add(`scenarios.${name}`, name, 'a name that no scenario of the library has');

  /** The row of a place under a scenario, whose own groups count; faults are noted. */
  const placeOf = (path: string, place: string, scenario: string | undefined, output: OutputId, isRecord = false) => {
    if (scenario !== undefined && !Object.hasOwn(scenarios, scenario) && !library.has(scenario))
      add(`${path}.scenario`, show(scenario), 'a scenario of this file or the id of one of the library');
    const row = placeRows(baseline, scenarioOf(lesson, library, scenario)?.groups).get(place);
    if (!row) add(`${path}.place`, show(place), 'WLD, an ISO3 code, or the id of a group that the scenario knows');
    else if (findOutput(output)?.scope === 'world' && place !== 'WLD')
      add(`${path}.place`, show(place), `WLD, where alone ${output} is defined`);
    else if (!isRecord && !hasNumbers(row, output))
      add(`${path}.output`, output, 'an output that one country has numbers of; conflict there is shown in classes');
    return row;
  };

  for (const [name, figure] of Object.entries(figures)) {
    const path = `figures.${name}`;
    const { place, output, year, statistic, scenario, against } = figure;
    const row = placeOf(path, place, scenario, output, statistic === 'recorded');
    if (against !== undefined) placeOf(path, place, against, output);
    if (row && statistic === 'recorded' && recordedValue(baseline, row, output, year) === undefined)
      add(`${path}.year`, String(year), `a year in which ${output} is on record there`);
  }
  steps.forEach((step, i) => {
    const path = `steps.${i}`;
    if (step.kind === 'explore') placeOf(`${path}.view`, step.view.place, step.view.scenario, step.view.output);
    if (step.kind === 'reveal' && !curveBefore(steps, i))
      add(`${path}.kind`, '"reveal"', 'a step of the kind predict before it');
    if (step.kind !== 'predict') return;
    const { task } = step;
    if (task.mode === 'model') placeOf(`${path}.task`, task.place, task.scenario, task.output);
    else {
      const row = placeOf(`${path}.task`, task.place, undefined, task.output, true);
      if (row && !hiddenRecord(baseline, row, task.output)) add(`${path}.task.output`, task.output, recordWords(row));
    }
  });
  const minutes = lessonMinutes(lesson);
  if (minutes < MINUTES.least || minutes > MINUTES.most)
    add('steps', `${minutes} minutes`, `${MINUTES.least} to ${MINUTES.most} minutes in all`);
  for (const { path, text } of lessonTexts(lesson)) checkPlaceholders(path, text, figures, add);
}

function recordWords({ id }: PlaceRow): string {
  return `an output with a record of single years before and in ${HIDDEN_YEARS.first}-${HIDDEN_YEARS.last} in ${id}`;
}

function checkPlaceholders(
  path: string,
  text: LessonText,
  figures: Lesson['figures'],
  add: (path: string, found: string, allowed: string) => void,
): void {
  for (const [language, words] of Object.entries(text))
    for (const piece of textPieces(words ?? '')) {
      if (typeof piece !== 'string' && !Object.hasOwn(figures, piece.figure))
        add(`${path}.${language}`, `{${piece.figure}}`, 'the name of a figure of this file');
      if (typeof piece === 'string' && /[{}]/.test(piece))
        add(
          `${path}.${language}`,
          show(piece),
          'braces around the name of a figure only, with .year, .place, .in, .output or .scenario',
        );
    }
}

interface Issue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly issues?: readonly Issue[];
}

/** Turn an issue of the schema into faults with what was found and what is allowed. */
function describe({ code, path, message, keys, issues }: Issue, root: object): Fault[] {
  if (code === 'unrecognized_keys') {
    return (keys ?? []).map((key) => ({ path: dotted([...path, key]), found: show(key), allowed: allowedKeys(path) }));
  }
  if (code === 'invalid_key')
    return [{ path: dotted(path), found: show(path.at(-1)), allowed: issues?.[0]?.message ?? message }];
  return [{ path: dotted(path), found: show(lookUp(root, path)), allowed: message }];
}

/** Keys of the object that a path leads to. */
function allowedKeys(path: readonly PropertyKey[]): string {
  const [part] = path;
  const last = path.at(-1);
  if (part === undefined) return LESSON_KEYS;
  if (part === 'figures') return 'scenario, place, output, year, statistic, against';
  if (part === 'sources') return 'citation, address';
  if (last === 'task') return 'mode, place, output, and for the mode model scenario and until';
  if (last === 'view') return 'scenario, place, output, until';
  if (part === 'steps' && path.length === 2)
    return 'kind, title, text, notes, minutes, and options, task, page, view or questions as the kind has them';
  return LESSON_LANGUAGES.join(', ');
}

function unique(faults: readonly Fault[]): Fault[] {
  return [...new Map(faults.map((each) => [`${each.path}\n${each.found}\n${each.allowed}`, each])).values()];
}
