import { parquetWriteBuffer } from 'hyparquet-writer';
import { blockSamples } from './design.ts';
import { type ExperimentPlan, planHash } from './plan.ts';
import { sampleColumns, sampleSchema } from './sample-table.ts';

/** Keys of the file's own metadata: the plan as a name, and the number of the block. */
export const PLAN_KEY = 'mobility-horizons-experiment';
export const BLOCK_KEY = 'mobility-horizons-block';
export const CREATED_BY = 'Mobility Horizons experiment';

/** What one sample gave under one scenario. */
interface SampleResult {
  /** Runs that held. */
  readonly runs: number;
  /** [place][output][year][mean, quantiles] of the plan's places, outputs, years and quantiles. */
  readonly statistics: ArrayLike<number>;
}

/** Computes one sample: scenario by its index in the plan, and the values of the levers. */
export type EvaluateSample = (scenario: number, levers: readonly number[]) => Promise<SampleResult>;

/**
 * Compute a block of samples under every scenario and write it as a Parquet file; the bytes depend on the plan and the
 * block alone. Rows go by sample, scenario, place, output and year, as the plan lists them.
 *
 * @param values [sample][lever] of the whole plan (`leverValues`).
 */
export async function computeBlock(
  plan: ExperimentPlan,
  values: Float64Array,
  block: number,
  evaluate: EvaluateSample,
): Promise<Uint8Array> {
  const { from, to } = blockSamples(plan, block);
  const k = plan.levers.length;
  const leversOf = (sample: number) => [...values.subarray(sample * k, (sample + 1) * k)];
  const results: SampleResult[][] = Array.from({ length: to - from }, () => []);
  // One scenario after the other: the engine keeps who lives where for samples that cannot change it.
  for (const scenario of plan.scenarios.keys())
    for (let sample = from; sample < to; sample++)
      results[sample - from]?.push(await evaluate(scenario, leversOf(sample)));
  const columns = sampleColumns(plan).map((column) => ({ ...column, data: [] as (number | string | null)[] }));
  results.forEach((ofSample, at) => {
    const levers = leversOf(from + at);
    ofSample.forEach((result, s) => {
      const scenario = plan.scenarios[s]?.id as string;
      for (const cells of rowsOf(plan, result, [from + at, scenario, ...levers]))
        columns.forEach(({ data }, c) => {
          data.push(cells[c] as number | string | null);
        });
    });
  });
  const rows = columns[0]?.data.length ?? 0;
  const buffer = parquetWriteBuffer({
    columnData: columns.map(({ name, data }) => ({ name, data })),
    schema: sampleSchema(columns),
    rowGroupSize: rows,
    kvMetadata: [
      { key: PLAN_KEY, value: planHash(plan) },
      { key: BLOCK_KEY, value: String(block) },
    ],
    createdBy: CREATED_BY,
  });
  return new Uint8Array(buffer);
}

function* rowsOf(
  { places, outputs, years, quantiles }: ExperimentPlan,
  { runs, statistics }: SampleResult,
  head: readonly (number | string)[],
): Generator<(number | string | null)[]> {
  const width = 1 + quantiles.length;
  let at = 0;
  for (const place of places)
    for (const output of outputs)
      for (const year of years) {
        const own = Array.from({ length: width }, (_, q) => (runs > 0 ? (statistics[at + q] as number) : null));
        at += width;
        yield [...head, place, output, year, runs, ...own];
      }
}
