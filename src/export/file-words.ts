import { DISCLAIMER, LICENCE } from './receipt.ts';
import type { Words } from './words.ts';

/**
 * Words that files alone have, in English; the catalogues hold them as `file.<id>`. Columns and names by which a program finds
 * something stay English in every file and are not among them.
 */
export const FILE_WORDS = {
  licence: LICENCE,
  disclaimer: DISCLAIMER,
  madeFrom: '{program}. {what}: {runs, plural, one {# run} other {# runs}}, seed {seed}. Receipt {code}.',
  aboutTable: '{title}. Receipt {code}.',
  population: 'Population: UN WPP 2024 (CC BY 3.0 IGO). Sphere’s figures are minimum indicators to adapt to the place.',
  usedForNeeds: 'used for the needs',
  usedForDays: 'used for what is used up',
  besideReference: '{range}; reference {value}',
  // Sheets of workbooks; at most 31 characters.
  planSheet: 'plan',
  needsSheet: 'needs',
  presentSheet: 'people present',
  referenceSheet: 'reference',
  recordedSheet: 'recorded',
  leversSheet: 'levers',
  sourcesSheet: 'sources',
  // Heads and first columns of them.
  alternativeTo: 'other standard for',
  certainty: 'certainty',
  chanceOfMore: 'chance of more than the level',
  chanceShort: 'chance short',
  code: 'code',
  edition: 'edition',
  field: 'field',
  halfShort: 'half of the runs short by',
  id: 'id',
  inStock: 'in stock',
  item: 'item',
  kind: 'kind',
  label: 'label',
  lastYear: 'last year',
  level: 'level',
  licenceHead: 'licence',
  disclaimerHead: 'disclaimer',
  measure: 'measure',
  missing: 'missing if short, mean',
  need: 'need',
  note: 'note',
  percentile: 'percentile',
  phase: 'phase',
  place: 'place',
  places: 'places',
  program: 'program',
  quantity: 'quantity',
  runs: 'runs',
  failed: 'runs that failed',
  scenario: 'scenario',
  scenarios: 'scenarios',
  sector: 'sector',
  seed: 'seed',
  sourceOrLicence: 'source or licence',
  standard: 'standard',
  statisticsFrom: 'statistics from',
  text: 'text',
  title: 'title',
  unit: 'unit',
  use: 'use',
  value: 'value',
  where: 'where',
  year: 'year',
  years: 'years',
  // Cells.
  lever: 'lever',
  event: 'event',
  output: 'output',
  data: 'data',
  asReference: 'as in the reference',
  onceIn: '{years, plural, one {once a year} other {once in # years}}',
  switchedOff: 'switched off',
  formula: 'formula: {formula}',
  everyValue: 'every value',
  sketches: 'sketches',
  days: 'days',
  people: 'people',
  present: 'present at one time',
  yearEnd: 'at the end of the year',
  // Choices that needs rest on.
  displacedBy: 'displaced by',
  plannedFor: 'percentile planned for',
  inSettlements: 'in planned settlements',
  household: 'household',
  ratios: 'ratios',
  international: 'international',
  profile: 'country profile: {name}',
  daysAway: 'days away, {kind}',
} as const;

export type FileWord = keyof typeof FILE_WORDS;

/** Say a word that files alone have. */
export function fileWord(words: Words, id: FileWord, values?: Readonly<Record<string, string | number>>): string {
  return words.say(`file.${id}`, values);
}

/** Say several, for a head. */
export function fileHead(words: Words, ...ids: readonly FileWord[]): readonly string[] {
  return ids.map((id) => fileWord(words, id));
}
