import { scaleLinear } from 'd3';
import type { Sampled } from '../summary/sampling-interval.ts';

/** How much one lever decides. */
export interface TornadoBar {
  readonly id: string;
  /** Signed size; bars are sorted by how far they reach from zero. */
  readonly size: Sampled;
  /** A part of it that is drawn inside, as an index of first order in a total one. */
  readonly inner: number | undefined;
}

export interface TornadoFrame {
  readonly width: number;
  /** Room for names at the left; 0 where they stand above the bars. */
  readonly left: number;
  /** Room for values beside the bars, on both sides where there are bars on both. */
  readonly beside: number;
  readonly top: number;
  readonly bottom: number;
  readonly rowHeight: number;
  /** Middle of the bar from the top of its row. */
  readonly barAt: number;
}

interface TornadoRow {
  readonly id: string;
  readonly y: number;
  readonly x: number;
  readonly width: number;
  readonly innerX: number;
  readonly innerWidth: number;
  readonly lowX: number;
  readonly highX: number;
  /** Where the value stands: outside the bar and its interval. */
  readonly labelX: number;
  readonly isRise: boolean;
}

export interface TornadoLayout {
  readonly height: number;
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly zero: number;
  readonly rows: readonly TornadoRow[];
  readonly ticks: readonly { readonly value: number; readonly x: number }[];
}

const LABEL_GAP = 6;

/** Place bars from zero to either side, the largest on top. */
export function layoutTornado(bars: readonly TornadoBar[], frame: TornadoFrame): TornadoLayout {
  const reach = [0, ...bars.flatMap(({ size, inner = 0 }) => [size.mean, size.low, size.high, inner])];
  const [least, most] = [Math.min(...reach), Math.max(...reach)];
  const hasFalls = bars.some(({ size }) => size.mean < 0);
  const hasRises = bars.some(({ size }) => size.mean >= 0);
  const left = frame.left + (hasFalls ? frame.beside : LABEL_GAP);
  const right = Math.max(left + 1, frame.width - (hasRises ? frame.beside : LABEL_GAP));
  const x = scaleLinear(least === most ? [-1, 1] : [least, most], [left, right]);
  const span = (from: number, to: number) => ({ x: Math.min(x(from), x(to)), width: Math.abs(x(to) - x(from)) });
  const sorted = [...bars].sort((a, b) => Math.abs(b.size.mean) - Math.abs(a.size.mean));
  const bottom = frame.top + bars.length * frame.rowHeight;
  return {
    height: bottom + frame.bottom,
    plot: { left, right, top: frame.top, bottom },
    zero: x(0),
    rows: sorted.map(({ id, size, inner = 0 }, row) => {
      const isRise = size.mean >= 0;
      const inside = span(0, inner);
      const ends = [size.mean, size.low, size.high, inner].map((end) => x(end));
      return {
        id,
        y: frame.top + row * frame.rowHeight + frame.barAt,
        ...span(0, size.mean),
        innerX: inside.x,
        innerWidth: inside.width,
        lowX: x(size.low),
        highX: x(size.high),
        labelX: isRise ? Math.max(...ends) + LABEL_GAP : Math.min(...ends) - LABEL_GAP,
        isRise,
      };
    }),
    ticks: x.ticks(Math.max(2, Math.floor((right - left) / 110))).map((value) => ({ value, x: x(value) })),
  };
}
