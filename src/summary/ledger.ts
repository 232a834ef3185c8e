import { CORRIDOR_COEFFICIENTS } from '../mobility/corridor-elasticities.ts';
import { COEFFICIENTS } from '../params/coefficients.ts';
import type { Certainty } from '../params/define-coefficient.ts';
import type { DriverGroup, Lever } from '../params/define-lever.ts';
import { LEVERS } from '../params/levers.ts';
import type { OutputId } from '../params/outputs.ts';
import type { DataManifest, DataSeries } from './data-register.ts';
import { lowerCase, type PlainText, wordSearch } from './word-search.ts';

/** Outputs of the world whose medians say what a lever does when it is moved across its range; the first is the headline. */
export const EFFECT_OUTPUTS = [
  'disasterDisplacement',
  'conflictDisplacement',
  'crossBorderOut',
  'migrantStock',
  'urbanPopulation',
  'population',
] as const satisfies readonly OutputId[];
export type EffectOutput = (typeof EFFECT_OUTPUTS)[number];

/** Value of a lever at an end, and the change of medians against the reference, as a ratio less one. */
export type LeverEffects = readonly {
  readonly at: number | string;
  readonly change: Readonly<Record<EffectOutput, number>>;
}[];

/** Constants by file and name, each as it stands in the source. */
export type LedgerConstants = Readonly<{ [file: string]: Readonly<{ [name: string]: string }> }>;

/** The content of data/ledger.json: what the ledger takes from source and runs, so that no value is written twice. */
export interface LedgerFile {
  readonly about: string;
  readonly runs: number;
  readonly year: number;
  readonly effects: Readonly<{ [lever: string]: LeverEffects }>;
  readonly constants: LedgerConstants;
  /** SHA-256 of all of the above. */
  readonly digest: string;
}

/** One line of the ledger. */
export interface LedgerRow {
  readonly id: string;
  readonly driver: DriverGroup;
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly certainty: Certainty;
  /** Citation, or why it is assumed. */
  readonly source: string;
  readonly locator: string;
  readonly range: string;
  /** File that uses it, or how a reader moves it. */
  readonly usedIn: string;
  /** Whether the reader can move it, a run draws it, or it is held. */
  readonly moves: 'lever' | 'drawn' | 'held';
  readonly effects: LeverEffects | undefined;
  /** Set where values stand in the data, one a place: the series that holds them, whose name is the label. */
  readonly series?: DataSeries;
}

/** Every coefficient of the model: levers, coefficients of corridors, constants of the source, and what is fitted by place. */
export function ledgerRows(file: LedgerFile, manifest: DataManifest): readonly LedgerRow[] {
  return [...leverRows(file), ...corridorRows(), ...constantRows(file.constants), ...fittedRows(manifest)];
}

function leverRows({ effects }: LedgerFile): LedgerRow[] {
  return LEVERS.map((lever) => ({
    id: `lever.${lever.id}`,
    driver: lever.group,
    label: lever.label,
    ...leverValue(lever),
    certainty: lever.basis.kind === 'assumed' ? 'assumed' : 'published',
    source: lever.basis.kind === 'assumed' ? lever.basis.reason : lever.basis.citation,
    locator: lever.basis.kind === 'assumed' ? '' : lever.basis.locator,
    usedIn: '',
    moves: 'lever',
    effects: effects[lever.id],
  }));
}

function leverValue(lever: Lever): Pick<LedgerRow, 'value' | 'unit' | 'range'> {
  if (lever.kind === 'choice') return { value: lever.default, unit: '', range: lever.options.join(', ') };
  const { min, max, unit } = lever;
  return { value: lever.drawn ?? String(lever.default), unit, range: `${min} to ${max}. ${lever.literature}` };
}

function corridorRows(): LedgerRow[] {
  return Object.entries(CORRIDOR_COEFFICIENTS).map(([id, { central, low, high, unit, basis }]) => ({
    id: `corridor.${id}`,
    driver: 'mobility',
    label: words(id),
    value: String(central),
    unit,
    certainty: basis.kind === 'assumed' ? 'assumed' : 'published',
    source: basis.kind === 'assumed' ? basis.reason : basis.citation,
    locator: basis.kind === 'assumed' ? '' : basis.locator,
    range: `${low} to ${high}`,
    usedIn: 'src/mobility/corridor-elasticities.ts',
    moves: 'drawn',
    effects: undefined,
  }));
}

