import { i18n } from '@lingui/core';
import { memo, useMemo } from 'react';
import { type DiagramFrame, layoutDrivers } from '../../src/picture/driver-diagram.ts';
import type { DriverGraph, DriverNode } from '../../src/summary/driver-graph.ts';
import { usePage } from '../context.ts';
import { driverName } from '../texts.ts';
import { SilentMarks } from './silent-marks.tsx';
import { useWidth } from './use-width.ts';

interface DriverDiagramProps {
  readonly graph: DriverGraph;
  readonly chosen: DriverNode | undefined;
  onChoose(node: DriverNode): void;
}

/** In a narrower diagram the longest word of a row, "Demographics", has no room. */
const NARROW = 660;
/** In a row narrower than this, nodes and letters stand closer. */
const TIGHT = 740;

/** Name of a node of the diagram. */
export function nodeName(node: DriverNode): string {
  return node === 'events' ? i18n._({ id: 'driver.events', message: 'Events' }) : driverName(node);
}

/** The drivers in the order of a year, as buttons with arcs between them. */
export const DriverDiagram = memo(function DriverDiagram({ graph, chosen, onChoose }: DriverDiagramProps) {
  const [ref, width] = useWidth<HTMLDivElement>(720);
  // Drawn anew with the language of the page.
  usePage();
  const isColumn = width < NARROW;
  const layout = useMemo(() => layoutDrivers(graph, frameOf(width, isColumn)), [graph, width, isColumn]);
  const { node } = frameOf(width, isColumn);
  return (
    <div className="diagram" ref={ref}>
      <div className="diagram-body" style={{ width: layout.width, height: layout.height }}>
        <svg width={layout.width} height={layout.height} role="presentation">
          <SilentMarks>
            {layout.edges.map(({ edge, path, head }) => (
              <g
                key={`${edge.from} ${edge.to}`}
                className={[
                  'diagram-edge',
                  edge.isNextYear ? 'is-next' : '',
                  chosen === undefined ? '' : chosen === edge.from || chosen === edge.to ? 'is-near' : 'is-far',
                ].join(' ')}
              >
                <path d={path} />
                <path
                  className="head"
                  d="M0,0L-7,-3.5V3.5Z"
                  transform={`translate(${head.x},${head.y})rotate(${head.angle})`}
                />
              </g>
            ))}
          </SilentMarks>
        </svg>
        {layout.nodes.map(({ id, x, y }) => (
          <button
            type="button"
            key={id}
            className={!isColumn && width < TIGHT ? 'diagram-node is-tight' : 'diagram-node'}
            aria-pressed={id === chosen}
            style={{ left: x, top: y, width: node.width, height: node.height }}
            onClick={() => onChoose(id)}
          >
            {nodeName(id)}
          </button>
        ))}
      </div>
    </div>
  );
});

function frameOf(width: number, isColumn: boolean): DiagramFrame {
  return isColumn
    ? { width, isColumn, node: { width: Math.min(168, width - 172), height: 36 }, pitch: 54, leap: 13 }
    : {
        width,
        isColumn,
        node: { width: Math.floor(width / 8) - (width < TIGHT ? 4 : 8), height: 48 },
        pitch: 0,
        leap: 17,
      };
}
