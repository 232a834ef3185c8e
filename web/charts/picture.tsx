import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { Interval } from '../../src/picture/fan.ts';
import type { Answer, Session } from '../../workers/page.ts';
import { placeNames, useChoice, useChooseOutput, useEngine, usePage } from '../context.ts';
import { ExportMenu } from '../files/export-menu.tsx';
import { OwnDataButton } from '../own-data/own-data-button.tsx';
import { ownDataOf, ownRecordWords } from '../own-data/own-data-words.ts';
import { kindWords, outputExplanation, outputLabel, outputOf, outputSource } from '../texts.ts';
import { ClassChart } from './class-chart.tsx';
import { classView } from './class-state.ts';
import { ClassSentences, ClassTable } from './class-table.tsx';
import { useDrawnHorizon } from './drawn-horizon.ts';
import { FanChart } from './fan-chart.tsx';
import { type FanView, fanView } from './fan-state.ts';
import { FanTable } from './fan-table.tsx';
import { filledInWords } from './filled-in.ts';
import { IndicatorChoice } from './indicator-choice.tsx';
import { Sentences } from './sentences.tsx';
import { TableSwitch } from './table-switch.tsx';
import { yearRuns } from './year-runs.ts';

// What hindcasts say comes after the first fan.
const DuelNote = lazy(async () => ({ default: (await import('./duel-note.tsx')).DuelNote }));

/** The chosen indicator of the chosen place: choice, fan or table, sentences, source. */
export function Picture({ answer, world }: { readonly answer: Answer; readonly world: Session['world'] }) {
  const { format } = usePage();
  const output = useChoice('output');
  const chooseOutput = useChooseOutput();
  const horizon = useDrawnHorizon(answer);
  const interval = useChoice('interval');
  const [isTable, setTable] = useState(false);
  const [hasFan, setHasFan] = useState(false);
  useEffect(() => setHasFan(true), []);
  const view = useMemo(
    () => fanView(answer, world, output, horizon, interval),
    [answer, world, output, horizon, interval],
  );
  const classes = useMemo(() => classView(answer, world, output, horizon), [answer, world, output, horizon]);
  const filledIn = useMemo(() => filledInWords(answer, world, output), [answer, world, output]);
  const isWorldOnly = outputOf(output).scope === 'world';
  const records = useEngine((state) => state.session?.ownData) ?? [];
  const ownRecords = ownDataOf(records, world, answer.question.place, answer.question.scenario.groups);
  const place = placeNames(world, isWorldOnly ? 'WLD' : answer.question.place).name;
  const title = i18n._({
    id: 'picture.title',
    message: '{output}, {place}',
    values: { output: outputLabel(output), place },
  });
  const values = {
    title,
    horizon,
    kind: kindWords(output),
    interval: intervalWords(interval),
    runs: format.whole(answer.scenario.runs),
    source: outputSource(output),
  };
  // As wide, but for its separator, as the number will be when all are in, so that no line of words breaks anew while runs arrive.
  const counted = (
    <span
      className="steady"
      style={{ minWidth: `${format.whole(answer.question.runs).replace(/\P{Nd}/gu, '').length}ch` }}
    >
      {values.runs}
    </span>
  );
  const label = classes
    ? i18n._({
        id: 'picture.classLabel',
        message: '{title} until {horizon}: {kind}. Classes from {runs} runs, and the record behind them.',
        values,
      })
    : i18n._({
        id: 'picture.label',
        message: '{title} until {horizon}: {kind}. Median, {interval} of {runs} runs.',
        values,
      });
  return (
    <section className="picture" id="picture" tabIndex={-1} aria-labelledby="picture-title">
      <div className="picture-head">
        <h2 id="picture-title">
          {title}
          {ownRecords.length > 0 && (
            <>
              {' '}
              <span className="own-mark">
                <Trans id="ownData.mark" message="your data" />
              </span>
            </>
          )}
        </h2>
        <div className="picture-tools">
          <IndicatorChoice output={output} onChoose={chooseOutput} />
          <TableSwitch isTable={isTable} of={title} onChange={setTable} />
          <ExportMenu
            answer={answer}
            world={world}
            output={output}
            view={view}
            title={title}
            description={label}
            isClassed={classes !== undefined}
          />
        </div>
      </div>
      <p className="picture-kind">
        {i18n._({
          id: 'picture.kind',
          message: '{kind} · {explanation}',
          values: { kind: kindWords(output), explanation: outputExplanation(output) },
        })}
      </p>
      <figure>
        {classes ? (
          isTable ? (
            <ClassTable view={classes} caption={label} />
          ) : (
            <ClassChart view={classes} label={label} />
          )
        ) : isTable ? (
          <FanTable view={view} output={output} caption={label} />
        ) : (
          <FanChart view={view} output={output} label={label} />
        )}
        <figcaption className="note">
          {classes ? (
            <Trans
              id="picture.classNote"
              message="Classes from 2025 by {runs} runs. One country is shown in classes, since numbers would look more certain than they are; regions and the world have numbers. Source: {source}."
              values={{ ...values, runs: counted }}
            />
          ) : (
            <Trans
              id="picture.note"
              message="Modelled from 2025: {interval} of {runs} runs. Source: {source}."
              values={{ ...values, runs: counted }}
            />
          )}{' '}
          {classes?.state.reference &&
            i18n._({ id: 'picture.classReference', message: 'Outlined: the class of the reference.' })}{' '}
          {!classes && historyWords(view)} {filledIn}{' '}
          {ownRecords.length > 0 &&
            i18n._({
              id: 'ownData.standIn',
              message: 'Your data stand in for the baseline here: {series}.',
              values: {
                series: new Intl.ListFormat(i18n.locale, { type: 'unit' }).format(
                  ownRecords.map((record) => ownRecordWords(record, world)),
                ),
              },
            })}{' '}
          {isWorldOnly && <Trans id="picture.worldOnly" message="This indicator is one value for the world." />}{' '}
          <OwnDataButton />{' '}
          {answer.question.place === 'XKX' && (
            <Trans
              id="map.kosovo"
              message="References to Kosovo shall be understood to be in the context of Security Council resolution 1244 (1999)."
            />
          )}
        </figcaption>
      </figure>
      {classes ? (
        <ClassSentences view={classes} answer={answer} world={world} year={horizon} />
      ) : (
        <Sentences answer={answer} world={world} output={output} year={horizon} />
      )}
      <Suspense>{hasFan && <DuelNote output={output} world={world} />}</Suspense>
    </section>
  );
}

