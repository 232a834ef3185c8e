import { gridPoints } from '../analysis/grid.ts';
import { latinPoints } from '../analysis/latin.ts';
import { type MorrisDesign, morrisDesign } from '../analysis/morris.ts';
import { type SobolDesign, sobolDesign } from '../analysis/sobol.ts';
import { luckKey } from '../random/luck.ts';
import type { ExperimentPlan } from './plan.ts';

/** Samples of one experiment: their points take 16 MB a lever. */
const MOST_SAMPLES = 2_000_000;
/** Random shifts of the lattice of Sobol' points: as many as the base points allow, for the surest error. */
const SHIFTS = [8, 4, 2] as const;
const LARGEST_LATTICE = 65_536;

type Designed = Pick<ExperimentPlan, 'design' | 'levers' | 'seed'>;
type Blocked = Designed & Pick<ExperimentPlan, 'samplesPerBlock'>;

/** Number of samples of a plan. @throws RangeError for a size that its design does not take. */
export function sampleCount({ design: { kind, size }, levers }: Pick<ExperimentPlan, 'design' | 'levers'>): number {
  const k = levers.length;
  if (kind === 'sobol') sobolShifts(k, size);
  else if (size < 2) throw new RangeError(`${kind}: found size ${size}, allowed: 2 or more`);
  const count = { lhs: size, morris: size * (k + 1), sobol: size * (k + 2), grid: size ** k }[kind];
  if (count > MOST_SAMPLES)
    throw new RangeError(`${kind}: size ${size} with ${k} levers makes ${count} samples, allowed: ${MOST_SAMPLES}`);
  return count;
}

/** Shifts of a Sobol' design. @throws RangeError that names the next allowed size. */
function sobolShifts(levers: number, size: number): number {
  // The lattice has twice as many dimensions as levers, and takes at least 8 points to each.
  const fits = (base: number) =>
    SHIFTS.find((shifts) => {
      const perShift = base / shifts;
      return Number.isInteger(Math.log2(perShift)) && perShift >= 16 * levers && perShift <= LARGEST_LATTICE;
    });
  const found = fits(size);
  if (found !== undefined) return found;
  let next = 32;
  while (next < size || fits(next) === undefined) {
    next *= 2;
    if (next > SHIFTS[0] * LARGEST_LATTICE)
      throw new RangeError(`sobol: found ${size} base points for ${levers} levers, allowed: fewer points or levers`);
  }
  throw new RangeError(
    `sobol: found ${size} base points, allowed with ${levers} levers: a power of two such as ${next}`,
  );
}

/** The Morris design of a plan. */
export function planMorris({ seed, design, levers }: Designed): MorrisDesign {
  return morrisDesign(designKey(seed), levers.length, design.size);
}

/** The Sobol' design of a plan. */
export function planSobol({ seed, design, levers }: Designed): SobolDesign {
  const shifts = sobolShifts(levers.length, design.size);
  return sobolDesign(designKey(seed), levers.length, design.size / shifts, shifts);
}

function designKey(seed: string) {
  return luckKey(`${seed} design`);
}

/**
 * Values of the levers at every sample, the same for the same plan.
 *
 * @returns [sample][lever] in the units of the levers.
 */
export function leverValues(plan: Designed): Float64Array {
  const { design, levers, seed } = plan;
  sampleCount(plan);
  const points = {
    lhs: () => latinPoints(designKey(seed), levers.length, design.size),
    morris: () => planMorris(plan).points,
    sobol: () => planSobol(plan).points,
    grid: () => gridPoints(levers.length, design.size),
  }[design.kind]();
  return points.map((u, at) => {
    const { low, high } = levers[at % levers.length] as ExperimentPlan['levers'][number];
    return low + (high - low) * u;
  });
}

/** Number of blocks of a plan. */
export function blockCount(plan: Blocked): number {
  return Math.ceil(sampleCount(plan) / plan.samplesPerBlock);
}

/** Samples of a block: the first, and the one after the last. */
export function blockSamples(plan: Blocked, block: number): { readonly from: number; readonly to: number } {
  const from = block * plan.samplesPerBlock;
  return { from, to: Math.min(from + plan.samplesPerBlock, sampleCount(plan)) };
}
