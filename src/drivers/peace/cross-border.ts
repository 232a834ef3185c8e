import {
  type CrossBorderLaw,
  LARGE_FLOW,
  LARGEST_ARRIVAL_SHARE,
  LARGEST_DEPARTURE_SHARE,
  QUANTILES,
} from '../../baseline/cross-border-law.ts';
import type { CountKernel } from '../../kernels/count-kernel.ts';
import { LANES } from '../../kernels/kernels.ts';
import type { PairKernel } from '../../kernels/pair-kernel.ts';
import { drawNormals, drawUniformsOf, type Luck, WORLD_M49 } from '../../random/luck.ts';
import { normalQuantile } from '../../random/normal.ts';
import { createCountHistory } from './count-history.ts';
import { createTypeScriptCounts } from './count-loops.ts';
import { createDestinations } from './destinations.ts';
import { PEACE_DRAWS } from './draws.ts';
import { createPairs } from './pair-table.ts';

/**
 * Displacement across borders, year by year, in 8 runs at once: the law of the app and of the hindcast.
 *
 * Departures: log1p people = constant + last + mean of three + level of ten years + common factor of the year + own error
 * (Student t(4), scale by size), shifted in the first year of a conflict and after its end; at an onset one in seven
 * surges to a share of internal displacement. At most 0.2 of the population. Destinations: the origin's last mix, drawn back
 * to that of the start; the new part of a flow that triples goes to land neighbours (three in four), further away (one in
 * six) or both. Arrivals: each host's regression on its own past and on what the mixes send, at most 0.05 of its population,
 * met by scaling columns and then rows; every departure
 * arrives. Evidence: UNHCR 2000-2022; hindcast V10. Host policy and returns: displacement-abroad.ts.
 */
export interface CrossBorderProcess {
  /** [C][L] people who leave across a border in the year. */
  readonly departures: Float64Array;
  /** [C][L] people who arrive; sums over places meet `departures`. */
  readonly arrivals: Float64Array;
  /** [P][L] people by pair, in the order of the law's table; written anew each year. */
  readonly flows: Float64Array;
  startBlock(luck: Luck): void;
  step(year: CrossBorderYear): void;
}

interface CrossBorderYear {
  readonly year: number;
  readonly luck: Luck;
  /** [C][L] persons. */
  readonly population: Float64Array;
  /** [C][L] internal displacements by conflict in the year, and 1 in the first year of a spell, 2 after its end. */
  readonly displaced: Float64Array;
  readonly turn: Uint8Array;
}

/** Fewer people than this are nobody; the history keeps their log, so that the law is as fitted. */
const FEWEST = 2.5;

/**
 * Make the process; `drawsCoefficients` false keeps every run at the estimates.
 *
 * @param kernel the loops over pairs, whose `slot` belongs to this process.
 * @param counts the loops over places, which keep nothing of it.
 */
