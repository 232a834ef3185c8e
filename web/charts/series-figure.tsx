import { i18n } from '@lingui/core';
import { type ReactNode, useMemo, useState } from 'react';
import type { Answer, OutputId } from '../../workers/page.ts';
import { usePage } from '../context.ts';
import { bySemicolon } from '../language/lists.ts';
import { outputLabel, outputSource, outputUnit } from '../texts.ts';
import { SeriesPanel } from './series-panel.tsx';
import { type Panel, seriesState } from './series-state.ts';
import { SeriesTable } from './series-table.tsx';

interface SeriesFigureProps {
  readonly answer: Answer;
  readonly panels: readonly Panel[];
  readonly horizon: number;
  /** What the figure shows and where. */
  readonly title: string;
  readonly isTable: boolean;
  /** What a reader must know beside source, runs and interval. */
  readonly note?: ReactNode;
}

/** Panels with one cursor, or their table, with source, runs and the meaning of the bands below. */
export function SeriesFigure({ answer, panels, horizon, title, isTable, note }: SeriesFigureProps) {
  const { format } = usePage();
  const [year, setYear] = useState<number | undefined>();
  const states = useMemo(
    () => panels.map((panel) => ({ panel, state: seriesState(answer, panel, horizon) })),
    [answer, panels, horizon],
  );
  const outputs = panels.flatMap((panel) => panel.outputs);
  const runs = format.whole(answer.scenario.runs);
  const label = (of: string) =>
    i18n._({
      id: 'series.label',
      message: '{of} until {horizon}: medians, bands hold 80% of {runs} runs.',
      values: { of, horizon, runs },
    });
  return (
    <figure className="series-figure">
      {isTable ? (
        <SeriesTable panels={states} caption={label(title)} />
      ) : (
        <div className="series-panels">
          {states.map(({ panel, state }) => (
            <SeriesPanel
              key={panel.title}
              panel={panel}
              state={state}
              label={label(`${title}: ${panel.title}`)}
              year={year}
              onYear={setYear}
            />
          ))}
        </div>
      )}
      <p className="fan-reading" role="status">
        {year === undefined ? '' : readingOf(states, year, format)}
      </p>
      <figcaption className="note">
        {i18n._({
          id: 'series.note',
          message: 'Modelled from 2025: line or stroke the median, band 80% of {runs} runs. Source: {sources}.',
          values: { runs, sources: sourcesOf(outputs.map(({ id }) => id)) },
        })}{' '}
        {answer.scenario !== answer.reference &&
          i18n._({ id: 'series.referenceNote', message: 'Grey: median of the reference.' })}{' '}
        {note}
      </figcaption>
    </figure>
  );
}

/** Every source once, in the order of the outputs. */
function sourcesOf(outputs: readonly OutputId[]): string {
  return bySemicolon([...new Set(outputs.map(outputSource))]);
}

/** All outputs of a year in one sentence. */
function readingOf(
  states: readonly { readonly panel: Panel; readonly state: ReturnType<typeof seriesState> }[],
  year: number,
  format: ReturnType<typeof usePage>['format'],
): string {
  const parts = states.flatMap(({ panel, state }) =>
    panel.outputs.flatMap(({ id }, k) => {
      const spread = state.series[k]?.years.find((each) => each.year === year);
      if (!spread) return [];
      const unit = outputUnit(id);
      return i18n._({
        id: 'series.readOne',
        message: '{output} {median}, 80% {range}',
        values: {
          output: outputLabel(id),
          median: format.value(spread.p50, unit),
          range: format.range(spread.p10, spread.p90, unit),
        },
      });
    }),
  );
  return i18n._({ id: 'series.read', message: '{year}: {values}', values: { year, values: bySemicolon(parts) } });
}
