import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { csvFormatRow } from 'd3';
import { type Baseline, LAST_YEAR } from '../../../src/baseline/baseline.ts';
import type { Job } from '../../../src/engine/job.ts';
import { SHOCK_COLUMNS, type ShockRow, shockRows, splitRows } from '../../../src/export/shock-rows.ts';
import { REFERENCE, type Scenario } from '../../../src/scenario/scenario.ts';
import { baseOfAges } from '../../../src/summary/base-year.ts';
import { type PlaceRow, placeRows } from '../../../src/summary/selection.ts';
import type { RunYears } from '../../../src/summary/shock-level.ts';
import { type ShockSplit, splitChange } from '../../../src/summary/shock-split.ts';
import { type PlaceRuns, type ShockSummary, summariseShocks } from '../../../src/summary/shock-summary.ts';
import { type JoinedRuns, joinChunks } from '../../../src/summary/table.ts';
import { fromCaller, readBaseline, readScenario, writeWhole } from '../files.ts';
import { type JobRunner, reportJob, withRunner } from '../run-job.ts';
import { UserFault } from '../user-fault.ts';
import { placeRuns } from './place-runs.ts';
import { runCoalitions } from './shock-coalitions.ts';
import { readShockOptions, type ShockCommandOptions } from './shock-options.ts';

/** Say how often a place has a shock under a scenario, and write it as CSV. */
export async function shocksCommand(args: string[]): Promise<void> {
  const options = readShockOptions(args);
  const baseline = readBaseline();
  const scenario = readScenario(options.scenario, baseline);
  const question: Question = { baseline, scenario, options, places: placeList(options, baseline, scenario) };
  const write = async (target: string | undefined) => {
    const stream = target === undefined ? process.stdout : createWriteStream(target);
    await withRunner(options.workers, async (run) => {
      const lines = await answer(question, run);
      await pipeline(Readable.from(lines), stream, { end: target !== undefined });
    });
  };
  if (options.out === undefined) await write(undefined);
  else await writeWhole(fromCaller(options.out), write);
}

/** What is asked. */
interface Question {
  readonly baseline: Baseline;
  readonly scenario: Scenario;
  readonly options: ShockCommandOptions;
  /** Places that rows are written of. */
  readonly places: readonly PlaceRow[];
}

/** Runs of scenario and reference of the places of a question and of others that it needs. */
interface Answered {
  readonly places: readonly string[];
  readonly jobs: { readonly scenario: Job; readonly reference: Job };
  readonly now: JoinedRuns;
  readonly before: JoinedRuns;
}

async function answer(question: Question, run: JobRunner): Promise<Iterable<string>> {
  const { options } = question;
  const answered = await runBoth(question, run);
  const rows = question.places.flatMap((place) => [...rowsOf(question, answered, place)]);
  if (options.isSplit) {
    const place = question.places[0] as PlaceRow;
    const { summary, head } = summaryOf(question, answered, place, 'people');
    const split = splitChange(
      await coalitionsOf('scenario', question, answered, run),
      await coalitionsOf('reference', question, answered, run),
      summary.level.level,
    );
    const window = summary.windows.at(-1) as ShockSummary['windows'][number];
    rows.push(...splitRows(head, split, window));
    process.stderr.write(`${splitSentence(head, summary, split)}\n`);
  }
  return [SHOCK_COLUMNS.join(','), ...rows.map((row) => csvFormatRow(SHOCK_COLUMNS.map((column) => row[column])))].map(
    (line) => `${line}\n`,
  );
}

async function runBoth({ scenario, options, places, baseline }: Question, run: JobRunner): Promise<Answered> {
  const { metric, isSplit, seed, runs } = options;
  const members = isSplit ? membersOf(places[0] as PlaceRow, baseline).map(({ id }) => id) : [];
  const asked = [...new Set([...places.map(({ id }) => id), ...members])];
  const jobOf = (of: Scenario): Job => ({
    ...{ scenario: of, seed, runs, until: LAST_YEAR, hasNoise: true, coefficients: 'drawn' },
    ...{ places: asked, outputs: [metric, 'population'], byAge: 'none', corridors: 0, record: 'exact', watch: [] },
    ...(isSplit ? { reuses: true } : {}),
  });
  const reference: Scenario = { ...REFERENCE, ...(scenario.groups ? { groups: scenario.groups } : {}) };
  const jobs = { scenario: jobOf(scenario), reference: jobOf(reference) };
  const now = await run(jobs.scenario);
  const before = isReference(scenario) ? now : await run(jobs.reference);
  const [values, compared] = [now, before].map(({ reports }) => joinChunks(reports, (report) => report.values));
  // Luck is shared run by run: where a run failed in one of the two, nothing could be compared.
  if (!values || values.runs !== compared?.runs)
    throw new Error('runs failed in one of scenario and reference: take another seed or other levers');
  reportJob(now);
  return { places: asked, jobs, now: values, before: compared };
}

