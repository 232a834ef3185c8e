import { scaleLinear } from 'd3';
import type { Sampled } from '../summary/sampling-interval.ts';

export interface WaterfallFrame {
  readonly width: number;
  /** Room for names at the left; 0 where they stand above the bars. */
  readonly left: number;
  /** Room for values beside the bars, on the sides to which bars go. */
  readonly beside: number;
  readonly top: number;
  readonly bottom: number;
  readonly rowHeight: number;
  /** Middle of the bar from the top of its row. */
  readonly barAt: number;
}

interface WaterfallRow {
  /** Middle of the bar. */
  readonly y: number;
  readonly x: number;
  readonly width: number;
  readonly isRise: boolean;
  /** 80% interval of the sampling error, about the end of the bar. */
  readonly lowX: number;
  readonly highX: number;
  /** Where the bar ends, from which the next begins. */
  readonly endX: number;
  /** Where the value stands: on the side to which the bar goes, outside it and its interval. */
  readonly labelX: number;
}

export interface WaterfallLayout {
  readonly height: number;
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  /** Where the reference stands. */
  readonly zero: number;
  /** Middle of the row of the reference, which has no bar; its value stands where there is room. */
  readonly referenceY: number;
  readonly referenceX: number;
  readonly isReferenceRight: boolean;
  readonly parts: readonly WaterfallRow[];
  readonly total: WaterfallRow;
  readonly ticks: readonly { readonly value: number; readonly x: number }[];
}

const LABEL_GAP = 8;
/** Room for a value of zero, which stands at the right of where it ends. */
const ROOM_FOR_ZERO = 64;

/**
 * Place the parts of a change one behind the other, from the reference at zero to the scenario: each begins where the one
 * before it ends. The axis is the difference from the reference, so that small changes of large numbers are seen.
 */
export function layoutWaterfall(parts: readonly Sampled[], total: Sampled, frame: WaterfallFrame): WaterfallLayout {
  let sum = 0;
  const starts = parts.map(({ mean }) => {
    const start = sum;
    sum += mean;
    return start;
  });
  const reach = [
    0,
    ...parts.flatMap(({ mean, low, high }, i) => [mean, low, high].map((end) => (starts[i] as number) + end)),
    ...[total.mean, total.low, total.high],
  ];
  const [least, most] = [Math.min(...reach), Math.max(...reach)];
  const hasFalls = [...parts, total].some(({ mean }) => mean < 0);
  const hasRises = [...parts, total].some(({ mean }) => mean > 0);
  const left = frame.left + (hasFalls ? frame.beside : 0);
  const right = Math.max(left + 1, frame.width - (hasRises ? frame.beside : Math.min(frame.beside, ROOM_FOR_ZERO)));
  const x = scaleLinear(least === most ? [-1, 1] : [least, most], [left, right]);
  const rowAt = (start: number, { mean, low, high }: Sampled, row: number): WaterfallRow => {
    const [from, endX] = [x(start), x(start + mean)];
    const [lowX, highX] = [x(start + low), x(start + high)];
    return {
      y: frame.top + row * frame.rowHeight + frame.barAt,
      x: Math.min(from, endX),
      width: Math.abs(endX - from),
      isRise: mean >= 0,
      lowX,
      highX,
      endX,
      labelX: mean < 0 ? Math.min(from, endX, lowX) - LABEL_GAP : Math.max(from, endX, highX) + LABEL_GAP,
    };
  };
  const bottom = frame.top + (parts.length + 2) * frame.rowHeight;
  return {
    height: bottom + frame.bottom,
    plot: { left, right, top: frame.top, bottom },
    zero: x(0),
    referenceY: frame.top + frame.barAt,
    referenceX: x(0) + (hasRises ? LABEL_GAP : -LABEL_GAP),
    isReferenceRight: hasRises,
    parts: parts.map((part, i) => rowAt(starts[i] as number, part, i + 1)),
    total: rowAt(0, total, parts.length + 1),
    ticks: x.ticks(Math.max(2, Math.floor((right - left) / 120))).map((value) => ({ value, x: x(value) })),
  };
}
