import { normalCdf } from '../random/normal.ts';

/** Points and weights of Gauss and Legendre on (-1, 1), twelve in all. Source: Abramowitz and Stegun (1964), table 25.4. */
const POINTS = [0.1252334085, 0.3678314989, 0.5873179542, 0.7699026741, 0.9041172563, 0.9815606342] as const;
const WEIGHTS = [0.2491470458, 0.2334925365, 0.2031674267, 0.1600783285, 0.1069393259, 0.0471753363] as const;

/** A standard normal that was seen, or that is only known to lie at `z` or below it. */
export interface CensoredNormal {
  readonly z: number;
  readonly isBelow: boolean;
}

/**
 * Compute the log of the likelihood of two standard normals with a correlation, over that of two independent ones.
 *
 * @param correlation in (-1, 1), both ends excluded.
 */
export function logPairLikelihood(a: CensoredNormal, b: CensoredNormal, correlation: number): number {
  if (a.isBelow && b.isBelow) return Math.log(bothBelow(a.z, b.z, correlation) / (normalCdf(a.z) * normalCdf(b.z)));
  const free = 1 - correlation * correlation;
  if (a.isBelow || b.isBelow) {
    const [limit, seen] = a.isBelow ? [a.z, b.z] : [b.z, a.z];
    return Math.log(normalCdf((limit - correlation * seen) / Math.sqrt(free)) / normalCdf(limit));
  }
  const squares = correlation * (a.z * a.z + b.z * b.z) - 2 * a.z * b.z;
  return -0.5 * Math.log(free) - (correlation * squares) / (2 * free);
}

/** Probability that two standard normals lie below limits: the integral of their density over the correlation (Plackett 1954). */
function bothBelow(a: number, b: number, correlation: number): number {
  let sum = 0;
  for (let k = 0; k < POINTS.length; k++) {
    for (const side of [-1, 1]) {
      const r = (correlation * (1 + side * (POINTS[k] as number))) / 2;
      const free = 1 - r * r;
      sum += ((WEIGHTS[k] as number) * Math.exp(-(a * a - 2 * r * a * b + b * b) / (2 * free))) / Math.sqrt(free);
    }
  }
  return normalCdf(a) * normalCdf(b) + (correlation * sum) / (4 * Math.PI);
}