function isReference({ levers, events = [] }: Scenario): boolean {
  return Object.keys(levers).length === 0 && events.length === 0;
}

function placeList({ place, isSplit }: ShockCommandOptions, baseline: Baseline, scenario: Scenario): PlaceRow[] {
  const known = placeRows(baseline, scenario.groups);
  if (place === 'all' && isSplit) throw new UserFault('--split: found --place all, allowed: one place or group');
  if (place === 'all') return [...known.values()];
  const row = known.get(place);
  if (row === undefined)
    throw new UserFault(`--place: found ${JSON.stringify(place)}, allowed: all, or an id of the places command`);
  return [row];
}

/** The countries and areas of a place, which for one of them is itself. */
function membersOf({ members }: PlaceRow, { places }: Baseline): readonly PlaceRow[] {
  return members.map((i) => ({ id: places[i]?.iso3 as string, members: [i], isGroup: false }));
}

function summaryOf(
  { baseline, scenario, options }: Question,
  answered: Answered,
  place: PlaceRow,
  measure: 'people' | 'per-thousand',
) {
  const people = baseOfAges(baseline, place, 'population') ?? 0;
  const [now, before] = [runsOf(answered, 'now', place), runsOf(answered, 'before', place)];
  const summary = summariseShocks(now, before, people, measure, options);
  return { summary, head: { scenario: scenario.id, metric: options.metric, place: place.id, measure } };
}

function* rowsOf(question: Question, answered: Answered, place: PlaceRow): Generator<ShockRow> {
  for (const measure of ['people', 'per-thousand'] as const) {
    const { summary, head } = summaryOf(question, answered, place, measure);
    yield* shockRows(head, summary);
  }
}

function runsOf(answered: Answered, side: 'now' | 'before', { id }: PlaceRow): PlaceRuns {
  const [metric, population] = placeRuns(answered[side], answered.places.indexOf(id), 2) as [RunYears, RunYears];
  return { metric, population };
}

function coalitionsOf(side: 'scenario' | 'reference', question: Question, answered: Answered, run: JobRunner) {
  const members = membersOf(question.places[0] as PlaceRow, question.baseline).map((row) => ({
    iso3: row.id,
    start: baseOfAges(question.baseline, row, 'population') ?? 0,
    known: runsOf(answered, side === 'scenario' ? 'now' : 'before', row),
  }));
  return runCoalitions(answered.jobs[side], members, run);
}

/** The split in one line, for who reads along: points are of the chance of a year. */
function splitSentence(
  { place, metric }: Pick<ShockRow, 'place' | 'metric'>,
  { windows, level }: ShockSummary,
  split: ShockSplit,
): string {
  const { chance } = windows.at(-1) as ShockSummary['windows'][number];
  const once = (probability: number) => (probability > 0 ? (1 / probability).toFixed(1) : 'more years than runs show');
  const points = (name: keyof ShockSplit) => `${(100 * split[name].mean).toFixed(1)} (s.e. ${(100 * (split[name].error ?? 0)).toFixed(1)})`; // biome-ignore format: one line
  return (
    `${place} ${metric}: 1 in ${once(1 / level.recurrence)} of 2025-2029 in the reference becomes 1 in ${once(chance.probability)} ` +
    `(80% ${once(chance.high)} to ${once(chance.low)}) in 2046-2050; change in points ${points('total')}: climate ${points('climate')}, ` +
    `population ${points('population')}, vulnerability ${points('vulnerability')}, stated ${points('stated')}, reporting and luck ${points('reporting')}`
  );
}
