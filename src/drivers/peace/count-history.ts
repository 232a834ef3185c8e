import type { CountRegression } from '../../baseline/cross-border-law.ts';
import type { CountKernel } from '../../kernels/count-kernel.ts';
import { LANES } from '../../kernels/kernels.ts';
import type { Luck } from '../../random/luck.ts';
import { drawCoefficients } from './draws.ts';

/** A count regression with the history of each place, in 8 runs at once. */
export interface CountHistory {
  startBlock(luck: Luck, groups: readonly number[], isDrawn: boolean): void;
  /** Write the regression and the last three years where the loops read them. */
  show(memory: CountKernel['memory']): void;
  /** Add a year of log1p people [C][L]. */
  remember(logs: Float64Array): void;
}

/**
 * Make the history of a regression.
 *
 * @param level   [C] mean of log1p people of ten years.
 * @param history [C][3] log1p people of the last three years, newest first.
 */
export function createCountHistory(
  regression: CountRegression,
  level: Float64Array,
  history: Float64Array,
): CountHistory {
  const C = level.length;
  const size = regression.large.mean.length;
  const small = new Float64Array(size * LANES);
  const large = new Float64Array(size * LANES);
  // The newest first: a year that passes moves the arrays along, not their numbers.
  let [last, second, third] = [0, 1, 2].map(() => new Float64Array(C * LANES)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];

  return {
    startBlock(luck, groups, isDrawn) {
      drawCoefficients(luck, regression.small, groups, isDrawn, small);
      drawCoefficients(luck, regression.large, groups, isDrawn, large);
      [last, second, third].forEach((lag, n) => {
        for (let i = 0; i < C; i++) lag.fill(history[i * 3 + n] as number, i * LANES, (i + 1) * LANES);
      });
    },
    show(memory) {
      memory.scales.set(regression.scale);
      memory.level.set(level);
      memory.small.set(small);
      memory.large.set(large);
      memory.last.set(last);
      memory.second.set(second);
      memory.third.set(third);
    },
    remember(logs) {
      [last, second, third] = [third, last, second];
      last.set(logs);
    },
  };
}
