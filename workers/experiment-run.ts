import { parquetMetadata } from 'hyparquet';
import { ByteWriter } from 'hyparquet-writer';
import { computeBlock } from '../src/experiment/compute-block.ts';
import { blockCount, leverValues, sampleCount } from '../src/experiment/design.ts';
import { writeMergedRows } from '../src/experiment/merge-rows.ts';
import { type ExperimentPlan, parsePlan, planText } from '../src/experiment/plan.ts';
import { rowsOfFile } from '../src/experiment/read-samples.ts';
import type { AnalysisOptions } from './analysis-jobs.ts';
import { type ExperimentWorld, plannedScenarios, sampleEvaluator } from './experiment.ts';
import type { Pool } from './pool.ts';

/**
 * Compute an experiment block by block, as the command line does, and put the blocks into one file.
 *
 * @returns bytes of the merged Parquet file: those of the command line for the same plan.
 * @throws JobCancelled where `signal` says so; Error that names every fault of the plan.
 */
export async function runExperiment(
  pool: Pool,
  world: ExperimentWorld,
  asked: ExperimentPlan,
  { signal, onProgress }: AnalysisOptions = {},
): Promise<Uint8Array> {
  // As the command line reads it back from its folder: the same keys in the same order, so the same bytes.
  const plan = parsePlan(planText(asked));
  const { scenarios, faults } = plannedScenarios(plan, world);
  if (faults.length > 0) throw new Error(faults.join('; '));
  const values = leverValues(plan);
  const of = sampleCount(plan) * scenarios.length * plan.runs;
  let runs = 0;
  const evaluate = sampleEvaluator(pool, plan, scenarios, signal);
  const blocks: Uint8Array[] = [];
  for (let block = 0; block < blockCount(plan); block++)
    blocks.push(
      await computeBlock(plan, values, block, async (scenario, levers) => {
        const result = await evaluate(scenario, levers);
        runs += plan.runs;
        onProgress?.({ runs, of });
        return result;
      }),
    );
  return await mergedBlocks(plan, blocks);
}

/** Put blocks into one file, in their order. */
async function mergedBlocks(plan: ExperimentPlan, blocks: readonly Uint8Array[]): Promise<Uint8Array> {
  async function* rows() {
    for (const block of blocks) {
      const file = new Uint8Array(block).buffer;
      yield* rowsOfFile(file, parquetMetadata(file));
    }
  }
  const writer = new ByteWriter();
  await writeMergedRows(writer, plan, rows());
  return new Uint8Array(writer.getBuffer());
}
