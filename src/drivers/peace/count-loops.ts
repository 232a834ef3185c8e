import { scaleAt, student4Quantile } from '../../baseline/cross-border-law.ts';
import { type CountKernel, countLengths } from '../../kernels/count-kernel.ts';
import { LANES } from '../../kernels/kernels.ts';
import { columnsOf } from '../../kernels/loop-kernels.ts';

/** The twin of counts.as.ts in plain TypeScript. */
export function createTypeScriptCounts(places: number): CountKernel {
  const memory = columnsOf(countLengths(places));
  const { scales, small, large, world, level, hasDestinations, last, second, third } = memory;
  const { draws, shift, population, people, drawn, logs } = memory;

  /** Mean of log1p people of three years. */
  function meanOfThree(at: number): number {
    return ((last[at] as number) + (second[at] as number) + (third[at] as number)) / 3;
  }

  /** The regression on the past of a cell. */
  function predicted(of: Float64Array, place: number, lane: number, mean: number): number {
    return (
      (of[lane] as number) +
      (last[place * LANES + lane] as number) * (of[LANES + lane] as number) +
      mean * (of[2 * LANES + lane] as number) +
      (level[place] as number) * (of[3 * LANES + lane] as number)
    );
  }

  return {
    memory,
    depart(largeFlow, worldVariance, largestShare, fewest) {
      for (let place = 0; place < places; place++)
        for (let lane = 0; lane < LANES; lane++) {
          const at = place * LANES + lane;
          const mean = meanOfThree(at);
          const isLarge = mean >= largeFlow;
          const scale = scaleAt(scales, mean);
          const own = isLarge ? Math.sqrt(Math.max(0.01, scale * scale - worldVariance)) : scale;
          const log =
            predicted(isLarge ? large : small, place, lane, mean) +
            (shift[at] as number) +
            (isLarge ? (world[lane] as number) : 0) +
            own * student4Quantile(draws[4 * place * LANES + lane] as number);
          drawn[at] = Math.max(0, log);
          const usual = log > 0 ? Math.exp(log) - 1 : 0;
          const leaving = hasDestinations[place] === 0 ? 0 : Math.min(usual, largestShare * (population[at] as number));
          logs[at] = leaving === usual ? (drawn[at] as number) : Math.log(1 + leaving);
          people[at] = leaving < fewest ? 0 : leaving;
        }
    },
    host(largeFlow, largestShare) {
      for (let place = 0; place < places; place++)
        for (let lane = 0; lane < LANES; lane++) {
          const at = place * LANES + lane;
          const mean = meanOfThree(at);
          const of = mean >= largeFlow ? large : small;
          const log =
            predicted(of, place, lane, mean) +
            Math.log(1 + (people[at] as number)) * (of[4 * LANES + lane] as number) +
            scaleAt(scales, mean) * student4Quantile(draws[(4 * place + 1) * LANES + lane] as number);
          people[at] = log > 0 ? Math.min(largestShare * (population[at] as number), Math.exp(log) - 1) : 0;
        }
    },
    takeLogs() {
      for (let at = 0; at < logs.length; at++) logs[at] = Math.log(1 + (people[at] as number));
    },
  };
}
