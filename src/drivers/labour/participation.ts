import type { Place } from '../../baseline/baseline.ts';
import { AGES, FIRST_WORKING_GROUP, SEXES, WORKING_GROUPS } from '../../kernels/kernels.ts';

/** Five-year age from which a higher retirement age keeps people at work, 55-59. */
const FIRST_RETIRING = 11 - FIRST_WORKING_GROUP;
/** Nobody beyond this share takes part at any age. */
const LARGEST_RATE = 0.97;
/** Share of the added years before retirement that becomes work: half (judgement; Staubli and Zweimueller 2013 see as many out of work). */
const WORKING_SHARE_OF_ADDED_YEARS = 0.5;

/**
 * Participation by five-year age 15-19..80-84 against its level at 25-54, where most people work for wages, and where most work
 * on farms and on their own account. Assumed: round figures from general knowledge of the ILO's estimates by age; the level of
 * each place is its own, so the shape decides only how ageing and rejuvenation move the labour force.
 */
const WAGE_SHAPE = [
  [0.32, 0.74, 0.96, 1.01, 1.02, 1.02, 1.0, 0.98, 0.9, 0.68, 0.33, 0.18, 0.08, 0.05],
  [0.36, 0.84, 1.02, 1.0, 1.0, 1.01, 1.01, 0.98, 0.88, 0.6, 0.26, 0.13, 0.05, 0.03],
] as const;
const FARM_SHAPE = [
  [0.52, 0.83, 0.97, 1.0, 1.01, 1.01, 1.0, 0.99, 0.95, 0.87, 0.72, 0.58, 0.42, 0.3],
  [0.58, 0.84, 0.96, 1.0, 1.02, 1.02, 1.02, 0.98, 0.91, 0.8, 0.62, 0.46, 0.3, 0.2],
] as const;
/** How far a place of an income group lies from the wage shape towards the farm shape. Assumed. */
const FARM_WEIGHT = { low: 1, 'lower-middle': 0.67, 'upper-middle': 0.33, high: 0 } as const;

/**
 * Compute participation by sex and five-year age [C][S][14] so that the observed rate of people of 15 and over comes out on the
 * population of 31 December 2024.
 *
 * @param observed [C][S] labour force as a share of people aged 15 and over.
 */
export function participationByAge(
  places: readonly Pick<Place, 'income'>[],
  populationBase: Float64Array,
  observed: Float64Array,
): Float64Array {
  const rates = new Float64Array(places.length * SEXES * WORKING_GROUPS);
  const people = new Float64Array(WORKING_GROUPS);
  places.forEach(({ income }, i) => {
    for (let sex = 0; sex < SEXES; sex++) {
      const row = i * SEXES + sex;
      let adults = 0;
      people.fill(0);
      for (let age = 15; age < AGES; age++) {
        const count = populationBase[row * AGES + age] as number;
        adults += count;
        const group = Math.floor(age / 5) - FIRST_WORKING_GROUP;
        if (group < WORKING_GROUPS) people[group] = (people[group] as number) + count;
      }
      const farm = FARM_WEIGHT[income];
      const shapeAt = (g: number) =>
        farm * (FARM_SHAPE[sex]?.[g] as number) + (1 - farm) * (WAGE_SHAPE[sex]?.[g] as number);
      const level = levelFor(shapeAt, people, adults * (observed[row] as number));
      for (let g = 0; g < WORKING_GROUPS; g++)
        rates[row * WORKING_GROUPS + g] = Math.min(LARGEST_RATE, level * shapeAt(g));
    }
  });
  return rates;
}

/** Find the level at which the labour force is `target`, by bisection: the cap makes the sum bend. */
function levelFor(shapeAt: (g: number) => number, people: Float64Array, target: number): number {
  let low = 0;
  let high = 4;
  for (let pass = 0; pass < 40; pass++) {
    const level = (low + high) / 2;
    let sum = 0;
    for (let g = 0; g < WORKING_GROUPS; g++) sum += (people[g] as number) * Math.min(LARGEST_RATE, level * shapeAt(g));
    if (sum < target) low = level;
    else high = level;
  }
  return (low + high) / 2;
}

/**
 * Write the rates of a place under the levers into its row of `out` [C][S][14]; without levers they are those of `rates`.
 *
 * Women: the closed share of the gap to men of the same age is added. Then the ages from 55 on take the rate of the age that they
 * were `retirementYears` before, half of the way.
 */
export function participationUnder(
  out: Float64Array,
  rates: Float64Array,
  place: number,
  gapClosed: number,
  retirementYears: number,
): void {
  const men = place * SEXES * WORKING_GROUPS;
  const women = men + WORKING_GROUPS;
  for (let g = 0; g < WORKING_GROUPS; g++) {
    const ofMen = rates[men + g] as number;
    const ofWomen = rates[women + g] as number;
    out[men + g] = ofMen;
    out[women + g] = ofWomen + gapClosed * Math.max(0, ofMen - ofWomen);
  }
  const later = (WORKING_SHARE_OF_ADDED_YEARS * retirementYears) / 5;
  if (later === 0) return;
  for (let sex = 0; sex < SEXES; sex++)
    // From the oldest down, so that each age still finds the unmoved rate of the age before.
    for (let g = WORKING_GROUPS - 1; g >= FIRST_RETIRING; g--) {
      const at = men + sex * WORKING_GROUPS + g;
      out[at] = (1 - later) * (out[at] as number) + later * (out[at - 1] as number);
    }
}
