import { type MorrisIndex, morrisDesign, morrisEffects } from '../src/analysis/morris.ts';
import { type SobolIndices, sobolDesign, sobolIndices } from '../src/analysis/sobol.ts';
import type { OutputId } from '../src/params/outputs.ts';
import { luckKey } from '../src/random/luck.ts';
import type { Scenario } from '../src/scenario/scenario.ts';
import { type AnalysisOptions, createTally, inTwoRows, pointJob, valuesOfYear } from './analysis-jobs.ts';
import type { Pool } from './pool.ts';

/** A lever that is moved over a range for all places, in its unit. */
export interface MovedLever {
  readonly id: string;
  readonly low: number;
  readonly high: number;
}

/** How much of an output each of a few levers decides, around a scenario. */
export interface SensitivityQuestion {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly place: string;
  readonly output: OutputId;
  readonly year: number;
  readonly levers: readonly MovedLever[];
  /** Runs of each point of the design, a multiple of 8. */
  readonly runs: number;
  readonly method:
    | { readonly kind: 'morris'; readonly trajectories: number }
    | { readonly kind: 'sobol'; readonly points: number };
}

export type Sensitivity =
  | { readonly kind: 'morris'; readonly indices: readonly MorrisIndex[] }
  /** Null where the output does not vary. */
  | { readonly kind: 'sobol'; readonly indices: SobolIndices | null };

/** Random shifts of the lattice of Sobol' points: the fewest that give an error. */
const SHIFTS = 2;

/** Base points of a Sobol' design over so many levers: at least those asked for, two shifts of a power of two of at least 16 a lever. */
export function sobolPoints(levers: number, asked: number): number {
  let perShift = 16;
  while (perShift < 16 * levers || SHIFTS * perShift < asked) perShift *= 2;
  return SHIFTS * perShift;
}

/** Runs of the engine that a question takes. */
export function sensitivityRuns({
  levers,
  runs,
  method,
}: Pick<SensitivityQuestion, 'levers' | 'runs' | 'method'>): number {
  const k = levers.length;
  const points = method.kind === 'morris' ? method.trajectories * (k + 1) : sobolPoints(k, method.points) * (k + 2);
  return points * runs;
}

/**
 * Find how much each lever decides of the mean over runs of an output, all points of the design on the same first runs.
 *
 * @throws JobCancelled where `signal` says so; RangeError where no lever is moved or a range is empty.
 */
export async function sensitivity(
  pool: Pool,
  question: SensitivityQuestion,
  options: AnalysisOptions = {},
): Promise<Sensitivity> {
  const { levers, method } = question;
  const empty = levers.find(({ low, high }) => !(low < high));
  if (levers.length === 0 || empty)
    throw new RangeError(
      empty ? `lever ${empty.id}: found ${empty.low} to ${empty.high}, allowed: a range` : 'no lever is moved',
    );
  const key = luckKey(`${question.seed} design`);
  if (method.kind === 'morris') {
    const design = morrisDesign(key, levers.length, method.trajectories);
    return { kind: 'morris', indices: morrisEffects(design, await meansAt(pool, question, design.points, options)) };
  }
  const design = sobolDesign(key, levers.length, sobolPoints(levers.length, method.points) / SHIFTS, SHIFTS);
  return { kind: 'sobol', indices: sobolIndices(design, await meansAt(pool, question, design.points, options)) };
}

/**
 * Mean over the runs of each point; runs that fail at a point are left out of its mean.
 *
 * @param points [points, levers] in 0..1.
 * @throws Error where no run holds at a point.
 */
async function meansAt(
  pool: Pool,
  question: SensitivityQuestion,
  points: Float64Array,
  { signal, onProgress }: AnalysisOptions,
): Promise<Float64Array> {
  const { levers, runs } = question;
  const count = points.length / levers.length;
  const tally = createTally(count * runs, onProgress);
  const means = new Float64Array(count);
  await inTwoRows([...means.keys()], async (at, row) => {
    const scenario = movedTo(question, points.subarray(at * levers.length, (at + 1) * levers.length));
    const job = pointJob({ ...question, scenario }, runs);
    const run = await pool.run(job, { ...tally.next(), ...(signal ? { signal } : {}), row });
    const { values, counts } = valuesOfYear(run);
    const held = counts.reduce((sum, counted) => sum + counted, 0);
    if (held === 0) throw new Error(`no run holds at point ${at + 1} of ${count} of the design`);
    means[at] = values.reduce((sum, value) => sum + value, 0) / held;
  });
  return means;
}

function movedTo({ scenario, levers }: SensitivityQuestion, point: Float64Array): Scenario {
  const moved = levers.map(({ id, low, high }, i) => [id, low + (high - low) * (point[i] as number)] as const);
  return { ...scenario, levers: { ...scenario.levers, ...Object.fromEntries(moved) } };
}
