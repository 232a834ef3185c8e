import { csvFormatRow } from 'd3';
import { CORRIDOR_MOVES, POPULATION_BY_AGE } from '../params/outputs.ts';
import type { Dataset } from './dataset.ts';
import { PROGRAM_NAME, receiptCode, receiptText } from './receipt.ts';
import { BY_AGE_COLUMNS, CORRIDOR_COLUMNS, RESULT_COLUMNS, type ResultRow } from './result-rows.ts';

/** Columns of a file in long form: those of every file, and those that its outputs need. */
export function columnsOf(outputs: readonly string[]): readonly (keyof ResultRow)[] {
  return [
    ...RESULT_COLUMNS,
    ...(outputs.includes(POPULATION_BY_AGE) ? BY_AGE_COLUMNS : []),
    ...(outputs.includes(CORRIDOR_MOVES) ? CORRIDOR_COLUMNS : []),
  ];
}

/** Lines of a CSV file, ends of lines included. */
export function* csvLines({ receipt, rows }: Pick<Dataset, 'receipt' | 'rows'>): Generator<string> {
  const columns = columnsOf(receipt.outputs);
  yield `${columns.join(',')}\n`;
  for (const row of rows()) yield `${csvFormatRow(columns.map((column) => row[column]))}\n`;
}

/** The receipt as lines that stand before the header of a CSV file. */
export function* receiptLines({ receipt }: Pick<Dataset, 'receipt'>): Generator<string> {
  yield `# ${PROGRAM_NAME} receipt, code ${receiptCode(receipt)}. ${receipt.disclaimer}\n`;
  yield `# ${receiptText(receipt)}\n`;
}
