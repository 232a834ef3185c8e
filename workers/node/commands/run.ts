import { createWriteStream } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { csvFormatRow } from 'd3';
import { type Baseline, FIRST_YEAR, LAST_YEAR } from '../../../src/baseline/baseline.ts';
import { DEFAULT_SEED, type Job, LARGEST_EXACT, MOST_RUNS } from '../../../src/engine/job.ts';
import {
  BY_AGE_COLUMNS,
  CORRIDOR_COLUMNS,
  RESULT_COLUMNS,
  type ResultTables,
  resultRows,
} from '../../../src/export/result-rows.ts';
import { CORRIDOR_MOVES, findOutput, OUTPUT_IDS, POPULATION_BY_AGE } from '../../../src/params/outputs.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { writtenScenario } from '../../../src/scenario/time-shape.ts';
import { placeRows, selectCells } from '../../../src/summary/selection.ts';
import { joinChunks, tableOfRuns } from '../../../src/summary/table.ts';
import type { JobResult } from '../../pool.ts';
import { fromCaller, readBaseline, readScenario, writeWhole } from '../files.ts';
import { reportJob, runJob } from '../run-job.ts';
import { oneOf, quantileList, UserFault, wholeNumber } from '../user-fault.ts';

/** Corridors of a place, each way: more than any place has. */
const EVERY_CORRIDOR = 1_000;
/** Places whose corridors one file may hold. */
const MOST_CORRIDOR_PLACES = 20;
const DEFAULT_QUANTILES = '0.025,0.1,0.5,0.9,0.975';

export const RUN_USAGE = `run --scenario ID|FILE [--runs 1000] [--seed TEXT] [--until ${LAST_YEAR}] [--places all|countries|regions|ISO3,...]
    [--outputs all|id,...] [--quantiles ${DEFAULT_QUANTILES}] [--no-noise] [--luck-only] [--workers N]
    [--format csv|json] [--out FILE]`;

/** Run a scenario and write its results as CSV or JSON. */
export async function runCommand(args: string[]): Promise<void> {
  const options = readOptions(args);
  const baseline = readBaseline();
  const scenario = readScenario(options.scenario, baseline);
  const places = placeList(options.places, baseline, scenario);
  const outputs = outputList(options.outputs, places);
  const job: Job = {
    scenario,
    seed: options.seed,
    runs: options.hasNoise ? options.runs : 1,
    until: options.until,
    hasNoise: options.hasNoise,
    coefficients: options.isLuckOnly ? 'central' : 'drawn',
    places,
    outputs: outputs.filter((id) => id !== POPULATION_BY_AGE && id !== CORRIDOR_MOVES),
    byAge: outputs.includes(POPULATION_BY_AGE) ? 'all' : 'none',
    corridors: outputs.includes(CORRIDOR_MOVES) ? EVERY_CORRIDOR : 0,
    record: options.runs <= LARGEST_EXACT || !options.hasNoise ? 'exact' : 'sketch',
    watch: outputs.includes(CORRIDOR_MOVES) ? places : [],
  };
  const write = async (target: string | undefined) => {
    const result = await runJob(job, options.workers, options.quantiles);
    const lines = options.format === 'csv' ? csvLines : jsonLines;
    const stream = target === undefined ? process.stdout : createWriteStream(target);
    await pipeline(Readable.from(lines(job, baseline, outputs, tablesOf(result, options.quantiles), result)), stream, {
      end: target !== undefined,
    });
    reportJob(result);
  };
  if (options.out === undefined) await write(undefined);
  else await writeWhole(fromCaller(options.out), write);
}

function readOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      scenario: { type: 'string' },
      runs: { type: 'string', default: '1000' },
      seed: { type: 'string', default: DEFAULT_SEED },
      until: { type: 'string', default: String(LAST_YEAR) },
      places: { type: 'string', default: 'all' },
      outputs: { type: 'string', default: 'all' },
      quantiles: { type: 'string', default: DEFAULT_QUANTILES },
      'no-noise': { type: 'boolean', default: false },
      'luck-only': { type: 'boolean', default: false },
      workers: { type: 'string', default: String(availableParallelism()) },
      format: { type: 'string', default: 'csv' },
      out: { type: 'string' },
    },
  });
  if (values.scenario === undefined) throw new UserFault(`--scenario is missing\n${RUN_USAGE}`);
  return {
    scenario: values.scenario,
    runs: wholeNumber('--runs', values.runs, 1, MOST_RUNS),
    seed: values.seed,
    until: wholeNumber('--until', values.until, FIRST_YEAR, LAST_YEAR),
    places: values.places,
    outputs: values.outputs,
    quantiles: quantileList(values.quantiles),
    hasNoise: !values['no-noise'],
    isLuckOnly: values['luck-only'],
    workers: wholeNumber('--workers', values.workers, 1, 256),
    format: oneOf('--format', values.format, ['csv', 'json'] as const),
    out: values.out,
  };
}

