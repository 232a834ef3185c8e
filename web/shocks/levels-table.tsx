import { i18n } from '@lingui/core';
import { FIRST_YEAR } from '../../workers/page.ts';
import { RETURN_PERIODS, type ShockSummary } from '../../workers/page-shocks.ts';
import { TableFrame } from '../charts/table-frame.tsx';
import { usePage } from '../context.ts';

/** Return levels of the first and last five years as a table. */
export function LevelsTable({
  summary,
  isReference,
  caption,
}: {
  readonly summary: ShockSummary;
  readonly isReference: boolean;
  readonly caption: string;
}) {
  const { format } = usePage();
  return (
    <TableFrame label={i18n._({ id: 'levels.frame', message: 'Sizes by return period' })}>
      <table className="numbers">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n._({ id: 'levels.every', message: 'Once in' })}</th>
            {summary.windows.flatMap(({ first, years }) => {
              const span = { from: FIRST_YEAR + first, to: FIRST_YEAR + first + years - 1 };
              const reference = (
                <th scope="col" key={`reference ${first}`}>
                  {i18n._({ id: 'exceedance.late', message: 'reference {from}–{to}', values: span })}
                </th>
              );
              if (isReference) return [reference];
              return [
                reference,
                <th scope="col" key={`scenario ${first}`}>
                  {i18n._({ id: 'exceedance.scenario', message: 'scenario {from}–{to}', values: span })}
                </th>,
              ];
            })}
          </tr>
        </thead>
        <tbody>
          {RETURN_PERIODS.map((period, k) => (
            <tr key={period}>
              <th scope="row">{i18n._({ id: 'levels.years', message: '{period} years', values: { period } })}</th>
              {summary.windows.flatMap(({ first, returnLevels, referenceLevels }) => {
                const reference = (
                  <td key={`reference ${first}`}>{format.value(referenceLevels[k] ?? 0, 'persons')}</td>
                );
                if (isReference) return [reference];
                return [reference, <td key={`scenario ${first}`}>{format.value(returnLevels[k] ?? 0, 'persons')}</td>];
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
