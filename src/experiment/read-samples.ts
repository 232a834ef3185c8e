import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { BLOCK_KEY, PLAN_KEY } from './compute-block.ts';
import { sampleCount } from './design.ts';
import { type ExperimentPlan, planHash } from './plan.ts';
import { sampleColumns, statisticNames } from './sample-table.ts';

/** Rows that are unpacked at a time. */
const ROWS_AT_ONCE = 100_000;

/** One number of every sample. */
export interface SampleQuestion {
  readonly place: string;
  readonly output: string;
  readonly year: number;
  /** `mean`, or the name of a quantile of the plan. */
  readonly statistic: string;
}

type Row = Readonly<Record<string, unknown>>;

/**
 * Read the metadata of a block and check that it belongs to a plan.
 *
 * @throws Error in words for a file that is broken, of another plan, of another block or of other columns.
 */
export async function readBlockMetadata(file: AsyncBuffer, plan: ExperimentPlan, block: number): Promise<FileMetaData> {
  const metadata = await parquetMetadataAsync(file);
  const found = (key: string) => metadata.key_value_metadata?.find((each) => each.key === key)?.value;
  if (found(PLAN_KEY) !== planHash(plan)) throw new Error(`it belongs to another plan (${found(PLAN_KEY) ?? 'none'})`);
  if (found(BLOCK_KEY) !== String(block)) throw new Error(`it holds block ${found(BLOCK_KEY) ?? 'of no number'}`);
  const names = metadata.schema.slice(1).map(({ name }) => name);
  const expected = sampleColumns(plan).map(({ name }) => name);
  if (names.join() !== expected.join()) throw new Error(`its columns are ${names.join(', ')}`);
  return metadata;
}

/** Rows of a file in parts, of the columns asked for only. */
export async function* rowsOfFile(
  file: AsyncBuffer,
  metadata: FileMetaData,
  columns?: string[],
): AsyncGenerator<readonly Row[]> {
  const total = Number(metadata.num_rows);
  for (let rowStart = 0; rowStart < total; rowStart += ROWS_AT_ONCE) {
    const rowEnd = Math.min(rowStart + ROWS_AT_ONCE, total);
    yield await parquetReadObjects({ file, metadata, rowStart, rowEnd, ...(columns ? { columns } : {}) });
  }
}

/** Columns that a question is answered from. */
export function columnsOfQuestion({ statistic }: SampleQuestion): string[] {
  return ['sample', 'scenario', 'place', 'output', 'year', statistic];
}

/**
 * Collect one statistic of one output, place and year.
 *
 * @returns [scenario][sample], all finite.
 * @throws RangeError for a question that the plan does not hold, or a sample without a value, by name.
 */
export async function collectValues(
  plan: ExperimentPlan,
  parts: AsyncIterable<readonly Row[]>,
  question: SampleQuestion,
): Promise<Float64Array> {
  const { place, output, year, statistic } = question;
  const known = { place: plan.places, output: plan.outputs, year: plan.years, statistic: statisticNames(plan) };
  for (const [key, allowed] of Object.entries(known)) {
    const asked = question[key as keyof SampleQuestion];
    if (!(allowed as readonly unknown[]).includes(asked))
      throw new RangeError(`--${key}: found ${JSON.stringify(asked)}, allowed: ${allowed.join(', ')}`);
  }
  const samples = sampleCount(plan);
  const values = new Float64Array(plan.scenarios.length * samples).fill(Number.NaN);
  const indexOf = new Map(plan.scenarios.map(({ id }, s) => [id, s]));
  for await (const rows of parts)
    for (const row of rows) {
      if (row.place !== place || row.output !== output || row.year !== year) continue;
      const scenario = indexOf.get(row.scenario as string);
      const value = row[statistic];
      if (scenario !== undefined && typeof value === 'number')
        values[scenario * samples + (row.sample as number)] = value;
    }
  const missing = values.findIndex((value) => !Number.isFinite(value));
  if (missing >= 0)
    throw new RangeError(
      `sample ${missing % samples} of scenario ${plan.scenarios[Math.floor(missing / samples)]?.id} has no ${statistic}: it is not in the file, or no run held`,
    );
  return values;
}
