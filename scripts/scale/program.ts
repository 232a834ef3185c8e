import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../dist-node/horizons.mjs', import.meta.url));

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built command line under way; servers of the caller answer it meanwhile. */
export interface StartedProgram {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Wait until stderr holds a text. */
  said(text: string | RegExp): Promise<void>;
}

/** Start the built command line. `isShown`: what it says on stderr is shown here too. */
export function startProgram(
  args: readonly string[],
  isShown: boolean,
  env: Readonly<Record<string, string>> = {},
): StartedProgram {
  if (!existsSync(program)) throw new Error('dist-node/ is missing: run npm run build first');
  const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, ...env } });
  let [stdout, stderr] = ['', ''];
  const looks = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    if (isShown) process.stderr.write(text);
    for (const look of looks) look();
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
  return {
    child,
    ended,
    said: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (typeof text === 'string' ? stderr.includes(text) : text.test(stderr)) resolve();
        };
        looks.add(look);
        look();
        void ended.then(() => reject(new Error(`ended without saying ${text}: ${stderr}`)));
      }),
  };
}

/** Run the built command line to its end. */
export function runProgram(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return startProgram(args, false, env).ended;
}
