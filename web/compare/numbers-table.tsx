import { i18n } from '@lingui/core';
import { type CSSProperties, useMemo } from 'react';
import { isClassed } from '../../src/picture/reading.ts';
import type { ComparedRuns } from '../../workers/compare.ts';
import { FIRST_YEAR, type OutputId } from '../../workers/page.ts';
import { comparedDifference, comparedYear, glanceOutputs } from '../../workers/page-compare.ts';
import { TableFrame } from '../charts/table-frame.tsx';
import { usePage } from '../context.ts';
import { outputLabel, outputOf, outputUnit } from '../texts.ts';
import { differenceWords, tableLabel } from './compare-words.ts';
import { type ComparedItem, nameOf } from './compared-items.ts';
import { Letter } from './slot-head.tsx';

interface NumbersTableProps {
  readonly items: readonly ComparedItem[];
  readonly runs: readonly (ComparedRuns | undefined)[];
  readonly base: ComparedItem | undefined;
  readonly output: OutputId;
  readonly year: number;
  /** A single country: its conflict is shown in classes, not in numbers. */
  readonly isCountry: boolean;
  readonly caption: string;
}

/** Median, 80% interval and median of the differences of each indicator in one year. */
export function NumbersTable({ items, runs, base, output, year, isCountry, caption }: NumbersTableProps) {
  const { format } = usePage();
  const rows = useMemo(() => {
    const of = runs[base ? items.indexOf(base) : -1];
    return glanceOutputs(output)
      .filter((id) => !(isCountry && isClassed(id)))
      .map((id) => ({
        id,
        cells: items.map((item, i) => {
          const own = runs[i];
          if (!own) return undefined;
          const difference =
            item !== base && of ? comparedDifference(own, of, id).years[year - FIRST_YEAR]?.p50 : undefined;
          return { spread: comparedYear(own, id, year), difference };
        }),
      }));
  }, [items, runs, base, output, year, isCountry]);
  return (
    <TableFrame label={tableLabel(caption)}>
      <table className="numbers compare-numbers by-scenario" style={{ '--scenarios': items.length } as CSSProperties}>
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n._({ id: 'glance.indicator', message: 'Indicator' })}</th>
            {items.map((item) => (
              <th key={item.at} scope="col">
                <Letter item={item} /> <span className="hidden">{nameOf(item)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells }) => (
            <tr key={id} className={id === output ? 'is-chosen' : undefined}>
              <th scope="row">
                {outputOf(id).scope === 'world'
                  ? i18n._({ id: 'glance.ofWorld', message: '{output} (world)', values: { output: outputLabel(id) } })
                  : outputLabel(id)}
              </th>
              {cells.map((cell, i) => (
                <td key={items[i]?.at}>
                  {cell ? (
                    <>
                      <b>{format.value(cell.spread.p50, outputUnit(id))}</b>
                      <span className="soft">
                        {format.shortRange(cell.spread.p10, cell.spread.p90, outputUnit(id))}
                      </span>
                      {cell.difference !== undefined && (
                        <span className={cell.difference === 0 ? 'compare-change is-none' : 'compare-change'}>
                          {differenceWords(format, id, cell.difference)}
                        </span>
                      )}
                    </>
                  ) : (
                    '–'
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