function intervalWords(interval: Interval): string {
  switch (interval) {
    case '50':
      return i18n._({ id: 'interval.50', message: 'band holds 50%' });
    case '80':
      return i18n._({ id: 'interval.80', message: 'band holds 80%' });
    case '95':
      return i18n._({ id: 'interval.95', message: 'band holds 95%' });
    case 'both':
      return i18n._({ id: 'interval.both', message: 'bands hold 80% and 95%' });
    default: {
      const never: never = interval;
      throw new Error(`interval ${String(never)} has no words`);
    }
  }
}

/** What is missing of the past, and why. */
function historyWords({ history, state }: FanView): string {
  if (history.gap === 'no-source')
    return i18n._({ id: 'history.noSource', message: 'There is no history of this indicator in the data of the app.' });
  if (history.gap === 'no-series')
    return i18n._({ id: 'history.noSeries', message: 'The source has no series for this place: no data, not zero.' });
  const parts: string[] = [];
  if (history.gap === 'some-members-without-series')
    parts.push(
      i18n._({
        id: 'history.someMembers',
        message: 'Some places of this group have no series; the sum leaves them out.',
      }),
    );
  if (history.noneRecorded.length > 0)
    parts.push(
      i18n._({
        id: 'history.noneRecorded',
        message: 'None recorded in {years}; that is not zero people.',
        values: { years: new Intl.ListFormat(i18n.locale).format(yearRuns(history.noneRecorded)) },
      }),
    );
  const last = Math.max(...history.points.map(({ year }) => year), ...history.noneRecorded);
  if (state.base === undefined && last < state.baseYear)
    parts.push(i18n._({ id: 'history.after', message: 'No data after {last}.', values: { last: String(last) } }));
  return parts.join(' ');
}
