import { ParquetWriter, type Writer } from 'hyparquet-writer';
import { CREATED_BY, PLAN_KEY } from './compute-block.ts';
import { type ExperimentPlan, planText } from './plan.ts';
import { sampleColumns, sampleSchema } from './sample-table.ts';

/** Rows of a row group of a merged file: a few megabytes. */
const GROUP_ROWS = 50_000;

type Row = Readonly<Record<string, unknown>>;

/**
 * Write the rows of all blocks of a plan as one file with the plan inside: the same bytes whatever computed them.
 *
 * @param parts rows of the blocks, in their order.
 */
export async function writeMergedRows(
  to: Writer,
  plan: ExperimentPlan,
  parts: AsyncIterable<readonly Row[]>,
): Promise<void> {
  const columns = sampleColumns(plan);
  const writer = new ParquetWriter({
    writer: to,
    schema: sampleSchema(columns),
    kvMetadata: [{ key: PLAN_KEY, value: planText(plan) }],
    createdBy: CREATED_BY,
  });
  let waiting: Row[] = [];
  const writeGroup = async (rows: readonly Row[]) => {
    const columnData = columns.map(({ name }) => ({ name, data: rows.map((row) => row[name]) }));
    await writer.write({ columnData, rowGroupSize: rows.length });
  };
  for await (const rows of parts) {
    waiting = waiting.concat(rows);
    for (; waiting.length >= GROUP_ROWS; waiting = waiting.slice(GROUP_ROWS))
      await writeGroup(waiting.slice(0, GROUP_ROWS));
  }
  if (waiting.length > 0) await writeGroup(waiting);
  await writer.finish();
}
