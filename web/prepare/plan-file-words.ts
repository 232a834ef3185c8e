import { i18n } from '@lingui/core';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import type { Answer, Session } from '../../workers/page.ts';
import { type FileWord, fileWord } from '../../workers/page-files.ts';
import {
  type Dataset,
  type DeckWords,
  type HeldNeed,
  type PlanResult,
  receiptCode,
} from '../../workers/page-plan-files.ts';
import { usualDays } from '../../workers/page-prepare.ts';
import { endWords } from '../charts/fan-marks-words.ts';
import { placeNames } from '../context.ts';
import { pageWords } from '../files/page-words.ts';
import { bySemicolon } from '../language/lists.ts';
import { axisUnit, scenarioName } from '../texts.ts';
import { figureWords } from './figure-words.ts';
import { type HeldLine, heldLines, LINE_DEFAULTS } from './held-lines.ts';
import { bySector, shownNeeds } from './needs-order.ts';
import { factWords, headlineWords } from './plan-headline.tsx';
import { PLANNED_AT, type PlanView } from './plan-view.ts';
import {
  certaintyWords,
  chanceWords,
  kindsWords,
  kindTitle,
  needLabel,
  needUnitWords,
  phaseWords,
  sectorWords,
  standardWords,
  yearWords,
} from './prepare-words.ts';
import type { Stock } from './use-stock.ts';

/** What files of the needs are made from. */
export interface PlanFileParts {
  readonly view: PlanView;
  readonly answer: Answer;
  readonly world: Session['world'];
  /** What the user has entered for the place. */
  readonly stock: Stock;
  /** Whether the table shows other standards for the same need. */
  readonly hasOther: boolean;
  /** Of the table. */
  readonly title: string;
}

/** What the page shows, as numbers for a workbook. */
export function planResult({ view, stock }: PlanFileParts): PlanResult {
  const { choices, kinds, until, quantiles, level, scenario } = view;
  const words = pageWords();
  const word = (id: FileWord, values?: Parameters<typeof fileWord>[2]) => fileWord(words, id, values);
  const held = heldLines(view, stock, LINE_DEFAULTS).map(
    ({ ratio, stock: there, chance, missing, report }): [string, HeldNeed] => [
      ratio.id,
      { stock: there, chance, missing, firstBreach: report.firstBreach },
    ],
  );
  return {
    settings: [
      [word('displacedBy'), kindsWords(kinds), ''],
      [word('year'), yearWords(choices.year, until), ''],
      [word('phase'), phaseWords(choices.phase), ''],
      [word('plannedFor'), choices.percentile, '%'],
      [word('inSettlements'), choices.planned, '%'],
      [word('household'), choices.household, word('people')],
      [word('ratios'), view.profile ? word('profile', { name: view.profile.name }) : word('international'), ''],
      ...kinds.map(
        (kind) => [word('daysAway', { kind: kindTitle(kind) }), choices.days ?? usualDays(kind), word('days')] as const,
      ),
    ],
    ...{ quantiles, level },
    figures: scenario.figures,
    years: scenario.years,
    table: scenario.table,
    held: new Map(held),
  };
}

/**
 * What the page shows, in its words, for a presentation.
 *
 * @param own what it says of data of the user.
 */
export function deckWords(
  parts: PlanFileParts,
  dataset: Dataset,
  format: NumberFormat,
  own: readonly string[],
): DeckWords {
  const { view, answer, world, stock, hasOther } = parts;
  const { place, scenario } = answer.question;
  const { name, nameIn } = placeNames(world, place);
  const lines = heldLines(view, stock, LINE_DEFAULTS);
  const needs = shownNeeds(view.scenario.table, hasOther, stock);
  const standards = [...new Set(needs.map(({ ratio }) => standardWords(ratio)))];
  return {
    title: i18n._({ id: 'prepare.title', message: 'Prepare: {name}', values: { name } }),
    headline: headlineWords(view, nameIn, format),
    facts: factWords(view, place, world),
    figures: figureWords(view, format),
    calendar: {
      title: i18n._({
        id: 'present.title',
        message: 'Contingency calendar, {name}, 2026–{until}',
        values: { name, until: view.until },
      }),
      years: view.scenario.years.map(({ year }) => year),
      series: [
        {
          name: i18n._({ id: 'present.medianHead', message: 'Median, people' }),
          values: view.scenario.years.map(({ p50 }) => p50),
        },
        { name: endWords('p90'), values: view.scenario.years.map(({ p90 }) => p90) },
      ],
      // People, as of any stock of them.
      unit: axisUnit('population', ''),
    },
    needs: needsDeckChart(parts, format),
    tables: [needsDeckTable(parts, lines, format), ...(lines.length > 0 ? [stockTable(view, lines, format)] : [])],
    foot: [
      ...own,
      i18n._({
        id: 'planFiles.foot',
        message:
          '{scenario}: {runs} runs. Mobility Horizons: a conditional projection, not a prediction; not a UN product. Receipt {code}.',
        values: {
          scenario: scenarioName(scenario),
          runs: format.whole(answer.scenario.runs),
          code: receiptCode(dataset.receipt),
        },
      }),
    ].join(' '),
    sources: [
      ...own,
      i18n._({
        id: 'brief.standards',
        message: 'Standards: {standards}.',
        values: { standards: bySemicolon(standards) },
      }),
      `${bySemicolon((['A', 'B', 'C'] as const).map(certaintyWords))}.`,
    ],
    isRightToLeft: document.documentElement.dir === 'rtl',
  };
}

