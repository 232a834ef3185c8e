import { line, scaleLinear } from 'd3';

/** What a panel of calibration is drawn from. */
export interface CalibrationState {
  /** Share of rows in each tenth of the PIT. */
  readonly tenths: readonly number[];
  /** Share of rows inside each central interval. */
  readonly coverage: readonly { readonly nominal: number; readonly seen: number }[];
}

interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A histogram and a curve beside it, in pixels. */
export interface CalibrationLayout {
  readonly bars: readonly Bar[];
  /** Height at which all bars end where the law is right. */
  readonly even: number;
  readonly histogram: { readonly left: number; readonly right: number };
  /** Side of the square that holds the curve, and where it begins. */
  readonly square: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly curve: string;
  readonly points: readonly { readonly nominal: number; readonly x: number; readonly y: number }[];
}

/** Largest share that the axis of the histogram ends at while no bar is higher. */
const USUAL_TOP = 0.2;
const GAP = 2;

/** Place a PIT histogram at the left and coverage against nominal in a square at the right. */
export function layoutCalibration(state: CalibrationState, width: number, height: number): CalibrationLayout {
  const gutter = 34;
  const side = Math.min(height, (width - gutter) / 2);
  const histogram = { left: 0, right: width - gutter - side };
  const square = { left: width - side, right: width, top: height - side, bottom: height };
  const y = scaleLinear([0, Math.max(USUAL_TOP, ...state.tenths)], [height, height - side]);
  const step = (histogram.right - histogram.left) / state.tenths.length;
  const across = scaleLinear([0, 1], [square.left, square.right]);
  const up = scaleLinear([0, 1], [square.bottom, square.top]);
  const points = state.coverage.map(({ nominal, seen }) => ({ nominal, x: across(nominal), y: up(seen) }));
  return {
    bars: state.tenths.map((share, k) => ({
      x: histogram.left + k * step,
      y: y(share),
      width: Math.max(1, step - GAP),
      height: height - y(share),
    })),
    even: y(1 / state.tenths.length),
    histogram,
    square,
    curve: line<{ x: number; y: number }>(
      (p) => p.x,
      (p) => p.y,
    )(points) as string,
    points,
  };
}
