/** A span of a bar, pixels. */
interface Span {
  readonly x: number;
  readonly width: number;
}

export interface RangeLayout {
  /** From P50 to P95. */
  readonly band: Span;
  /** Where the percentile planned for stands. */
  readonly planned: number;
  /** P50 to P95 of the reference. */
  readonly beside: Span | undefined;
  /** Where the stock stands; at the end of the bar where it is more than all. */
  readonly mark: number | undefined;
}

/** Marks at both ends keep half of their width inside. */
const EDGE = 1;

/**
 * Place P50, the percentile planned for and P95 on a bar from zero to the largest P95.
 *
 * @param values, reference [P50, planned, P95].
 */
export function layoutRange(
  values: readonly number[],
  reference: readonly number[] | undefined,
  stock: number | undefined,
  width: number,
): RangeLayout {
  const largest = Math.max(values[2] ?? 0, reference?.[2] ?? 0);
  const x = (value = 0) => (largest > 0 ? EDGE + Math.min(1, value / largest) * (width - 2 * EDGE) : EDGE);
  const span = (of: readonly number[]): Span => ({ x: x(of[0]), width: x(of[2]) - x(of[0]) });
  return {
    band: span(values),
    planned: x(values[1]),
    beside: reference && span(reference),
    mark: stock === undefined ? undefined : x(stock),
  };
}
