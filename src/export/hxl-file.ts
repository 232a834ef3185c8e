import { csvFormatRow } from 'd3';
import { findOutput, type Output } from '../params/outputs.ts';
import { type Dataset, plainText } from './dataset.ts';
import { shortestDecimal } from './decimal.ts';
import type { Receipt } from './receipt.ts';

/** Tags of the columns before the values; HXL 1.1 dictionary. */
export const HXL_TAGS = {
  scenario: '#meta+scenario',
  countryCode: '#country+code+v_iso3',
  countryName: '#country+name',
  regionCode: '#region+code',
  regionName: '#region+name',
  year: '#date+year',
  licence: '#meta+license',
} as const;

/** A column of values: an output at one statistic. */
export interface HxlValue {
  readonly tag: string;
  readonly output: Output;
  readonly statistic: string;
}

/** Columns of values of a receipt: the tag of the output with the statistic as attribute, `#population+total+p50`. */
export function hxlValues({ outputs, statistics }: Pick<Receipt, 'outputs' | 'statistics'>): readonly HxlValue[] {
  return outputs.flatMap((id) => {
    const output = findOutput(id);
    if (!output) return [];
    return statistics.map((statistic) => ({ tag: `${output.hxl}+${statistic}`, output, statistic }));
  });
}

/** Shares are tagged as percentages, so they are written as such. */
export function hxlFactor({ unit }: Pick<Output, 'unit'>): number {
  return unit === 'share' ? 100 : 1;
}

/**
 * Lines of a CSV file with a row of HXL tags under its header: one row a place and year, one column an output and statistic.
 * Outputs by age or corridor have no such form and are left out by the caller.
 */
export function* hxlLines(dataset: Dataset): Generator<string> {
  const { receipt, titleOf } = dataset;
  const values = hxlValues(receipt);
  const isGroup = receipt.places.map((place) => titleOf(place).isGroup);
  const before = [
    { tag: HXL_TAGS.scenario, header: 'scenario' },
    ...(isGroup.includes(false)
      ? [
          { tag: HXL_TAGS.countryCode, header: 'country or area code' },
          { tag: HXL_TAGS.countryName, header: 'country or area' },
        ]
      : []),
    ...(isGroup.includes(true)
      ? [
          { tag: HXL_TAGS.regionCode, header: 'region code' },
          { tag: HXL_TAGS.regionName, header: 'region' },
        ]
      : []),
    { tag: HXL_TAGS.year, header: 'year' },
  ];
  const headers = values.map(({ output, statistic }) => `${output.label}, ${statistic} (${unitWords(output)})`);
  yield `${csvFormatRow([...before.map(({ header }) => header), ...headers, 'licence'])}\n`;
  yield `${csvFormatRow([...before.map(({ tag }) => tag), ...values.map(({ tag }) => tag), HXL_TAGS.licence])}\n`;
  const at = new Map(values.map(({ output, statistic }, i) => [`${output.id}|${statistic}`, i]));
  for (const [place, years] of byPlace(dataset, at, values)) {
    const { name, isGroup } = titleOf(place);
    const cells: Record<string, string> = {
      [HXL_TAGS.scenario]: plainText(receipt.scenario.name),
      [HXL_TAGS.countryCode]: isGroup ? '' : place,
      [HXL_TAGS.countryName]: isGroup ? '' : name,
      [HXL_TAGS.regionCode]: isGroup ? place : '',
      [HXL_TAGS.regionName]: isGroup ? name : '',
    };
    for (const [year, numbers] of years) {
      const head = before.map(({ tag }) => (tag === HXL_TAGS.year ? year : (cells[tag] as string)));
      yield `${csvFormatRow([...head, ...numbers, receipt.licence])}\n`;
    }
  }
}

/** Rows of a place side by side: year -> [column of values]. Rows of a place follow each other, so one place is held at a time. */
function* byPlace(
  { rows }: Dataset,
  at: ReadonlyMap<string, number>,
  values: readonly HxlValue[],
): Generator<readonly [place: string, years: ReadonlyMap<string, readonly string[]>]> {
  let place = '';
  let years = new Map<string, string[]>();
  for (const row of rows()) {
    if (row.place !== place) {
      if (years.size > 0) yield [place, years];
      place = row.place;
      years = new Map();
    }
    const column = at.get(`${row.output}|${row.statistic}`);
    if (column === undefined) throw new Error(`${row.output} has no tag in HXL`);
    const numbers = years.get(row.year) ?? new Array<string>(values.length).fill('');
    years.set(row.year, numbers);
    const { output } = values[column] as HxlValue;
    numbers[column] = shortestDecimal(Number(row.value) * hxlFactor(output));
  }
  if (years.size > 0) yield [place, years];
}

function unitWords({ unit }: Output): string {
  return unit === 'share' ? '%' : unit;
}
