/** A track from left to right, pixels. */
interface Track {
  readonly left: number;
  readonly width: number;
  /** Its thumb, whose middle stands on the value. */
  readonly thumb: number;
  readonly isRightToLeft: boolean;
}

/** Least, most and decimals of the values. */
interface Range {
  readonly min: number;
  readonly max: number;
  readonly decimals: number;
}

/** The value that a slider takes where it is pressed at `x`, pixels: that on whose middle the thumb would stand, as browsers have it. */
export function sliderValueAt(x: number, { left, width, thumb, isRightToLeft }: Track, range: Range): number {
  const { min, max, decimals } = range;
  const share = Math.min(1, Math.max(0, (x - left - thumb / 2) / (width - thumb)));
  return Number((min + (isRightToLeft ? 1 - share : share) * (max - min)).toFixed(decimals));
}

/** The values that arrow and page keys give a slider, the nearest first: a step, and a tenth of the range, as browsers have it. */
export function sliderValuesByKey(value: number, { min, max, decimals }: Range): readonly number[] {
  const step = 10 ** -decimals;
  const leap = Math.max(step, (max - min) / 10);
  const values = [step, -step, leap, -leap].map((by) =>
    Number(Math.min(max, Math.max(min, value + by)).toFixed(decimals)),
  );
  return [...new Set(values)].filter((each) => each !== value);
}
