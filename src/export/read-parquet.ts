import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { PARQUET_RECEIPT } from './receipt.ts';

const MOST_ROWS = 5_000_000;
/** Bytes of all columns, unpacked. */
const LARGEST_UNPACKED = 600_000_000;

export interface ParquetTable {
  readonly receipt: string | undefined;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/**
 * Read a Parquet file of this program.
 *
 * @param bytes untrusted.
 * @throws Error in words for what is broken or too large.
 */
export async function readParquet(bytes: Uint8Array): Promise<ParquetTable> {
  const buffer = new Uint8Array(bytes).buffer;
  try {
    const metadata = parquetMetadata(buffer);
    if (metadata.num_rows > MOST_ROWS) throw new Error(`${metadata.num_rows} rows; at most ${MOST_ROWS} are read`);
    let size = 0;
    for (const { columns } of metadata.row_groups)
      for (const { meta_data } of columns) size += Number(meta_data?.total_uncompressed_size ?? 0);
    if (size > LARGEST_UNPACKED) throw new Error(`${size} bytes unpacked; at most ${LARGEST_UNPACKED} are read`);
    const receipt = metadata.key_value_metadata?.find(({ key }) => key === PARQUET_RECEIPT)?.value;
    return { receipt, rows: await parquetReadObjects({ file: buffer, metadata }) };
  } catch (error) {
    throw new Error(`the Parquet file cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
