import { i18n } from '@lingui/core';
import type { YearSpread } from '../../src/summary/reading.ts';
import { TableFrame } from '../charts/table-frame.tsx';
import { type ComparedItem, nameOf } from './compared-items.ts';

interface YearsTableProps {
  readonly items: readonly ComparedItem[];
  readonly years: readonly (readonly YearSpread[] | undefined)[];
  readonly horizon: number;
  readonly caption: string;
  value(value: number): string;
  range(low: number, high: number): string;
}

/** The numbers of fans side by side: each year, each scenario. */
export function YearsTable({ items, years, horizon, caption, value, range }: YearsTableProps) {
  const rows = (years.find((each) => each !== undefined) ?? []).filter(({ year }) => year <= horizon);
  return (
    <TableFrame label={caption}>
      <table className="numbers">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n._({ id: 'table.year', message: 'Year' })}</th>
            {items.map((item) => [
              <th key={`${item.at} median`} scope="col">
                {i18n._({ id: 'compare.medianOf', message: '{name}: median', values: { name: nameOf(item) } })}
              </th>,
              <th key={`${item.at} 80`} scope="col">
                {i18n._({ id: 'table.interval80', message: '80% interval' })}
              </th>,
              <th key={`${item.at} 95`} scope="col">
                {i18n._({ id: 'table.interval95', message: '95% interval' })}
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ year }) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              {items.map((item, i) => {
                const spread = years[i]?.find((each) => each.year === year);
                return [
                  <td key={`${item.at} median`}>{spread ? value(spread.p50) : '–'}</td>,
                  <td key={`${item.at} 80`}>{spread ? range(spread.p10, spread.p90) : '–'}</td>,
                  <td key={`${item.at} 95`}>{spread ? range(spread.p2_5, spread.p97_5) : '–'}</td>,
                ];
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
