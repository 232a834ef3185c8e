/**
 * The large check of experiments: `npm run scale`. 2,000 samples x 100 runs by threads, by four shards and by two workers on a
 * queue, one of which is killed half-way; then one worker against two. Every stage goes on where an earlier call ended.
 * `-- --samples 40 --runs 16` makes it small. Build first; needs redis-server.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { blockCount } from '../src/experiment/design.ts';
import { parsePlan } from '../src/experiment/plan.ts';
import { type StartedProgram, startProgram } from './scale/program.ts';
import { startRedis } from './scale/redis-server.ts';

const { values: words } = parseArgs({
  options: {
    samples: { type: 'string', default: '2000' },
    runs: { type: 'string', default: '100' },
    dir: { type: 'string', default: fileURLToPath(new URL('../scale-results', import.meta.url)) },
    log: { type: 'string', default: fileURLToPath(new URL('../docs/scale/log.txt', import.meta.url)) },
  },
});
const runsInAll = Number(words.samples) * Number(words.runs);
const plan = [
  ...['experiment', '--design', 'lhs', '--samples', words.samples, '--runs', words.runs],
  ...['--levers', 'fertility:-0.3:0.3,incomeGrowth:-1:1,floodResponse:20:80,adaptation:0:4'],
  ...['--places', 'NER,MLI,un-western-africa,WLD', '--outputs', 'population,disasterDisplacement,emigrants'],
  ...['--years', '2026,2028,2030', '--block', '20'],
];

mkdirSync(words.dir, { recursive: true });
const at = (name: string) => join(words.dir, name);

function log(text: string): void {
  const line = `${new Date().toISOString().slice(0, 19)}Z ${text}`;
  console.log(line);
  appendFileSync(words.log, `${line}\n`);
}

/** Run the program to its end, its progress on this terminal. @throws Error where it fails. */
async function run(args: readonly string[]): Promise<void> {
  const { status, stderr } = await startProgram(args, true).ended;
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
}

/** Time a stage in seconds; one that an earlier call had begun has no time to tell (NaN). */
async function stage(name: string, compute: () => Promise<void>): Promise<number> {
  const before = blocksIn(name);
  const started = performance.now();
  await compute();
  const seconds = (performance.now() - started) / 1_000;
  const found = before === 0 ? '' : `, ${before} blocks of which were there before`;
  log(`${name}: ${blocksIn(name)} blocks${found}, ${seconds.toFixed(0)} s`);
  return before === 0 ? seconds : Number.NaN;
}

function blocksIn(name: string): number {
  mkdirSync(at(name), { recursive: true });
  return readdirSync(at(name)).filter((file) => file.startsWith('block-')).length;
}

async function hashOf(name: string): Promise<string> {
  await run(['experiment', 'merge', at(name), '--out', at(`${name}.parquet`)]);
  const bytes = readFileSync(at(`${name}.parquet`));
  const hash = createHash('sha256').update(bytes).digest('hex');
  log(`${name}: merged ${bytes.length} bytes, SHA-256 ${hash}`);
  return hash;
}

const joinQueue = (url: string) => startProgram(['worker', '--redis', url, '--threads', '1', '--lock', '10'], false);

/** Compute on a queue with so many workers, and let one of them be killed and replaced half-way where asked for. */
async function onQueue(name: string, more: readonly string[], workers: number, kills: boolean): Promise<void> {
  const redis = await startRedis(false);
  const joined: StartedProgram[] = [];
  try {
    for (let i = 0; i < workers; i++) joined.push(joinQueue(redis.url));
    await Promise.all(joined.map((worker) => worker.said('ready')));
    const producer = run([...plan, ...more, '--engine', 'bullmq', '--redis', redis.url, '--out', at(name)]);
    if (kills) joined.push(await killHalfWay(name, joined[0] as StartedProgram, redis.url));
    await producer;
  } finally {
    for (const { child } of joined) child.kill('SIGKILL');
    await redis.stop();
  }
}

async function killHalfWay(name: string, worker: StartedProgram, url: string): Promise<StartedProgram> {
  const file = at('threads/experiment.json');
  const half = blockCount(parsePlan(readFileSync(file, 'utf8'))) / 2;
  while (blocksIn(name) < half) await sleep(200);
  worker.child.kill('SIGKILL');
  log(`${name}: a worker was killed at block ${blocksIn(name)}`);
  return joinQueue(url);
}

log(
  `${words.samples} samples x ${words.runs} runs (${runsInAll} scenario-runs), ${cpus().length} x ${cpus()[0]?.model}`,
);
await stage('threads', () => run([...plan, '--workers', '2', '--out', at('threads')]));
await stage('shards', async () => {
  for (const shard of ['0/4', '1/4', '2/4', '3/4']) await run([...plan, '--shard', shard, '--out', at('shards')]);
});
await stage('queue', () => onQueue('queue', [], 2, true));
const hashes = [await hashOf('threads'), await hashOf('shards'), await hashOf('queue')];
const isEqual = new Set(hashes).size === 1;
log(isEqual ? 'the three files are the same' : 'THE FILES DIFFER');
// Two fifths of the samples are enough for a ratio: the start of the command and the last blocks, where one worker waits, are then a small
// part. Another seed, so that it is another experiment.
const part = String(Math.max(20, Math.round(Number(words.samples) * 0.4)));
const speed = ['--seed', 'speed', '--samples', part, '--block', '5'];
const seconds: number[] = [];
for (const workers of [1, 2])
  seconds.push(await stage(`speed-${workers}`, () => onQueue(`speed-${workers}`, speed, workers, false)));
const [one = Number.NaN, two = Number.NaN] = seconds;
if (Number.isFinite(one / two)) log(`two workers are ${(one / two).toFixed(2)} times as fast as one`);
if (!isEqual) process.exitCode = 1;
