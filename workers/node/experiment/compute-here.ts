import type { Pool } from '../../pool.ts';
import type { ExperimentFolder } from './folder.ts';
import { type PreparedPlan, startLanes } from './lanes.ts';
import type { Progress } from './progress.ts';

/** Compute blocks on threads of this machine and write each as it is done. */
export async function computeHere(
  folder: ExperimentFolder,
  prepared: PreparedPlan,
  blocks: readonly number[],
  threads: number,
  progress: Progress,
): Promise<void> {
  const waiting = [...blocks];
  const lanes = await startLanes(Math.min(threads, blocks.length));
  let hasFailed = false;
  const share = 1 / folder.plan.scenarios.length;

  async function work(lane: Pool): Promise<void> {
    for (let block = waiting.shift(); block !== undefined && !hasFailed; block = waiting.shift()) {
      folder.write(block, await prepared.compute(lane, block, () => progress.add(share)));
      progress.addBlock();
    }
  }

  try {
    const ended = await Promise.allSettled(
      lanes.map((lane) =>
        work(lane).catch((error: unknown) => {
          hasFailed = true;
          throw error;
        }),
      ),
    );
    for (const each of ended) if (each.status === 'rejected') throw each.reason;
  } finally {
    for (const lane of lanes) lane.stop();
  }
}
