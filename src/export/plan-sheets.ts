import type { NeedsTable } from '../prepare/needs.ts';
import type { PlanFigures, PresentYear } from '../prepare/plan-figures.ts';
import type { Dataset } from './dataset.ts';
import { needRows } from './need-rows.ts';
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
export function planSheets(dataset: Dataset, plan: PlanResult): readonly Sheet[] {
  return workbookSheets(dataset, [planSheet(dataset, plan), planNeedsSheet(plan), presentSheet(plan)]);
}

/** Whom the needs are counted for: place, scenario and choices, and the three figures. */
function planSheet({ receipt, titleOf }: Dataset, { settings, quantiles, figures }: PlanResult): Sheet {
  const percent = Math.round(quantiles[PLANNED] * 100);
  const row = (name: string, unit: string, values: readonly number[]): SheetCell[] => [
    ...[name, values[PLANNED] ?? null, unit, percent, values[0] ?? null, values[2] ?? null],
  ];
  return {
    name: 'plan',
    rows: [
      ['item', 'value', 'unit', 'percentile', 'p50', 'p95'],
      ['place', receipt.places.map((place) => titleOf(place).name).join(', ')],
      ['scenario', receipt.scenario.name],
      ['seed', receipt.seed],
      ['runs', receipt.runs - receipt.failed],
      ...settings,
      row('peak present', 'people', figures.peak),
      row('person-days', 'days', figures.personDays),
      row('still displaced at year end', 'people', figures.yearEnd),
    ],
    widths: [34, 34, 14, 12, 18, 18],
  };
}

/** Needs as numbers with their range, and what is in stock where the user entered any. */
function planNeedsSheet({ table, quantiles, held }: PlanResult): Sheet {
  const percent = Math.round(quantiles[PLANNED] * 100);
  const hasStock = held.size > 0;
  const header = [
    ...['id', 'sector', 'need', 'percentile', 'quantity', 'p50', 'p95', 'unit'],
    ...(hasStock ? ['inStock', 'chanceShort', 'missingIfShortMean', 'halfOfRunsShortBy'] : []),
    ...['phase', 'standard', 'edition', 'certainty', 'alternativeTo'],
  ];
  const texts = [...needRows(table, PLANNED)];
  const rows = table.needs.map(({ ratio, quantities }, i): SheetCell[] => {
    const { sector, need, unit, phase, standard, edition, certainty } = texts[i] as (typeof texts)[number];
    const [p50 = null, quantity = null, p95 = null] = quantities;
    const line = held.get(ratio.id);
    const stock = line ? [line.stock, line.chance, line.missing, line.firstBreach ?? null] : [null, null, null, null];
    return [
      ...[ratio.id, sector, need, percent, quantity, p50, p95, unit],
      ...(hasStock ? stock : []),
      ...[phase, standard, edition, certainty, ratio.alternativeTo ?? null],
    ];
  });
  const widths = [24, 18, 44, 10, 14, 14, 14, 18, ...(hasStock ? [14, 12, 18, 18] : []), 12, 40, 18, 10, 24];
  return { name: 'needs', rows: [header, ...rows], widths };
}

/** People present by year, and the chance of more than the level. */
function presentSheet({ years, level, table }: PlanResult): Sheet {
  const header = ['year', 'measure', ...STATISTICS, 'level', 'chanceOfMore'];
  const rows = years.map((each): SheetCell[] => [
    ...[each.year, table.measure, ...STATISTICS.map((statistic) => each[statistic]), level, each.chance.probability],
  ]);
  return { name: 'present', rows: [header, ...rows], widths: [8, 12, 16, 16, 16, 16, 16, 14, 14] };
}
