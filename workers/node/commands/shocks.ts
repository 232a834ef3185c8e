import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Baseline, LAST_YEAR } from '../../../src/baseline/baseline.ts';
import type { AskedShocks } from '../../../src/export/asked-table.ts';
import { RECEIPT_SUFFIX } from '../../../src/export/receipt.ts';
import {
  SHOCK_COLUMNS,
  type ShockRow,
  seasonRows,
  shockCells,
  shockRows,
  splitRows,
} from '../../../src/export/shock-rows.ts';
import { tableCsv, tableReceiptLines } from '../../../src/export/table-file.ts';
import {
  makeTableReceipt,
  type PageTable,
  type TableOrigin,
  type TableReceipt,
  tableReceiptText,
} from '../../../src/export/table-receipt.ts';
import type { SheetCell } from '../../../src/export/workbook.ts';
import { REFERENCE, type Scenario } from '../../../src/scenario/scenario.ts';
import { baseOfAges } from '../../../src/summary/base-year.ts';
import { membersOf, type PlaceRow, placeRows } from '../../../src/summary/selection.ts';
import { shockSeason } from '../../../src/summary/shock-season.ts';
import { type ShockSplit, splitChange } from '../../../src/summary/shock-split.ts';
import { type ShockSummary, summariseShocks } from '../../../src/summary/shock-summary.ts';
import { runCoalitions } from '../../shock-coalitions.ts';
import { fromCaller, nodeBuildFacts, readScenario, writeWhole } from '../files.ts';
import { type OwnBaseline, readOwnBaseline, reportOwnData } from '../own-data.ts';
import { type JobRunner, withRunner } from '../run-job.ts';
import { UserFault } from '../user-fault.ts';
import { readWords } from '../words.ts';
import { type Compounds, compoundsIn, compoundsOf } from './shock-compounds.ts';
import { readShockOptions, type ShockCommandOptions } from './shock-options.ts';
import { type BothRuns, runBoth, type ShockQuestion } from './shock-runs.ts';

/** Say how often a place has a shock under a scenario, and write it as CSV. */
export async function shocksCommand(args: string[]): Promise<void> {
  const options = readShockOptions(args);
  const { baseline, own } = readOwnBaseline(options.ownData);
  const scenario = readScenario(options.scenario, baseline);
  const question: ShockQuestion = { baseline, own, scenario, options, places: placeList(options, baseline, scenario) };
  const compounds = options.isCompound ? compoundsOf(question, question.places[0] as PlaceRow) : undefined;
  const title = `shocks, ${options.metric}, ${options.place}`;
  const write = async (target: string | undefined) => {
    const rows = await withRunner(options.workers, (run) => shockFileRows(question, compounds, run), own);
    const table: PageTable = { title, columns: SHOCK_COLUMNS, rows: rows.map(shockCells) };
    const receipt = options.receipt === 'none' ? undefined : makeTableReceipt(table, originOf(question));
    const lines = receipt && options.receipt === 'lines' ? [tableReceiptLines(receipt, await readWords('en'))] : [];
    const stream = target === undefined ? process.stdout : createWriteStream(target);
    await pipeline(Readable.from([...lines, tableCsv(table)]), stream, { end: target !== undefined });
    if (receipt && out !== undefined && options.receipt === 'side')
      await writeWhole(`${out}${RECEIPT_SUFFIX}`, (side) => writeFile(side, `${tableReceiptText(receipt)}\n`));
    reportOwnData(own);
  };
  const out = options.out === undefined ? undefined : fromCaller(options.out);
  if (out === undefined) await write(undefined);
  else await writeWhole(out, write);
}

/** Compute the rows of a file again by its receipt. @throws UserFault where its place is not known. */
export async function recomputedShocks(
  { scenarios, seed, runs }: TableReceipt,
  asked: AskedShocks,
  { baseline, own }: OwnBaseline,
  workers: number,
): Promise<readonly (readonly SheetCell[])[]> {
  const { command: _command, floor, ...rest } = asked;
  const options: ShockCommandOptions = {
    ...{ ...rest, ...(floor === undefined ? {} : { floor }), seed, runs, workers },
    ...{ scenario: '', out: undefined, ownData: undefined, receipt: 'none' },
  };
  const scenario = scenarios[0] ?? REFERENCE;
  const question: ShockQuestion = { baseline, own, scenario, options, places: placeList(options, baseline, scenario) };
  const compounds = options.isCompound ? compoundsOf(question, question.places[0] as PlaceRow) : undefined;
  const rows = await withRunner(workers, (run) => shockFileRows(question, compounds, run), own);
  return rows.map(shockCells);
}

function originOf({ scenario, own, options }: ShockQuestion): TableOrigin {
  const { metric, place, isSplit, isCompound, returnPeriod, floor, seed, runs } = options;
  return {
    ...{ build: nodeBuildFacts(own).build, scenarios: [scenario], seed, runs, place, until: LAST_YEAR, link: '' },
    asked: { command: 'shocks', place, metric, isSplit, isCompound, returnPeriod, floor },
  };
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

/** The rows of the file: those of each place, then of the split and of shocks that meet, where they are asked for. */
async function shockFileRows(
  question: ShockQuestion,
  compounds: Compounds | undefined,
  run: JobRunner,
): Promise<readonly ShockRow[]> {
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
  const rows = places.flatMap((each) => [...rowsOfPlace(question, both, each)]);
  const { summary, head } = summaryOf(question, both, place, 'people');
  if (options.isSplit) {
    const parts = splitChange(
      await coalitionsOf('scenario', question, both, run),
      await coalitionsOf('reference', question, both, run),
      summary.level.level,
    );
    rows.push(...splitRows(head, parts, summary.windows.at(-1) as ShockSummary['windows'][number]));
    process.stderr.write(`${splitSentence(head, summary, parts)}\n`);
  }
  if (compounds) rows.push(...compoundsIn(question, place, compounds, both, summary.windows));
  return rows;
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
