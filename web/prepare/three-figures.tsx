import { i18n } from '@lingui/core';
import { usePage } from '../context.ts';
import { figureWords } from './figure-words.ts';
import { PLANNED_AT, type PlanView } from './plan-view.ts';
import { RangeBar } from './range-bar.tsx';

/** The three figures of the year that is planned for, and which is used for what. */
export function ThreeFigures({ view }: { readonly view: PlanView }) {
  const { format } = usePage();
  const { choices, scenario, reference } = view;
  const forNeeds = i18n._({ id: 'figures.forNeeds', message: 'used for the needs below' });
  const isEmergency = choices.phase === 'emergency';
  const tags = {
    peak: isEmergency ? forNeeds : undefined,
    personDays: i18n._({ id: 'figures.forUse', message: 'used for what is used up' }),
    yearEnd: isEmergency ? undefined : forNeeds,
  };
  return (
    <dl className="plan-figures">
      {figureWords(view, format).map(({ id, name, value, unit, range, note }) => (
        <div key={id} className={tags[id] === undefined ? 'plan-figure' : 'plan-figure is-used'}>
          <dt>
            {name} {tags[id] !== undefined && <span className="plan-tag">{tags[id]}</span>}
          </dt>
          <dd>
            <p className="plan-value">
              <b>{value}</b> {unit}
            </p>
            <RangeBar values={scenario.figures[id]} reference={reference?.figures[id]} stock={undefined} />
            <p className="soft">{range}</p>
            {reference && (
              <p className="soft">
                {i18n._({
                  id: 'figures.reference',
                  message: 'Reference {value}',
                  values: { value: format.need(reference.figures[id][PLANNED_AT] ?? 0) },
                })}
              </p>
            )}
            <p className="note">{note}</p>
          </dd>
        </div>
      ))}
    </dl>
  );
}
