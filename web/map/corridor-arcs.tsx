import { Fragment } from 'react';
import type { PlacedArc } from '../../src/picture/arcs.ts';
import { SilentMarks } from '../charts/silent-marks.tsx';

interface CorridorArcsProps {
  readonly arcs: readonly PlacedArc[];
  /** Pixels of the map for one pixel of the screen, so that letters keep their size. */
  readonly scale: number;
  textOf(arc: PlacedArc): string;
}

/** Edges of letters and arcs in the colour of the page, for letters half of it inside them, pixels of the screen. */
const CASING = 4;
const ARC_CASING = 1.5;

/** Corridors over the map, the largest on top, with the names of the largest at their far ends. */
export function CorridorArcs({ arcs, scale, textOf }: CorridorArcsProps) {
  const keyOf = ({ moves }: PlacedArc) => `${moves.origin} ${moves.destination}`;
  return (
    <SilentMarks className="arcs">
      {[...arcs].reverse().map((arc) => (
        // On land of the darkest class an arc of ink is seen by its edge.
        <Fragment key={keyOf(arc)}>
          <path className="arc-casing" d={arc.path} strokeWidth={arc.width + ARC_CASING * scale} />
          <path className="arc" d={arc.path} strokeWidth={arc.width} />
        </Fragment>
      ))}
      {arcs.map((arc) => (
        <circle key={keyOf(arc)} className="arc-end" cx={arc.end.x} cy={arc.end.y} r={1.6 * Math.max(1, scale)} />
      ))}
      {arcs.map(
        (arc) =>
          arc.label && (
            <text
              key={keyOf(arc)}
              className="arc-label"
              x={arc.label.x}
              y={arc.label.y}
              dy="0.34em"
              textAnchor={arc.label.anchor}
              style={{ fontSize: `${11 * scale}px`, strokeWidth: `${CASING * scale}px` }}
            >
              {textOf(arc)}
            </text>
          ),
      )}
    </SilentMarks>
  );
}
