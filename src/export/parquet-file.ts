import { parquetWriteBuffer } from 'hyparquet-writer';
import { columnsOf } from './csv-file.ts';
import type { Dataset } from './dataset.ts';
import { PARQUET_RECEIPT, receiptText } from './receipt.ts';
import type { ResultRow } from './result-rows.ts';

const TYPES: Partial<Record<keyof ResultRow, 'INT32' | 'DOUBLE'>> = { year: 'INT32', value: 'DOUBLE' };

/** Write rows in long form as Parquet: texts, the year as 32-bit integer, the value as 64-bit float; the receipt in the metadata. */
export function parquetBytes({ receipt, rows }: Pick<Dataset, 'receipt' | 'rows'>): Uint8Array {
  const columns = columnsOf(receipt.outputs).map((name) => ({ name, data: [] as (string | number)[] }));
  for (const row of rows())
    for (const { name, data } of columns) data.push(TYPES[name] === undefined ? row[name] : Number(row[name]));
  const buffer = parquetWriteBuffer({
    columnData: columns.map(({ name, data }) => ({ name, data, type: TYPES[name] ?? 'STRING', nullable: false })),
    kvMetadata: [{ key: PARQUET_RECEIPT, value: receiptText(receipt) }],
    createdBy: `${receipt.program.name} version ${receipt.program.version}`,
  });
  return new Uint8Array(buffer);
}
