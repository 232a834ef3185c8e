import { type Discovery, discover } from '../analysis/discovery.ts';
import { type MorrisIndex, morrisEffects } from '../analysis/morris.ts';
import { type SobolIndices, sobolIndices } from '../analysis/sobol.ts';
import { leverValues, planMorris, planSobol } from './design.ts';
import type { ExperimentPlan } from './plan.ts';

/** Indices of every lever, in the order of the plan. */
export type ExperimentIndices =
  | { readonly kind: 'morris'; readonly indices: readonly MorrisIndex[] }
  /** Null where the output does not vary. */
  | { readonly kind: 'sobol'; readonly indices: SobolIndices | null };

/**
 * Compute the indices of a Morris or Sobol' experiment.
 *
 * @param values [sample] of one scenario.
 * @throws RangeError for another design.
 */
export function experimentIndices(plan: ExperimentPlan, values: Float64Array): ExperimentIndices {
  switch (plan.design.kind) {
    case 'morris':
      return { kind: 'morris', indices: morrisEffects(planMorris(plan), values) };
    case 'sobol':
      return { kind: 'sobol', indices: sobolIndices(planSobol(plan), values) };
    default:
      throw new RangeError(`indices: found a design of kind ${plan.design.kind}, allowed: morris, sobol`);
  }
}

/** Which samples are the cases of interest: those beyond a limit. */
export interface Beyond {
  readonly side: 'above' | 'below';
  /** In the unit of the output. */
  readonly limit: number;
}

/** Whether a value lies beyond the limit; one that equals it does not. */
function isBeyond(value: number, { side, limit }: Beyond): boolean {
  return side === 'above' ? value > limit : value < limit;
}

/**
 * Find the ranges of levers in which the samples beyond a limit lie (PRIM).
 *
 * @param values [sample] of one scenario.
 * @throws RangeError where no sample, or every one, lies beyond.
 */
export function discoverSamples(plan: ExperimentPlan, values: Float64Array, beyond: Beyond): Discovery {
  const outcome = Uint8Array.from(values, (value) => Number(isBeyond(value, beyond)));
  const cases = outcome.reduce((sum, mark) => sum + mark, 0);
  if (cases === 0 || cases === values.length)
    throw new RangeError(
      `${cases} of ${values.length} samples are ${beyond.side} ${beyond.limit}; values run from ${fourDigits(values.reduce((a, b) => Math.min(a, b)))} to ${fourDigits(values.reduce((a, b) => Math.max(a, b)))}`,
    );
  const levers = leverValues(plan);
  const k = plan.levers.length;
  const columns = plan.levers.map((_, i) => Float64Array.from(values, (_value, s) => levers[s * k + i] as number));
  return discover({ columns, outcome });
}

function fourDigits(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/** How a scenario does over all samples. */
export interface Robustness {
  readonly scenario: string;
  /** Samples within the limit, of all. */
  readonly adequate: number;
  readonly samples: number;
  /** Regret: how far the scenario is from the best of the scenarios at the same sample; median and largest. */
  readonly medianRegret: number;
  readonly largestRegret: number;
}

/**
 * Count in how many samples each scenario stays within a limit, and how far it falls behind the best at each sample.
 *
 * Source: regret of Savage, L. J. (1951), J. Am. Stat. Assoc. 46:55-67; share of futures (domain criterion) as in
 * Lempert, R. J. and Collins, M. T. (2007), Risk Anal. 27:1009-1026.
 *
 * @param values [scenario][sample].
 * @param failure where a sample fails; the other side is the better one.
 * @returns the scenario that is adequate most often first, then by largest regret.
 */
export function robustnessOf(plan: ExperimentPlan, values: Float64Array, failure: Beyond): Robustness[] {
  const samples = values.length / plan.scenarios.length;
  const regrets = regretsOf(plan, values, failure);
  return plan.scenarios
    .map(({ id }, s) => {
      const regret = regrets.subarray(s * samples, (s + 1) * samples);
      const own = values.subarray(s * samples, (s + 1) * samples);
      return {
        scenario: id,
        adequate: own.reduce((count, value) => count + Number(!isBeyond(value, failure)), 0),
        samples,
        // The middle, or the lower of two.
        medianRegret: regret[(samples - 1) >> 1] as number,
        largestRegret: regret.at(-1) as number,
      };
    })
    .sort((a, b) => b.adequate - a.adequate || a.largestRegret - b.largestRegret);
}

/**
 * How far each scenario falls behind the best of all at the same sample.
 *
 * @param values [scenario][sample].
 * @param failure where a sample fails; the other side is the better one.
 * @returns [scenario][rank], each scenario's own ascending.
 */
export function regretsOf(plan: ExperimentPlan, values: Float64Array, failure: Beyond): Float64Array {
  const samples = values.length / plan.scenarios.length;
  // Costs: small is good on either side.
  const sign = failure.side === 'above' ? 1 : -1;
  const cost = (s: number, i: number) => sign * (values[s * samples + i] as number);
  const best = Float64Array.from({ length: samples }, (_, i) =>
    plan.scenarios.reduce((least, _scenario, s) => Math.min(least, cost(s, i)), Number.POSITIVE_INFINITY),
  );
  const regrets = new Float64Array(values.length);
  for (const s of plan.scenarios.keys()) regrets.set(best.map((least, i) => cost(s, i) - least).sort(), s * samples);
  return regrets;
}
