import { setTimeout as sleep } from 'node:timers/promises';
import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { blockSamples } from '../../../src/experiment/design.ts';
import { planHash, planText } from '../../../src/experiment/plan.ts';
import { readBlockMetadata } from '../../../src/experiment/read-samples.ts';
import { UserFault } from '../user-fault.ts';
import type { ExperimentFolder } from './folder.ts';
import type { Progress } from './progress.ts';
import { type BlockJob, jobIdOf, KEPT_SECONDS, planKey, queueName, resultsKey } from './queue-names.ts';
import { connectRedis, isGivenUp, loadQueuePackages, passingFault } from './redis.ts';

/** Milliseconds between looks for finished blocks. */
const LOOK = 200;
/** Looks between checks of the queue itself: failed jobs, workers, jobs that a restart without persistence lost. */
const CHECK_EVERY = 10;
/** Checks between unasked repetitions of all jobs that are not done. */
const REPEAT_EVERY = 30;
/** Jobs added at a time. */
const BULK = 500;
/** Tries of a block whose computation throws. */
const TRIES = 3;
/** Checks without a worker after which it is said. */
const PATIENT_CHECKS = 2;
/** Milliseconds that Redis may refuse to write before the command gives up. */
const LONGEST_REFUSAL = 300_000;

/**
 * Put blocks on the queue, and write each as workers finish it. A result stays in Redis until it is on the disk here, so
 * neither side loses one when the other ends.
 *
 * @throws UserFault for a Redis that cannot be used, a block that fails every try, or a full disk.
 */
export async function computeOnQueue(
  folder: ExperimentFolder,
  blocks: readonly number[],
  url: string,
  progress: Progress,
): Promise<void> {
  const packages = await loadQueuePackages();
  const { redis, end } = await connectRedis(packages, url, progress.say);
  const queue = new packages.Queue<BlockJob>(queueName(folder.plan.build), { connection: redis });
  // Told by the connection.
  queue.on('error', () => undefined);
  const waiting = new Set(blocks);
  const shop = { folder, queue, redis, waiting, progress, hash: planHash(folder.plan) };
  try {
    await patiently(progress, () => begin(shop));
    await untilDone(shop);
    await tidy(shop);
  } catch (error) {
    throw isGivenUp(error)
      ? new UserFault(
          `Redis has been away for five minutes; ${waiting.size} blocks are missing, and the same command goes on from there`,
        )
      : error;
  } finally {
    await queue.close().catch(() => undefined);
    end();
  }
}

interface Shop {
  readonly folder: ExperimentFolder;
  readonly queue: Queue<BlockJob>;
  readonly redis: Redis;
  /** Blocks that are not on the disk yet. */
  readonly waiting: Set<number>;
  readonly progress: Progress;
  readonly hash: string;
}

/** Repeat while Redis is there and refuses. */
async function patiently<T>(progress: Progress, act: () => Promise<T>): Promise<T> {
  const started = performance.now();
  let said = '';
  for (;;) {
    try {
      return await act();
    } catch (error) {
      const reason = passingFault(error);
      if (reason === undefined) throw error;
      if (performance.now() - started > LONGEST_REFUSAL)
        throw new UserFault(`${reason}, for five minutes now; the same command goes on from here`);
      if (reason !== said) progress.say(`${reason}; trying again, nothing is lost`);
      said = reason;
      await sleep(1_000);
    }
  }
}

async function begin(shop: Shop): Promise<void> {
  const { redis, hash, folder } = shop;
  await redis.set(planKey(hash), planText(folder.plan), 'EX', KEPT_SECONDS);
  // Blocks that an earlier call of the command had put there, and those that failed then.
  await collect(shop);
  for (const job of await ownJobs(shop, ['failed'])) await job.remove();
  await add(shop);
}

async function add({ queue, hash, waiting }: Shop): Promise<void> {
  const jobs = [...waiting].map((block) => {
    const data: BlockJob = { plan: hash, block };
    return {
      name: 'block',
      data,
      opts: { jobId: jobIdOf(data), attempts: TRIES, backoff: { type: 'fixed', delay: 1_000 }, removeOnComplete: true },
    };
  });
  for (let at = 0; at < jobs.length; at += BULK) await queue.addBulk(jobs.slice(at, at + BULK));
}

async function ownJobs({ queue, hash }: Shop, states: ('failed' | 'waiting' | 'delayed')[]) {
  return (await queue.getJobs(states)).filter((job) => job?.data.plan === hash);
}

async function untilDone(shop: Shop): Promise<void> {
  const { waiting, progress } = shop;
  let empty = 0;
  let lonely = 0;
  for (let look = 1; waiting.size > 0; look++) {
    const found = await patiently(progress, () => collect(shop));
    if (waiting.size === 0) return;
    if (found > 0) empty = 0;
    if (look % CHECK_EVERY === 0) {
      const state = await patiently(progress, () => check(shop));
      empty = state.jobs === 0 ? empty + 1 : 0;
      lonely = state.workers === 0 ? lonely + 1 : 0;
      if (lonely === PATIENT_CHECKS)
        progress.say(
          `no worker of this build is on queue ${shop.queue.name} yet; start some with: horizons worker --redis URL`,
        );
      // A job that is gone without a result: Redis came back without its data. Twice, since one may end between two looks.
      if (empty >= 2 || look % (CHECK_EVERY * REPEAT_EVERY) === 0) await patiently(progress, () => begin(shop));
    }
    await sleep(LOOK);
  }
}

async function check(shop: Shop): Promise<{ readonly jobs: number; readonly workers: number }> {
  const { queue } = shop;
  const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'prioritized', 'failed');
  if ((counts.failed ?? 0) > 0) {
    const [failed] = await ownJobs(shop, ['failed']);
    if (failed)
      throw new UserFault(
        `block ${failed.data.block} failed ${failed.attemptsMade} times: ${failed.failedReason}; ${shop.waiting.size} blocks are missing, and the same command tries them again`,
      );
  }
  const { waiting = 0, active = 0, delayed = 0, prioritized = 0 } = counts;
  return { jobs: waiting + active + delayed + prioritized, workers: await queue.getWorkersCount() };
}

/** Write every finished block; only then is it taken from Redis. Returns how many were found. */
async function collect({ folder, queue, redis, waiting, progress, hash }: Shop): Promise<number> {
  const key = resultsKey(hash);
  const fields = await redis.hkeys(key);
  for (const field of fields) {
    const block = Number(field);
    const bytes = waiting.has(block) ? await redis.hgetBuffer(key, field) : null;
    if (bytes) {
      await assertBlock(folder, block, bytes);
      folder.write(block, bytes);
      waiting.delete(block);
      const { from, to } = blockSamples(folder.plan, block);
      progress.addBlock();
      progress.add(to - from);
    }
    // One that was finished while the jobs of an earlier call were put again has a job that nobody needs; one under way stays.
    await queue.remove(jobIdOf({ plan: hash, block }));
    await redis.hdel(key, field);
  }
  return fields.length;
}

async function assertBlock(folder: ExperimentFolder, block: number, bytes: Uint8Array): Promise<void> {
  try {
    await readBlockMetadata(new Uint8Array(bytes).buffer, folder.plan, block);
  } catch (error) {
    throw new UserFault(
      `a worker sent a block ${block} that cannot be used: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Take what is left of the plan from Redis: jobs of a worker that was taken for dead may have been repeated. */
async function tidy(shop: Shop): Promise<void> {
  for (const job of await ownJobs(shop, ['waiting', 'delayed', 'failed'])) await job.remove();
  await shop.redis.del(planKey(shop.hash), resultsKey(shop.hash));
}
