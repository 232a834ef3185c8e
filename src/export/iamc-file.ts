import { csvFormatRow } from 'd3';
import { findOutput, iamcFactor, iamcUnit, type Output } from '../params/outputs.ts';
import { type Dataset, plainText } from './dataset.ts';
import { quantileName, shortestDecimal } from './decimal.ts';
import { PROGRAM_NAME, type Receipt } from './receipt.ts';

/** Columns of the long form of the Integrated Assessment Modeling Consortium, in its order. */
export const IAMC_COLUMNS = ['model', 'scenario', 'region', 'variable', 'unit', 'year', 'value'] as const;

/** Region of a place: its code, and `World`, which tools of the format know. */
export function iamcRegion(place: string): string {
  return place === 'WLD' ? 'World' : place;
}

/** Variables of a receipt by name: `Population|50.0th Percentile`, as AR6's data base names percentiles. */
export function iamcVariables({ outputs, quantiles }: Pick<Receipt, 'outputs' | 'quantiles'>) {
  const variables = new Map<string, { readonly output: Output; readonly statistic: string }>();
  for (const id of outputs) {
    const output = findOutput(id);
    if (!output) continue;
    variables.set(`${output.iamc}|Mean`, { output, statistic: 'mean' });
    for (const p of quantiles)
      variables.set(`${output.iamc}|${percentWords(p)}th Percentile`, { output, statistic: quantileName(p) });
  }
  return variables;
}

function percentWords(p: number): string {
  const percent = Number((p * 100).toPrecision(10));
  return Number.isInteger(percent) ? percent.toFixed(1) : String(percent);
}

/** Lines of a file in the IAMC format, in its units; outputs by age or corridor have no such form and are left out by the caller. */
export function* iamcLines({ receipt, rows }: Pick<Dataset, 'receipt' | 'rows'>): Generator<string> {
  const model = `${PROGRAM_NAME} ${receipt.program.version}`;
  const scenario = plainText(receipt.scenario.name);
  const names = new Map(
    [...iamcVariables(receipt)].map(([variable, { output, statistic }]) => [
      `${output.id}|${statistic}`,
      { variable, output },
    ]),
  );
  yield `${IAMC_COLUMNS.join(',')}\n`;
  for (const row of rows()) {
    const named = names.get(`${row.output}|${row.statistic}`);
    if (!named) throw new Error(`${row.output} has no variable in the IAMC format`);
    const { variable, output } = named;
    const value = shortestDecimal(Number(row.value) * iamcFactor(output.unit));
    yield `${csvFormatRow([model, scenario, iamcRegion(row.place), variable, iamcUnit(output), row.year, value])}\n`;
  }
}
