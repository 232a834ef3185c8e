import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../dist-node/horizons.mjs', import.meta.url));

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command under way; servers of the test answer it meanwhile. */
interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Wait until stderr holds a text. */
  said(text: string | RegExp): Promise<void>;
}

/** Start the built command line. */
export function startHorizons(args: readonly string[], env: Record<string, string> = {}): Started {
  if (!existsSync(program)) throw new Error('dist-node/ is missing: run npm run build first');
  const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, ...env } });
  let [stdout, stderr] = ['', ''];
  let look = () => undefined as undefined;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    look();
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
  return {
    child,
    ended,
    said: (text) =>
      new Promise((resolve, reject) => {
        look = () => {
          if (typeof text === 'string' ? stderr.includes(text) : text.test(stderr)) resolve();
        };
        look();
        void ended.then(() => reject(new Error(`ended without saying ${text}: ${stderr}`)));
      }),
  };
}

/** Run the built command line to its end. */
export function horizons(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  return startHorizons(args, env).ended;
}
