import { linkHorizontal } from 'd3';

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
  /** Centre line and thickness: a ribbon is drawn as a stroke, so that its ends stand upright. */
  readonly path: string;
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
  const link = linkHorizontal();
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
      const ends = { source: [outer, y] as [number, number], target: [inner, at] as [number, number] };
      return {
        id,
        side,
        path: link(ends) ?? '',
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
