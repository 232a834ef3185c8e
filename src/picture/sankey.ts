/** One origin or destination: `value` persons a year, which must add up with the others. */
export interface SankeyPart {
  readonly id: string;
  readonly value: number;
}

export interface SankeyFrame {
  readonly width: number;
  /** Room for the labels at each side. */
  readonly labels: number;
  /** Height of a label: rows are never closer. */
  readonly row: number;
  /** Room above the bars, for heads. */
  readonly top: number;
  /** Height of the fuller side of the place in the middle. */
  readonly middle: number;
}

type Side = 'arrivals' | 'departures';

interface SankeyRibbon {
  readonly id: string;
  readonly side: Side;
  /** A filled shape, equally high at every place between its ends. */
  readonly path: string;
  /** Height at both ends. */
  readonly thickness: number;
  /** Bar at the far end. */
  readonly bar: { readonly x: number; readonly y: number };
  readonly label: { readonly x: number; readonly y: number };
}

export interface SankeyLayout {
  readonly height: number;
  readonly ribbons: readonly SankeyRibbon[];
  /** The place: one bar a side, from the same top. */
  readonly middle: {
    readonly x: number;
    readonly top: number;
    readonly arrivals: number;
    readonly departures: number;
  };
}

/** Width of a bar, and the gap between the two bars of the place. */
export const SANKEY_BAR = 5;
const MIDDLE_GAP = 2;
const ROW_GAP = 4;
/** The least that an eye sees. */
const THINNEST = 0.6;

/** Place origins, a place and destinations: both sides on one scale, in the order given. */
export function layoutSankey(
  arrivals: readonly SankeyPart[],
  departures: readonly SankeyPart[],
  frame: SankeyFrame,
): SankeyLayout {
  const sum = (parts: readonly SankeyPart[]) => parts.reduce((total, { value }) => total + value, 0);
  const fuller = Math.max(sum(arrivals), sum(departures));
  const scale = fuller > 0 ? frame.middle / fuller : 0;
  const rows = { arrivals: column(arrivals, scale, frame.row), departures: column(departures, scale, frame.row) };
  const body = Math.max(rows.arrivals.height, rows.departures.height, frame.middle);
  const centre = frame.width / 2;
  const top = frame.top + (body - frame.middle) / 2;
  const ribbons = (['arrivals', 'departures'] as const).flatMap((side) => {
    const isLeft = side === 'arrivals';
    const outer = isLeft ? frame.labels + SANKEY_BAR : frame.width - frame.labels - SANKEY_BAR;
    const inner = centre + (isLeft ? -1 : 1) * (SANKEY_BAR + MIDDLE_GAP / 2);
    const { height, middles } = rows[side];
    const first = frame.top + (body - height) / 2;
    let stacked = top;
    return (isLeft ? arrivals : departures).map(({ id, value }, i): SankeyRibbon => {
      const thickness = value * scale;
      const y = first + (middles[i] ?? 0);
      const at = stacked + thickness / 2;
      stacked += thickness;
      return {
        id,
        side,
        path: ribbonPath([outer, y], [inner, at], Math.max(THINNEST, thickness)),
        thickness,
        bar: { x: isLeft ? outer - SANKEY_BAR : outer, y: y - thickness / 2 },
        label: { x: isLeft ? outer - SANKEY_BAR - 6 : outer + SANKEY_BAR + 6, y },
      };
    });
  });
  return {
    height: frame.top + body,
    ribbons,
    middle: { x: centre, top, arrivals: sum(arrivals) * scale, departures: sum(departures) * scale },
  };
}

type Point = readonly [x: number, y: number];

/** A band of one height between two middles: its edges are the same curve, so that neighbours neither overlap nor part. */
function ribbonPath([x0, y0]: Point, [x1, y1]: Point, height: number): string {
  const half = height / 2;
  const middle = round((x0 + x1) / 2);
  const edge = (from: number, to: number, end: number) =>
    `${round(from)}C${middle},${round(from)} ${middle},${round(to)} ${round(end)},${round(to)}`;
  return `M${round(x0)},${edge(y0 - half, y1 - half, x1)}L${round(x1)},${edge(y1 + half, y0 + half, x0)}Z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Stack rows that are as high as their ribbon and never lower than a label; the middle of each from the top. */
function column(parts: readonly SankeyPart[], scale: number, least: number) {
  let y = 0;
  const middles = parts.map(({ value }) => {
    const row = Math.max(least, value * scale);
    const middle = y + row / 2;
    y += row + ROW_GAP;
    return middle;
  });
  return { middles, height: Math.max(0, y - ROW_GAP) };
}
