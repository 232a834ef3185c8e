import {
  type CountRegression,
  type CrossBorderLaw,
  LARGE_FLOW,
  LARGEST_DEPARTURE_SHARE,
  scaleAt,
  student4Quantile,
} from '../../baseline/cross-border-law.ts';
import { LANES } from '../../kernels/kernels.ts';
import { drawNormals, drawUniforms, type Luck, WORLD_M49 } from '../../random/luck.ts';
import { normalQuantile } from '../../random/normal.ts';
import { createDestinations } from './destinations.ts';
import { drawCoefficients, PEACE_DRAWS, predictor } from './draws.ts';

/**
 * Displacement across borders, year by year, in 8 runs at once: the law of the app and of the hindcast.
 *
 * Departures: log1p people = constant + last + mean of three + level of ten years + common factor of the year + own error
 * (Student t(4), scale by size), shifted in the first year of a conflict and after its end; at an onset one in seven
 * surges to a share of internal displacement. At most 0.2 of the population. Destinations: the origin's last mix; the new
 * part of a flow that triples goes to land neighbours (three in four), further away (one in six) or both. Arrivals: each
 * host's regression on its own past and on what the mixes send, met by scaling columns and rows in turn; every departure
 * arrives. Evidence: UNHCR 2000-2022; hindcast V10. Left out: host policy, returns.
 */
export interface CrossBorderProcess {
  /** [C][L] people who leave across a border in the year. */
  readonly departures: Float64Array;
  /** [C][L] people who arrive; sums over places meet `departures`. */
  readonly arrivals: Float64Array;
  /** [K][L] people by pair, in the order of the law's table. */
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

/** Make the process; `drawsCoefficients` false keeps every run at the estimates. */
export function createCrossBorder(
  law: CrossBorderLaw,
  m49: readonly number[],
  drawsCoefficients: boolean,
): CrossBorderProcess {
  const C = m49.length;
  const departures = new Float64Array(C * LANES);
  const arrivals = new Float64Array(C * LANES);
  const target = new Float64Array(C * LANES);
  const out = counter(law.departures, law.departureLevel, law.departureHistory);
  const host = counter(law.arrivals, law.arrivalLevel, law.arrivalHistory);
  const destinations = createDestinations(law.pairs, law.update);
  const draws = new Float64Array(4 * LANES);
  const direction = new Float64Array(C * LANES);
  const world = new Float64Array(LANES);

  function departuresOf(place: number, frame: CrossBorderYear): void {
    // Six places (TWN, XKX and four islands) have neither a recorded flow nor a distance: nobody leaves them here.
    const hasDestinations = law.pairs.start[place] !== law.pairs.start[place + 1];
    drawUniforms(frame.luck, m49[place] as number, frame.year, PEACE_DRAWS.crossBorder, 4, draws);
    for (let lane = 0; lane < LANES; lane++) {
      const at = place * LANES + lane;
      const { isLarge, mean, scale } = out.predict(place, lane, null);
      const turn = frame.turn[at] as number;
      const shift = turn === 1 ? law.onsetShift : turn === 2 ? law.endingShift : 0;
      const own = isLarge ? Math.sqrt(Math.max(0.01, scale ** 2 - law.worldSpread ** 2)) : scale;
      const log =
        mean + shift + (isLarge ? (world[lane] as number) : 0) + own * student4Quantile(draws[lane] as number);
      let people = Math.expm1(Math.max(0, log));
      const surge = draws[2 * LANES + lane] as number;
      if (turn === 1 && surge > 1 - law.surge.chance) {
        // Where in the surging slice the uniform fell is as good as a fresh one.
        const u = (surge - 1 + law.surge.chance) / law.surge.chance;
        const ratio = Math.exp(law.surge.logRatio + law.surge.spread * normalQuantile(Math.max(1e-6, u)));
        people = Math.max(people, ratio * (frame.displaced[at] as number));
      }
      departures[at] = hasDestinations
        ? Math.min(people, LARGEST_DEPARTURE_SHARE * (frame.population[at] as number))
        : 0;
      target[at] = draws[LANES + lane] as number;
      direction[at] = draws[3 * LANES + lane] as number;
    }
  }

  function targetOf(place: number): void {
    for (let lane = 0; lane < LANES; lane++) {
      const at = place * LANES + lane;
      const { mean, scale } = host.predict(place, lane, Math.log1p(destinations.arrivals[at] as number));
      target[at] = Math.expm1(Math.max(0, mean + scale * student4Quantile(target[at] as number)));
    }
  }

  return {
    departures,
    arrivals,
    flows: destinations.flows,
    startBlock(luck) {
      out.startBlock(luck, PEACE_DRAWS.departureCoefficients, drawsCoefficients);
      host.startBlock(luck, PEACE_DRAWS.arrivalCoefficients, drawsCoefficients);
      destinations.startBlock();
    },
    step(frame) {
      drawNormals(frame.luck, WORLD_M49, frame.year, PEACE_DRAWS.crossBorderWorld, 1, world);
      for (let lane = 0; lane < LANES; lane++) world[lane] = law.worldSpread * (world[lane] as number);
      for (let place = 0; place < C; place++) departuresOf(place, frame);
      destinations.spread(departures, out.last, direction);
      for (let place = 0; place < C; place++) targetOf(place);
      destinations.meet(target, departures);
      arrivals.set(destinations.arrivals);
      out.remember(departures);
      host.remember(arrivals);
    },
  };
}

/** A count regression with the history of each place and run. */
function counter(regression: CountRegression, level: Float64Array, history: Float64Array) {
  const C = level.length;
  const size = regression.large.mean.length;
  const small = new Float64Array(size * LANES);
  const large = new Float64Array(size * LANES);
  const last = new Float64Array(C * LANES);
  const second = new Float64Array(C * LANES);
  const third = new Float64Array(C * LANES);
  const row = new Float64Array(size);
  const found = { isLarge: false, mean: 0, scale: 0 };
  row[0] = 1;
  return {
    /** [C][L] log1p people of last year. */
    last,
    startBlock(luck: Luck, groups: readonly number[], isDrawn: boolean): void {
      drawCoefficients(luck, regression.small, groups, isDrawn, small);
      drawCoefficients(luck, regression.large, groups, isDrawn, large);
      [last, second, third].forEach((lag, n) => {
        for (let i = 0; i < C; i++) lag.fill(history[i * 3 + n] as number, i * LANES, (i + 1) * LANES);
      });
    },
    /** Predict the year; the result is overwritten by the next call. */
    predict(place: number, lane: number, expected: number | null) {
      const at = place * LANES + lane;
      const mean = ((last[at] as number) + (second[at] as number) + (third[at] as number)) / 3;
      row[1] = last[at] as number;
      row[2] = mean;
      row[3] = level[place] as number;
      if (expected !== null) row[4] = expected;
      found.isLarge = mean >= LARGE_FLOW;
      found.mean = predictor(row, found.isLarge ? large : small, lane);
      found.scale = scaleAt(regression.scale, mean);
      return found;
    },
    remember(people: Float64Array): void {
      third.set(second);
      second.set(last);
      for (let at = 0; at < last.length; at++) last[at] = Math.log1p(people[at] as number);
    },
  };
}
