import { i18n } from '@lingui/core';
import { type ReactNode, useMemo, useState } from 'react';
import { layoutPanels, type PanelsState } from '../../src/picture/compare-panels.ts';
import type { DisplayUnit } from '../../src/picture/number-format.ts';
import type { YearSpread } from '../../src/summary/reading.ts';
import { useWidth } from '../charts/use-width.ts';
import { usePage } from '../context.ts';
import { type ComparedItem, colourOf } from './compared-items.ts';
import { Panel } from './panel.tsx';

/** One column: a scenario with its years, undefined while they are waited for. */
export interface GridColumn {
  readonly item: ComparedItem;
  readonly head: ReactNode;
  readonly years: readonly YearSpread[] | undefined;
  readonly against: readonly YearSpread[] | undefined;
  /** Text alternative of its chart. */
  readonly label: string;
  /** What stands in place of the chart; undefined for the chart. */
  readonly instead?: ReactNode;
}

interface PanelGridProps {
  readonly columns: readonly GridColumn[];
  /** The one that is shown alone, on the scale of all; undefined for all. */
  readonly only?: ComparedItem | undefined;
  readonly state: Omit<PanelsState, 'panels'>;
  readonly unit: DisplayUnit;
  /** Unit at the head of the axis, with the word of its scale. */
  axisUnit(scale: string): string;
  /** All columns of a year in words. */
  reading(year: number): string;
}

const HEIGHT = 208;

/** Fans side by side on one scale, with one cursor for all. */
export function PanelGrid({ columns, only, state, unit, axisUnit, reading }: PanelGridProps) {
  const { format } = usePage();
  const [ref, width] = useWidth<HTMLDivElement>(250);
  const [year, setYear] = useState<number | undefined>();
  const layout = useMemo(
    () =>
      layoutPanels(
        {
          ...state,
          panels: columns
            .filter(({ instead }) => instead === undefined)
            .map(({ item, years, against }) => ({ id: String(item.at), years, against })),
        },
        { width, height: HEIGHT, left: unit === 'int$2021' ? 54 : 42, right: 8, top: 32, bottom: 22 },
      ),
    [state, columns, width, unit],
  );
  const axis = format.axis(Math.max(...layout.yTicks.map(({ value }) => Math.abs(value))), unit);
  const cut =
    layout.clipped === undefined
      ? ''
      : i18n._({
          id: 'compare.cut',
          message: '95% to {value} ↑',
          values: { value: format.value(layout.clipped.value, unit) },
        });
  const shown = columns.filter(({ item }) => only === undefined || item === only);
  const widest = shown.findIndex(({ instead }) => instead === undefined);
  return (
    <>
      <div className="compare-grid">
        {shown.map(({ item, head, label, instead }, i) => (
          <div className="compare-column" key={only ? 'only' : item.at} ref={i === widest ? ref : undefined}>
            {head}
            {instead ?? (
              <Panel
                layout={layout}
                at={layout.panels.findIndex(({ id }) => id === String(item.at))}
                colour={colourOf(item)}
                label={label}
                unit={axisUnit(axis.scale)}
                cut={cut}
                tick={axis.tick}
                year={year}
                onYear={setYear}
              />
            )}
          </div>
        ))}
      </div>
      <p className="fan-reading" role="status">
        {year === undefined ? '' : reading(year)}
      </p>
    </>
  );
}
