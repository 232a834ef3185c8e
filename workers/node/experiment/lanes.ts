import type { Baseline } from '../../../src/baseline/baseline.ts';
import { computeBlock } from '../../../src/experiment/compute-block.ts';
import { leverValues } from '../../../src/experiment/design.ts';
import type { ExperimentPlan } from '../../../src/experiment/plan.ts';
import { plannedScenarios, sampleEvaluator } from '../../experiment.ts';
import type { Pool } from '../../pool.ts';
import { startPool } from '../run-job.ts';
import { UserFault } from '../user-fault.ts';

/** A plan that was checked, with what every block of it needs. */
export interface PreparedPlan {
  /**
   * Compute a block on a lane.
   *
   * @param onSample called after each sample of each scenario.
   */
  compute(lane: Pool, block: number, onSample?: () => void): Promise<Uint8Array>;
}

/** Check a plan against the world. @throws UserFault naming every fault. */
export function preparePlan(plan: ExperimentPlan, baseline: Baseline): PreparedPlan {
  const { scenarios, faults } = plannedScenarios(plan, baseline);
  if (faults.length > 0) throw new UserFault(faults.join('\n'));
  const values = leverValues(plan);
  return {
    compute(lane, block, onSample) {
      const evaluate = sampleEvaluator(lane, plan, scenarios);
      return computeBlock(plan, values, block, async (scenario, levers) => {
        const result = await evaluate(scenario, levers);
        onSample?.();
        return result;
      });
    },
  };
}

/**
 * Start lanes: pools of one thread, so that every thread works on a block of its own and none waits for another at the
 * end of a sample.
 */
export async function startLanes(count: number): Promise<Pool[]> {
  const started = await Promise.allSettled(Array.from({ length: count }, () => startPool(1)));
  const lanes = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const failed = started.find((each) => each.status === 'rejected');
  if (failed === undefined) return lanes;
  for (const lane of lanes) lane.stop();
  throw failed.reason;
}
