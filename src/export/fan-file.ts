import { findOutput } from '../params/outputs.ts';
import type { FanState } from '../picture/fan.ts';
import type { Dataset } from './dataset.ts';
import { shortestDecimal } from './decimal.ts';
import type { DeckSeries, FanDeck } from './deck.ts';
import { enclosureText } from './enclosure.ts';
import type { FanWords } from './fan-svg.ts';
import { noteLines } from './note-lines.ts';
import type { Words } from './words.ts';

/** Names of the statistics and of the years, in the language of the page. */
export interface StatisticWords {
  readonly year: string;
  readonly mean: string;
  readonly p2_5: string;
  readonly p10: string;
  readonly p50: string;
  readonly p90: string;
  readonly p97_5: string;
  /** What lies between p10 and p90. */
  readonly band80: string;
  /** Median of the reference. */
  readonly reference: string;
}

const STATISTICS = ['mean', 'p2_5', 'p10', 'p50', 'p90', 'p97_5'] as const;

/**
 * Gather the presentation of a fan from the rows of its file, so that chart, table and file hold the same numbers.
 *
 * @param dataset of one place and one output.
 * @param state of the picture: its shape, and the reference where the scenario is another.
 * @param axisFrom where the axis of the picture begins; below zero the chart stands in lines.
 * @param write one value in words, for the table.
 * @param said words of its notes.
 */
export function deckOfFan(
  dataset: Dataset,
  words: FanWords,
  names: StatisticWords,
  state: FanState,
  axisFrom: number,
  write: (value: number) => string,
  said: Words,
): FanDeck {
  const { outputs } = dataset.receipt;
  const [output] = outputs;
  const declared = output === undefined ? undefined : findOutput(output);
  if (!declared) throw new Error(`a presentation shows one output; found ${outputs.join(', ')}`);
  const byYear = new Map<number, Map<string, number>>();
  for (const { year, statistic, value } of dataset.rows()) {
    const cells = byYear.get(Number(year)) ?? new Map<string, number>();
    byYear.set(Number(year), cells.set(statistic, Number(value)));
  }
  const years = [...byYear.keys()];
  const at = (year: number, statistic: string) => byYear.get(year)?.get(statistic) as number;
  const series = (statistic: (typeof STATISTICS)[number]): DeckSeries => ({
    name: names[statistic],
    values: years.map((year) => at(year, statistic)),
  });
  const between = (from: (typeof STATISTICS)[number], to: (typeof STATISTICS)[number], name: string): DeckSeries => ({
    name,
    // Seven digits, as in the file: a difference of them has no more.
    values: years.map((year) => Number(shortestDecimal(at(year, to) - at(year, from)))),
  });
  const rows = years.map((year) => [String(year), ...STATISTICS.map((statistic) => write(at(year, statistic)))]);
  return {
    words,
    unit: declared.unit,
    shape: state.shape,
    years,
    bands: [
      series('p2_5'),
      between('p2_5', 'p10', names.p10),
      between('p10', 'p90', names.band80),
      between('p90', 'p97_5', names.p97_5),
    ],
    limits: [series('p97_5'), series('p90'), series('p10'), series('p2_5')],
    median: series('p50'),
    axisFrom,
    reference: state.reference && {
      name: names.reference,
      values: state.reference.filter(({ year }) => years.includes(year)).map(({ p50 }) => p50),
    },
    table: { title: words.title, rows: [[names.year, ...STATISTICS.map((statistic) => names[statistic])], ...rows] },
    notes: noteLines(dataset, said),
    enclosure: enclosureText(dataset),
  };
}
