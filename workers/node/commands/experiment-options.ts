import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { DEFAULT_SEED, MOST_RUNS } from '../../../src/engine/job.ts';
import { sampleCount } from '../../../src/experiment/design.ts';
import { DESIGN_KINDS, type ExperimentPlan, PLAN_VERSION, type PlannedLever } from '../../../src/experiment/plan.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { writtenScenario } from '../../../src/scenario/time-shape.ts';
import { oneOf, quantileList, UserFault, wholeNumber } from '../user-fault.ts';

export const EXPERIMENT_USAGE = `experiment --design ${DESIGN_KINDS.join('|')} --levers ID:LOW:HIGH,... --samples N --runs N --places A,B --outputs A,B
    --years Y,Y --out DIR [--scenario ID|FILE,...] [--quantiles 0.05,0.25,0.5,0.75,0.95] [--seed TEXT] [--block N]
    [--workers N] [--shard I/N | --shard N] [--engine threads|bullmq] [--redis URL]
  experiment --out DIR [...]                     go on with the plan in DIR
  experiment merge DIR --out FILE.parquet
  experiment indices DIR|FILE.parquet [--place A] [--output A] [--year Y] [--statistic mean|p5|...] [--scenario ID]
  experiment discover DIR|FILE.parquet (--above X | --below X) [the same]
  experiment robust DIR|FILE.parquet (--above X | --below X) [the same, without --scenario]`;

const ENGINES = ['threads', 'bullmq'] as const;
/** Samples of a block where none are asked for: a 32nd of all, so that threads end together, and no more than these. */
const MOST_IN_BLOCK = 20;
const USUAL_BLOCKS = 32;
const DEFAULT_QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95];
/** Words that say what is computed; without all of them the plan of the folder is taken. */
const PLAN_WORDS = ['design', 'levers', 'samples', 'runs', 'places', 'outputs', 'years'] as const;
const MORE_PLAN_WORDS = ['scenario', 'quantiles', 'seed', 'block'] as const;

/** Blocks b with b % of = at are computed here. */
interface Shard {
  readonly at: number;
  readonly of: number;
}

export interface ExperimentOptions {
  readonly out: string;
  /** Undefined: the plan that is in the folder. */
  readonly asked: AskedPlan | undefined;
  readonly threads: number;
  readonly shard: Shard | undefined;
  /** Where the queue is; undefined: the threads of this machine. */
  readonly redis: string | undefined;
}

/** A plan whose scenarios have not been read yet. */
interface AskedPlan {
  readonly plan: Omit<ExperimentPlan, 'scenarios' | 'build'>;
  /** Ids of the library, or files. */
  readonly scenarios: readonly string[];
}

/** Complete a plan by its scenarios and by what computes it. */
export function completePlan(
  { plan }: AskedPlan,
  scenarios: readonly Scenario[],
  build: ExperimentPlan['build'],
): ExperimentPlan {
  // As the files hold them: a formula is a text, whose values every machine computes for itself.
  return {
    ...plan,
    build,
    scenarios: scenarios.map((each) => writtenScenario(each) as ExperimentPlan['scenarios'][0]),
  };
}

/** Read the words of `experiment`. @throws UserFault naming what was found and what is allowed. */
export function readExperimentOptions(args: string[], environment: NodeJS.ProcessEnv): ExperimentOptions {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: {
      ...{ design: text, levers: text, samples: text, runs: text, places: text, outputs: text, years: text },
      ...{ scenario: text, quantiles: text, seed: text, block: text },
      ...{ out: text, workers: text, shard: text, engine: text, redis: text },
    },
  });
  if (values.out === undefined) throw new UserFault(`--out is missing\n  ${EXPERIMENT_USAGE}`);
  const engine = oneOf('--engine', values.engine ?? 'threads', ENGINES);
  const shard = values.shard === undefined ? undefined : readShard(values.shard, environment);
  if (engine === 'bullmq' && values.redis === undefined)
    throw new UserFault('--engine bullmq: --redis is missing, e.g. --redis redis://127.0.0.1:6379');
  if (engine === 'threads' && values.redis !== undefined)
    throw new UserFault('--redis: allowed with --engine bullmq only');
  if (engine === 'bullmq' && (shard !== undefined || values.workers !== undefined))
    throw new UserFault(
      '--engine bullmq: found --shard or --workers; workers that join the queue have their own threads',
    );
  return {
    out: values.out,
    asked: readPlan(values),
    threads: wholeNumber('--workers', values.workers ?? String(availableParallelism()), 1, 256),
    shard,
    redis: values.redis,
  };
}

