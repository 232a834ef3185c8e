import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import {
  type Direction,
  type CurveScore as Score,
  scoreAgainstRecord,
  scoreAgainstRuns,
} from '../../workers/page-workshop.ts';
import { usePage } from '../context.ts';
import { outputUnit } from '../texts.ts';
import type { TaskView } from './curve-task-view.ts';

/** Score a drawn curve against what a task hides. */
export function scoreOf({ task, runs, seen, known, years, start, shape }: TaskView, drawn: readonly number[]): Score {
  if (task.mode === 'history')
    return scoreAgainstRecord(
      drawn,
      years.map((year) => seen?.find((point) => point.year === year)?.value),
      known.map(({ value }) => value),
    );
  const standApart = shape === 'steps';
  const past = known.reduce((sum, { value }) => sum + value, 0) / Math.max(1, known.length);
  return scoreAgainstRuns(drawn, runs ?? [], standApart ? past : (start ?? known.at(-1)?.value ?? 0), standApart);
}

/** Gap, direction and surprise of a curve, and what it was held against. */
export function CurveScore({ view, drawn }: { readonly view: TaskView; readonly drawn: readonly number[] }) {
  const { format } = usePage();
  const score = scoreOf(view, drawn);
  return (
    <section className="curve-score" aria-label={i18n._({ id: 'workshop.score', message: 'Score of your curve' })}>
      <p className="curve-against">
        {view.task.mode === 'history' ? (
          <Trans
            id="workshop.againstRecord"
            message="Your curve is scored against what happened: the years of the record that were hidden."
          />
        ) : (
          <Trans
            id="workshop.againstModel"
            message="Your curve is scored against the model, not against the world: nobody knows the world of these years yet."
          />
        )}
      </p>
      <dl>
        <dt>
          <Trans id="workshop.gap" message="Gap" />
        </dt>
        <dd>{gapWords(score, view, format)}</dd>
        <dt>
          <Trans id="workshop.direction" message="Direction" />
        </dt>
        <dd>{wayWords(score)}</dd>
        <dt>
          <Trans id="workshop.surprise" message="Surprise" />
        </dt>
        <dd>{surpriseWords(score, view, format)}</dd>
      </dl>
    </section>
  );
}

function gapWords({ gap, gapShare }: Score, { task }: TaskView, format: NumberFormat): string {
  const values = { gap: format.value(gap, outputUnit(task.output)) };
  return gapShare === undefined
    ? i18n._({ id: 'workshop.gapIs', message: '{gap} on average over the years', values })
    : i18n._({
        id: 'workshop.gapShare',
        message: '{gap} on average over the years, {share} of what came out',
        values: { gap: values.gap, share: format.figure(gapShare, 'share') },
      });
}

function wayWords({ drawn, came }: Score): string {
  const values = { drawn: directionWords(drawn), came: directionWords(came) };
  return drawn === came
    ? i18n._({ id: 'workshop.sameWay', message: 'the same: {drawn}', values })
    : i18n._({
        id: 'workshop.otherWay',
        message: 'another: your curve goes {drawn}, what came out goes {came}',
        values,
      });
}

function directionWords(direction: Direction): string {
  switch (direction) {
    case 'up':
      return i18n._({ id: 'workshop.up', message: 'upwards' });
    case 'down':
      return i18n._({ id: 'workshop.down', message: 'downwards' });
    case 'level':
      return i18n._({ id: 'workshop.level', message: 'level' });
    default: {
      const never: never = direction;
      throw new Error(`direction ${String(never)} has no words`);
    }
  }
}

function surpriseWords({ surprise, gap, years }: Score, { task }: TaskView, format: NumberFormat): string {
  if (surprise.kind === 'bands')
    return i18n._({
      id: 'workshop.outside',
      message:
        '{outside80, plural, =0 {no year outside the 80% band} one {# year outside the 80% band} other {# years outside the 80% band}}, {outside95} of them outside the 95% band, of {years}',
      values: { outside80: surprise.outside80, outside95: surprise.outside95, years },
    });
  const values = { past: format.value(surprise.gapOfPast, outputUnit(task.output)) };
  return gap <= surprise.gapOfPast
    ? i18n._({
        id: 'workshop.pastWorse',
        message: 'a smaller gap than for the mean of the years shown carried on, which has {past}',
        values,
      })
    : i18n._({
        id: 'workshop.pastBetter',
        message: 'a larger gap than for the mean of the years shown carried on, which has {past}',
        values,
      });
}
