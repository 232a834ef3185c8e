const CELLS = 1_024;
const SMALLEST = 1e-300;

/**
 * Tabulate the quantile function of a beta distribution.
 *
 * The distribution function stands at 1,025 equal steps and is turned round linearly between them, so a quantile is
 * within 1/1,024 of the exact one.
 *
 * @param a @param b shapes, above 0.
 * @returns the quantile of u in 0..1, rising in u.
 */
export function betaQuantile(a: number, b: number): (u: number) => number {
  // The two parts of the complete integral at 1/2: no gamma function is needed.
  const whole = lowerIntegral(0.5, a, b) + lowerIntegral(0.5, b, a);
  const cumulated = Float64Array.from({ length: CELLS + 1 }, (_, k) => {
    const x = k / CELLS;
    const isLower = x < (a + 1) / (a + b + 2);
    return isLower ? lowerIntegral(x, a, b) / whole : 1 - lowerIntegral(1 - x, b, a) / whole;
  });
  return (u) => {
    let low = 0;
    let high = CELLS;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((cumulated[middle] as number) <= u) low = middle;
      else high = middle;
    }
    const from = cumulated[low] as number;
    const step = (cumulated[high] as number) - from;
    return (low + (step > 0 ? (u - from) / step : 0)) / CELLS;
  };
}

/**
 * Integral of t^(a-1) (1-t)^(b-1) from 0 to x, by the continued fraction that converges fast below the mean.
 * Source: Press et al. (2007), Numerical Recipes, 3rd ed., equation 6.4.5, method of Lentz.
 */
function lowerIntegral(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  let c = 1;
  let d = 1 / notZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= 200; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / notZero(1 + even * d);
    c = notZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / notZero(1 + odd * d);
    c = notZero(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-14) break;
  }
  return ((x ** a * (1 - x) ** b) / a) * fraction;
}

function notZero(value: number): number {
  return Math.abs(value) < SMALLEST ? SMALLEST : value;
}
