import { betaQuantile } from './beta-quantile.ts';

/** Largest-event share in years of one size: a beta distribution. */
interface SizeClass {
  /** Movements of a year: mean of the decimal logs of the class, where its distribution holds. */
  readonly logMovements: number;
  readonly a: number;
  readonly b: number;
}

/**
 * Share of a year's movements that its largest event has, by movements of the year: below 100,000, to 1 million, above.
 *
 * Each beta has the median (0.88, 0.86, 0.53) and the standard deviation (0.25, 0.22, 0.26) of the place-years on record:
 * 409 of 10,000-100,000 movements, 167 up to a million, 68 above; IDMC Global Internal Displacement Database, disaster
 * events 2008-2020. `test/prepare/event-share.test.ts` recomputes them. Left out: single-event years are a share of
 * exactly 1 on record (31%, 14%, 9%), and above a million the record's lowest tenth is 0.31, the beta's 0.16.
 */
export const EVENT_SHARES: readonly SizeClass[] = [
  { logMovements: 4.45, a: 1.43, b: 0.41 },
  { logMovements: 5.43, a: 1.81, b: 0.505 },
  { logMovements: 6.45, a: 1.415, b: 1.288 },
];

/**
 * Make the function from a uniform and the movements of a year to the share of the largest event.
 *
 * Between the classes the log of the share goes straight with the log of the movements, so that a year of one more
 * movement never has fewer people present (for u from 0.0001 on); outside the outer ones it is held. In years below
 * 10,000 movements the record's median is higher, 0.97: there the first class gives somewhat too few.
 */
export function createEventShares(): (u: number, movements: number) => number {
  const quantiles = EVENT_SHARES.map(({ a, b }) => betaQuantile(a, b));
  const knots = EVENT_SHARES.map(({ logMovements }) => logMovements);
  const last = knots.length - 1;
  return (u, movements) => {
    const at = movements > 0 ? Math.log10(movements) : Number.NEGATIVE_INFINITY;
    const share = (k: number) => (quantiles[k] as (u: number) => number)(u);
    if (at <= (knots[0] as number)) return share(0);
    if (at >= (knots[last] as number)) return share(last);
    let k = 0;
    while (at > (knots[k + 1] as number)) k++;
    const low = knots[k] as number;
    const weight = (at - low) / ((knots[k + 1] as number) - low);
    return share(k) ** (1 - weight) * share(k + 1) ** weight;
  };
}
