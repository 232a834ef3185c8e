import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useState } from 'react';
import { layoutCalibration } from '../../src/picture/calibration.ts';
import { coverageOf, type EvidenceFile, pitTenths, type Summary } from '../../workers/page-evidence.ts';
import { TableFrame } from '../charts/table-frame.tsx';
import { TableSwitch } from '../charts/table-switch.tsx';
import { useWidth } from '../charts/use-width.ts';
import { usePage } from '../context.ts';
import { FigureSave } from '../files/figure-save.tsx';
import { evidencePartTitle } from './evidence-parts.ts';
import { metricName } from './evidence-words.ts';

const HEIGHT = 118;
/** Lines under the histogram that hold the words of its axis. */
const FOOT = 16;

interface CalibrationRow {
  readonly metric: string;
  readonly summary: Summary;
}

/** Whether intervals hold as often as they say: a histogram of the PIT and coverage against nominal, by metric. */
export function CalibrationSection({ metrics }: { readonly metrics: EvidenceFile['metrics'] }) {
  const [isTable, setTable] = useState(false);
  const title = evidencePartTitle('calibration');
  const rows = Object.entries(metrics).flatMap(([metric, { all }]) => (all ? [{ metric, summary: all }] : []));
  return (
    <section className="section" id="evidence-calibration" tabIndex={-1} aria-labelledby="evidence-calibration-title">
      <div className="block-head">
        <h3 className="section-head" id="evidence-calibration-title">
          {title}
        </h3>
        <span className="block-tools">
          <TableSwitch isTable={isTable} of={title} onChange={setTable} />
          <FigureSave title={title} table={<CalibrationTable rows={rows} />} native="lines" />
        </span>
      </div>
      <p className="section-sentence">
        <Trans
          id="calibration.intro"
          message="Where what happened fell in the range that the law gave: each bar should hold a tenth of the rows (dashed). A dome says that ranges are too wide, a bowl too narrow, a slope that the law is biased. At the right, the share of rows inside each central interval should lie on the line: above it, intervals are wider than they need be."
        />
      </p>
      {isTable ? <CalibrationTable rows={rows} /> : <Panels rows={rows} />}
      <p className="note">
        <Trans
          id="calibration.note"
          message="All origins and horizons together. Ties at zero are broken by chance, so that rare events can be judged; the interval of 80% with its ends counts for a few more rows in the table. Rows with 10,000 people or more are the years that matter most, and the hardest."
        />
      </p>
    </section>
  );
}

function Panels({ rows }: { readonly rows: readonly CalibrationRow[] }) {
  return (
    <div className="calibration-panels">
      {rows.map((row) => (
        <Panel key={row.metric} {...row} />
      ))}
    </div>
  );
}

