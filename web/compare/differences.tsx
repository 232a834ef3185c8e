import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useMemo } from 'react';
import type { OutputId } from '../../workers/page.ts';
import { FIRST_YEAR } from '../../workers/page.ts';
import type { ComparedDifference } from '../../workers/page-compare.ts';
import { useChoice, usePage } from '../context.ts';
import { bySemicolon } from '../language/lists.ts';
import { axisUnit, outputUnit } from '../texts.ts';
import { differenceRange, differenceWords } from './compare-words.ts';
import { type ComparedItem, letterOf, nameOf } from './compared-items.ts';
import { standApart } from './fans.tsx';
import { type GridColumn, PanelGrid } from './panel-grid.tsx';
import { Letter } from './slot-head.tsx';

const BASE_YEAR = FIRST_YEAR - 1;

interface DifferencesProps {
  readonly items: readonly ComparedItem[];
  readonly base: ComparedItem;
  /** By item; undefined for the base and until both have their runs. */
  readonly differences: readonly (ComparedDifference | undefined)[];
  readonly output: OutputId;
  readonly title: string;
}

/** What each scenario changes against one of them, run by run with the same luck. */
export function Differences({ items, base, differences, output, title }: DifferencesProps) {
  const { format } = usePage();
  const horizon = useChoice('horizon');
  const interval = useChoice('interval');
  const state = useMemo(
    () => ({
      shape: standApart(output) ? ('steps' as const) : ('line' as const),
      history: [],
      // Every scenario begins from the same state, so a stock's difference begins at nothing.
      base: standApart(output) ? undefined : 0,
      baseYear: BASE_YEAR,
      horizon,
      interval,
      hasZero: true,
    }),
    [output, horizon, interval],
  );
  const columns = useMemo(
    () =>
      items.map((item, i): GridColumn => {
        const difference = differences[i];
        const last = difference?.years.find(({ year }) => year === horizon);
        return {
          item,
          years: difference?.years,
          against: undefined,
          label: i18n._({
            id: 'compare.differenceLabel',
            message: '{name} less {base}: {title} until {horizon}, median and intervals of the difference of each run.',
            values: { name: nameOf(item), base: nameOf(base), title, horizon },
          }),
          head: (
            <p className="slot-value">
              <Letter item={item} />{' '}
              {item === base ? null : last ? (
                <>
                  <b>{differenceWords(format, output, last.p50)}</b>{' '}
                  <span className="soft">
                    {i18n._({
                      id: 'compare.slotDifference',
                      message: '80%: {range}',
                      values: { range: differenceRange(format, output, last.p10, last.p90) },
                    })}
                  </span>
                </>
              ) : (
                <span className="soft">{i18n._({ id: 'compare.waiting', message: 'runs are on their way' })}</span>
              )}
            </p>
          ),
          ...(item === base
            ? {
                instead: (
                  <p className="compare-base soft">
                    <Trans id="compare.base" message="The others are held against this one." />
                  </p>
                ),
              }
            : {}),
        };
      }),
    [items, differences, base, title, horizon, format, output],
  );
  return (
    <PanelGrid
      columns={columns}
      state={state}
      unit={outputUnit(output)}
      axisUnit={(scale) => axisUnit(output, scale)}
      reading={(year) =>
        i18n._({
          id: 'series.read',
          message: '{year}: {values}',
          values: {
            year,
            values: bySemicolon(
              items.flatMap((item, i) => {
                const spread = differences[i]?.years.find((each) => each.year === year);
                return spread
                  ? i18n._({
                      id: 'series.readOne',
                      message: '{output} {median}, 80% {range}',
                      values: {
                        output: letterOf(item),
                        median: differenceWords(format, output, spread.p50),
                        range: differenceRange(format, output, spread.p10, spread.p90),
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
