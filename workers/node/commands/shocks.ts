import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { csvFormatRow } from 'd3';
import type { Baseline } from '../../../src/baseline/baseline.ts';
import { SHOCK_COLUMNS, type ShockRow, seasonRows, shockRows, splitRows } from '../../../src/export/shock-rows.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { baseOfAges } from '../../../src/summary/base-year.ts';
import { membersOf, type PlaceRow, placeRows } from '../../../src/summary/selection.ts';
import { shockSeason } from '../../../src/summary/shock-season.ts';
import { type ShockSplit, splitChange } from '../../../src/summary/shock-split.ts';
import { type ShockSummary, summariseShocks } from '../../../src/summary/shock-summary.ts';
import { runCoalitions } from '../../shock-coalitions.ts';
import { fromCaller, readBaseline, readScenario, writeWhole } from '../files.ts';
import { type JobRunner, withRunner } from '../run-job.ts';
import { UserFault } from '../user-fault.ts';
import { type Compounds, compoundsIn, compoundsOf } from './shock-compounds.ts';
import { readShockOptions, type ShockCommandOptions } from './shock-options.ts';
import { type BothRuns, runBoth, type ShockQuestion } from './shock-runs.ts';

/** Say how often a place has a shock under a scenario, and write it as CSV. */
export async function shocksCommand(args: string[]): Promise<void> {
  const options = readShockOptions(args);
  const baseline = readBaseline();
  const scenario = readScenario(options.scenario, baseline);
  const question: ShockQuestion = { baseline, scenario, options, places: placeList(options, baseline, scenario) };
  const compounds = options.isCompound ? compoundsOf(question, question.places[0] as PlaceRow) : undefined;
  const write = async (target: string | undefined) => {
    const stream = target === undefined ? process.stdout : createWriteStream(target);
    await withRunner(options.workers, (run) =>
      pipeline(Readable.from(lines(question, compounds, run)), stream, { end: target !== undefined }),
    );
  };
  if (options.out === undefined) await write(undefined);
  else await writeWhole(fromCaller(options.out), write);
}

function placeList(options: ShockCommandOptions, baseline: Baseline, scenario: Scenario): PlaceRow[] {
  const known = placeRows(baseline, scenario.groups);
  if (options.place === 'all') {
    const one = options.isSplit ? '--split' : options.isCompound ? '--compound' : undefined;
    if (one) throw new UserFault(`${one}: found --place all, allowed: one place or group`);
    return [...known.values()];
  }
  const row = known.get(options.place);
  if (row === undefined)
    throw new UserFault(
      `--place: found ${JSON.stringify(options.place)}, allowed: all, or an id of the places command`,
    );
  return [row];
}

/** The lines of the file: rows of each place, then of the split and of shocks that meet, where they are asked for. */
async function* lines(
  question: ShockQuestion,
  compounds: Compounds | undefined,
  run: JobRunner,
): AsyncGenerator<string> {
  const { options, places, baseline } = question;
  const [place] = places as [PlaceRow];
  const split = options.isSplit ? membersOf(place, baseline) : [];
  const all = [...places, ...split, ...(compounds?.members ?? [])].map(({ id }) => id);
  const both = await runBoth(
    question,
    {
      places: [...new Set(all)],
      metrics: [options.metric, ...(compounds?.beside ?? [])],
      keeps: options.isSplit,
    },
    run,
  );
  yield `${SHOCK_COLUMNS.join(',')}\n`;
  for (const each of places) yield* textOf(rowsOfPlace(question, both, each));
  const { summary, head } = summaryOf(question, both, place, 'people');
  if (options.isSplit) {
    const parts = splitChange(
      await coalitionsOf('scenario', question, both, run),
      await coalitionsOf('reference', question, both, run),
      summary.level.level,
    );
    yield* textOf(splitRows(head, parts, summary.windows.at(-1) as ShockSummary['windows'][number]));
    process.stderr.write(`${splitSentence(head, summary, parts)}\n`);
  }
  if (compounds) yield* textOf(compoundsIn(question, place, compounds, both, summary.windows));
}

function* textOf(rows: Iterable<ShockRow>): Generator<string> {
  for (const row of rows) yield `${csvFormatRow(SHOCK_COLUMNS.map((column) => row[column]))}\n`;
}

function summaryOf(
  { baseline, scenario, options }: ShockQuestion,
  both: BothRuns,
  place: PlaceRow,
  measure: 'people' | 'per-thousand',
) {
  const people = baseOfAges(baseline, place, 'population') ?? 0;
  const runsOf = (side: 'scenario' | 'reference') => both.of(side, place.id, options.metric);
  const summary = summariseShocks(runsOf('scenario'), runsOf('reference'), people, measure, options);
  return { summary, head: { scenario: scenario.id, metric: options.metric, place: place.id, measure } };
}

/** Rows by people and per 1,000 people, and the season of a country. */
function* rowsOfPlace(question: ShockQuestion, both: BothRuns, place: PlaceRow): Generator<ShockRow> {
  for (const measure of ['people', 'per-thousand'] as const) {
    const { summary, head } = summaryOf(question, both, place, measure);
    yield* shockRows(head, summary);
    const isCountry = !place.isGroup && measure === 'people';
    const season = isCountry ? shockSeason(question.baseline, place.members[0] as number, head.metric) : undefined;
    if (season) yield* seasonRows(head, season);
  }
}

function coalitionsOf(side: 'scenario' | 'reference', question: ShockQuestion, both: BothRuns, run: JobRunner) {
  const { baseline, places, options } = question;
  const members = membersOf(places[0] as PlaceRow, baseline).map((row) => ({
    iso3: row.id,
    start: baseOfAges(baseline, row, 'population') ?? 0,
    known: both.of(side, row.id, options.metric),
  }));
  return runCoalitions(both.jobs[side], options.metric, members, run);
}

/** The split in one line, for who reads along: points are hundredths of the chance of a year. */
function splitSentence(
  { place, metric }: Pick<ShockRow, 'place' | 'metric'>,
  { windows, level }: ShockSummary,
  split: ShockSplit,
): string {
  const { chance } = windows.at(-1) as ShockSummary['windows'][number];
  const once = (probability: number) => (probability > 0 ? (1 / probability).toFixed(1) : 'more years than runs show');
  const points = (name: keyof ShockSplit) =>
    `${(100 * split[name].mean).toFixed(1)} (s.e. ${(100 * (split[name].error ?? 0)).toFixed(1)})`;
  return (
    `${place} ${metric}: 1 in ${once(1 / level.recurrence)} of 2025-2029 in the reference becomes 1 in ${once(chance.probability)} ` +
    `(80% ${once(chance.high)} to ${once(chance.low)}) in 2046-2050; change in points ${points('total')}: climate ${points('climate')}, ` +
    `population ${points('population')}, vulnerability ${points('vulnerability')}, stated ${points('stated')}, reporting and luck ${points('reporting')}`
  );
}