/** The rows that the page shows, in its order. */
function needsDeckTable(
  { view, stock, hasOther, title }: PlanFileParts,
  lines: readonly HeldLine[],
  format: NumberFormat,
): DeckWords['tables'][number] {
  const { choices, scenario } = view;
  const held = new Map(lines.map((line) => [line.ratio.id, line]));
  const hasStock = lines.length > 0;
  const header = [
    i18n._({ id: 'planFiles.sector', message: 'Sector' }),
    i18n._({ id: 'needs.need', message: 'Need' }),
    i18n._({ id: 'needs.quantity', message: 'P{percentile}', values: { percentile: choices.percentile } }),
    i18n._({ id: 'needs.unit', message: 'Unit' }),
    i18n._({ id: 'needs.range', message: 'P50 to P95' }),
    ...(hasStock
      ? [i18n._({ id: 'needs.inStock', message: 'In stock' }), i18n._({ id: 'needs.chance', message: 'Chance short' })]
      : []),
    i18n._({ id: 'needs.standard', message: 'Standard, edition, certainty' }),
  ];
  const rows = bySector(shownNeeds(scenario.table, hasOther, stock)).flatMap(([sector, needs]) =>
    needs.map(({ ratio, quantities }) => {
      const line = held.get(ratio.id);
      return [
        sectorWords(sector),
        needLabel(ratio),
        format.need(quantities[PLANNED_AT] ?? 0),
        needUnitWords(ratio),
        `${format.need(quantities[0] ?? 0)}–${format.need(quantities[2] ?? 0)}`,
        ...(hasStock ? (line ? [i18n.number(line.stock), chanceWords(line.chance, format)] : ['', '']) : []),
        `${standardWords(ratio)}\u00a0·\u00a0${ratio.certainty}`,
      ];
    }),
  );
  const words = (width: number) => ({ isText: true, width });
  const numbers = (width: number) => ({ isText: false, width });
  const columns = [
    ...[words(15), words(31), numbers(11), words(14), numbers(20)],
    ...(hasStock ? [numbers(11), numbers(9)] : []),
    words(36),
  ];
  return { title, rows: [header, ...rows], columns };
}

/** The same as bars. */
function needsDeckChart({ view, stock, hasOther, title }: PlanFileParts, format: NumberFormat): DeckWords['needs'] {
  const { choices, scenario } = view;
  const needs = shownNeeds(scenario.table, hasOther, stock);
  return {
    title,
    labels: needs.map(
      ({ ratio, quantities }) =>
        `${needLabel(ratio)}: ${format.need(quantities[PLANNED_AT] ?? 0)} ${needUnitWords(ratio)}`,
    ),
    series: [50, choices.percentile, 95].map((percentile, q) => ({
      name: i18n._({ id: 'needs.quantity', message: 'P{percentile}', values: { percentile } }),
      values: needs.map(({ quantities }) => quantities[q] ?? 0),
    })),
  };
}

/** What is in stock against its need, with what the page says of it. */
function stockTable(view: PlanView, lines: readonly HeldLine[], format: NumberFormat): DeckWords['tables'][number] {
  return {
    title: i18n._({
      id: 'capacity.shortfall',
      message: 'Shortfall in {year}',
      values: { year: yearWords(view.choices.year, view.until) },
    }),
    rows: [
      [
        i18n._({ id: 'capacity.line', message: 'Line' }),
        i18n._({ id: 'needs.unit', message: 'Unit' }),
        i18n._({ id: 'needs.inStock', message: 'In stock' }),
        i18n._({ id: 'capacity.chance', message: 'Chance of a shortfall' }),
        i18n._({ id: 'capacity.missing', message: 'Missing if short, mean' }),
        i18n._({ id: 'capacity.breach', message: 'Half of the runs short by' }),
      ],
      ...lines.map(({ ratio, stock, chance, missing, report }) => [
        needLabel(ratio),
        needUnitWords(ratio),
        i18n.number(stock),
        chanceWords(chance, format),
        missing > 0 ? format.need(missing) : '–',
        String(
          report.firstBreach ??
            i18n._({ id: 'capacity.never', message: 'none to {until}', values: { until: view.until } }),
        ),
      ]),
    ],
    columns: [30, 16, 12, 14, 14, 14].map((width, i) => ({ isText: i < 2, width })),
  };
}
