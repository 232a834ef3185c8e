import type { Baseline } from '../src/baseline/baseline.ts';
import type { Job } from '../src/engine/job.ts';
import { OUTPUT_IDS } from '../src/params/outputs.ts';
import { REFERENCE } from '../src/scenario/scenario.ts';

/** The job that the page asks for: every place and output to 2050, one place kept per run. */
export function fullJob(baseline: Pick<Baseline, 'places' | 'groups'>, runs: number): Job {
  return {
    scenario: REFERENCE,
    seed: 'bench',
    runs,
    until: 2050,
    hasNoise: true,
    coefficients: 'drawn',
    places: [...baseline.places.map((place) => place.iso3), ...baseline.groups.map((group) => group.id)],
    outputs: OUTPUT_IDS,
    byAge: 'watched',
    corridors: 40,
    record: 'sketch',
    watch: ['NGA'],
  };
}
