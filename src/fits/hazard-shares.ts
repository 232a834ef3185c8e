import { digamma } from './gamma.ts';

/**
 * Weight of the subregion in a place's shares, in years. Leaving out one year at a time, the log score of its composition is best
 * at 1.5 to 3 in 2013-2020 and in the six other windows tried. The Dirichlet-multinomial likelihood is no guide here: a year's
 * total is a sum of many events, so years differ less than its draws, and it asks for 27.
 */
const SUBREGION_WEIGHT = 2;

export interface HazardShares {
  /** [C][H] shares, each row sums to 1. */
  readonly shares: Float64Array;
  /** [S][H] shares of a place without a record, by subregion. */
  readonly subregionShares: Float64Array;
  /** [H] Dirichlet parameters from which the subregions are drawn. */
  readonly prior: Float64Array;
}

/**
 * Shrink places' shares of people by hazard group towards those of their subregion, and these towards the world's.
 *
 * Each place counts as (sum of years)^2 / sum of squared years independent years (Kish), so one giant year counts as about
 * one. A subregion counts the years of its places, each place with at most 1 + SUBREGION_WEIGHT of them, since more years of
 * one place say little about its neighbours (the variance of a Dirichlet-multinomial mean). The Dirichlet prior of subregions
 * is fitted by the fixed point of the Dirichlet-multinomial likelihood with these fractional counts. Source: Minka, T. (2000),
 * Estimating a Dirichlet distribution, equation 55.
 *
 * @param people      [C][Y][H] persons.
 * @param subregionOf [C] index of the place's subregion.
 */
export function fitHazardShares(
  people: Float64Array,
  subregionOf: readonly number[],
  years: number,
  hazards: number,
): HazardShares {
  const counts = independentYears(people, subregionOf.length, years, hazards);
  const regional = new Float64Array((1 + Math.max(...subregionOf)) * hazards);
  for (const [i, subregion] of subregionOf.entries()) {
    const own = rowSum(counts, i, hazards);
    const weight = (1 + SUBREGION_WEIGHT) / (own + SUBREGION_WEIGHT);
    for (let h = 0; h < hazards; h++) {
      const at = subregion * hazards + h;
      regional[at] = (regional[at] as number) + weight * (counts[i * hazards + h] as number);
    }
  }
  const prior = new Float64Array(hazards).fill(0.3);
  for (let round = 0; round < 5000; round++) {
    if (updatePrior(prior, regional, hazards) < 1e-10) break;
  }
  const total = rowSum(prior, 0, hazards);
  const subregionShares = regional.map(
    (count, at) =>
      (count + (prior[at % hazards] as number)) / (rowSum(regional, Math.floor(at / hazards), hazards) + total),
  );
  const shares = counts.map((count, at) => {
    const place = Math.floor(at / hazards);
    const pooled = subregionShares[(subregionOf[place] as number) * hazards + (at % hazards)] as number;
    return (count + SUBREGION_WEIGHT * pooled) / (rowSum(counts, place, hazards) + SUBREGION_WEIGHT);
  });
  return { shares, subregionShares, prior };
}

/** [C][H] independent years of each place, split by its shares of people. */
function independentYears(people: Float64Array, places: number, years: number, hazards: number): Float64Array {
  const counts = new Float64Array(places * hazards);
  for (let i = 0; i < places; i++) {
    const totals = new Float64Array(hazards);
    let sum = 0;
    let squares = 0;
    for (let t = 0; t < years; t++) {
      let year = 0;
      for (let h = 0; h < hazards; h++) {
        const value = people[(i * years + t) * hazards + h] as number;
        totals[h] = (totals[h] as number) + value;
        year += value;
      }
      sum += year;
      squares += year * year;
    }
    if (sum === 0) continue;
    const effective = (sum * sum) / squares;
    for (let h = 0; h < hazards; h++) counts[i * hazards + h] = (effective * (totals[h] as number)) / sum;
  }
  return counts;
}

function rowSum(values: Float64Array, row: number, width: number): number {
  let sum = 0;
  for (let k = row * width; k < (row + 1) * width; k++) sum += values[k] as number;
  return sum;
}

/** One fixed-point round in place; returns the largest change. Rows without people carry no weight. */
function updatePrior(prior: Float64Array, counts: Float64Array, hazards: number): number {
  const total = prior.reduce((sum, value) => sum + value, 0);
  const above = new Float64Array(hazards);
  let below = 0;
  for (let from = 0; from < counts.length; from += hazards) {
    let own = 0;
    for (let h = 0; h < hazards; h++) own += counts[from + h] as number;
    if (own === 0) continue;
    below += digamma(own + total) - digamma(total);
    for (let h = 0; h < hazards; h++) {
      const alpha = prior[h] as number;
      above[h] = (above[h] as number) + digamma((counts[from + h] as number) + alpha) - digamma(alpha);
    }
  }
  let change = 0;
  for (let h = 0; h < hazards; h++) {
    const next = Math.max(1e-4, ((prior[h] as number) * (above[h] as number)) / below);
    change = Math.max(change, Math.abs(next - (prior[h] as number)));
    prior[h] = next;
  }
  return change;
}
