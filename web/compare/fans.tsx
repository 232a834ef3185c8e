import { i18n } from '@lingui/core';
import { useMemo } from 'react';
import { baseValue, readYears } from '../../src/picture/reading.ts';
import type { YearSpread } from '../../src/summary/reading.ts';
import type { ComparedRuns } from '../../workers/compare.ts';
import { type Answer, FIRST_YEAR, historyOf, type OutputId, placeRows, type Session } from '../../workers/page.ts';
import { comparedYears } from '../../workers/page-compare.ts';
import { drawnHorizon } from '../charts/drawn-horizon.ts';
import { useChoice, usePage } from '../context.ts';
import { bySemicolon } from '../language/lists.ts';
import { axisUnit, outputOf, outputUnit } from '../texts.ts';
import { answeredFan, type ComparedItem, letterOf, nameOf } from './compared-items.ts';
import { type GridColumn, PanelGrid } from './panel-grid.tsx';
import { SlotHead } from './slot-head.tsx';

const BASE_YEAR = FIRST_YEAR - 1;

/** Whether the years of an output stand apart. */
export function standApart(output: OutputId): boolean {
  return ['flow', 'movement', 'count'].includes(outputOf(output).kind);
}

/** The years of each item: from its runs, or from the answer of the page while they are on their way. */
export function useItemYears(
  items: readonly ComparedItem[],
  runs: readonly (ComparedRuns | undefined)[],
  answer: Answer,
  output: OutputId,
): readonly (readonly YearSpread[] | undefined)[] {
  return useMemo(
    () =>
      items.map((item, i) => {
        const of = runs[i];
        if (of) return comparedYears(of, output);
        const fan = item.question.place === answer.question.place ? answeredFan(item, answer) : undefined;
        return fan && readYears(fan, output).filter(({ year }) => year <= drawnHorizon(answer, year));
      }),
    [items, runs, answer, output],
  );
}

interface FansProps {
  readonly items: readonly ComparedItem[];
  readonly years: readonly (readonly YearSpread[] | undefined)[];
  readonly base: ComparedItem | undefined;
  readonly world: Session['world'];
  readonly output: OutputId;
  /** Indicator and place. */
  readonly title: string;
  /** The one that is shown alone, on the scale of all; undefined for all. */
  readonly only: ComparedItem | undefined;
}

/** The fan of each scenario, side by side. */
export function Fans({ items, years, base, world, output, title, only }: FansProps) {
  const { format } = usePage();
  const place = useChoice('place');
  const horizon = useChoice('horizon');
  const interval = useChoice('interval');
  const { groups } = useChoice('scenario');
  const { unit, scope } = outputOf(output);
  const display = outputUnit(output);
  const state = useMemo(() => {
    const row = placeRows(world, groups).get(scope === 'world' ? 'WLD' : place);
    const history = row ? historyOf(world, row, output).points : [];
    const base = row && baseValue(world, row, output);
    return {
      shape: standApart(output) ? ('steps' as const) : ('line' as const),
      history: base === undefined ? history : history.filter(({ year }) => year < BASE_YEAR),
      base,
      baseYear: BASE_YEAR,
      horizon,
      interval,
      hasZero: unit === 'persons' || unit === 'int$2021',
    };
  }, [world, groups, place, output, scope, unit, horizon, interval]);
  const columns = useMemo(() => {
    const against = years[base ? items.indexOf(base) : -1];
    return items.map((item, i): GridColumn => {
      const own = years[i];
      const last = own?.find(({ year }) => year === horizon);
      return {
        item,
        years: own,
        against: item === base ? undefined : against,
        label: i18n._({
          id: 'compare.fanLabel',
          message: '{name}: {title} until {horizon}, median and intervals.',
          values: { name: nameOf(item), title, horizon },
        }),
        head: (
          <>
            <SlotHead item={item} />
            <p className="slot-value">
              {last ? (
                <>
                  <b>{format.value(last.p50, display)}</b>{' '}
                  <span className="soft">
                    {i18n._({
                      id: 'compare.slotRange',
                      message: 'in {horizon}; 80%: {range}',
                      values: { horizon, range: format.shortRange(last.p10, last.p90, display) },
                    })}
                  </span>
                </>
              ) : (
                <span className="soft">{i18n._({ id: 'compare.waiting', message: 'runs are on their way' })}</span>
              )}
            </p>
          </>
        ),
      };
    });
  }, [items, years, base, title, horizon, format, display]);
  return (
    <PanelGrid
      columns={columns}
      only={only}
      state={state}
      unit={display}
      axisUnit={(scale) => axisUnit(output, scale)}
      reading={(year) =>
        i18n._({
          id: 'series.read',
          message: '{year}: {values}',
          values: {
            year,
            values: bySemicolon(
              items.flatMap((item, i) => {
                const spread = years[i]?.find((each) => each.year === year);
                return spread
                  ? i18n._({
                      id: 'series.readOne',
                      message: '{output} {median}, 80% {range}',
                      values: {
                        output: letterOf(item),
                        median: format.value(spread.p50, display),
                        range: format.range(spread.p10, spread.p90, display),
                      },
                    })
                  : [];
              }),
            ),
          },
        })
      }
    />
  );
}
