import { type CountRegression, LARGE_FLOW, scaleAt } from '../../baseline/cross-border-law.ts';
import { LANES } from '../../kernels/kernels.ts';
import type { Luck } from '../../random/luck.ts';
import { drawCoefficients } from './draws.ts';

/** A count regression with the history of each place, in 8 runs at once. */
export interface CountHistory {
  /** [C][L] scale of the errors of the coming year, and 1 where the regression of large counts holds. */
  readonly scale: Float64Array;
  readonly isLarge: Uint8Array;
  startBlock(luck: Luck, groups: readonly number[], isDrawn: boolean): void;
  /** Predict log1p people of the coming year; `expected` is the covariate that arrivals have and departures have not. */
  predict(place: number, lane: number, expected: number): number;
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
  const hasExpected = size > 4;
  const small = new Float64Array(size * LANES);
  const large = new Float64Array(size * LANES);
  const last = new Float64Array(C * LANES);
  const second = new Float64Array(C * LANES);
  const third = new Float64Array(C * LANES);
  const meanOfThree = new Float64Array(C * LANES);
  const scale = new Float64Array(C * LANES);
  const isLarge = new Uint8Array(C * LANES);

  function lookBack(): void {
    for (let at = 0; at < last.length; at++) {
      const mean = ((last[at] as number) + (second[at] as number) + (third[at] as number)) / 3;
      meanOfThree[at] = mean;
      scale[at] = scaleAt(regression.scale, mean);
      isLarge[at] = mean >= LARGE_FLOW ? 1 : 0;
    }
  }

  return {
    scale,
    isLarge,
    startBlock(luck, groups, isDrawn) {
      drawCoefficients(luck, regression.small, groups, isDrawn, small);
      drawCoefficients(luck, regression.large, groups, isDrawn, large);
      [last, second, third].forEach((lag, n) => {
        for (let i = 0; i < C; i++) lag.fill(history[i * 3 + n] as number, i * LANES, (i + 1) * LANES);
      });
      lookBack();
    },
    predict(place, lane, expected) {
      const at = place * LANES + lane;
      const of = isLarge[at] === 1 ? large : small;
      const sum =
        (of[lane] as number) +
        (last[at] as number) * (of[LANES + lane] as number) +
        (meanOfThree[at] as number) * (of[2 * LANES + lane] as number) +
        (level[place] as number) * (of[3 * LANES + lane] as number);
      return hasExpected ? sum + expected * (of[4 * LANES + lane] as number) : sum;
    },
    remember(logs) {
      third.set(second);
      second.set(last);
      last.set(logs);
      lookBack();
    },
  };
}
