import type { DriverEdge, DriverGraph, DriverNode } from '../summary/driver-graph.ts';

export interface DiagramFrame {
  readonly width: number;
  /** Nodes stand one below the other: for a narrow screen. */
  readonly isColumn: boolean;
  /** Size of a node. */
  readonly node: { readonly width: number; readonly height: number };
  /** Least distance of two rows of a column. */
  readonly pitch: number;
  /** How much higher an arc rises for each place more that it leaps over. */
  readonly leap: number;
}

interface DiagramNode {
  readonly id: DriverNode;
  readonly x: number;
  readonly y: number;
}

interface DiagramEdge {
  readonly edge: DriverEdge;
  readonly path: string;
  /** Where it ends, and the direction of its head in degrees, 0 = to the right. */
  readonly head: { readonly x: number; readonly y: number; readonly angle: number };
}

export interface DiagramLayout {
  readonly width: number;
  readonly height: number;
  /** Upper left corners. */
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

/** Height of an arc between neighbours. */
const LEAST = 16;
/** Ends of arcs at one node stand this far apart, where there is room. */
const SPREAD = 9;
/** Room between the outermost ends and the corners of a node. */
const CORNER = 4;
/** A cubic curve rises to three quarters of its handles. */
const HANDLE = 4 / 3;
/** Room beyond the highest arc. */
const EDGE = 6;

/**
 * Place the drivers in the order of a year, with what acts in the same year as arcs at one side and what acts in the year
 * after at the other. In a row the first side is above; in a column it is at the right.
 */
export function layoutDrivers({ nodes, edges }: DriverGraph, frame: DiagramFrame): DiagramLayout {
  const { isColumn, node } = frame;
  const rises = (isNextYear: boolean) =>
    Math.max(0, ...edges.filter((edge) => edge.isNextYear === isNextYear).map((edge) => height(edge, nodes, frame)));
  // Along: the way that the year runs; across: the way that arcs rise.
  const long = isColumn ? node.height : node.width;
  const step = isColumn
    ? Math.max(frame.pitch, node.height)
    : (frame.width - node.width) / Math.max(1, nodes.length - 1);
  const before = isColumn ? rises(true) + EDGE : rises(false) + EDGE;
  const corners = nodes.map((id, i) =>
    isColumn ? { id, x: before, y: EDGE + i * step } : { id, x: i * step, y: before },
  );
  const ports = portsOf(edges, nodes, long);
  const placed = edges.map((edge, e): DiagramEdge => {
    const from = nodes.indexOf(edge.from);
    const to = nodes.indexOf(edge.to);
    const start = from * step + long / 2 + (ports.out[e] ?? 0);
    const end = to * step + long / 2 + (ports.in[e] ?? 0);
    const rise = height(edge, nodes, frame);
    return isColumn
      ? columnArc(edge, EDGE + start, EDGE + end, edge.isNextYear ? before : before + node.width, rise)
      : rowArc(edge, start, end, edge.isNextYear ? before + node.height : before, rise);
  });
  return isColumn
    ? {
        width: before + node.width + rises(false) + EDGE,
        height: EDGE * 2 + (nodes.length - 1) * step + node.height,
        nodes: corners,
        edges: placed,
      }
    : { width: frame.width, height: before + node.height + rises(true) + EDGE, nodes: corners, edges: placed };
}

function height({ from, to }: DriverEdge, nodes: readonly DriverNode[], { leap }: DiagramFrame): number {
  return LEAST + leap * (Math.abs(nodes.indexOf(from) - nodes.indexOf(to)) - 1);
}

/** Arcs that meet one side of a node stand apart: those from afar outside, so that they do not cross. */
function portsOf(edges: readonly DriverEdge[], nodes: readonly DriverNode[], long: number) {
  const out = edges.map(() => 0);
  const into = edges.map(() => 0);
  for (const node of nodes)
    for (const isNextYear of [false, true]) {
      const ends = edges.flatMap((edge, e) =>
        edge.isNextYear !== isNextYear
          ? []
          : [
              ...(edge.from === node ? [{ e, list: out, other: nodes.indexOf(edge.to) }] : []),
              ...(edge.to === node ? [{ e, list: into, other: nodes.indexOf(edge.from) }] : []),
            ],
      );
      const own = nodes.indexOf(node);
      // From left to right: ends of arcs to the left, the nearest first, then those to the right, the farthest first; of two
      // arcs between the same nodes one lies inside the other.
      ends.sort(
        (a, b) =>
          Number(a.other > own) - Number(b.other > own) || b.other - a.other || (a.other > own ? a.e - b.e : b.e - a.e),
      );
      const apart = Math.min(SPREAD, (long - 2 * CORNER) / Math.max(1, ends.length - 1));
      ends.forEach(({ e, list }, i) => {
        list[e] = (i - (ends.length - 1) / 2) * apart;
      });
    }
  return { out, in: into };
}

function rowArc(edge: DriverEdge, start: number, end: number, y: number, rise: number): DiagramEdge {
  const top = edge.isNextYear ? y + rise * HANDLE : y - rise * HANDLE;
  return {
    edge,
    path: `M${round(start)},${round(y)}C${round(start)},${round(top)} ${round(end)},${round(top)} ${round(end)},${round(y)}`,
    head: { x: round(end), y: round(y), angle: edge.isNextYear ? -90 : 90 },
  };
}

function columnArc(edge: DriverEdge, start: number, end: number, x: number, rise: number): DiagramEdge {
  const far = edge.isNextYear ? x - rise * HANDLE : x + rise * HANDLE;
  return {
    edge,
    path: `M${round(x)},${round(start)}C${round(far)},${round(start)} ${round(far)},${round(end)} ${round(x)},${round(end)}`,
    head: { x: round(x), y: round(end), angle: edge.isNextYear ? 0 : 180 },
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
