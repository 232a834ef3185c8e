import { i18n } from '@lingui/core';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import { PLANNED_AT, type PlanView } from './plan-view.ts';

/** One of the three figures, in words. */
interface FigureWords {
  readonly id: 'peak' | 'personDays' | 'yearEnd';
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly range: string;
  readonly note: string;
}

/** The three figures of the year that is planned for, in words, for the page and its files. */
export function figureWords({ choices, scenario }: PlanView, format: NumberFormat): readonly FigureWords[] {
  const people = i18n._({ id: 'figures.people', message: 'people' });
  const figure = (id: FigureWords['id'], name: string, unit: string, note: string): FigureWords => {
    const values = scenario.figures[id];
    const written = (at: number) => format.need(values[at] ?? 0);
    const range = i18n._({
      id: 'figures.range',
      message: 'P{percentile}; P50\u00a0{low}, P95\u00a0{high}',
      values: { percentile: choices.percentile, low: written(0), high: written(2) },
    });
    return { id, name, value: written(PLANNED_AT), unit, range, note };
  };
  return [
    figure(
      'peak',
      i18n._({ id: 'figures.peak', message: 'Peak present' }),
      people,
      i18n._({
        id: 'figures.peakNote',
        message: 'Displaced at the start of the year, and the largest event’s share of the year’s movements.',
      }),
    ),
    figure(
      'personDays',
      i18n._({ id: 'figures.personDays', message: 'Person-days' }),
      i18n._({ id: 'figures.days', message: 'days' }),
      i18n._({
        id: 'figures.daysNote',
        message: 'All movements of the year times the days that people are away.',
      }),
    ),
    figure(
      'yearEnd',
      i18n._({ id: 'figures.yearEnd', message: 'Still displaced at year end' }),
      people,
      i18n._({
        id: 'figures.yearEndNote',
        message: 'The stock at 31 December, by which the time after the emergency is planned.',
      }),
    ),
  ];
}
