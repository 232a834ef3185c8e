/** Significant digits of every number in a file. */
const DIGITS = 7;

/**
 * Write a number with the fewest characters at 7 significant digits and at most 100 decimals, without exponent.
 *
 * @param value finite.
 */
export function shortestDecimal(value: number): string {
  const rounded = Number(value.toPrecision(DIGITS));
  if (rounded === 0) return '0';
  const text = String(rounded);
  if (!text.includes('e')) return text;
  // Below 1e-6 the language switches to an exponent; above 1e21 no quantity of this model goes.
  const decimals = Math.min(100, DIGITS - 1 - Math.floor(Math.log10(Math.abs(rounded))));
  return rounded.toFixed(Math.max(0, decimals)).replace(/\.?0+$/, '');
}

/** Name of a quantile in files: 0.025 is `p2_5`, 0.5 is `p50`. */
export function quantileName(p: number): string {
  return `p${String(Number((p * 100).toPrecision(10))).replace('.', '_')}`;
}
