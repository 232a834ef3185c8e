import { csvLines, receiptLines } from '../../src/export/csv-file.ts';
import type { Dataset } from '../../src/export/dataset.ts';
import { hxlLines } from '../../src/export/hxl-file.ts';
import { iamcLines } from '../../src/export/iamc-file.ts';
import { parquetBytes } from '../../src/export/parquet-file.ts';
import { receiptText } from '../../src/export/receipt.ts';
import type { Words } from '../../src/export/words.ts';
import { MOST_SHEET_ROWS, workbookSheets } from '../../src/export/workbook.ts';
import { workbookBytes } from '../../src/export/workbook-file.ts';
import { writtenScenario } from '../../src/scenario/time-shape.ts';
import type { ReceiptPlace, RunFormat } from './commands/run-options.ts';
import { UserFault } from './user-fault.ts';

/** Write a file of results in pieces. @throws UserFault where the format cannot hold the rows. */
export async function* resultFile(
  dataset: Dataset,
  format: RunFormat,
  receipt: ReceiptPlace,
  words: Words,
): AsyncGenerator<string | Uint8Array> {
  switch (format) {
    case 'csv':
      if (receipt === 'lines') yield* receiptLines(dataset);
      yield* csvLines(dataset);
      return;
    case 'hxl':
      yield* hxlLines(dataset);
      return;
    case 'iamc':
      yield* iamcLines(dataset);
      return;
    case 'json':
      yield* jsonLines(dataset, receipt === 'inside');
      return;
    case 'parquet':
      yield parquetBytes(dataset);
      return;
    case 'xlsx': {
      const sheets = workbookSheets(dataset, words);
      const longest = Math.max(...sheets.map(({ rows }) => rows.length));
      if (longest > MOST_SHEET_ROWS)
        throw new UserFault(
          `--format xlsx: found ${longest} rows, allowed: ${MOST_SHEET_ROWS}; name fewer --places or --outputs, or take parquet`,
        );
      yield await workbookBytes(sheets);
    }
  }
}

function* jsonLines({ receipt, rows }: Dataset, hasReceipt: boolean): Generator<string> {
  const { scenario, seed, runs, failed } = receipt;
  const head = { scenario: writtenScenario(scenario), seed, runs, failed };
  const inside = hasReceipt ? `,"receipt":${receiptText(receipt)}` : '';
  yield `${JSON.stringify(head).slice(0, -1)}${inside},"rows":[`;
  let separator = '\n';
  for (const { age, sex, destination, year, value, ...row } of rows()) {
    const more = { ...(age === '' ? {} : { age, sex }), ...(destination === '' ? {} : { destination }) };
    yield separator + JSON.stringify({ ...row, ...more, year: Number(year), value: Number(value) });
    separator = ',\n';
  }
  yield '\n]}\n';
}