type Words = { readonly [K in (typeof PLAN_WORDS)[number] | (typeof MORE_PLAN_WORDS)[number]]?: string | undefined };

function readPlan(words: Words): AskedPlan | undefined {
  const missing = PLAN_WORDS.filter((name) => words[name] === undefined);
  const given = [...PLAN_WORDS, ...MORE_PLAN_WORDS].filter((name) => words[name] !== undefined);
  if (given.length === 0) return undefined;
  if (missing.length > 0)
    throw new UserFault(`${missing.map((name) => `--${name}`).join(', ')} missing\n  ${EXPERIMENT_USAGE}`);
  const word = (name: keyof Words): string => words[name] as string;
  const levers = list('--levers', word('levers')).map(readLever);
  const design = {
    kind: oneOf('--design', word('design'), DESIGN_KINDS),
    size: wholeNumber('--samples', word('samples'), 2, 1e7),
  };
  return {
    plan: {
      version: PLAN_VERSION,
      design,
      levers,
      places: list('--places', word('places')),
      outputs: list('--outputs', word('outputs')),
      years: list('--years', word('years'))
        .map((year) => wholeNumber('--years', year, 1, 9_999))
        .sort((a, b) => a - b),
      quantiles: words.quantiles === undefined ? DEFAULT_QUANTILES : quantileList(words.quantiles),
      runs: wholeNumber('--runs', word('runs'), 1, MOST_RUNS),
      seed: words.seed ?? DEFAULT_SEED,
      samplesPerBlock:
        words.block === undefined ? usualBlock(design, levers) : wholeNumber('--block', words.block, 1, 100_000),
    },
    scenarios: list('--scenario', words.scenario ?? 'reference'),
  };
}

function usualBlock(design: ExperimentPlan['design'], levers: readonly PlannedLever[]): number {
  try {
    return Math.min(MOST_IN_BLOCK, Math.ceil(sampleCount({ design, levers }) / USUAL_BLOCKS));
  } catch (error) {
    throw error instanceof RangeError ? new UserFault(`--samples: ${error.message}`) : error;
  }
}

function list(option: string, text: string): string[] {
  const items = text.split(',').map((item) => item.trim());
  if (items.includes('') || new Set(items).size < items.length)
    throw new UserFault(`${option}: found ${JSON.stringify(text)}, allowed: each item once, separated by commas`);
  return items;
}

function readLever(text: string): PlannedLever {
  const [id, low, high, ...more] = text.split(':');
  const range = [low, high].map((part) => (part === undefined || part.trim() === '' ? Number.NaN : Number(part)));
  if (id === undefined || id === '' || more.length > 0 || !range.every(Number.isFinite))
    throw new UserFault(`--levers: found ${JSON.stringify(text)}, allowed: ID:LOW:HIGH, e.g. adaptation:0:4`);
  return { id, low: range[0] as number, high: range[1] as number };
}

/** Variables in which job arrays put the number of a task, counted from 0 in the example files. */
const TASK_VARIABLES = ['SLURM_ARRAY_TASK_ID', 'JOB_COMPLETION_INDEX'] as const;

/** Read `I/N`, or `N` with I from the job array that this is a task of. */
function readShard(text: string, environment: NodeJS.ProcessEnv): Shard {
  const [first = '', second, ...more] = text.split('/');
  if (more.length > 0) throw new UserFault(`--shard: found ${JSON.stringify(text)}, allowed: I/N, or N in a job array`);
  const of = wholeNumber('--shard', second ?? first, 1, 100_000);
  if (second !== undefined) return { at: wholeNumber('--shard', first, 0, of - 1), of };
  const variable = TASK_VARIABLES.find((name) => environment[name] !== undefined);
  if (variable === undefined)
    throw new UserFault(
      `--shard: found ${JSON.stringify(text)} and none of ${TASK_VARIABLES.join(', ')}, allowed: I/N with I from 0 to N - 1`,
    );
  return { at: wholeNumber(variable, environment[variable] as string, 0, of - 1), of };
}
