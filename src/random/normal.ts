/**
 * Standard normal quantile by Acklam's rational approximation, tails included.
 *
 * @param u probability in (0, 1), both ends excluded; keyed uniforms never reach them.
 * Relative error below 1.15e-9. Source: P. J. Acklam (2003), coefficients of the published algorithm.
 */
export function normalQuantile(u: number): number {
  if (u < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(u));
    return tail(q);
  }
  if (u > 0.97575) {
    const q = Math.sqrt(-2 * Math.log(1 - u));
    return -tail(q);
  }
  const q = u - 0.5;
  const r = q * q;
  return (
    ((((((-3.969683028665376e1 * r + 2.209460984245205e2) * r - 2.759285104469687e2) * r + 1.38357751867269e2) * r -
      3.066479806614716e1) *
      r +
      2.506628277459239) *
      q) /
    (((((-5.447609879822406e1 * r + 1.615858368580409e2) * r - 1.556989798598866e2) * r + 6.680131188771972e1) * r -
      1.328068155288572e1) *
      r +
      1)
  );
}

function tail(q: number): number {
  return (
    (((((-7.784894002430293e-3 * q - 3.223964580411365e-1) * q - 2.400758277161838) * q - 2.549732539343734) * q +
      4.374664141464968) *
      q +
      2.938163982698783) /
    ((((7.784695709041462e-3 * q + 3.224671290700398e-1) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1)
  );
}

/**
 * Standard normal distribution function, one exponential and one rational function.
 *
 * Absolute error below 1e-14; beyond |z| = 7.07 a continued fraction keeps the tail's relative error below 1e-8.
 * Source: J. F. Hart et al. (1968), as given by G. West (2005), Better approximations to cumulative normal
 * functions, Wilmott Magazine, May 2005.
 */
export function normalCdf(z: number): number {
  const a = Math.abs(z);
  const density = Math.exp(-0.5 * a * a);
  const upper = a < 7.07106781186547 ? (density * numerator(a)) / denominator(a) : farTail(a, density);
  return z > 0 ? 1 - upper : upper;
}

function numerator(a: number): number {
  return (
    (((((3.52624965998911e-2 * a + 0.700383064443688) * a + 6.37396220353165) * a + 33.912866078383) * a +
      112.079291497871) *
      a +
      221.213596169931) *
      a +
    220.206867912376
  );
}

function denominator(a: number): number {
  return (
    ((((((8.83883476483184e-2 * a + 1.75566716318264) * a + 16.064177579207) * a + 86.7807322029461) * a +
      296.564248779674) *
      a +
      637.333633378831) *
      a +
      793.826512519948) *
      a +
    440.413735824752
  );
}

function farTail(a: number, density: number): number {
  return density / (2.506628274631 * (a + 1 / (a + 2 / (a + 3 / (a + 4 / (a + 0.65))))));
}
