import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram as horizons, startProgram } from '../../scripts/scale/program.ts';
import { startRedis } from '../../scripts/scale/redis-server.ts';

const root = mkdtempSync(join(tmpdir(), 'horizons-scale-'));
const at = (name: string) => join(root, name);

/** 40 samples x 16 runs in 10 blocks. */
const plan = [
  ...['experiment', '--design', 'lhs', '--levers', 'adaptation:0:4,floodResponse:20:80,fertility:-0.3:0.3'],
  ...['--samples', '40', '--runs', '16', '--places', 'NGA,un-africa', '--outputs', 'population,disasterDisplacement'],
  ...['--years', '2026,2027', '--block', '4'],
];
const running: { child: { kill(signal: 'SIGKILL'): boolean } }[] = [];

function start(...args: readonly string[]) {
  const started = startProgram(args, false);
  running.push(started);
  return started;
}

const joinQueue = (url: string) => start('worker', '--redis', url, '--threads', '1', '--lock', '3');
const produce = (url: string, name: string) => start(...plan, '--engine', 'bullmq', '--redis', url, '--out', at(name));

async function merged(name: string): Promise<Buffer> {
  const { status, stderr } = await horizons(['experiment', 'merge', at(name), '--out', at(`${name}.parquet`)]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return readFileSync(at(`${name}.parquet`));
}

/** Blocks that a worker says it has computed, once it is told to end. */
async function blocksBy(worker: ReturnType<typeof joinQueue>): Promise<number> {
  worker.child.kill('SIGTERM');
  const { stderr } = await worker.ended;
  return Number(/(\d+) blocks computed here/.exec(stderr)?.[1]);
}

/** What experiments have left in Redis; the queue keeps its own settings and its log. */
async function leftIn(url: string): Promise<string[]> {
  const client = new Redis(url);
  const keys = await client.keys('*');
  client.disconnect();
  return keys.filter((key) => !/:(meta|id|events|stalled-check)$/.test(key));
}

let threads: Buffer;

beforeAll(async () => {
  const { status } = await horizons([...plan, '--workers', '2', '--out', at('threads')]);
  expect(status).toBe(0);
  threads = await merged('threads');
});

afterAll(() => {
  for (const { child } of running) child.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

describe('an experiment on a queue', () => {
  it('gives the bytes that threads and four shards give, and leaves nothing in Redis', async () => {
    const redis = await startRedis(false);
    try {
      const workers = [joinQueue(redis.url), joinQueue(redis.url)];
      const { status, stderr } = await produce(redis.url, 'queue').ended;
      expect(stderr).toContain('all 10 blocks are in');
      expect(status).toBe(0);
      const shares = await Promise.all(workers.map(blocksBy));
      // No block was computed twice.
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(10);
      expect(await leftIn(redis.url)).toEqual([]);
    } finally {
      await redis.stop();
    }
    for (const pair of [
      ['0/4', '1/4'],
      ['2/4', '3/4'],
    ])
      await Promise.all(
        pair.map((shard) => horizons([...plan, '--shard', shard, '--workers', '1', '--out', at('shards')])),
      );
    expect((await merged('queue')).equals(threads)).toBe(true);
    expect((await merged('shards')).equals(threads)).toBe(true);
  });

  it('loses nothing when a worker is killed in the middle of a block', async () => {
    const redis = await startRedis(false);
    try {
      const doomed = joinQueue(redis.url);
      const producer = produce(redis.url, 'killed');
      await producer.said(/[1-8] of 10 blocks/);
      doomed.child.kill('SIGKILL');
      await doomed.ended;
      const client = new Redis(redis.url);
      const [queue = ''] = await client.keys('bull:*:active');
      // The job that the worker held is still marked as its own.
      expect(await client.llen(queue)).toBe(1);
      client.disconnect();
      const heir = joinQueue(redis.url);
      expect((await producer.ended).status).toBe(0);
      expect(await blocksBy(heir)).toBeGreaterThan(0);
      expect(await leftIn(redis.url)).toEqual([]);
    } finally {
      await redis.stop();
    }
    expect((await merged('killed')).equals(threads)).toBe(true);
  });

  it('goes on where the command was killed, with what workers finished meanwhile', async () => {
    const redis = await startRedis(false);
    try {
      const worker = joinQueue(redis.url);
      const producer = produce(redis.url, 'twice');
      await producer.said(/[1-8] of 10 blocks/);
      producer.child.kill('SIGKILL');
      await producer.ended;
      const before = readdirSync(at('twice')).filter((name) => name.startsWith('block-')).length;
      expect(before).toBeLessThan(10);
      expect((await produce(redis.url, 'twice').ended).status).toBe(0);
      expect(await blocksBy(worker)).toBe(10);
    } finally {
      await redis.stop();
    }
    expect((await merged('twice')).equals(threads)).toBe(true);
  });

  it.each([true, false])('goes on after a crash of Redis, with its data kept: %s', async (isKept) => {
    const redis = await startRedis(isKept);
    const name = `redis-${isKept}`;
    try {
      const worker = joinQueue(redis.url);
      const producer = produce(redis.url, name);
      await producer.said(/[1-8] of 10 blocks/);
      await redis.crashAndStart();
      const { status, stderr } = await producer.ended;
      expect(stderr).toMatch(/is lost; trying again .*\n(.*\n)*.* is back/);
      expect(status).toBe(0);
      worker.child.kill('SIGKILL');
    } finally {
      await redis.stop();
    }
    expect((await merged(name)).equals(threads)).toBe(true);
  });
});