export function createCrossBorder(
  law: CrossBorderLaw,
  m49: readonly number[],
  drawsCoefficients: boolean,
  kernel: PairKernel = createPairs(law.pairs, new Float64Array(m49.length)),
  slot = 0,
  counts: CountKernel = createTypeScriptCounts(m49.length),
): CrossBorderProcess {
  const C = m49.length;
  const { memory } = counts;
  const { draws, drawn, logs, people } = memory;
  const departures = new Float64Array(C * LANES);
  const arrivals = new Float64Array(C * LANES);
  const direction = new Float64Array(C * LANES);
  const last = new Float64Array(C * LANES);
  const out = createCountHistory(law.departures, law.departureLevel, law.departureHistory);
  const host = createCountHistory(law.arrivals, law.arrivalLevel, law.arrivalHistory);
  const destinations = createDestinations(law.pairs, law.update, kernel, slot);
  const keys = Uint32Array.from(m49);
  const world = new Float64Array(LANES);
  memory.quantiles.set(QUANTILES);
  const worldVariance = law.worldSpread ** 2;
  /** [C] Six places (TWN, XKX and four islands) have neither a recorded flow nor a distance: nobody leaves them here. */
  const hasDestinations = Uint8Array.from(m49, (_, i) => (law.pairs.start[i] === law.pairs.start[i + 1] ? 0 : 1));

  /** Draw departures as the law has them; `logs` then holds log1p people. */
  function leave({ turn, displaced, population }: CrossBorderYear): void {
    out.show(memory);
    memory.hasDestinations.set(hasDestinations);
    memory.population.set(population);
    for (let at = 0; at < C * LANES; at++)
      memory.shift[at] = turn[at] === 0 ? 0 : turn[at] === 1 ? law.onsetShift : law.endingShift;
    counts.depart(LARGE_FLOW, worldVariance, LARGEST_DEPARTURE_SHARE, FEWEST);
    for (let at = 0; at < C * LANES; at++) if (turn[at] === 1) leaveAtOnset(at, displaced, population);
    departures.set(people);
    out.remember(logs);
  }

  /** Let people leave where a conflict begins: a surge may come instead of the usual flow. */
  function leaveAtOnset(at: number, displaced: Float64Array, population: Float64Array): void {
    const [place, lane] = [Math.floor(at / LANES), at % LANES];
    if (hasDestinations[place] === 0) return;
    const log = drawn[at] as number;
    const usual = log > 0 ? Math.exp(log) - 1 : 0;
    const wanted = surging(usual, draws[(4 * place + 2) * LANES + lane] as number, displaced[at] as number);
    const leaving = Math.min(wanted, LARGEST_DEPARTURE_SHARE * (population[at] as number));
    logs[at] = leaving === usual ? log : Math.log(1 + leaving);
    people[at] = leaving < FEWEST ? 0 : leaving;
  }

  /** People who leave at an onset: the usual ones, or by the uniform `u` a surge beside those displaced internally. */
  function surging(usual: number, u: number, internally: number): number {
    const { chance, logRatio, spread } = law.surge;
    if (u <= 1 - chance) return usual;
    // Where in the surging slice the uniform fell is as good as a fresh one.
    const ratio = Math.exp(logRatio + spread * normalQuantile(Math.max(1e-6, (u - 1 + chance) / chance)));
    return Math.max(usual, ratio * internally);
  }

  /** Let those who left arrive, and remember how many came where. */
  function arrive(): void {
    for (let place = 0; place < C; place++)
      for (let lane = 0; lane < LANES; lane++)
        direction[place * LANES + lane] = draws[(4 * place + 3) * LANES + lane] as number;
    destinations.spread(departures, last, direction);
    host.show(memory);
    people.set(destinations.arrivals);
    counts.host(LARGE_FLOW, LARGEST_ARRIVAL_SHARE);
    destinations.meet(people);
    arrivals.set(destinations.arrivals);
    people.set(arrivals);
    counts.takeLogs();
    host.remember(logs);
  }

  return {
    departures,
    arrivals,
    flows: destinations.flows,
    startBlock(luck) {
      out.startBlock(luck, PEACE_DRAWS.departureCoefficients, drawsCoefficients);
      host.startBlock(luck, PEACE_DRAWS.arrivalCoefficients, drawsCoefficients);
      destinations.startBlock();
      for (let i = 0; i < C; i++)
        departures.fill(Math.expm1(law.departureHistory[i * 3] as number), i * LANES, (i + 1) * LANES);
    },
    step(frame) {
      last.set(departures);
      drawNormals(frame.luck, WORLD_M49, frame.year, PEACE_DRAWS.crossBorderWorld, 1, world);
      for (let lane = 0; lane < LANES; lane++) world[lane] = law.worldSpread * (world[lane] as number);
      drawUniformsOf(frame.luck, keys, frame.year, PEACE_DRAWS.crossBorder, 4, draws);
      memory.world.set(world);
      leave(frame);
      arrive();
    },
  };
}
