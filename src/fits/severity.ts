/** Degrees of freedom with which a place's own variance is shrunk towards the size curve. */
const VARIANCE_DF = 4;
/** Log of typical people at which the intercept of the size curve holds (8,100 people). */
const CENTRE_LOG_PEOPLE = 9;
const ROUNDS = 2000;
/** Standard normal 90th percentile. */
const Z90 = 1.2815515655446004;

export interface Severity {
  /** [C] posterior mean and standard error of the place's mean log rate. */
  readonly mean: Float64Array;
  readonly meanError: Float64Array;
  /** [C] standard deviation of the yearly log rate. */
  readonly spread: Float64Array;
  /** Mean and standard deviation of places' levels. */
  readonly level: number;
  readonly levelSpread: number;
  /** log variance = intercept + slope (log typical people - 9). */
  readonly varianceIntercept: number;
  readonly varianceSlope: number;
}

/**
 * Fit a hierarchical normal law to yearly log rates given any displacement.
 *
 * y = mu_i + e, e ~ N(0, s_i^2), mu_i ~ N(level, levelSpread^2) over all places; s_i^2 is drawn around a curve falling
 * with typical people (many independent events average out), scaled inverse chi-square with 4 degrees of freedom.
 * Alternates: posterior of mu_i; level and spread by EM; the curve by the marginal likelihood of the sums of squares
 * (concave, Newton); the place's own variance as the inverse of its posterior mean precision. What is not known about a
 * variance makes the yearly law a Student t; the spread given is the normal one with the same central 80%.
 *
 * @param logRates [C] the place's log rates, possibly none.
 * @param logPopulation [C] log persons.
 */
export function fitSeverity(logRates: readonly (readonly number[])[], logPopulation: Float64Array): Severity {
  const places = logRates.length;
  const mean = new Float64Array(places);
  const error2 = new Float64Array(places);
  const variance = new Float64Array(places).fill(3);
  const squares = new Float64Array(places);
  const size = new Float64Array(places);
  let level = meanOf(logRates.flat());
  let levelVariance = 2;
  let intercept = Math.log(3);
  let slope = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const before = [level, levelVariance, intercept, slope];
    let sum = 0;
    let spread = 0;
    let known = 0;
    for (let i = 0; i < places; i++) {
      const rates = logRates[i] as readonly number[];
      const precision = 1 / levelVariance + rates.length / (variance[i] as number);
      let weighted = level / levelVariance;
      for (const rate of rates) weighted += rate / (variance[i] as number);
      const mu = weighted / precision;
      mean[i] = mu;
      error2[i] = 1 / precision;
      size[i] = mu + (logPopulation[i] as number) - CENTRE_LOG_PEOPLE;
      let square = rates.length / precision;
      for (const rate of rates) square += (rate - mu) ** 2;
      squares[i] = square;
      if (rates.length === 0) continue;
      known++;
      sum += mu;
      spread += (mu - level) ** 2 + 1 / precision;
    }
    level = sum / known;
    levelVariance = spread / known;
    [intercept, slope] = fitVarianceCurve(logRates, squares, size, intercept, slope);
    for (let i = 0; i < places; i++) {
      const prior = Math.exp(intercept + slope * (size[i] as number));
      const count = (logRates[i] as readonly number[]).length;
      variance[i] = (VARIANCE_DF * prior + (squares[i] as number)) / (VARIANCE_DF + count);
    }
    const change = [level, levelVariance, intercept, slope].map((value, i) => Math.abs(value - (before[i] as number)));
    if (Math.max(...change) < 1e-9) break;
  }
  return {
    mean,
    meanError: error2.map(Math.sqrt),
    spread: variance.map(
      (value, i) => Math.sqrt(value) * studentWidth(VARIANCE_DF + (logRates[i] as readonly number[]).length),
    ),
    level,
    levelSpread: Math.sqrt(levelVariance),
    varianceIntercept: intercept,
    varianceSlope: slope,
  };
}

/** Maximise sum of 2 eta - (4 + n) / 2 log(4 e^eta + SS), eta = intercept + slope x, by Newton. */
function fitVarianceCurve(
  logRates: readonly (readonly number[])[],
  squares: Float64Array,
  size: Float64Array,
  startIntercept: number,
  startSlope: number,
): [number, number] {
  let intercept = startIntercept;
  let slope = startSlope;
  for (let round = 0; round < 30; round++) {
    let g0 = 0;
    let g1 = 0;
    let h00 = 0;
    let h01 = 0;
    let h11 = 0;
    for (let i = 0; i < squares.length; i++) {
      const count = (logRates[i] as readonly number[]).length;
      if (count === 0) continue;
      const x = size[i] as number;
      const prior = VARIANCE_DF * Math.exp(intercept + slope * x);
      const share = prior / (prior + (squares[i] as number));
      const half = (VARIANCE_DF + count) / 2;
      const gradient = VARIANCE_DF / 2 - half * share;
      const bend = half * share * (1 - share);
      g0 += gradient;
      g1 += gradient * x;
      h00 += bend;
      h01 += bend * x;
      h11 += bend * x * x;
    }
    const determinant = h00 * h11 - h01 * h01;
    if (determinant < 1e-12) return [intercept, slope];
    const d0 = (g0 * h11 - g1 * h01) / determinant;
    const d1 = (g1 * h00 - g0 * h01) / determinant;
    intercept += Math.max(-1, Math.min(1, d0));
    slope += Math.max(-0.2, Math.min(0.2, d1));
    if (Math.abs(d0) + Math.abs(d1) < 1e-12) break;
  }
  return [intercept, slope];
}

/**
 * Ratio of the 90th percentiles of Student's t and the normal, two terms of its expansion in 1 / df; error below 0.4% from
 * 4 degrees of freedom on. Source: Abramowitz and Stegun (1964), 26.7.5.
 */
function studentWidth(df: number): number {
  const g1 = (Z90 ** 3 + Z90) / 4;
  const g2 = (5 * Z90 ** 5 + 16 * Z90 ** 3 + 3 * Z90) / 96;
  return 1 + (g1 / df + g2 / df ** 2) / Z90;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