function constantRows(constants: LedgerConstants): LedgerRow[] {
  return COEFFICIENTS.map(({ id, driver, label, unit, at, certainty, source, locator, range, isDrawn }) => ({
    ...{ id, driver, label, unit, certainty, source },
    value: at.names
      .map((name) => {
        const text = constants[at.file]?.[name];
        if (text === undefined) throw new Error(`ledger: ${id}: ${at.file} has no constant ${name}`);
        return readableValue(text);
      })
      .join('; '),
    locator: locator ?? '',
    range: range ?? '',
    usedIn: at.file,
    moves: isDrawn ? 'drawn' : 'held',
    effects: undefined,
  }));
}

/** Own fits stand in the data by place: the register has each with its checksum. */
function fittedRows({ files, sources }: DataManifest): LedgerRow[] {
  const citations = new Map(sources.map(({ id, citation }) => [id, citation]));
  return (files['baseline.bin'] ?? [])
    .filter(({ transformation }) => /^own (fit|nowcast|forecast|calculation)/.test(transformation))
    .map((series) => ({
      id: `data.${series.name}`,
      driver: driverOfSeries(series.name),
      label: series.name,
      value: series.shape.join(' × '),
      unit: `${series.unit} (${series.axes})`,
      certainty: 'fitted',
      source: series.sources.map((id) => citations.get(id) ?? id).join(' '),
      locator: series.transformation,
      range: '',
      usedIn: 'data/baseline.bin',
      moves: /Error|Spread|Factors/.test(series.name) ? 'drawn' : 'held',
      effects: undefined,
      series,
    }));
}

function driverOfSeries(name: string): DriverGroup {
  const [head = ''] = name.split('.');
  if (head === 'disaster' || head === 'slowOnset') return 'climate';
  if (head === 'conflict' || head === 'crossBorder') return 'peace';
  if (head === 'labour' || head === 'income') return 'labour';
  return head.startsWith('hazard') ? 'demographics' : 'mobility';
}

/** Source text as a reader would write it: without quotes, braces and underscores in numbers. */
export function readableValue(text: string): string {
  return text
    .replaceAll(/(\d)_(?=\d)/g, '$1')
    .replaceAll(/Math\./g, '')
    .replaceAll(/'([^']*)'/g, '$1')
    .replaceAll(/^\{ ?| ?,? ?\}$/g, '')
    .replaceAll(/,? \]/g, ']')
    .replaceAll('[ ', '[');
}

/** The ends of a range that is written in numbers alone, as written: "0.1 to 0.5"; undefined where it holds words. */
export function rangeEnds(range: string): readonly [low: string, high: string] | undefined {
  const [, low, high] = /^(-?\d[\d.]*) to (-?\d[\d.]*)$/.exec(range) ?? [];
  return low === undefined || high === undefined ? undefined : [low, high];
}

/** "irregularShare" as "irregular share". */
export function words(id: string): string {
  return id.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** How a value can have come about, in the order of trust. */
export const CERTAINTIES = ['published', 'fitted', 'assumed'] as const satisfies readonly Certainty[];

/** Which rows of the ledger are shown; empty texts let everything through. */
export interface LedgerFilter {
  readonly search: string;
  readonly driver: string;
  readonly certainty: string;
}

export const NO_FILTER: LedgerFilter = { search: '', driver: '', certainty: '' };

/** What a page says of a row in its language, beside the English of the row. */
interface LedgerSearch {
  ofRow(row: LedgerRow): readonly string[];
  readonly plain: PlainText;
}

const IN_ENGLISH: LedgerSearch = { ofRow: () => [], plain: lowerCase };

/** Keep the rows of a driver and a certainty that hold all words of a search, in English or in the words of the page. */
export function filterLedger(
  rows: readonly LedgerRow[],
  filter: LedgerFilter,
  { ofRow, plain }: LedgerSearch = IN_ENGLISH,
): readonly LedgerRow[] {
  const holds = wordSearch(filter.search, plain);
  return rows.filter((row) => {
    if (filter.driver !== '' && row.driver !== filter.driver) return false;
    if (filter.certainty !== '' && row.certainty !== filter.certainty) return false;
    return holds(() => [row.id, row.label, row.source, row.locator, row.unit, row.usedIn, ...ofRow(row)]);
  });
}