function Panel({ metric, summary }: CalibrationRow) {
  const { format } = usePage();
  const [ref, width] = useWidth<HTMLDivElement>(320);
  const layout = layoutCalibration(
    { tenths: pitTenths(summary.pit.counts), coverage: coverageOf(summary.pit.counts) },
    width,
    HEIGHT,
  );
  const { bars, even, histogram, square } = layout;
  return (
    <figure className="calibration-panel" ref={ref}>
      <h4>
        {metricName(metric)} <span className="soft">{rowsWords(summary.rows, format)}</span>
      </h4>
      <svg
        width={width}
        height={HEIGHT + FOOT}
        role="img"
        aria-label={i18n._({
          id: 'calibration.label',
          message:
            '{metric}: the 80% interval holds {cover80} of rows, the 95% interval {cover95}; {below} lie in the lowest tenth and {above} in the highest.',
          values: {
            metric: metricName(metric),
            cover80: format.figure(summary.cover80, 'share'),
            cover95: format.figure(summary.cover95, 'share'),
            below: format.figure(summary.pit.below, 'share'),
            above: format.figure(summary.pit.above, 'share'),
          },
        })}
      >
        {bars.map((bar) => (
          <rect key={bar.x} className="pit-bar" {...bar} />
        ))}
        <line className="pit-even" x1={histogram.left} x2={histogram.right} y1={even} y2={even} />
        <line className="axis" x1={histogram.left} x2={histogram.right} y1={HEIGHT} y2={HEIGHT} />
        <text x={histogram.left} y={HEIGHT + 12}>
          {i18n._({ id: 'calibration.low', message: 'lowest tenth' })}
        </text>
        <text x={histogram.right} y={HEIGHT + 12} textAnchor="end">
          {i18n._({ id: 'calibration.high', message: 'highest' })}
        </text>
        <rect
          className="square"
          x={square.left}
          y={square.top}
          width={square.right - square.left}
          height={square.bottom - square.top}
        />
        <line className="pit-even" x1={square.left} x2={square.right} y1={square.bottom} y2={square.top} />
        <path className="coverage" d={layout.curve} />
        {layout.points.map(({ nominal, x, y }) => (
          <circle key={nominal} className="coverage-point" cx={x} cy={y} r={nominal === 0.8 ? 3.5 : 2} />
        ))}
        <text x={square.right} y={HEIGHT + 12} textAnchor="end">
          {i18n._({ id: 'calibration.nominal', message: 'interval' })}
        </text>
        <text x={square.left + 5} y={square.top + 12}>
          {i18n._({ id: 'calibration.inside', message: 'inside' })}
        </text>
      </svg>
      <p className="calibration-words">
        {i18n._({
          id: 'calibration.words',
          message: '80% interval: {cover80}; 95%: {cover95}',
          values: {
            cover80: format.figure(summary.cover80, 'share'),
            cover95: format.figure(summary.cover95, 'share'),
          },
        })}
      </p>
    </figure>
  );
}

function rowsWords(rows: number, format: ReturnType<typeof usePage>['format']): string {
  return i18n._({ id: 'calibration.rows', message: '{rows} rows', values: { rows: format.whole(rows) } });
}

/** The same numbers, and the intervals with their ends. */
function CalibrationTable({ rows }: { readonly rows: readonly CalibrationRow[] }) {
  const { format } = usePage();
  const nominal = coverageOf(rows[0]?.summary.pit.counts ?? []).map((point) => point.nominal);
  const share = (value: number | null) => (value === null ? '–' : format.figure(value, 'share'));
  const line = (title: string, of: (summary: Summary) => string) => (
    <tr key={title}>
      <th scope="row">{title}</th>
      {rows.map(({ metric, summary }) => (
        <td key={metric}>{of(summary)}</td>
      ))}
    </tr>
  );
  return (
    <TableFrame label={i18n._({ id: 'calibration.table', message: 'Calibration in numbers' })}>
      <table className="numbers">
        <thead>
          <tr>
            <th scope="col">
              <Trans id="calibration.measure" message="Share of rows" />
            </th>
            {rows.map(({ metric }) => (
              <th scope="col" key={metric}>
                {metricName(metric)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {line(i18n._({ id: 'calibration.count', message: 'Rows, number' }), ({ rows: all }) => format.whole(all))}
          {line(i18n._({ id: 'calibration.in80', message: 'Inside 80%, ends included' }), ({ cover80 }) =>
            share(cover80),
          )}
          {line(i18n._({ id: 'calibration.in95', message: 'Inside 95%, ends included' }), ({ cover95 }) =>
            share(cover95),
          )}
          {line(
            i18n._({ id: 'calibration.large', message: 'Inside 80%, rows of 10,000 people or more' }),
            ({ large }) => share(large.cover80),
          )}
          {nominal.map((level, k) =>
            line(
              i18n._({
                id: 'calibration.central',
                message: 'Inside the central {level}',
                values: { level: format.figure(level, 'share') },
              }),
              ({ pit }) => share(coverageOf(pit.counts)[k]?.seen ?? null),
            ),
          )}
          {Array.from({ length: 10 }, (_, k) =>
            line(
              i18n._({
                id: 'calibration.tenth',
                message: 'In tenth {number} of the range',
                values: { number: k + 1 },
              }),
              ({ pit }) => share(pitTenths(pit.counts)[k] ?? null),
            ),
          )}
        </tbody>
      </table>
    </TableFrame>
  );
}
