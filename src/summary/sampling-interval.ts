/** Quantile of the normal distribution that leaves one tenth above it. */
const TENTH = 1.2816;

/** An estimate with the 80% interval of its sampling error. */
export interface Sampled {
  readonly mean: number;
  /** The same as `mean` where the error is not known. */
  readonly low: number;
  readonly high: number;
  readonly isKnown: boolean;
}

/** The interval in which 8 of 10 repetitions with other luck would lie, from the standard error; null where none is known. */
export function sampled(mean: number, error: number | null): Sampled {
  const half = TENTH * (error ?? 0);
  return { mean, low: mean - half, high: mean + half, isKnown: error !== null };
}
