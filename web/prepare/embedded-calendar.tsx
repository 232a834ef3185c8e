import './needs.css';
import './prepare.css';
import { useMemo } from 'react';
import type { Answer, Session } from '../../workers/page.ts';
import { placeNames, useChoice } from '../context.ts';
import { PlanFacts, PlanHeadline } from './plan-headline.tsx';
import { lastYear, plannedPeople, planView } from './plan-view.ts';
import { PresentSection } from './present-section.tsx';

/** The contingency calendar with what it is of, in a frame of another page. */
export function EmbeddedCalendar({ answer, world }: { readonly answer: Answer; readonly world: Session['world'] }) {
  const choices = useChoice('prepare');
  const horizon = useChoice('horizon');
  const { name, nameIn } = placeNames(world, answer.question.place);
  const view = useMemo(() => {
    const people = plannedPeople(answer, world, choices.kinds, choices.days, lastYear(choices.year, horizon));
    return people && planView(people, answer, world, choices);
  }, [answer, world, choices, horizon]);
  if (!view) return <div className="starting" aria-busy={!answer.isFinal} />;
  return (
    <>
      <PlanHeadline view={view} nameIn={nameIn} />
      <PlanFacts view={view} answer={answer} world={world} />
      <PresentSection view={view} name={name} />
    </>
  );
}
