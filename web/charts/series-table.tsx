import { i18n } from '@lingui/core';
import type { SeriesState } from '../../src/picture/series.ts';
import { usePage } from '../context.ts';
import { outputLabel, outputUnit } from '../texts.ts';
import type { Panel } from './series-state.ts';
import { TableFrame } from './table-frame.tsx';

interface SeriesTableProps {
  readonly panels: readonly { readonly panel: Panel; readonly state: SeriesState }[];
  readonly caption: string;
}

/** The numbers of the panels of a figure: median and middle 80% of every output by year, the reference beside. */
export function SeriesTable({ panels, caption }: SeriesTableProps) {
  const { format } = usePage();
  const columns = panels.flatMap(({ panel, state }) =>
    panel.outputs.map(({ id }, k) => ({ ...state.series[k], id, unit: outputUnit(id) })),
  );
  const { horizon = 0 } = panels[0]?.state ?? {};
  const years = (columns[0]?.years ?? []).filter(({ year }) => year <= horizon).map(({ year }) => year);
  return (
    <TableFrame label={caption}>
      <table className="numbers">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n._({ id: 'table.year', message: 'Year' })}</th>
            {columns.flatMap(({ id, reference }) => [
              <th scope="col" key={id}>
                {i18n._({
                  id: 'series.columnMedian',
                  message: '{output}: median (80% interval)',
                  values: { output: outputLabel(id) },
                })}
              </th>,
              ...(reference
                ? [
                    <th scope="col" key={`${id} reference`}>
                      {i18n._({ id: 'table.reference', message: 'Reference, median' })}
                    </th>,
                  ]
                : []),
            ])}
          </tr>
        </thead>
        <tbody>
          {years.map((year, t) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              {columns.flatMap(({ id, unit, years: spreads, reference }) => {
                const spread = spreads?.[t];
                const beside = reference?.[t];
                return [
                  <td key={id}>
                    {spread && `${format.value(spread.p50, unit)} (${format.shortRange(spread.p10, spread.p90, unit)})`}
                  </td>,
                  ...(beside ? [<td key={`${id} reference`}>{format.value(beside.p50, unit)}</td>] : []),
                ];
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
