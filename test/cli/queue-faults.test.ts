import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { runProgram as horizons } from '../../scripts/scale/program.ts';

/** A server that answers each command of a client by its name; not Redis, but what a client sees of one. */
function answeringServer(answers: Readonly<Record<string, string>>): Server {
  return createServer((socket: Socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      // Commands come as lists of texts; the names are the lines in letters that the client sends whole.
      for (const [name] of String(data).matchAll(/^(?:info|hello|client|auth|select)$/gim)) {
        const text = answers[name.toLowerCase()];
        socket.write(
          text === undefined ? '+OK\r\n' : text.startsWith('-') ? `${text}\r\n` : `$${text.length}\r\n${text}\r\n`,
        );
      }
    });
  });
}

const servers: Pick<Server, 'close'>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function portOf(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const worker = (url: string) => horizons(['worker', '--threads', '1', '--redis', url]);

describe('a queue that cannot be used', () => {
  it.each([
    ['nonsense', '--redis: found "nonsense", allowed: redis://HOST:PORT'],
    ['http://127.0.0.1:1', 'found a URL that begins with "http:"'],
    ['redis://127.0.0.1:1', 'Redis at 127.0.0.1:1 cannot be used: nothing listens there'],
  ])('is named: %s', async (url, message) => {
    const { status, stderr } = await worker(url);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });

  it('is refused where the server is too old, and its password is not shown', async () => {
    const port = await portOf(answeringServer({ info: 'redis_version:5.0.7\r\n' }));
    const { status, stderr } = await worker(`redis://:secret@127.0.0.1:${port}`);
    expect(stderr).toBe(`Redis at 127.0.0.1:${port}: found version 5.0.7, allowed: 6.2 or newer\n`);
    expect(status).toBe(2);
  });

  it('is refused where it would throw blocks away when its memory is full', async () => {
    const port = await portOf(answeringServer({ info: 'redis_version:7.0.15\r\nmaxmemory_policy:allkeys-lru\r\n' }));
    expect((await worker(`redis://127.0.0.1:${port}`)).stderr).toContain('found maxmemory-policy allkeys-lru');
  });

  it('is refused where a password is asked for', async () => {
    const port = await portOf(answeringServer({ info: '-NOAUTH Authentication required.' }));
    expect((await worker(`redis://127.0.0.1:${port}`)).stderr).toContain('it asks for a password');
  });

  it('is refused where another kind of server answers', async () => {
    const port = await portOf(createHttpServer());
    const { status, stderr } = await worker(`redis://127.0.0.1:${port}`);
    expect(stderr).toContain('what answers there is no Redis');
    expect(status).toBe(2);
  });

  it('leaves no plan at fault behind', async () => {
    const { stderr } = await horizons([
      ...['experiment', '--design', 'lhs', '--levers', 'adaptation:0:4', '--samples', '4', '--runs', '8'],
      ...['--places', 'NGA', '--outputs', 'population', '--years', '2026', '--engine', 'bullmq'],
      ...['--redis', 'redis://127.0.0.1:1', '--out', join(tmpdir(), `horizons-no-queue-${process.pid}`)],
    ]);
    expect(stderr).toContain('nothing listens there');
  });
});
