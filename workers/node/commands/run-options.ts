import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { type Baseline, FIRST_YEAR, LAST_YEAR } from '../../../src/baseline/baseline.ts';
import { DEFAULT_SEED, MOST_RUNS } from '../../../src/engine/job.ts';
import { MOST_CORRIDOR_PLACES } from '../../../src/export/read-receipt.ts';
import { CORRIDOR_MOVES, findOutput, OUTPUT_IDS, POPULATION_BY_AGE } from '../../../src/params/outputs.ts';
import type { LanguageId } from '../../../src/picture/languages.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { placeRows } from '../../../src/summary/selection.ts';
import { OWN_OPTION, OWN_USAGE } from '../own-data.ts';
import { oneOf, quantileList, UserFault, wholeNumber } from '../user-fault.ts';
import { LANGUAGE_IDS, languageOption } from '../words.ts';

const DEFAULT_QUANTILES = '0.025,0.1,0.5,0.9,0.975';

const RUN_FORMATS = ['csv', 'json', 'hxl', 'iamc', 'xlsx', 'parquet'] as const;
export type RunFormat = (typeof RUN_FORMATS)[number];
/** Where the receipt of a file goes: into it, into lines before its header, into a file beside it, or nowhere. */
export type ReceiptPlace = 'inside' | 'lines' | 'side' | 'none';

/** Where a receipt may go, by format; HXL and IAMC files stay as other tools expect them. */
const RECEIPT_PLACES: Readonly<Record<RunFormat, readonly ReceiptPlace[]>> = {
  csv: ['side', 'lines', 'none'],
  hxl: ['side', 'none'],
  iamc: ['side', 'none'],
  json: ['inside', 'none'],
  xlsx: ['inside', 'none'],
  parquet: ['inside', 'none'],
};

export const RUN_USAGE = `run --scenario ID|FILE [--runs 1000] [--seed TEXT] [--until ${LAST_YEAR}] [--places all|countries|regions|ISO3,...]
    [--outputs all|id,...] [--quantiles ${DEFAULT_QUANTILES}] [--no-noise] [--luck-only] [--workers N] ${OWN_USAGE}
    [--format ${RUN_FORMATS.join('|')}] [--receipt side|lines|inside|none] [--out FILE]
    [--language ${LANGUAGE_IDS.join('|')}, for xlsx]`;

/** Read the options of `run`. @throws UserFault naming the option, what was found and what is allowed. */
export function readRunOptions(args: string[]) {
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
      receipt: { type: 'string' },
      out: { type: 'string' },
      language: { type: 'string', default: 'en' },
      ...OWN_OPTION,
    },
  });
  if (values.scenario === undefined) throw new UserFault(`--scenario is missing\n${RUN_USAGE}`);
  const format = oneOf('--format', values.format, RUN_FORMATS);
  if ((format === 'xlsx' || format === 'parquet') && values.out === undefined)
    throw new UserFault(`--out is missing: ${format} is not written to the screen`);
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
    format,
    receipt: receiptPlace(values.receipt, format, values.out),
    out: values.out,
    language: languageFor(values.language, format),
    ownData: values['own-data'],
  };
}

/** The language of a workbook. @throws UserFault for another format, whose columns and words are English in every language. */
export function languageFor(text: string, format: string): LanguageId {
  const language = languageOption(text);
  if (language !== 'en' && format !== 'xlsx')
    throw new UserFault(
      `--language: found ${language} with ${format}, allowed: en; files for programs have one form in every language, xlsx has words of each`,
    );
  return language;
}

/** Where the receipt goes: as asked for, else inside, beside, or nowhere for what goes to the screen. */
function receiptPlace(asked: string | undefined, format: RunFormat, out: string | undefined): ReceiptPlace {
  const allowed = RECEIPT_PLACES[format];
  const [first = 'none'] = allowed;
  if (asked === undefined) return first === 'side' && out === undefined ? 'none' : first;
  const place = oneOf(`--receipt with ${format}`, asked, allowed);
  if (place === 'side' && out === undefined)
    throw new UserFault('--receipt side: there is no file to stand beside; name one with --out');
  return place;
}

/** Ids of the places asked for. @throws UserFault for one that is not known. */
export function placeList(text: string, baseline: Baseline, scenario: Scenario): string[] {
  const countries = baseline.places.map((place) => place.iso3);
  const regions = [...baseline.groups.map((group) => group.id), ...Object.keys(scenario.groups ?? {})];
  if (text === 'all') return [...countries, ...regions];
  if (text === 'countries') return countries;
  if (text === 'regions') return regions;
  const known = placeRows(baseline, scenario.groups);
  return commaList('--places', text, (id) => known.has(id), 'all, countries, regions, or ids of the places command');
}

/** Ids of the outputs asked for. @throws UserFault for one that is not known, or that its places or format do not allow. */
export function outputList(text: string, places: readonly string[], format: RunFormat): string[] {
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
  const special = ids.find((id) => id === POPULATION_BY_AGE || id === CORRIDOR_MOVES);
  if (special !== undefined && (format === 'hxl' || format === 'iamc'))
    throw new UserFault(`--outputs: ${special} has no form in ${format}; allowed with csv, json, xlsx and parquet`);
  return ids;
}

function commaList(option: string, text: string, isKnown: (id: string) => boolean, allowed: string): string[] {
  const ids = text.split(',').map((id) => id.trim());
  const unknown = ids.filter((id) => !isKnown(id));
  if (unknown.length > 0)
    throw new UserFault(`${option}: found ${unknown.map((id) => JSON.stringify(id)).join(', ')}, allowed: ${allowed}`);
  return [...new Set(ids)];
}
