import { LAST_YEAR } from '../baseline/baseline.ts';
import { networkOf } from '../kernels/corridors.ts';
import { LANES } from '../kernels/kernels.ts';
import { forcedNetOf } from '../mobility/mobility.ts';
import { NETWORK_UPDATES, type ReferencePath } from '../mobility/reference-path.ts';
import { REFERENCE } from '../scenario/scenario.ts';
import { createBlockEngine } from './block.ts';
import { DEFAULT_SEED, type Job } from './job.ts';
import type { World } from './world.ts';

/** The run that draws nothing and moves no lever; only the expected displacement by conflict differs by its coefficients. */
const REFERENCE_JOB: Omit<Job, 'coefficients'> = {
  scenario: REFERENCE,
  seed: DEFAULT_SEED,
  runs: 1,
  until: LAST_YEAR,
  hasNoise: false,
  places: [],
  outputs: [],
  byAge: 'none',
  corridors: 0,
  record: 'exact',
  watch: [],
};

const known = new WeakMap<World, Map<Job['coefficients'], ReferencePath>>();

/** The reference path of a world for jobs with drawn or central coefficients, each computed once, by the world's own kernels. */
export function referencePath(world: World, coefficients: Job['coefficients']): ReferencePath {
  const paths = known.get(world) ?? new Map<Job['coefficients'], ReferencePath>();
  known.set(world, paths);
  const path = paths.get(coefficients) ?? compute(world, coefficients);
  paths.set(coefficients, path);
  return path;
}

/** Take a path that was computed before, by the same kernels from the same baseline, for jobs with drawn coefficients. */
export function takePath(world: World, path: ReferencePath): void {
  known.set(world, new Map([['drawn', path]]));
}

function compute(world: World, coefficients: Job['coefficients']): ReferencePath {
  const { C, T, kernel, corridors } = world;
  const { recent, settled, networkBase } = corridors.memory;
  const table = () => new Float64Array(T * C);
  const path = {
    exposure: table(),
    jobsGapShare: table(),
    departures: table(),
    arrivals: table(),
    immigrants: table(),
    forcedNet: table(),
    network: new Map<number, Float32Array>(),
  };
  createBlockEngine(world, { ...REFERENCE_JOB, coefficients }, null).run(
    0,
    ({ year, index, labour, peace, mobility }) => {
      for (let i = 0; i < C; i++) {
        const row = index * C + i;
        const at = i * LANES;
        const force = labour.labourForce[at] as number;
        path.exposure[row] = kernel.memory.exposure[at] as number;
        path.jobsGapShare[row] = force > 0 ? (labour.jobsGap[at] as number) / force : 0;
        path.departures[row] = mobility.referenceDepartures[at] as number;
        path.arrivals[row] = mobility.referenceArrivals[at] as number;
        path.immigrants[row] = mobility.immigrants[at] as number;
        path.forcedNet[row] = forcedNetOf(peace.abroad, at);
      }
      if (NETWORK_UPDATES.includes(year + 1))
        path.network.set(
          year + 1,
          networkBase.map((base, k) => networkOf(recent[k * LANES] as number, settled[k * LANES] as number, base)),
        );
    },
  );
  return path;
}
