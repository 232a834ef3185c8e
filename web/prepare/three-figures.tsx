import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import type { ReactNode } from 'react';
import { usePage } from '../context.ts';
import { PLANNED_AT, type PlanView } from './plan-view.ts';
import { RangeBar } from './range-bar.tsx';

/** The three figures of the year that is planned for, and which is used for what. */
export function ThreeFigures({ view }: { readonly view: PlanView }) {
  const { choices, scenario, reference } = view;
  const isEmergency = choices.phase === 'emergency';
  const needsTag = <Trans id="figures.forNeeds" message="used for the needs below" />;
  return (
    <dl className="plan-figures">
      <Figure
        name={<Trans id="figures.peak" message="Peak present" />}
        unit={i18n._({ id: 'figures.people', message: 'people' })}
        values={scenario.figures.peak}
        reference={reference?.figures.peak}
        percentile={choices.percentile}
        tag={isEmergency ? needsTag : undefined}
      >
        <Trans
          id="figures.peakNote"
          message="Displaced at the start of the year, and the largest event’s share of the year’s movements."
        />
      </Figure>
      <Figure
        name={<Trans id="figures.personDays" message="Person-days" />}
        unit={i18n._({ id: 'figures.days', message: 'days' })}
        values={scenario.figures.personDays}
        reference={reference?.figures.personDays}
        percentile={choices.percentile}
        tag={<Trans id="figures.forUse" message="used for what is used up" />}
      >
        <Trans id="figures.daysNote" message="All movements of the year times the days that people are away." />
      </Figure>
      <Figure
        name={<Trans id="figures.yearEnd" message="Still displaced at year end" />}
        unit={i18n._({ id: 'figures.people', message: 'people' })}
        values={scenario.figures.yearEnd}
        reference={reference?.figures.yearEnd}
        percentile={choices.percentile}
        tag={isEmergency ? undefined : needsTag}
      >
        <Trans
          id="figures.yearEndNote"
          message="The stock at 31 December, by which the time after the emergency is planned."
        />
      </Figure>
    </dl>
  );
}

interface FigureProps {
  readonly name: ReactNode;
  readonly unit: string;
  /** P50, the percentile planned for, P95. */
  readonly values: readonly number[];
  readonly reference: readonly number[] | undefined;
  readonly percentile: number;
  /** What the figure is used for. */
  readonly tag: ReactNode;
  readonly children: ReactNode;
}

function Figure({ name, unit, values, reference, percentile, tag, children }: FigureProps) {
  const { format } = usePage();
  const people = (value: number | undefined) => format.need(value ?? 0);
  return (
    <div className={tag === undefined ? 'plan-figure' : 'plan-figure is-used'}>
      <dt>
        {name} {tag !== undefined && <span className="plan-tag">{tag}</span>}
      </dt>
      <dd>
        <p className="plan-value">
          <b>{people(values[PLANNED_AT])}</b> {unit}
        </p>
        <RangeBar values={values} reference={reference} stock={undefined} />
        <p className="soft">
          {i18n._({
            id: 'figures.range',
            message: 'P{percentile}; P50 {low}, P95 {high}',
            values: { percentile, low: people(values[0]), high: people(values[2]) },
          })}
        </p>
        {reference && (
          <p className="soft">
            {i18n._({
              id: 'figures.reference',
              message: 'Reference {value}',
              values: { value: people(reference[PLANNED_AT]) },
            })}
          </p>
        )}
        <p className="note">{children}</p>
      </dd>
    </div>
  );
}
