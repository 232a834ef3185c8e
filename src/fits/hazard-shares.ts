import { digamma } from './gamma.ts';

export interface HazardShares {
  /** [C][H] shares, each row sums to 1. */
  readonly shares: Float64Array;
  /** [H] Dirichlet parameters shared by all places. */
  readonly prior: Float64Array;
}

/**
 * Shrink places' shares of people by hazard group towards the pooled shares.
 *
 * Each place counts as (sum of years)^2 / sum of squared years independent years (Kish), so one giant year counts as about
 * one. The Dirichlet prior is fitted by the fixed point of the Dirichlet-multinomial likelihood with these fractional
 * counts. Source: Minka, T. (2000), Estimating a Dirichlet distribution, equation 55.
 *
 * @param people [C][Y][H] persons.
 */
export function fitHazardShares(people: Float64Array, places: number, years: number, hazards: number): HazardShares {
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
  const prior = new Float64Array(hazards).fill(0.3);
  for (let round = 0; round < 5000; round++) {
    if (updatePrior(prior, counts, hazards) < 1e-10) break;
  }
  const total = prior.reduce((sum, value) => sum + value, 0);
  const shares = new Float64Array(places * hazards);
  for (let from = 0; from < shares.length; from += hazards) {
    let own = 0;
    for (let h = 0; h < hazards; h++) own += counts[from + h] as number;
    for (let h = 0; h < hazards; h++)
      shares[from + h] = ((counts[from + h] as number) + (prior[h] as number)) / (own + total);
  }
  return { shares, prior };
}

/** One fixed-point round in place; returns the largest change. Places without people carry no weight. */
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
