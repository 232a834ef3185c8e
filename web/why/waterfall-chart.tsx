import { i18n } from '@lingui/core';
import { useMemo } from 'react';
import { layoutWaterfall } from '../../src/picture/waterfall.ts';
import type { OutputId } from '../../workers/page.ts';
import type { PartId, Sampled } from '../../workers/page-shocks.ts';
import { nodeName } from '../charts/driver-diagram.tsx';
import { SilentMarks } from '../charts/silent-marks.tsx';
import { useWidth } from '../charts/use-width.ts';
import { usePage } from '../context.ts';
import { outputUnit } from '../texts.ts';
import { differenceTick, differenceWords } from './value-words.ts';

interface WaterfallChartProps {
  readonly groups: readonly PartId[];
  /** One to each of `groups`. */
  readonly parts: readonly Sampled[];
  readonly total: Sampled;
  /** Level from which the parts count. */
  readonly reference: number;
  readonly output: OutputId;
  readonly label: string;
}

const NARROW = 520;

/** The way from the reference to the scenario, part by part. */
export function WaterfallChart({ groups, parts, total, reference, output, label }: WaterfallChartProps) {
  const { format } = usePage();
  const [ref, width] = useWidth<HTMLDivElement>(720);
  const isNarrow = width < NARROW;
  const layout = useMemo(
    () =>
      layoutWaterfall(
        parts,
        total,
        isNarrow
          ? { width, left: 0, beside: 12, top: 2, bottom: 36, rowHeight: 40, barAt: 26 }
          : { width, left: 150, beside: 116, top: 8, bottom: 36, rowHeight: 26, barAt: 13 },
      ),
    [parts, total, width, isNarrow],
  );
  const { plot } = layout;
  // On narrow screens name and value stand above the bar.
  const nameY = (y: number) => (isNarrow ? y - 16 : y);
  const unit = outputUnit(output);
  const rows = [...layout.parts, layout.total];
  return (
    <div className="waterfall" ref={ref}>
      <svg width={width} height={layout.height} role="img" aria-label={label}>
        <SilentMarks>
          {layout.ticks.map(({ value, x }) => (
            <g className="tick" key={value}>
              <line x1={x} x2={x} y1={plot.top} y2={plot.bottom} />
              <text x={x} y={plot.bottom + 14} textAnchor="middle">
                {differenceTick(format, output, value)}
              </text>
            </g>
          ))}
          <line className="waterfall-zero" x1={layout.zero} x2={layout.zero} y1={plot.top} y2={plot.bottom} />
          <text className="row-name" x={0} y={nameY(layout.referenceY)} dy="0.34em">
            {i18n._({ id: 'waterfall.reference', message: 'Reference' })}
          </text>
          <text
            className="row-value"
            {...(isNarrow
              ? { x: width, y: nameY(layout.referenceY), textAnchor: 'end' }
              : { x: layout.referenceX, y: layout.referenceY, textAnchor: layout.isReferenceRight ? 'start' : 'end' })}
            dy="0.34em"
          >
            {format.value(reference, unit)}
          </text>
          {rows.map((row, i) => {
            const group = groups[i];
            const next = rows[i + 1];
            const size = (group === undefined ? total : parts[i])?.mean ?? 0;
            return (
              <g key={group ?? 'total'} className={group === undefined ? 'waterfall-row is-total' : 'waterfall-row'}>
                <text className="row-name" x={0} y={nameY(row.y)} dy="0.34em">
                  {group === undefined ? i18n._({ id: 'waterfall.scenario', message: 'Scenario' }) : nodeName(group)}
                </text>
                <rect className="waterfall-bar" x={row.x} y={row.y - 7} width={Math.max(1, row.width)} height={14} />
                {row.highX - row.lowX > 1 && (
                  <path className="whisker" d={`M${row.lowX},${row.y - 3}v6m0,-3H${row.highX}m0,-3v6`} />
                )}
                {next && next !== layout.total && (
                  <line className="waterfall-link" x1={row.endX} x2={row.endX} y1={row.y + 7} y2={next.y - 7} />
                )}
                <text
                  className="row-value"
                  {...(isNarrow
                    ? { x: width, y: nameY(row.y), textAnchor: 'end' }
                    : { x: row.labelX, y: row.y, textAnchor: row.isRise ? 'start' : 'end' })}
                  dy="0.34em"
                >
                  {differenceWords(format, output, size)}
                </text>
              </g>
            );
          })}
          <text x={width} y={plot.bottom + 31} textAnchor="end">
            {i18n._({ id: 'waterfall.axis', message: 'difference from the reference, mean of the runs' })}
          </text>
        </SilentMarks>
      </svg>
    </div>
  );
}
