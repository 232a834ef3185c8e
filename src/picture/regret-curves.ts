import { line, scaleLinear } from 'd3';

export interface RegretLayout {
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly xTicks: readonly { readonly share: number; readonly x: number }[];
  readonly yTicks: readonly { readonly value: number; readonly y: number }[];
  /** By scenario: its path and the height of its end. */
  readonly curves: readonly { readonly path: string; readonly endY: number; readonly last: number }[];
}

interface RegretFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Points of a curve: more would not be seen. */
const POINTS = 200;

/**
 * Draw for each scenario which regret is not exceeded in which share of the samples.
 *
 * @param regrets [scenario][rank], ascending by scenario.
 */
export function layoutRegrets(regrets: Float64Array, scenarios: number, frame: RegretFrame): RegretLayout {
  const samples = regrets.length / scenarios;
  const { width, height, left, right, top, bottom } = frame;
  const plot = { left, right: width - right, top, bottom: height - bottom };
  const most = regrets.reduce((a, b) => Math.max(a, b), 0);
  const x = scaleLinear([0, 1], [plot.left, plot.right]);
  const y = scaleLinear([0, most === 0 ? 1 : most], [plot.bottom, plot.top]).nice(5);
  const at = line<number>()
    .x((rank) => x(samples === 1 ? 1 : rank / (samples - 1)))
    .digits(1);
  const points = Math.min(POINTS, samples);
  const ranks = Array.from({ length: points }, (_, i) =>
    points === 1 ? 0 : Math.round((i * (samples - 1)) / (points - 1)),
  );
  const curves = Array.from({ length: scenarios }, (_, s) => {
    const own = regrets.subarray(s * samples, (s + 1) * samples);
    const last = own.at(-1) ?? 0;
    const path = at.y((rank) => y(own[rank] as number))(ranks) ?? '';
    return { path, endY: y(last), last };
  });
  return {
    plot,
    xTicks: [0, 0.25, 0.5, 0.75, 1].map((share) => ({ share, x: x(share) })),
    yTicks: y.ticks(5).map((value) => ({ value, y: y(value) })),
    curves,
  };
}
