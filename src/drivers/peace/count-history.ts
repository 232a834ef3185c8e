import { type CountRegression, LARGE_FLOW, writeScales } from '../../baseline/cross-border-law.ts';
import { LANES } from '../../kernels/kernels.ts';
import type { Luck } from '../../random/luck.ts';
import { drawCoefficients } from './draws.ts';

/** A count regression with the history of each place, in 8 runs at once. */
export interface CountHistory {
  /** [C][L] scale of the errors of the coming year, and 1 where the regression of large counts holds. */
  readonly scale: Float64Array;
  readonly isLarge: Uint8Array;
  startBlock(luck: Luck, groups: readonly number[], isDrawn: boolean): void;
  /**
   * Predict log1p people of the coming year.
   *
   * @param expected [C][L] the covariate that arrivals have; null for departures, which have none.
   * @returns [C][L], overwritten by the next call.
   */
  predict(expected: Float64Array | null): Float64Array;
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
  const meanOfThree = new Float64Array(C * LANES);
  const predicted = new Float64Array(C * LANES);
  const scale = new Float64Array(C * LANES);
  const isLarge = new Uint8Array(C * LANES);

  function lookBack(): void {
    const [a, b, c] = [last, second, third];
    for (let at = 0; at < a.length; at++) {
      const mean = ((a[at] as number) + (b[at] as number) + (c[at] as number)) / 3;
      meanOfThree[at] = mean;
      isLarge[at] = mean >= LARGE_FLOW ? 1 : 0;
    }
    writeScales(regression.scale, meanOfThree, scale);
  }

  function predictPlace(place: number, lags: Float64Array, expected: Float64Array | null): void {
    const usual = level[place] as number;
    for (let lane = 0; lane < LANES; lane++) {
      const at = place * LANES + lane;
      const of = isLarge[at] === 1 ? large : small;
      const sum =
        (of[lane] as number) +
        (lags[at] as number) * (of[LANES + lane] as number) +
        (meanOfThree[at] as number) * (of[2 * LANES + lane] as number) +
        usual * (of[3 * LANES + lane] as number);
      predicted[at] = expected === null ? sum : sum + (expected[at] as number) * (of[4 * LANES + lane] as number);
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
    predict(expected) {
      for (let place = 0; place < C; place++) predictPlace(place, last, expected);
      return predicted;
    },
    remember(logs) {
      [last, second, third] = [third, last, second];
      last.set(logs);
      lookBack();
    },
  };
}
