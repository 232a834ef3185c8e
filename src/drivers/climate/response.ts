import { HAZARD_GROUPS } from '../../baseline/baseline.ts';

/**
 * Frequency of a once-in-ten-years agricultural drought against 1850-1900, by global warming in degrees.
 * Source: IPCC AR6 WGI SPM, Figure SPM.6; straight lines between the assessed points and through 1 at zero.
 * Used for the whole group of drought, heat and fire: heat and fire have steeper or no comparable ratios (assumed).
 */
const DROUGHT_RATIO: readonly (readonly [number, number])[] = [
  [0, 1],
  [1, 1.7],
  [1.5, 2],
  [2, 2.4],
  [4, 4.1],
];

/** Ratio of the frequency of agricultural drought to 1850-1900 at a warming in degrees; the last slope is carried on. */
export function droughtFrequencyRatio(warming: number): number {
  let at = 1;
  while (at < DROUGHT_RATIO.length - 1 && warming > (DROUGHT_RATIO[at] as readonly [number, number])[0]) at++;
  const [x0, y0] = DROUGHT_RATIO[at - 1] as readonly [number, number];
  const [x1, y1] = DROUGHT_RATIO[at] as readonly [number, number];
  return y0 + ((y1 - y0) * (warming - x0)) / (x1 - x0);
}

/** Change of a probability when its odds are multiplied: new probability / old probability. */
function oddsFactor(probability: number, oddsRatio: number): number {
  return oddsRatio / (1 + probability * (oddsRatio - 1));
}

/** Quantile of the triangular distribution on [0, high] with its peak at `mode`. */
export function triangularQuantile(u: number, mode: number, high: number): number {
  return u * high < mode ? Math.sqrt(u * mode * high) : high - Math.sqrt((1 - u) * high * (high - mode));
}

/**
 * Compute the share of people still displaced at equal hazard where adaptation is set by year: the product of 1 - rate over the
 * years after the first. As long as the rate has not changed it is the power that a plain number takes, to the last bit.
 *
 * @param rates [C][T] % a year.
 * @returns [C][T] shares, 1 in the first year.
 */
export function adaptedShares(rates: Float64Array, years: number): Float64Array {
  const shares = new Float64Array(rates.length).fill(1);
  for (let from = 0; from < rates.length; from += years) {
    const first = rates[from + 1] as number;
    let isConstant = true;
    for (let t = 1; t < years; t++) {
      const rate = rates[from + t] as number;
      isConstant &&= rate === first;
      shares[from + t] = isConstant ? (1 - first / 100) ** t : (shares[from + t - 1] as number) * (1 - rate / 100);
    }
  }
  return shares;
}

/** How a year's hazards stand against the fit. */
export interface HazardChange {
  /** Rise of expected people per degree of warming, as a share, of floods and of storms. */
  readonly floodRise: number;
  readonly stormRise: number;
  /** Degrees since the fit. */
  readonly warming: number;
  /** Factor on the odds of drought, heat and fire. */
  readonly dryOdds: number;
  /** Factor of adaptation on all weather groups. */
  readonly adaptation: number;
}

/**
 * Compute expected people displaced against the fit at unchanged population: sum of hazard shares times factors.
 *
 * @param shares [C][H] in the order of `HAZARD_GROUPS`; the last, geophysical, group stays as it is.
 */
export function expectedPeopleFactor(
  shares: Float64Array,
  place: number,
  dryOccurrence: number,
  change: HazardChange,
): number {
  const at = place * HAZARD_GROUPS.length;
  const rises =
    (shares[at] as number) * (1 + change.floodRise) ** change.warming +
    (shares[at + 1] as number) * (1 + change.stormRise) ** change.warming +
    (shares[at + 2] as number) * oddsFactor(dryOccurrence, change.dryOdds);
  return rises * change.adaptation + (shares[at + 3] as number);
}

/**
 * Compute the same for a year whose main hazard is neither flood nor storm: drought, heat or fire, and geophysical hazards, by their
 * shares in a place. 1 where a place has no share of either, since no such year is drawn there.
 */
export function otherHazardFactor(
  shares: Float64Array,
  place: number,
  dryOccurrence: number,
  dryOdds: number,
  adaptation: number,
): number {
  const at = place * HAZARD_GROUPS.length;
  const dry = shares[at + 2] as number;
  const geophysical = shares[at + 3] as number;
  const both = dry + geophysical;
  return both > 0 ? (dry * oddsFactor(dryOccurrence, dryOdds) * adaptation + geophysical) / both : 1;
}
