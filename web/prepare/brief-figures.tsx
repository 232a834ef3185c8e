import { i18n } from '@lingui/core';
import { useMemo } from 'react';
import { layoutFan } from '../../src/picture/fan.ts';
import { labelRoom } from '../../src/picture/languages.ts';
import { layoutPresent } from '../../src/picture/present-years.ts';
import type { OutputId } from '../../workers/page.ts';
import type { DisplacedKind } from '../../workers/page-prepare.ts';
import { FanMarks } from '../charts/fan-chart.tsx';
import { fanView } from '../charts/fan-state.ts';
import { useChoice, usePage } from '../context.ts';
import { axisUnit, outputLabel, outputSource } from '../texts.ts';
import type { BriefProps } from './brief.tsx';
import type { PlanView } from './plan-view.ts';
import { PresentMarks } from './present-marks.tsx';
import { levelWords, presentState } from './present-section.tsx';

/** Width of the drawings in pixels, which the sheet scales to its own. */
const WIDTH = 700;

/** The output whose fan stands for the kinds: the first of disasters, conflict and arrivals that is counted. */
export function briefOutput(kinds: readonly DisplacedKind[]): OutputId {
  if (kinds.some((kind) => kind !== 'conflict' && kind !== 'arrivals')) return 'disasterDisplacement';
  return kinds.includes('conflict') ? 'conflictDisplacement' : 'crossBorderIn';
}

/** The fan of what displaces people, with its history. */
export function BriefFan({ view, answer, world }: BriefProps) {
  const { format } = usePage();
  const interval = useChoice('interval');
  const output = briefOutput(view.kinds);
  const state = useMemo(
    () => fanView(answer, world, output, view.until, interval).state,
    [answer, world, output, view.until, interval],
  );
  const layout = useMemo(
    () =>
      layoutFan(state, {
        width: WIDTH,
        height: 186,
        left: 46,
        right: 190 * labelRoom(i18n.locale),
        top: 34,
        bottom: 24,
        labelHeight: 15,
      }),
    [state],
  );
  const axis = format.axis(Math.max(...layout.yTicks.map(({ value }) => Math.abs(value))), 'persons');
  const title = outputLabel(output);
  return (
    <figure>
      <svg className="fan fan-svg" viewBox={`0 0 ${WIDTH} ${layout.frame.height}`} role="img" aria-label={title}>
        <FanMarks
          layout={layout}
          axisUnit={axisUnit(output, axis.scale)}
          tick={axis.tick}
          isNarrow={false}
          output={output}
          naive={state.naive}
        />
      </svg>
      <figcaption className="note">
        {i18n._({
          id: 'brief.fanNote',
          message:
            'Movements of a year, of which a part is present at one time. Projection of {runs} runs: median, 80% and 95% bands. Source: {source}.',
          values: { runs: format.whole(answer.scenario.runs), source: outputSource(output) },
        })}
      </figcaption>
    </figure>
  );
}

/** People present by year over the chance of more than the level. */
export function BriefCalendar({ view }: { readonly view: PlanView }) {
  const { format } = usePage();
  const layout = useMemo(
    () =>
      layoutPresent(presentState(view), {
        width: WIDTH,
        upper: 104,
        between: 32,
        lower: 38,
        left: 46,
        right: 4,
        top: 22,
        bottom: 22,
      }),
    [view],
  );
  const label = i18n._({
    id: 'brief.calendar',
    message: 'People present by year, and the chance of more than the level',
  });
  return (
    <svg className="fan-svg" viewBox={`0 0 ${WIDTH} ${layout.height}`} role="img" aria-label={label}>
      <PresentMarks layout={layout} format={format} levelWords={levelWords(view.level, format)} />
    </svg>
  );
}
