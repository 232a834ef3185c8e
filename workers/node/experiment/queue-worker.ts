import { setTimeout as sleep } from 'node:timers/promises';
import { parsePlan } from '../../../src/experiment/plan.ts';
import { readBaseline } from '../files.ts';
import { experimentBuild } from './build-facts.ts';
import { type PreparedPlan, preparePlan, startLanes } from './lanes.ts';
import { type BlockJob, KEPT_SECONDS, planKey, queueName, resultsKey } from './queue-names.ts';
import { connectRedis, loadQueuePackages } from './redis.ts';

/** Times that a block may be taken from workers that died before it is given up. */
const MOST_STALLED = 20;
/** Plans whose designs are kept. */
const MOST_PLANS = 4;
const LOOK = 500;

export interface WorkerSettings {
  readonly redis: string;
  readonly threads: number;
  /** Leave after so many seconds without a block; undefined: stay. */
  readonly idle: number | undefined;
  /** Seconds of silence after which other workers take this one for dead. */
  readonly lock: number;
}

/**
 * Compute blocks of experiments of this build from a queue until told to end, or idle.
 *
 * A block is put with the results before its job is done: who ends between leaves a job that others repeat, with the
 * same bytes in the same place.
 */
export async function serveQueue({ redis: url, threads, idle, lock }: WorkerSettings): Promise<void> {
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const packages = await loadQueuePackages();
  const { redis, end } = await connectRedis(packages, url, say);
  const baseline = readBaseline();
  const name = queueName(experimentBuild());
  const lanes = await startLanes(threads);
  const free = [...lanes];
  const plans = new Map<string, PreparedPlan>();
  let lastBlock = performance.now();
  let isEnding = false;
  let done = 0;

  async function planOf(hash: string): Promise<PreparedPlan> {
    const known = plans.get(hash);
    if (known) return known;
    const text = await redis.get(planKey(hash));
    if (text === null) throw new packages.UnrecoverableError(`plan ${hash} is not in Redis any more`);
    const prepared = preparePlan(parsePlan(text), baseline);
    plans.set(hash, prepared);
    for (const old of [...plans.keys()].slice(0, -MOST_PLANS)) plans.delete(old);
    return prepared;
  }

  const worker = new packages.Worker<BlockJob>(
    name,
    async ({ data: { plan, block } }) => {
      // Put again by a command that was restarted while the block was finished.
      if (await redis.hexists(resultsKey(plan), String(block))) return;
      const prepared = await planOf(plan);
      // As many jobs at a time as lanes.
      const lane = free.pop();
      if (lane === undefined) throw new Error('more jobs than threads');
      try {
        const bytes = await prepared.compute(lane, block);
        await redis.hset(resultsKey(plan), String(block), Buffer.from(bytes));
        await redis.expire(resultsKey(plan), KEPT_SECONDS);
      } finally {
        free.push(lane);
        lastBlock = performance.now();
      }
      done += 1;
    },
    {
      connection: redis,
      concurrency: threads,
      lockDuration: lock * 1_000,
      stalledInterval: (lock * 1_000) / 2,
      maxStalledCount: MOST_STALLED,
      drainDelay: 1,
    },
  );
  worker.on('error', (error) => {
    // Lost connections are told by the connection itself.
    if (!/ECONN|Connection is closed/.test(error.message)) say(`queue: ${error.message}`);
  });
  worker.on('failed', (job, error) => say(`block ${job?.data.block ?? '?'} failed: ${error.message}`));
  redis.on('end', () => {
    isEnding = true;
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (isEnding) process.exit(1);
      say('ending after the blocks under way; once more to end at once');
      isEnding = true;
    });
  say(`ready: ${threads} threads on queue ${name}`);
  while (!isEnding) {
    await sleep(LOOK);
    const isWorking = free.length < lanes.length;
    if (idle !== undefined && !isWorking && performance.now() - lastBlock > idle * 1_000) isEnding = true;
  }
  await worker.close();
  for (const lane of lanes) lane.stop();
  end();
  say(`${done} blocks computed here`);
}
