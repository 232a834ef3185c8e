import { createWriteStream } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { csvFormatRow } from 'd3';
import { type Baseline, FIRST_YEAR, LAST_YEAR } from '../../../src/baseline/baseline.ts';
import { DEFAULT_SEED, type Job, MOST_RUNS } from '../../../src/engine/job.ts';
import { SHOCK_COLUMNS, shockRows } from '../../../src/export/shock-rows.ts';
import { REFERENCE, type Scenario } from '../../../src/scenario/scenario.ts';
import { baseOfAges } from '../../../src/summary/base-year.ts';
import { type PlaceRow, placeRows } from '../../../src/summary/selection.ts';
import {
  type PlaceRuns,
  SHOCK_METRICS,
  type ShockMetric,
  summariseShocks,
} from '../../../src/summary/shock-summary.ts';
import { type JoinedRuns, joinChunks } from '../../../src/summary/table.ts';
import { fromCaller, readBaseline, readScenario, writeWhole } from '../files.ts';
import { reportJob, runJob } from '../run-job.ts';
import { numberBetween, oneOf, UserFault, wholeNumber } from '../user-fault.ts';

export const SHOCKS_USAGE = `shocks --scenario ID|FILE --place ISO3|GROUP|all --metric ${SHOCK_METRICS.join('|')}
    [--return-period 10] [--floor PERSONS] [--runs 1000] [--seed TEXT] [--workers N] [--out FILE]`;

/** Fewest runs that say something of rare years: two to a block of the interval. */
const LEAST_RUNS = 40;

/** Say how often a place has a shock under a scenario, and write it as CSV. */
export async function shocksCommand(args: string[]): Promise<void> {
  const options = readOptions(args);
  const baseline = readBaseline();
  const scenario = readScenario(options.scenario, baseline);
  const places = placeList(options.place, baseline, scenario);
  const reference: Scenario = { ...REFERENCE, ...(scenario.groups ? { groups: scenario.groups } : {}) };
  const jobOf = (of: Scenario): Job => ({
    scenario: of,
    seed: options.seed,
    runs: options.runs,
    until: LAST_YEAR,
    hasNoise: true,
    coefficients: 'drawn',
    places,
    outputs: [options.metric, 'population'],
    byAge: 'none',
    corridors: 0,
    record: 'exact',
    watch: [],
  });
  const write = async (target: string | undefined) => {
    const now = await runJob(jobOf(scenario), options.workers);
    const before = isReference(scenario) ? now : await runJob(jobOf(reference), options.workers);
    const [values, compared] = [now, before].map(({ reports }) => joinChunks(reports, (report) => report.values));
    // Luck is shared run by run: where a run failed in one of the two, nothing could be compared.
    if (!values || values.runs !== compared?.runs)
      throw new Error('runs failed in one of scenario and reference: take another seed or other levers');
    const stream = target === undefined ? process.stdout : createWriteStream(target);
    await pipeline(Readable.from(lines(scenario, options, places, baseline, values, compared)), stream, {
      end: target !== undefined,
    });
    reportJob(now);
  };
  if (options.out === undefined) await write(undefined);
  else await writeWhole(fromCaller(options.out), write);
}

function isReference({ levers, events = [] }: Scenario): boolean {
  return Object.keys(levers).length === 0 && events.length === 0;
}

function readOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      scenario: { type: 'string' },
      place: { type: 'string' },
      metric: { type: 'string' },
      'return-period': { type: 'string', default: '10' },
      floor: { type: 'string' },
      runs: { type: 'string', default: '1000' },
      seed: { type: 'string', default: DEFAULT_SEED },
      workers: { type: 'string', default: String(availableParallelism()) },
      out: { type: 'string' },
    },
  });
  const needed = (name: 'scenario' | 'place' | 'metric'): string => {
    const value = values[name];
    if (value === undefined) throw new UserFault(`--${name} is missing\n${SHOCKS_USAGE}`);
    return value;
  };
  return {
    scenario: needed('scenario'),
    place: needed('place'),
    metric: oneOf('--metric', needed('metric'), SHOCK_METRICS),
    returnPeriod: numberBetween('--return-period', values['return-period'], 5, 50),
    ...(values.floor === undefined ? {} : { floor: numberBetween('--floor', values.floor, 0, 1e9) }),
    runs: wholeNumber('--runs', values.runs, LEAST_RUNS, MOST_RUNS),
    seed: values.seed,
    workers: wholeNumber('--workers', values.workers, 1, 256),
    out: values.out,
  };
}

function placeList(text: string, baseline: Baseline, scenario: Scenario): string[] {
  const known = placeRows(baseline, scenario.groups);
  if (text === 'all') return [...known.keys()];
  if (!known.has(text))
    throw new UserFault(`--place: found ${JSON.stringify(text)}, allowed: all, or an id of the places command`);
  return [text];
}

interface LineOptions {
  readonly metric: ShockMetric;
  readonly returnPeriod: number;
  readonly floor?: number;
}

function* lines(
  { id: scenario, groups }: Scenario,
  { metric, ...options }: LineOptions,
  places: readonly string[],
  baseline: Baseline,
  values: JoinedRuns,
  compared: JoinedRuns,
): Generator<string> {
  yield `${SHOCK_COLUMNS.join(',')}\n`;
  const known = placeRows(baseline, groups);
  for (const [p, place] of places.entries()) {
    const people = baseOfAges(baseline, known.get(place) as PlaceRow, 'population') ?? 0;
    for (const measure of ['people', 'per-thousand'] as const) {
      const summary = summariseShocks(placeRuns(values, p), placeRuns(compared, p), people, measure, options);
      for (const row of shockRows({ scenario, metric, place, measure }, summary))
        yield `${csvFormatRow(SHOCK_COLUMNS.map((column) => row[column]))}\n`;
    }
  }
}

/** Cut a place out of [place][metric, population][year][run]. */
function placeRuns({ values, runs }: JoinedRuns, place: number): PlaceRuns {
  const years = LAST_YEAR - FIRST_YEAR + 1;
  const part = (output: number) => ({
    runs,
    values: values.subarray((2 * place + output) * years * runs, (2 * place + output + 1) * years * runs),
  });
  return { metric: part(0), population: part(1) };
}
