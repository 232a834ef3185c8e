import { createWriteStream, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { csvFormatRow } from 'd3';
import type { Baseline } from '../../../src/baseline/baseline.ts';
import { quantileName, shortestDecimal } from '../../../src/export/decimal.ts';
import { fromCaller, projectRoot, readBaseline, writeWhole } from '../files.ts';
import { hindcastInput } from '../hindcast/input.ts';
import { HINDCAST_METRICS, type HindcastMetric } from '../hindcast/registry.ts';
import { SourceError } from '../sources/sources.ts';
import { oneOf, quantileList, UserFault, wholeNumber } from '../user-fault.ts';

const DEFAULT_QUANTILES = '0.025,0.05,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,0.95,0.975';
const CORRIDOR_QUANTILES = '0.1,0.5,0.9';
const DEFAULT_YEARS = '3';
const MOST_YEARS = 25;
/** Corridors with a smaller mean are not written: absent means none. */
const SMALLEST_CORRIDOR = 1;
const COLUMNS = ['metric', 'place', 'destination', 'year', 'statistic', 'value'] as const;

export const HINDCAST_USAGE = `hindcast --metric ${[...HINDCAST_METRICS.keys()].join('|')}
    --origin YEAR [--years ${DEFAULT_YEARS}] [--quantiles ${DEFAULT_QUANTILES}] [--sources DIR] [--out FILE]`;

/** Refit a law with the data before an origin and write its forecast as CSV. */
export async function hindcastCommand(args: string[]): Promise<void> {
  const options = readOptions(args);
  const baseline = readBaseline();
  const write = async (target: string | undefined) => {
    // All of it first: a fault of the sources must not leave half a table on the screen.
    const lines = [...forecastLines(baseline, options)];
    const stream = target === undefined ? process.stdout : createWriteStream(target);
    await pipeline(Readable.from(lines), stream, { end: target !== undefined });
  };
  try {
    if (options.out === undefined) await write(undefined);
    else await writeWhole(fromCaller(options.out), write);
  } catch (error) {
    if (error instanceof SourceError) throw new UserFault(`--sources ${options.sources}\n${error.message}`);
    throw error;
  }
}

interface HindcastOptions {
  readonly metric: HindcastMetric;
  readonly origin: number;
  readonly years: number;
  readonly quantiles: readonly number[];
  readonly sources: string;
  readonly out: string | undefined;
}

function readOptions(args: string[]): HindcastOptions {
  const { values } = parseArgs({
    args,
    options: {
      metric: { type: 'string' },
      origin: { type: 'string' },
      years: { type: 'string', default: DEFAULT_YEARS },
      quantiles: { type: 'string' },
      sources: { type: 'string' },
      out: { type: 'string' },
    },
  });
  if (values.metric === undefined) throw new UserFault(`--metric is missing\n${HINDCAST_USAGE}`);
  if (values.origin === undefined) throw new UserFault(`--origin is missing\n${HINDCAST_USAGE}`);
  const metric = HINDCAST_METRICS.get(oneOf('--metric', values.metric, [...HINDCAST_METRICS.keys()])) as HindcastMetric;
  const origin = oneOf('--origin', values.origin, metric.forecaster.origins.map(String));
  const defaultQuantiles = metric.isCorridor ? CORRIDOR_QUANTILES : DEFAULT_QUANTILES;
  return {
    metric,
    origin: Number(origin),
    years: wholeNumber('--years', values.years, 1, MOST_YEARS),
    quantiles: quantileList(values.quantiles ?? defaultQuantiles),
    sources: sourceFolder(values.sources),
    out: values.out,
  };
}

/** Folder of sources: the option, HORIZONS_SOURCES, or the shared data beside the project. */
function sourceFolder(option: string | undefined): string {
  const folder =
    option === undefined ? (process.env.HORIZONS_SOURCES ?? join(projectRoot, '../shared/data')) : fromCaller(option);
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new UserFault(`--sources: found ${JSON.stringify(folder)}, allowed: a folder with the source tables`);
  return folder;
}

function* forecastLines(
  baseline: Baseline,
  { metric, origin, years, quantiles, sources }: HindcastOptions,
): Generator<string> {
  yield `${COLUMNS.join(',')}\n`;
  const names = quantiles.map(quantileName);
  for (const name of metric.writes) {
    const input = hindcastInput(baseline, sources, origin, years);
    for (const forecast of metric.forecaster.forecast(name, input)) {
      if (metric.isCorridor && !(forecast.mean >= SMALLEST_CORRIDOR)) continue;
      const row = (statistic: string, value: number) =>
        `${csvFormatRow([name, forecast.place, forecast.destination, String(forecast.year), statistic, decimal(value)])}\n`;
      yield row('mean', forecast.mean);
      for (const [q, p] of quantiles.entries()) yield row(names[q] as string, forecast.quantile(p));
    }
  }
}

function decimal(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`a forecast is not a finite number: ${value}`);
  return shortestDecimal(value);
}
