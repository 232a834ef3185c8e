import { i18n } from '@lingui/core';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import type { PresentLayout } from '../../src/picture/present-years.ts';
import { SilentMarks } from '../charts/silent-marks.tsx';

interface PresentMarksProps {
  readonly layout: PresentLayout;
  readonly format: NumberFormat;
  /** What the level is called at its line. */
  readonly levelWords: string;
  readonly children?: React.ReactNode;
}

/** People present by year as bands over the chance of more than the level as bars: the drawing alone. */
export function PresentMarks({ layout, format, levelWords, children }: PresentMarksProps) {
  const { plot, chance, bar } = layout;
  const axis = format.axis(Math.max(...layout.yTicks.map(({ value }) => value)), 'persons');
  const share = format.axis(1, 'share');
  return (
    <SilentMarks>
      {layout.yTicks.map(({ value, y }) => (
        <g key={value} className="tick">
          <line x1={plot.left} x2={plot.right} y1={y} y2={y} />
          <text x={plot.left - 8} y={y} dy="0.32em" textAnchor="end">
            {axis.tick(value)}
          </text>
        </g>
      ))}
      <text className="axis-unit" x={0} y={11}>
        {i18n._({ id: 'present.unit', message: '{scale} people present', values: { scale: axis.scale } }).trim()}
      </text>
      <g className="present-bands">
        <path className="band95" d={layout.band95} />
        <path className="band80" d={layout.band80} />
        <path className="median" d={layout.median} />
      </g>
      <line className="present-level" x1={plot.left} x2={plot.right} y1={layout.levelY} y2={layout.levelY} />
      <text className="present-level-words" x={plot.right} y={layout.levelY - 5} textAnchor="end">
        {levelWords}
      </text>
      <text className="axis-unit" x={0} y={chance.top - 10}>
        {i18n._({ id: 'present.chanceUnit', message: '% of runs above the level' })}
      </text>
      {layout.chanceTicks.map(({ value, y }) => (
        <g key={value} className="tick">
          <line x1={plot.left} x2={plot.right} y1={y} y2={y} />
          <text x={plot.left - 8} y={y} dy="0.32em" textAnchor="end">
            {share.tick(value)}
          </text>
        </g>
      ))}
      {layout.years.map(({ year, left, chanceTop, referenceY }) => (
        <g key={year}>
          <rect
            className="present-chance"
            x={left}
            y={chanceTop}
            width={bar}
            height={Math.max(0, chance.bottom - chanceTop)}
          />
          {referenceY !== undefined && (
            <line className="present-reference" x1={left} x2={left + bar} y1={referenceY} y2={referenceY} />
          )}
        </g>
      ))}
      {layout.xTicks.map(({ year, x }) => (
        <text key={year} className="tick-year" x={x} y={chance.bottom + 16} textAnchor="middle">
          {year}
        </text>
      ))}
      {children}
    </SilentMarks>
  );
}
