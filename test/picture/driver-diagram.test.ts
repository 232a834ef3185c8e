import { describe, expect, it } from 'vitest';
import { layoutDrivers } from '../../src/picture/driver-diagram.ts';
import { driverGraph } from '../../src/summary/driver-graph.ts';

const graph = driverGraph();
const node = { width: 84, height: 40 };
const frames = [
  { width: 760, isColumn: false, node, pitch: 0, leap: 18 },
  { width: 340, isColumn: true, node: { width: 150, height: 32 }, pitch: 52, leap: 13 },
];

describe('layoutDrivers', () => {
  it.each(frames)('places every driver inside and none on another (column: $isColumn)', (frame) => {
    const { nodes, width, height } = layoutDrivers(graph, frame);
    expect(nodes.map(({ id }) => id)).toEqual(graph.nodes);
    expect(width).toBeLessThanOrEqual(frame.width);
    nodes.forEach(({ x, y }, i) => {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + frame.node.width).toBeLessThanOrEqual(width + 1e-9);
      expect(y + frame.node.height).toBeLessThanOrEqual(height);
      const next = nodes[i + 1];
      if (next)
        expect(frame.isColumn ? next.y - y - frame.node.height : next.x - x - frame.node.width).toBeGreaterThan(0);
    });
  });

  it.each(frames)('ends each arc on the side of its time, on the node it acts on (column: $isColumn)', (frame) => {
    const { nodes, edges } = layoutDrivers(graph, frame);
    expect(edges).toHaveLength(graph.edges.length);
    for (const { edge, head } of edges) {
      const target = nodes.find(({ id }) => id === edge.to);
      if (!target) throw new Error(`no node for ${edge.to}`);
      const [along, across] = frame.isColumn
        ? [head.y - target.y, head.x - target.x]
        : [head.x - target.x, head.y - target.y];
      const { width, height } = frame.node;
      expect(along).toBeGreaterThanOrEqual(0);
      expect(along).toBeLessThanOrEqual(frame.isColumn ? height : width);
      // Above in a row and right in a column: the same year.
      const sameYear = frame.isColumn ? width : 0;
      const nextYear = frame.isColumn ? 0 : height;
      expect(across).toBeCloseTo(edge.isNextYear ? nextYear : sameYear, 6);
    }
  });

  it('nests two arcs between the same drivers', () => {
    const { edges } = layoutDrivers(graph, frames[0] as (typeof frames)[number]);
    const ends = edges.map(({ edge, path, head }) => ({ edge, ends: [Number(/^M([\d.]+),/.exec(path)?.[1]), head.x] }));
    const pairs = ends.flatMap((there) =>
      ends
        .filter(({ edge }) => edge.from === there.edge.to && edge.to === there.edge.from)
        .filter(({ edge }) => edge.isNextYear === there.edge.isNextYear)
        .map((back) => [there, back] as const),
    );
    expect(pairs.length).toBeGreaterThan(0);
    for (const [one, two] of pairs) {
      const [least, most] = [
        Math.min(...one.ends) - Math.min(...two.ends),
        Math.max(...one.ends) - Math.max(...two.ends),
      ];
      expect(least * most).toBeLessThan(0);
    }
  });

  it('lets no two arcs begin or end at one point of a side', () => {
    const { edges } = layoutDrivers(graph, frames[0] as (typeof frames)[number]);
    const points = edges.flatMap(({ edge, path, head }) => {
      const start = /^M([\d.]+),/.exec(path)?.[1];
      return [`${edge.isNextYear} ${start}`, `${edge.isNextYear} ${head.x}`];
    });
    expect(new Set(points).size).toBe(points.length);
  });
});