function placeList(text: string, baseline: Baseline, scenario: Scenario): string[] {
  const countries = baseline.places.map((place) => place.iso3);
  const regions = [...baseline.groups.map((group) => group.id), ...Object.keys(scenario.groups ?? {})];
  if (text === 'all') return [...countries, ...regions];
  if (text === 'countries') return countries;
  if (text === 'regions') return regions;
  const known = placeRows(baseline, scenario.groups);
  return commaList('--places', text, (id) => known.has(id), 'all, countries, regions, or ids of the places command');
}

function outputList(text: string, places: readonly string[]): string[] {
  if (text === 'all') return [...OUTPUT_IDS];
  const ids = commaList(
    '--outputs',
    text,
    (id) => findOutput(id) !== undefined || id === POPULATION_BY_AGE || id === CORRIDOR_MOVES,
    `all, ${OUTPUT_IDS.join(', ')}, ${POPULATION_BY_AGE}, ${CORRIDOR_MOVES}`,
  );
  const worldOnly = ids.find((id) => findOutput(id)?.scope === 'world');
  if (worldOnly !== undefined && !places.includes('WLD'))
    throw new UserFault(`--outputs: ${worldOnly} is defined for WLD only; add WLD to --places`);
  if (ids.includes(CORRIDOR_MOVES) && places.length > MOST_CORRIDOR_PLACES)
    throw new UserFault(
      `--outputs: ${CORRIDOR_MOVES} takes at most ${MOST_CORRIDOR_PLACES} places; found ${places.length}`,
    );
  return ids;
}

function commaList(option: string, text: string, isKnown: (id: string) => boolean, allowed: string): string[] {
  const ids = text.split(',').map((id) => id.trim());
  const unknown = ids.filter((id) => !isKnown(id));
  if (unknown.length > 0)
    throw new UserFault(`${option}: found ${unknown.map((id) => JSON.stringify(id)).join(', ')}, allowed: ${allowed}`);
  return [...new Set(ids)];
}

function tablesOf(result: JobResult, quantiles: readonly number[]): ResultTables {
  if (result.tables) return result.tables;
  return {
    outputs: tableOfRuns(
      joinChunks(result.reports, (chunk) => chunk.values),
      quantiles,
    ),
    byAge:
      result.job.byAge === 'all'
        ? tableOfRuns(
            joinChunks(result.reports, (chunk) => chunk.byAge),
            quantiles,
          )
        : null,
    corridors:
      result.job.corridors > 0
        ? tableOfRuns(
            joinChunks(result.reports, (chunk) => chunk.corridors),
            quantiles,
          )
        : null,
  };
}

function* csvLines(job: Job, baseline: Baseline, outputs: readonly string[], tables: ResultTables): Generator<string> {
  const columns = [
    ...RESULT_COLUMNS,
    ...(outputs.includes(POPULATION_BY_AGE) ? BY_AGE_COLUMNS : []),
    ...(outputs.includes(CORRIDOR_MOVES) ? CORRIDOR_COLUMNS : []),
  ];
  yield `${columns.join(',')}\n`;
  for (const row of resultRows(job, selectCells(baseline, job), outputs, tables))
    yield `${csvFormatRow(columns.map((column) => row[column]))}\n`;
}

function* jsonLines(
  job: Job,
  baseline: Baseline,
  outputs: readonly string[],
  tables: ResultTables,
  result: JobResult,
): Generator<string> {
  const head = {
    scenario: writtenScenario(job.scenario),
    seed: job.seed,
    runs: job.runs,
    failed: result.failures.length,
  };
  yield `${JSON.stringify(head).slice(0, -1)},"rows":[`;
  let separator = '\n';
  for (const { age, sex, destination, year, value, ...row } of resultRows(
    job,
    selectCells(baseline, job),
    outputs,
    tables,
  )) {
    const more = { ...(age === '' ? {} : { age, sex }), ...(destination === '' ? {} : { destination }) };
    yield separator + JSON.stringify({ ...row, ...more, year: Number(year), value: Number(value) });
    separator = ',\n';
  }
  yield '\n]}\n';
}
