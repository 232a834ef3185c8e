import '../compare/compare.css';
import { i18n } from '@lingui/core';
import { useMemo, useState } from 'react';
import { layoutPanels } from '../../src/picture/compare-panels.ts';
import { baseValue } from '../../src/picture/reading.ts';
import type { YearSpread } from '../../src/summary/reading.ts';
import { FIRST_YEAR, historyOf, type OutputId, type Session } from '../../workers/page.ts';
import { TableFrame } from '../charts/table-frame.tsx';
import { useWidth } from '../charts/use-width.ts';
import { standApart } from '../compare/fans.tsx';
import { Panel } from '../compare/panel.tsx';
import { useChoice, usePage } from '../context.ts';
import { bySemicolon } from '../language/lists.ts';
import { axisUnit, outputLabel, outputOf, outputUnit } from '../texts.ts';

const BASE_YEAR = FIRST_YEAR - 1;
const HEIGHT = 168;

/** A region and what is drawn of it. */
export interface Region {
  readonly group: Session['world']['groups'][number];
  readonly name: string;
  readonly years: readonly YearSpread[];
  readonly against: readonly YearSpread[] | undefined;
}

interface RegionPanelsProps {
  readonly regions: readonly Region[];
  readonly world: Session['world'];
  readonly output: OutputId;
  readonly horizon: number;
}

/** Small multiples of regions on one scale, with one cursor. */
export function RegionPanels({ regions, world, output, horizon }: RegionPanelsProps) {
  const { store, format } = usePage();
  const interval = useChoice('interval');
  const chosen = useChoice('place');
  const [ref, width] = useWidth<HTMLDivElement>(220);
  const [year, setYear] = useState<number | undefined>();
  const unit = outputUnit(output);
  const isApart = standApart(output);
  const layout = useMemo(() => {
    const { unit: declared } = outputOf(output);
    return layoutPanels(
      {
        shape: isApart ? 'steps' : 'line',
        history: [],
        base: undefined,
        baseYear: BASE_YEAR,
        horizon,
        interval,
        hasZero: declared === 'persons' || declared === 'int$2021',
        panels: regions.map(({ group, years, against }) => {
          const row = { id: group.id, members: group.members, isGroup: true };
          const base = baseValue(world, row, output);
          const { points } = historyOf(world, row, output);
          return {
            id: group.id,
            years,
            against,
            past: { base, history: base === undefined ? points : points.filter((point) => point.year < BASE_YEAR) },
          };
        }),
      },
      { width, height: HEIGHT, left: unit === 'int$2021' ? 54 : 42, right: 8, top: 24, bottom: 22 },
    );
  }, [regions, world, output, isApart, horizon, interval, width, unit]);
  const axis = format.axis(Math.max(...layout.yTicks.map(({ value }) => Math.abs(value))), unit);
  const cut =
    layout.clipped === undefined
      ? ''
      : i18n._({
          id: 'compare.cut',
          message: '95% to {value} ↑',
          values: { value: format.value(layout.clipped.value, unit) },
        });
  const read = year === undefined ? [] : regions.flatMap((region) => readOne(region, year));

  function readOne({ name, years }: Region, at: number): readonly string[] {
    const spread = years.find((each) => each.year === at);
    if (!spread) return [];
    const values = {
      output: name,
      median: format.value(spread.p50, unit),
      range: format.range(spread.p10, spread.p90, unit),
    };
    return [i18n._({ id: 'series.readOne', message: '{output} {median}, 80% {range}', values })];
  }

  return (
    <>
      <div className="regions-grid">
        {regions.map(({ group, name, years }, at) => {
          const last = years.find((each) => each.year === horizon);
          return (
            <div className="compare-column" key={group.id} ref={at === 0 ? ref : undefined}>
              <h3>
                <button
                  type="button"
                  className="link"
                  aria-current={group.id === chosen ? 'true' : undefined}
                  title={i18n._({ id: 'regions.choose', message: 'Show this region' })}
                  onClick={() => store.edit({ place: group.id })}
                >
                  {name}
                </button>
              </h3>
              <p className="slot-value">
                <b>{last && format.value(last.p50, unit)}</b>{' '}
                <span className="soft">
                  {last &&
                    i18n._({
                      id: 'compare.slotRange',
                      message: 'in {horizon}; 80%: {range}',
                      values: { horizon, range: format.shortRange(last.p10, last.p90, unit) },
                    })}
                </span>
              </p>
              <Panel
                layout={layout}
                at={at}
                colour="compared-0"
                label={i18n._({
                  id: 'regions.label',
                  message: '{output}, {name}, until {horizon}: median and intervals, on the scale of all regions.',
                  values: { output: outputLabel(output), name, horizon },
                })}
                unit={axisUnit(output, axis.scale)}
                cut={at === 0 ? cut : ''}
                tick={axis.tick}
                year={year}
                onYear={setYear}
              />
            </div>
          );
        })}
      </div>
      <p className="fan-reading" role="status">
        {year === undefined
          ? ''
          : i18n._({ id: 'series.read', message: '{year}: {values}', values: { year, values: bySemicolon(read) } })}
      </p>
    </>
  );
}

interface RegionTableProps {
  readonly regions: readonly Region[];
  readonly horizon: number;
  readonly unit: ReturnType<typeof outputUnit>;
  readonly title: string;
}

/** The same at the horizon, a row a region. */
export function RegionTable({ regions, horizon, unit, title }: RegionTableProps) {
  const { format } = usePage();
  const caption = i18n._({
    id: 'regions.caption',
    message: '{title} by region, {horizon}',
    values: { title, horizon },
  });
  const hasReference = regions.some(({ against }) => against !== undefined);
  return (
    <TableFrame label={caption}>
      <table className="numbers">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n._({ id: 'regions.region', message: 'Region' })}</th>
            <th scope="col">{i18n._({ id: 'regions.median', message: 'Median' })}</th>
            <th scope="col">{i18n._({ id: 'regions.eighty', message: '80% interval' })}</th>
            <th scope="col">{i18n._({ id: 'regions.ninetyFive', message: '95% interval' })}</th>
            {hasReference && <th scope="col">{i18n._({ id: 'table.reference', message: 'Reference, median' })}</th>}
          </tr>
        </thead>
        <tbody>
          {regions.map(({ group, name, years, against }) => {
            const last = years.find((each) => each.year === horizon);
            const beside = against?.find((each) => each.year === horizon);
            return (
              <tr key={group.id}>
                <th scope="row">{name}</th>
                <td>{last && format.value(last.p50, unit)}</td>
                <td>{last && format.range(last.p10, last.p90, unit)}</td>
                <td>{last && format.range(last.p2_5, last.p97_5, unit)}</td>
                {hasReference && <td>{beside && format.value(beside.p50, unit)}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}
