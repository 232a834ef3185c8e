import './brief.css';
import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useId } from 'react';
import type { Answer, Session } from '../../workers/page.ts';
import { placeNames } from '../context.ts';
import { outputLabel, scenarioName } from '../texts.ts';
import { BriefCalendar, BriefFan, briefOutput } from './brief-figures.tsx';
import { BriefAssumptions, BriefSources } from './brief-notes.tsx';
import { BriefCapacity, BriefNeeds } from './brief-tables.tsx';
import { PlanFacts, PlanHeadline } from './plan-headline.tsx';
import type { PlanView } from './plan-view.ts';
import { ThreeFigures } from './three-figures.tsx';
import type { Stock } from './use-stock.ts';

export interface BriefProps {
  readonly view: PlanView;
  readonly answer: Answer;
  readonly world: Session['world'];
  readonly stock: Stock;
}

/** One or two pages to print: headline, figures, needs, capacity, assumptions, sources. */
export function Brief({ onClose, ...props }: BriefProps & { onClose(): void }) {
  const { view, answer, world, stock } = props;
  const titleId = useId();
  const { name, nameIn } = placeNames(world, answer.question.place);
  return (
    <>
      <div className="brief-tools">
        <button type="button" className="button" onClick={() => window.print()}>
          <Trans id="brief.print" message="Print or save as PDF" />
        </button>
        <button type="button" className="link" onClick={onClose}>
          <Trans id="brief.back" message="Back to the page" />
        </button>
        <span className="soft">
          <Trans id="brief.paper" message="Fits A4 and Letter." />
        </span>
      </div>
      <article className="brief" aria-labelledby={titleId}>
        <header>
          <p className="brief-kicker">
            <span>
              <Trans id="brief.kicker" message="Mobility Horizons · brief on preparedness" />
            </span>
            <span>
              {i18n._({
                id: 'brief.scenario',
                message: 'Scenario: {scenario} · {date}',
                values: {
                  scenario: scenarioName(answer.question.scenario),
                  date: i18n.date(new Date(), { dateStyle: 'long' }),
                },
              })}
            </span>
          </p>
          <h2 id={titleId}>{i18n._({ id: 'prepare.title', message: 'Prepare: {name}', values: { name } })}</h2>
          <PlanHeadline view={view} nameIn={nameIn} />
          <PlanFacts view={view} answer={answer} world={world} />
        </header>
        <ThreeFigures view={view} />
        <section>
          <h3>
            {i18n._({
              id: 'picture.title',
              message: '{output}, {place}',
              values: { output: outputLabel(briefOutput(view.kinds)), place: name },
            })}
          </h3>
          <BriefFan {...props} />
        </section>
        <section>
          <h3>
            {i18n._({
              id: 'present.title',
              message: 'Contingency calendar, {name}, 2026–{until}',
              values: { name, until: view.until },
            })}
          </h3>
          <BriefCalendar view={view} />
        </section>
        <BriefAssumptions {...props} />
        <BriefNeeds view={view} />
        {Object.keys(stock).length > 0 && <BriefCapacity view={view} stock={stock} />}
        <BriefSources {...props} />
      </article>
    </>
  );
}
