import { LANES } from '../kernels/kernels.ts';

/** Why a run failed: the first value that was not a finite number. */
export interface RunFailure {
  readonly run: number;
  readonly iso3: string;
  readonly year: number;
  readonly stage: string;
}

/**
 * Whether all values are finite numbers: times zero any other is no zero, and their sum none either. Four sums, since each addition
 * waits for the one before.
 */
function isAllFinite(values: ArrayLike<number>): boolean {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let j = 0; j < values.length; j += 4) {
    a += (values[j] as number) * 0;
    b += (values[j + 1] as number) * 0;
    c += (values[j + 2] as number) * 0;
    d += (values[j + 3] as number) * 0;
  }
  return a + b + c + d === 0;
}

/** Mark the runs whose values are not finite; the first cause stays. */
export function findFailures(
  values: ArrayLike<number>,
  stage: string,
  year: number,
  perPlace: number,
  firstRun: number,
  places: readonly { readonly iso3: string }[],
  failures: Map<number, RunFailure>,
): void {
  if (isAllFinite(values)) return;
  for (let j = 0; j < values.length; j++) {
    if (Number.isFinite(values[j])) continue;
    const run = firstRun + (j % LANES);
    if (!failures.has(run))
      failures.set(run, { run, iso3: places[Math.floor(j / perPlace)]?.iso3 ?? 'WLD', year, stage });
  }
}
