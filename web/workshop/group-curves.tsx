import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useId, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Fault } from '../../workers/page.ts';
import { codeEntries, codeToCurve, curveToCode } from '../../workers/page-workshop.ts';
import { usePage } from '../context.ts';
import { FaultList } from '../controls/fault-list.tsx';
import { outputUnit } from '../texts.ts';
import { scoreOf } from './curve-score.tsx';
import type { TaskView } from './curve-task-view.ts';
import { setPasted, workshop } from './workshop-state.ts';

/** Curves that are read from a text at most. */
const MOST = 300;

/** Curves of a group, read from the codes that were pasted for a task, and what could not be read. */
export function useGroupCurves(view: TaskView | undefined): {
  readonly curves: readonly (readonly number[])[];
  readonly faults: readonly Fault[];
} {
  const text = useStore(workshop, ({ pasted }) => (view ? (pasted[view.key] ?? '') : ''));
  return useMemo(() => {
    const curves: (readonly number[])[] = [];
    const faults: Fault[] = [];
    if (view)
      codeEntries(text)
        .slice(0, MOST)
        .forEach((entry, i) => {
          const read = codeToCurve(entry, view.task, view.scenario, view.years.length);
          if (read.kind === 'curve') curves.push(read.curve);
          else faults.push({ path: `${i + 1} (${entry.slice(0, 14)})`, ...read.fault });
        });
    return { curves, faults };
  }, [text, view]);
}

/** The code of one's own curve, and the curves of a group by their codes: how they spread and how near they come. */
export function GroupCurves({
  view,
  drawn,
}: {
  readonly view: TaskView;
  readonly drawn: readonly number[] | undefined;
}) {
  const text = useStore(workshop, ({ pasted }) => pasted[view.key] ?? '');
  const { curves, faults } = useGroupCurves(view);
  const id = useId();
  return (
    <details className="group-curves">
      <summary>
        <Trans id="workshop.group" message="Curves of a group" />
      </summary>
      {drawn && (
        <p>
          <Trans id="workshop.curveCode" message="Code of your curve:" />{' '}
          <output className="letter-code">{curveToCode(view.task, view.scenario, drawn, view.step)}</output>
        </p>
      )}
      <label htmlFor={id}>
        <Trans id="workshop.pasteCurves" message="Codes of all curves, one a line; they hold no names" />
      </label>
      <textarea
        id={id}
        rows={4}
        spellCheck={false}
        value={text}
        onChange={({ target }) => setPasted(view.key, target.value)}
      />
      {faults.length > 0 && (
        <div className="message" role="alert">
          <FaultList faults={faults} />
        </div>
      )}
      {curves.length > 0 && <GroupScore view={view} curves={curves} />}
    </details>
  );
}

/** How the curves of a group spread at the end, how many show the way, and how near their middle comes. */
function GroupScore({ view, curves }: { readonly view: TaskView; readonly curves: readonly (readonly number[])[] }) {
  const { format } = usePage();
  const unit = outputUnit(view.task.output);
  const scores = curves.map((curve) => scoreOf(view, curve));
  const at = (values: readonly number[], share: number) =>
    [...values].sort((a, b) => a - b)[Math.round(share * (values.length - 1))] as number;
  const ends = curves.map((curve) => curve.at(-1) as number);
  const middle = view.years.map((_, t) =>
    at(
      curves.map((curve) => curve[t] as number),
      0.5,
    ),
  );
  const gaps = scores.map(({ gap }) => gap);
  const ofMiddle = scoreOf(view, middle).gap;
  return (
    <p className="group-score" role="status">
      {i18n._({
        id: 'workshop.groupScore',
        message:
          '{count, plural, one {# curve} other {# curves}}, in {year} from {low} to {high}, the middle one at {median}. {right} of them go in the direction that came out. Middle gap of single curves: {gap}; gap of the middle of all curves: {ofMiddle}.',
        values: {
          count: curves.length,
          year: String(view.years.at(-1) ?? ''),
          low: format.value(Math.min(...ends), unit),
          high: format.value(Math.max(...ends), unit),
          median: format.value(at(ends, 0.5), unit),
          right: scores.filter(({ drawn, came }) => drawn === came).length,
          gap: format.value(at(gaps, 0.5), unit),
          ofMiddle: format.value(ofMiddle, unit),
        },
      })}
    </p>
  );
}
