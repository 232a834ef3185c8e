import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { serveQueue } from '../experiment/queue-worker.ts';
import { UserFault, wholeNumber } from '../user-fault.ts';

export const WORKER_USAGE = 'worker --redis URL [--threads N] [--idle SECONDS] [--lock 30]';

/** Join a queue of experiments. */
export async function workerCommand(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      redis: { type: 'string' },
      threads: { type: 'string', default: String(availableParallelism()) },
      idle: { type: 'string' },
      lock: { type: 'string', default: '30' },
    },
  });
  if (values.redis === undefined) throw new UserFault(`--redis is missing\n  ${WORKER_USAGE}`);
  await serveQueue({
    redis: values.redis,
    threads: wholeNumber('--threads', values.threads, 1, 256),
    idle: values.idle === undefined ? undefined : wholeNumber('--idle', values.idle, 1, 1_000_000),
    lock: wholeNumber('--lock', values.lock, 2, 3_600),
  });
}
