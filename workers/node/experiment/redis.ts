import type { Redis } from 'ioredis';
import { UserFault } from '../user-fault.ts';

/** Oldest version whose commands the queue relies on. */
const OLDEST = [6, 2] as const;
/** Milliseconds that a first answer may take. */
const PATIENCE = 5_000;
/** Milliseconds between tries to connect again, and tries before giving up: five minutes. */
const RETRY = 1_000;
const MOST_RETRIES = 300;

/** The optional packages of the queue. */
export interface QueuePackages {
  readonly Queue: typeof import('bullmq').Queue;
  readonly Worker: typeof import('bullmq').Worker;
  readonly UnrecoverableError: typeof import('bullmq').UnrecoverableError;
  readonly Redis: typeof Redis;
}

/** Load the packages of the queue. @throws UserFault where they are not installed. */
export async function loadQueuePackages(): Promise<QueuePackages> {
  try {
    const [{ Queue, Worker, UnrecoverableError }, { Redis }] = await Promise.all([import('bullmq'), import('ioredis')]);
    return { Queue, Worker, UnrecoverableError, Redis };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new UserFault(
      'the queue needs the optional packages bullmq and ioredis: npm install --include=optional, in the folder of the program',
    );
  }
}

/** Host and port of a Redis URL, without its password. @throws UserFault for another kind of URL. */
function redisAddress(url: string): string {
  const allowed = 'redis://HOST:PORT or rediss://USER:PASSWORD@HOST:PORT/DATABASE';
  if (!URL.canParse(url)) throw new UserFault(`--redis: found ${JSON.stringify(url)}, allowed: ${allowed}`);
  const { protocol, hostname, port } = new URL(url);
  // What is no Redis URL may hold anything, so only its kind is repeated.
  if ((protocol !== 'redis:' && protocol !== 'rediss:') || hostname === '')
    throw new UserFault(`--redis: found a URL that begins with ${JSON.stringify(protocol)}, allowed: ${allowed}`);
  return `${hostname}:${port || '6379'}`;
}

/**
 * Connect to Redis, after a look at whether it answers and is new enough. A connection that is lost later is taken up
 * again for five minutes; commands wait meanwhile.
 *
 * @param say told when the connection is lost and when it is back.
 * @throws UserFault in words.
 */
export async function connectRedis(
  { Redis }: QueuePackages,
  url: string,
  say: (text: string) => void,
): Promise<{ readonly redis: Redis; end(): void }> {
  const address = redisAddress(url);
  await probe(Redis, url, address);
  let isLost = false;
  let isEnding = false;
  const redis = new Redis(url, {
    maxRetriesPerRequest: null,
    retryStrategy: (tries) => (tries > MOST_RETRIES ? null : RETRY),
  });
  // Told by 'close'; without a listener the fault of a socket would end the program.
  redis.on('error', () => undefined);
  redis.on('close', () => {
    // Ended here, on purpose.
    if (isEnding) return;
    if (!isLost) say(`the connection to Redis at ${address} is lost; trying again for five minutes, nothing is lost`);
    isLost = true;
  });
  redis.on('ready', () => {
    if (isLost) say(`Redis at ${address} is back`);
    isLost = false;
  });
  return {
    redis,
    end() {
      isEnding = true;
      redis.disconnect();
    },
  };
}

async function probe(RedisClass: typeof Redis, url: string, address: string): Promise<void> {
  let reason: Error | undefined;
  const client = new RedisClass(url, {
    lazyConnect: true,
    enableReadyCheck: false,
    retryStrategy: () => null,
    connectTimeout: PATIENCE,
    commandTimeout: PATIENCE,
  });
  client.on('error', (error) => {
    reason ??= error;
  });
  try {
    await client.connect();
    assertVersion(await client.info('server'), address);
    const [, policy] = /maxmemory_policy:(\S+)/.exec(await client.info('memory')) ?? [];
    if (policy !== undefined && policy !== 'noeviction')
      throw new UserFault(
        `Redis at ${address}: found maxmemory-policy ${policy}, allowed: noeviction, since others may drop blocks (redis-cli config set maxmemory-policy noeviction)`,
      );
  } catch (error) {
    if (error instanceof UserFault) throw error;
    throw new UserFault(`Redis at ${address} cannot be used: ${inWords(reason ?? error)}`);
  } finally {
    client.disconnect();
  }
}

function assertVersion(info: string, address: string): void {
  const [, version] = /redis_version:(\S+)/.exec(info) ?? [];
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number);
  if (version === undefined || major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]))
    throw new UserFault(
      `Redis at ${address}: found version ${version ?? 'of no number'}, allowed: ${OLDEST.join('.')} or newer`,
    );
}

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/ECONNREFUSED/, 'nothing listens there; is it running?'],
  [/ENOTFOUND|EAI_AGAIN/, 'no such host'],
  [/NOAUTH/, 'it asks for a password: redis://:PASSWORD@HOST:PORT'],
  [/WRONGPASS|invalid username-password/, 'it refuses the user or the password'],
  [/Protocol error/, 'what answers there is no Redis'],
  [/ETIMEDOUT|timed out/, `no answer in ${PATIENCE / 1_000} seconds`],
  [/Connection is closed/, 'it closed the connection'],
];

function inWords(error: unknown): string {
  const text =
    error instanceof Error ? `${(error as NodeJS.ErrnoException).code ?? ''} ${error.message}` : String(error);
  return REASONS.find(([pattern]) => pattern.test(text))?.[1] ?? text.trim();
}

/** Faults of a Redis that is there and cannot write or is starting: they pass when someone mends it. */
const PASSING: readonly (readonly [RegExp, string])[] = [
  [/MISCONF/, 'Redis cannot save to its disk (is it full?)'],
  [/OOM/, 'Redis has no memory left'],
  [/LOADING/, 'Redis is loading its data'],
  [/READONLY/, 'Redis is a replica and takes no writes'],
];

/** Why Redis refuses for now, in words; undefined for any other fault. */
export function passingFault(error: unknown): string | undefined {
  const text = error instanceof Error ? error.message : String(error);
  return PASSING.find(([pattern]) => pattern.test(text))?.[1];
}

/** Whether the connection was given up. */
export function isGivenUp(error: unknown): boolean {
  return error instanceof Error && /Connection is closed/.test(error.message);
}
