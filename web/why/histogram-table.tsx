import { i18n } from '@lingui/core';
import { layoutHistogram } from '../../src/picture/histogram.ts';
import type { OutputId } from '../../workers/page.ts';
import type { ValueRange } from '../../workers/page-shocks.ts';
import { TableFrame } from '../charts/table-frame.tsx';
import { usePage } from '../context.ts';
import { outputOf, outputUnit } from '../texts.ts';

interface HistogramTableProps {
  /** [run] */
  readonly values: Float64Array;
  readonly output: OutputId;
  readonly range: ValueRange;
  readonly caption: string;
}

/** The bars do not depend on the room that a chart has. */
const ANY_FRAME = { width: 400, height: 100, left: 0, right: 0, top: 0, bottom: 0 };

/** The runs of a year by value, as a table. */
export function HistogramTable({ values, output, range, caption }: HistogramTableProps) {
  const { format } = usePage();
  const { bins } = layoutHistogram(values, outputOf(output).scale.kind === 'log', range, ANY_FRAME);
  return (
    <TableFrame label={caption}>
      <table className="numbers">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n._({ id: 'histogram.values', message: 'Values' })}</th>
            <th scope="col">{i18n._({ id: 'histogram.runsHead', message: 'Runs' })}</th>
            <th scope="col">{i18n._({ id: 'histogram.markedHead', message: 'Marked' })}</th>
          </tr>
        </thead>
        <tbody>
          {bins.map(({ from, to, runs, marked }) => (
            <tr key={from}>
              <th scope="row">{format.range(from, to, outputUnit(output))}</th>
              <td>{format.whole(runs)}</td>
              <td>{format.whole(marked)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
