/** Lower ends of the classes of forecast flow, people over five years; smaller flows share the first class. */
const CLASS_STARTS = [0, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000] as const;

/** Errors of the point forecast in closed periods, by class of forecast flow: log1p(flow) - log1p(forecast), sorted, median zero. */
export interface CorridorSpread {
  readonly errors: readonly Float64Array[];
}

/**
 * Collect the errors of point forecasts by size class.
 *
 * The relative spread falls with size (robust sd of the log ratio 1.0 for a handful of people, 0.45 above 100,000), and
 * both tails are far heavier than a normal's, so the errors themselves are the distribution. Intervals of 80% fitted on
 * earlier periods covered 86-91% by size in 2005-2010 (88% of all) and 79-83% in 2010-2015 (82% of all), but 70% of the
 * 154 forecasts above 100,000, where one-off labour and refugee movements ended.
 *
 * @param points, flows for each period [C][C] people over five years; forecasts of less than half a person are left out.
 */
export function fitCorridorSpread(
  points: readonly Float64Array[],
  flows: readonly Float64Array[],
  places: number,
): CorridorSpread {
  const found: number[][] = CLASS_STARTS.map(() => []);
  points.forEach((point, period) => {
    const flow = flows[period] as Float64Array;
    for (let pair = 0; pair < point.length; pair++) {
      const forecast = point[pair] as number;
      if (forecast < 0.5 || pair % (places + 1) === 0) continue;
      found[classOf(forecast)]?.push(Math.log1p(flow[pair] as number) - Math.log1p(forecast));
    }
  });
  return {
    errors: found.map((list) => {
      const sorted = Float64Array.from(list).sort();
      const middle = quantileSorted(sorted, 0.5);
      return sorted.map((error) => error - middle);
    }),
  };
}

/**
 * Compute a quantile of a corridor's flow around its point forecast, people over five years; the point is the median.
 *
 * @param p in 0..1; the ends are the largest errors on record in the class.
 */
export function corridorQuantile(spread: CorridorSpread, point: number, p: number): number {
  const errors = spread.errors[classOf(point)] as Float64Array;
  return Math.max(0, Math.expm1(Math.log1p(point) + quantileSorted(errors, p)));
}

function classOf(flow: number): number {
  return CLASS_STARTS.findLastIndex((from) => flow >= from);
}

/** Quantile of ascending values, interpolation R-7; 0 where there are none. */
function quantileSorted(values: Float64Array, p: number): number {
  const at = p * (values.length - 1);
  const low = Math.floor(at);
  const below = values[low] ?? 0;
  const above = values[Math.min(low + 1, values.length - 1)] ?? below;
  return below + (at - low) * (above - below);
}
