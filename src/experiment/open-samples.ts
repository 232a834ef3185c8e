import { type AsyncBuffer, type FileMetaData, parquetMetadata } from 'hyparquet';
import { BLOCK_KEY, PLAN_KEY } from './compute-block.ts';
import { sampleCount } from './design.ts';
import { type ExperimentPlan, parsePlan } from './plan.ts';
import { sampleColumns, sampleSchema } from './sample-table.ts';

/** Bytes of a file that is opened at all, packed and unpacked. */
const LARGEST_FILE = 200_000_000;
const LARGEST_UNPACKED = 1_500_000_000;
/** Rows of a file that a page reads. */
const MOST_ROWS = 10_000_000;

/** A merged file of an experiment; its rows are not read yet. */
export interface SampleFile {
  readonly plan: ExperimentPlan;
  readonly rows: number;
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
}

/**
 * Open the merged file of an experiment (`experiment merge`): size, plan, columns and number of rows are checked.
 *
 * @param bytes untrusted.
 * @throws Error in words for what it is not.
 */
export function openSamples(bytes: Uint8Array): SampleFile {
  if (bytes.length > LARGEST_FILE)
    throw new Error(
      `found ${bytes.length} bytes, allowed: at most ${LARGEST_FILE}; the command line answers from more`,
    );
  const buffer = new Uint8Array(bytes).buffer;
  const metadata = metadataOf(buffer);
  const found = (key: string) => metadata.key_value_metadata?.find((each) => each.key === key)?.value;
  const text = found(PLAN_KEY);
  if (text === undefined) throw new Error('it holds no plan of an experiment of this program');
  if (found(BLOCK_KEY) !== undefined)
    throw new Error('it is one block of an experiment; put all of them together with experiment merge');
  const plan = parsePlan(text);
  const samples = sampleCount(plan);
  assertColumns(metadata, plan);
  const rows = Number(metadata.num_rows);
  const { scenarios, places, outputs, years } = plan;
  const expected = samples * scenarios.length * places.length * outputs.length * years.length;
  if (rows !== expected) throw new Error(`found ${rows} rows, allowed: the ${expected} of its plan`);
  return { plan, rows, file: buffer, metadata };
}

function metadataOf(buffer: ArrayBuffer): FileMetaData {
  let metadata: FileMetaData;
  try {
    metadata = parquetMetadata(buffer);
  } catch (error) {
    throw new Error(
      `it is no Parquet file that can be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (metadata.num_rows > MOST_ROWS) throw new Error(`found ${metadata.num_rows} rows, allowed: at most ${MOST_ROWS}`);
  let size = 0;
  for (const { columns } of metadata.row_groups)
    for (const { meta_data } of columns) size += Number(meta_data?.total_uncompressed_size ?? 0);
  if (size > LARGEST_UNPACKED) throw new Error(`found ${size} bytes unpacked, allowed: at most ${LARGEST_UNPACKED}`);
  return metadata;
}

/** Names and types of the columns must be those of the plan. */
function assertColumns(metadata: FileMetaData, plan: ExperimentPlan): void {
  const words = (schema: readonly { readonly name: string; readonly type?: string | undefined }[]) =>
    schema
      .slice(1)
      .map(({ name, type }) => `${name} ${type ?? ''}`)
      .join(', ');
  const found = words(metadata.schema);
  const expected = words(sampleSchema(sampleColumns(plan)));
  if (found !== expected)
    throw new Error(`found the columns ${found.slice(0, 300)}; allowed: ${expected.slice(0, 300)}`);
}
