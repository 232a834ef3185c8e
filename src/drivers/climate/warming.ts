import { type Baseline, FIRST_YEAR, WARMING_PATHS } from '../../baseline/baseline.ts';
import { NORMAL_95 } from '../driver.ts';

/** The path that the reference follows. */
export const REFERENCE_PATH = 'SSP2-4.5';
/** The choice of a counterfactual: the forced warming of this year on the reference path stays. */
const HELD_PATH = 'held-2024';
/** The year whose warming is held in comparisons. */
export const HELD_YEAR = FIRST_YEAR - 1;
/** First year of the warming curves. */
const CURVE_START = 2015;

/** Assessed warming by year from 2015, degrees over 1850-1900: best estimate and the 5-95% range. */
export interface WarmingCurve {
  readonly best: Float64Array;
  readonly p05: Float64Array;
  readonly p95: Float64Array;
}

/**
 * The curve of a path, or the flat one of the counterfactual: each run keeps its place in the range of 2024, so that its warming since
 * 2024 is zero.
 *
 * @throws Error for a path that the baseline does not hold.
 */
export function warmingCurve({ warming }: Pick<Baseline, 'warming'>, path: string): WarmingCurve {
  const isHeld = path === HELD_PATH;
  const at = (WARMING_PATHS as readonly string[]).indexOf(isHeld ? REFERENCE_PATH : path);
  if (at < 0) throw new Error(`warming path ${path} is not in the baseline`);
  const years = warming.best.length / WARMING_PATHS.length;
  const cut = (column: Float64Array) => {
    const curve = column.subarray(at * years, (at + 1) * years);
    return isHeld ? new Float64Array(years).fill(curve[HELD_YEAR - CURVE_START] as number) : curve;
  };
  return { best: cut(warming.best), p05: cut(warming.p05), p95: cut(warming.p95) };
}

/** Warming that emissions force in a year at a place `z` of the assessed range, held over all years of a run. */
export function forcedWarming({ best, p05, p95 }: WarmingCurve, year: number, z: number): number {
  const t = year - CURVE_START;
  const middle = best[t] as number;
  const edge = z > 0 ? (p95[t] as number) - middle : middle - (p05[t] as number);
  return middle + (edge / NORMAL_95) * z;
}
