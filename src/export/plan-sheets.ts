import type { NeedsTable } from '../prepare/needs.ts';
import type { PlanFigures, PresentYear } from '../prepare/plan-figures.ts';
import type { Dataset } from './dataset.ts';
import { shortestDecimal } from './decimal.ts';
import { type FileWord, fileHead, fileWord } from './file-words.ts';
import { needWordRows } from './need-rows.ts';
import { declaredWords, type Words } from './words.ts';
import { type Sheet, type SheetCell, workbookSheets } from './workbook.ts';

/** What the user has in stock of a line, held against its need. */
export interface HeldNeed {
  /** In the unit of the need. */
  readonly stock: number;
  /** Of a shortfall in the year that is planned for, 0..1. */
  readonly chance: number;
  /** Mean over the runs with a shortfall; 0 where there is none. */
  readonly missing: number;
  /** First year in which half of the runs are short. */
  readonly firstBreach: number | undefined;
}

/** What a page of needs shows, for a workbook. */
export interface PlanResult {
  /** Choices that the needs rest on, with their units. */
  readonly settings: readonly (readonly [name: string, value: string | number, unit: string])[];
  /** 0..1: P50, the percentile planned for, P95. */
  readonly quantiles: readonly [number, number, number];
  /** At the quantiles. */
  readonly figures: PlanFigures;
  /** People present of the phase, and the level whose chance they have. */
  readonly years: readonly PresentYear[];
  readonly level: number;
  /** At the quantiles. */
  readonly table: NeedsTable;
  /** By the id of the ratio; only what the user entered. */
  readonly held: ReadonlyMap<string, HeldNeed>;
}

const PLANNED = 1;
const STATISTICS = ['p2_5', 'p10', 'p50', 'p90', 'p97_5'] as const;

/**
 * Sheets of a workbook of needs: plan, needs, people present by year, and the sheets of the dataset behind them.
 *
 * @param dataset outputs that the people present are computed from: its values are what the receipt lets anyone compute again.
 */
export function planSheets(dataset: Dataset, plan: PlanResult, words: Words): readonly Sheet[] {
  const before = [planSheet(dataset, plan, words), planNeedsSheet(plan, words), presentSheet(plan, words)];
  return workbookSheets(dataset, words, before);
}

/** A number with the digits that files hold. */
const written = (value: number | undefined): SheetCell => (value === undefined ? null : Number(shortestDecimal(value)));

/** Whom the needs are counted for: place, scenario and choices, and the three figures. */
function planSheet({ receipt, titleOf }: Dataset, { settings, quantiles, figures }: PlanResult, words: Words): Sheet {
  const say = (id: FileWord) => fileWord(words, id);
  const { scenario } = receipt;
  const percent = Math.round(quantiles[PLANNED] * 100);
  const row = (name: string, unit: string, values: readonly number[]): SheetCell[] => [
    ...[name, written(values[PLANNED]), unit, percent, written(values[0]), written(values[2])],
  ];
  return {
    name: say('planSheet'),
    rows: [
      [...fileHead(words, 'item', 'value', 'unit', 'percentile'), 'P50', 'P95'],
      [say('place'), receipt.places.map((place) => titleOf(place).name).join(', ')],
      [say('scenario'), declaredWords(words, `library.name.${scenario.name}`, scenario.name)],
      [say('seed'), receipt.seed],
      [say('runs'), receipt.runs - receipt.failed],
      ...settings,
      row(words.say('figures.peak'), say('people'), figures.peak),
      row(words.say('figures.personDays'), say('days'), figures.personDays),
      row(words.say('figures.yearEnd'), say('people'), figures.yearEnd),
    ],
    widths: [34, 34, 14, 12, 18, 18],
  };
}

/** Needs as numbers with their range, and what is in stock where the user entered any. */
function planNeedsSheet({ table, quantiles, held }: PlanResult, words: Words): Sheet {
  const percent = Math.round(quantiles[PLANNED] * 100);
  const hasStock = held.size > 0;
  const header = [
    ...fileHead(words, 'id', 'sector', 'need', 'percentile', 'quantity'),
    ...['P50', 'P95', fileWord(words, 'unit')],
    ...(hasStock ? fileHead(words, 'inStock', 'chanceShort', 'missing', 'halfShort') : []),
    ...fileHead(words, 'phase', 'standard', 'edition', 'certainty', 'alternativeTo'),
  ];
  const texts = needWordRows(table, PLANNED, words);
  const rows = table.needs.map(({ ratio, quantities }, i): SheetCell[] => {
    const { sector, need, unit, phase, standard, edition, certainty } = texts[i] as (typeof texts)[number];
    const [p50 = null, quantity = null, p95 = null] = quantities;
    const line = held.get(ratio.id);
    const stock = line
      ? [line.stock, written(line.chance), written(line.missing), line.firstBreach ?? null]
      : [null, null, null, null];
    return [
      ...[ratio.id, sector, need, percent, quantity, p50, p95, unit],
      ...(hasStock ? stock : []),
      ...[phase, standard, edition, certainty, ratio.alternativeTo ?? null],
    ];
  });
  const widths = [24, 18, 44, 10, 14, 14, 14, 18, ...(hasStock ? [14, 12, 18, 18] : []), 12, 40, 18, 10, 24];
  return { name: fileWord(words, 'needsSheet'), rows: [header, ...rows], widths };
}

/** People present by year, and the chance of more than the level. */
function presentSheet({ years, level, table }: PlanResult, words: Words): Sheet {
  const header = [
    ...fileHead(words, 'year', 'measure'),
    ...STATISTICS.map((statistic) => statistic.toUpperCase().replace('_', '.')),
    ...fileHead(words, 'level', 'chanceOfMore'),
  ];
  const measure = fileWord(words, table.measure === 'yearEnd' ? 'yearEnd' : 'present');
  const rows = years.map((each): SheetCell[] => [
    ...[each.year, measure, ...STATISTICS.map((statistic) => written(each[statistic]))],
    ...[level, written(each.chance.probability)],
  ]);
  return {
    name: fileWord(words, 'presentSheet'),
    rows: [header, ...rows],
    widths: [8, 12, 16, 16, 16, 16, 16, 14, 14],
  };
}
