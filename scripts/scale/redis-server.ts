import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';

/** A Redis server of the test's own, on loopback and a free port. */
interface TestRedis {
  readonly url: string;
  /** End it at once, as a crash does, and start it again with what it saved. */
  crashAndStart(): Promise<void>;
  stop(): Promise<void>;
}

/** Start redis-server. `isKept`: every write is on the disk before it is answered. */
export async function startRedis(isKept: boolean): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'horizons-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const words = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
  const kept = isKept ? ['--appendonly', 'yes', '--appendfsync', 'always'] : [];
  let server = await start();

  async function start(): Promise<ChildProcess> {
    const child = spawn(process.env.REDIS_SERVER ?? 'redis-server', [...words, ...kept], { stdio: 'ignore' });
    const failed = new Promise<never>((_, reject) => {
      child.on('error', (error) => reject(new Error(`redis-server does not start: ${error.message}`)));
    });
    await Promise.race([answers(url), failed]);
    return child;
  }

  async function end(): Promise<void> {
    const closed = new Promise((resolve) => server.on('close', resolve));
    server.kill('SIGKILL');
    await closed;
  }

  return {
    url,
    async crashAndStart() {
      await end();
      server = await start();
    },
    async stop() {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<void> {
  const client = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
  client.on('error', () => undefined);
  // A server that is still loading what it saved answers with an error.
  while ((await client.ping().catch(() => '')) !== 'PONG') await sleep(50);
  client.disconnect();
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
