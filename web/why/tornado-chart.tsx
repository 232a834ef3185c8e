import { i18n } from '@lingui/core';
import { useMemo } from 'react';
import { layoutTornado } from '../../src/picture/tornado.ts';
import type { OutputId } from '../../workers/page.ts';
import type { LeverEffect } from '../../workers/page-shocks.ts';
import { SilentMarks } from '../charts/silent-marks.tsx';
import { useWidth } from '../charts/use-width.ts';
import { usePage } from '../context.ts';
import { effectWords, movedName } from './sensitivity-words.ts';
import { differenceTick, percentWords } from './value-words.ts';

interface TornadoChartProps {
  readonly effects: readonly LeverEffect[];
  readonly output: OutputId;
  /** Whether sizes are shares of the variance. */
  readonly isShare: boolean;
  readonly label: string;
}

const NARROW = 560;

/** How much each lever decides, the largest on top. */
export function TornadoChart({ effects, output, isShare, label }: TornadoChartProps) {
  const { format } = usePage();
  const [ref, width] = useWidth<HTMLDivElement>(720);
  const isNarrow = width < NARROW;
  const layout = useMemo(
    () =>
      layoutTornado(
        effects.map(({ id, size, alone }) => ({ id, size, inner: alone?.mean })),
        isNarrow
          ? { width, left: 0, beside: 12, top: 2, bottom: 36, rowHeight: 40, barAt: 26 }
          : { width, left: 248, beside: 108, top: 6, bottom: 36, rowHeight: 28, barAt: 14 },
      ),
    [effects, width, isNarrow],
  );
  const { plot } = layout;
  return (
    <div className="tornado" ref={ref}>
      <svg width={width} height={layout.height} role="img" aria-label={label}>
        <SilentMarks>
          {layout.ticks.map(({ value, x }) => (
            <g className="tick" key={value}>
              <line x1={x} x2={x} y1={plot.top} y2={plot.bottom} />
              <text x={x} y={plot.bottom + 14} textAnchor="middle">
                {isShare ? percentWords(format, value) : differenceTick(format, output, value)}
              </text>
            </g>
          ))}
          <line className="waterfall-zero" x1={layout.zero} x2={layout.zero} y1={plot.top} y2={plot.bottom} />
          {layout.rows.map((row, i) => {
            const effect = effects[i] as LeverEffect;
            return (
              <g key={row.id} className="tornado-row">
                <text className="row-name" x={0} y={isNarrow ? row.y - 16 : row.y} dy="0.34em">
                  {movedName(row.id)}
                </text>
                <rect
                  className={isShare ? 'tornado-bar is-total' : effect.isMixed ? 'tornado-bar is-mixed' : 'tornado-bar'}
                  x={row.x}
                  y={row.y - 7}
                  width={Math.max(1, row.width)}
                  height={14}
                />
                {isShare && (
                  <rect className="tornado-inner" x={row.innerX} y={row.y - 4} width={row.innerWidth} height={8} />
                )}
                {row.highX - row.lowX > 1 && (
                  <path className="whisker" d={`M${row.lowX},${row.y - 3}v6m0,-3H${row.highX}m0,-3v6`} />
                )}
                <text
                  className="row-value"
                  {...(isNarrow
                    ? { x: width, y: row.y - 16, textAnchor: 'end' }
                    : { x: row.labelX, y: row.y, textAnchor: row.isRise ? 'start' : 'end' })}
                  dy="0.34em"
                >
                  {effectWords(format, effect, output, isShare)}
                </text>
              </g>
            );
          })}
          <text x={width} y={plot.bottom + 31} textAnchor="end">
            {isShare
              ? i18n._({ id: 'tornado.shares', message: 'share of the variance: light in all, dark alone' })
              : i18n._({ id: 'tornado.steps', message: 'mean effect of the whole range' })}
          </text>
        </SilentMarks>
      </svg>
    </div>
  );
}
