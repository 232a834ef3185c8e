import { DEFAULT_SEED, type Job } from '../../src/engine/job.ts';
import type { Lever } from '../../src/params/define-lever.ts';
import type { OutputId } from '../../src/params/outputs.ts';
import { REFERENCE, type Scenario } from '../../src/scenario/scenario.ts';
import { EFFECT_OUTPUTS, type EffectOutput, type LeverEffects } from '../../src/summary/ledger.ts';
import { quantileSorted } from '../../src/summary/quantile.ts';
import { joinChunks } from '../../src/summary/table.ts';
import type { Pool } from '../../workers/pool.ts';

/** Runs of each ensemble: they share their luck, so that differences are those of the lever. */
export const EFFECT_RUNS = 64;
export const EFFECT_YEAR = 2050;

/** Medians of the world in the year of the effects, by output. */
export async function worldMedians(pool: Pool, scenario: Scenario): Promise<ReadonlyMap<OutputId, number>> {
  const job: Job = {
    ...{ scenario, seed: DEFAULT_SEED, runs: EFFECT_RUNS, until: EFFECT_YEAR, hasNoise: true, coefficients: 'drawn' },
    ...{ places: ['WLD'], outputs: EFFECT_OUTPUTS, byAge: 'none', corridors: 0, record: 'exact', watch: [] },
  };
  const { values, runs } = joinChunks((await pool.run(job)).reports, (report) => report.values);
  const years = values.length / runs / EFFECT_OUTPUTS.length;
  return new Map(
    EFFECT_OUTPUTS.map((output, o) => {
      const last = (o * years + years - 1) * runs;
      return [output, quantileSorted(values.slice(last, last + runs).sort(), 0.5)];
    }),
  );
}

/** Values at the two ends of a lever; of a choice its first and last option that is not the default. */
function endsOf(lever: Lever): readonly (number | string)[] {
  if (lever.kind === 'number') return [lever.min, lever.max].filter((value) => value !== lever.default);
  const others = lever.options.filter((option) => option !== lever.default);
  return [...new Set([others[0] as string, others.at(-1) as string])];
}

/** Move one lever to its ends, everywhere and in all years, and compare the medians with those of the reference. */
export async function leverEffects(
  pool: Pool,
  lever: Lever,
  reference: ReadonlyMap<OutputId, number>,
): Promise<LeverEffects> {
  const ends: LeverEffects[number][] = [];
  for (const at of endsOf(lever)) {
    const scenario = { ...REFERENCE, id: 'one-lever', name: 'One lever', levers: { [lever.id]: at } };
    const moved = await worldMedians(pool, scenario);
    const change = EFFECT_OUTPUTS.map((output) => {
      const before = reference.get(output) as number;
      return [output, Number(((moved.get(output) as number) / before - 1).toPrecision(3))] as const;
    });
    ends.push({ at, change: Object.fromEntries(change) as Record<EffectOutput, number> });
  }
  return ends;
}
