import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import type { OutputId } from '../../workers/page.ts';
import { usePage } from '../context.ts';
import { outputUnit } from '../texts.ts';
import type { FanView } from './fan-state.ts';
import { naiveWords } from './naive-words.ts';
import { TableFrame } from './table-frame.tsx';

/** The numbers of a fan as a table: the same years, the same rounding. */
export function FanTable({
  view,
  output,
  caption,
}: {
  readonly view: FanView;
  readonly output: OutputId;
  readonly caption: string;
}) {
  const { format } = usePage();
  const unit = outputUnit(output);
  const { state, history, years, reference } = view;
  const past = [
    ...state.history.map(({ year, value }) => ({ year, text: format.value(value, unit) })),
    ...history.noneRecorded.map((year) => ({
      year,
      text: i18n._({ id: 'table.noneRecorded', message: 'none recorded' }),
    })),
    ...(state.base === undefined ? [] : [{ year: state.baseYear, text: format.value(state.base, unit) }]),
  ].sort((a, b) => a.year - b.year);
  const empty = '–';
  return (
    <TableFrame label={caption}>
      <table className="numbers">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n._({ id: 'table.year', message: 'Year' })}</th>
            <th scope="col">{i18n._({ id: 'table.history', message: 'History' })}</th>
            <th scope="col">{i18n._({ id: 'table.median', message: 'Median' })}</th>
            <th scope="col">{i18n._({ id: 'table.interval80', message: '80% interval' })}</th>
            <th scope="col">{i18n._({ id: 'table.interval95', message: '95% interval' })}</th>
            {reference && <th scope="col">{i18n._({ id: 'table.reference', message: 'Reference, median' })}</th>}
            {reference && (
              <th scope="col">{i18n._({ id: 'table.reference80', message: 'Reference, 80% interval' })}</th>
            )}
            {state.naive.map((line) => (
              <th scope="col" key={line.kind}>
                {naiveWords(line)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {past.map(({ year, text }) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              <td>{text}</td>
              <td>{empty}</td>
              <td>{empty}</td>
              <td>{empty}</td>
              {reference && <td>{empty}</td>}
              {reference && <td>{empty}</td>}
              {state.naive.map(({ kind }) => (
                <td key={kind}>{empty}</td>
              ))}
            </tr>
          ))}
          {years
            .filter(({ year }) => year <= state.horizon)
            .map((spread, i) => {
              const beside = reference?.[i];
              return (
                <tr key={spread.year}>
                  <th scope="row">{spread.year}</th>
                  <td>{empty}</td>
                  <td>{format.value(spread.p50, unit)}</td>
                  <td>{format.range(spread.p10, spread.p90, unit)}</td>
                  <td>{format.range(spread.p2_5, spread.p97_5, unit)}</td>
                  {beside && <td>{format.value(beside.p50, unit)}</td>}
                  {beside && <td>{format.range(beside.p10, beside.p90, unit)}</td>}
                  {state.naive.map(({ kind, value }) => (
                    <td key={kind}>{format.value(value, unit)}</td>
                  ))}
                </tr>
              );
            })}
        </tbody>
      </table>
      {history.points.length === 0 && (
        <p className="soft">
          <Trans id="table.noHistory" message="No history." />
        </p>
      )}
    </TableFrame>
  );
}
