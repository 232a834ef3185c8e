import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../scripts/serve.mjs', import.meta.url));

export interface Served {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** Serve a built folder as `npm start` does, on the first free port from `port` on. @throws Error if the server does not start. */
export async function serve(folder: string, port: number): Promise<Served> {
  const server = spawn(process.execPath, [script, folder], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (bytes) => {
      said += String(bytes);
      const found = /http:\S+/.exec(said);
      if (found) resolve(found[0]);
    });
    void ended.then(() => reject(new Error(`the server ended: ${said}`)));
  });
  return {
    url,
    port: Number(new URL(url).port),
    async stop() {
      server.kill('SIGTERM');
      await ended;
    },
  };
}
