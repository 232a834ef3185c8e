import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import type { Answer, Session } from '../../workers/page.ts';
import { usePage } from '../context.ts';
import { isCountry, type PlanView } from './plan-view.ts';
import { kindsWords, runsWords, yearWords } from './prepare-words.ts';

/** How many people to plan for. */
export function PlanHeadline({ view, nameIn }: { readonly view: PlanView; readonly nameIn: string }) {
  const { format } = usePage();
  const values = { people: format.need(view.people), nameIn };
  return (
    <p className="prepare-headline">
      {view.choices.phase === 'emergency'
        ? i18n._({ id: 'prepare.headline', message: 'Plan for {people} people present {nameIn} at one time.', values })
        : i18n._({
            id: 'prepare.headlineAfter',
            message: 'Plan for {people} people still displaced {nameIn} at the end of the year.',
            values,
          })}
    </p>
  );
}

interface PlanFactsProps {
  readonly view: PlanView;
  readonly answer: Answer;
  readonly world: Session['world'];
}

/** In how many runs no more are there, and where the number is an upper bound. */
export function PlanFacts({ view, answer, world }: PlanFactsProps) {
  const { choices, kinds, until } = view;
  // Kinds of which every movement counts.
  const whole = kinds.filter((kind) => kind === 'conflict' || kind === 'arrivals');
  const values = {
    kinds: kindsWords(kinds),
    runs: runsWords(choices.percentile),
    year: yearWords(choices.year, until),
  };
  return (
    <p className="prepare-facts">
      {i18n._({
        id: 'prepare.facts',
        message: 'In {runs} there are no more, displaced by {kinds}, in {year}.',
        values,
      })}{' '}
      {kinds.length > 1 && (
        <Trans
          id="prepare.added"
          message="Kinds are added in each year as if their peaks came at one time, an upper bound."
        />
      )}{' '}
      {whole.length > 0 &&
        i18n._({
          id: 'prepare.stay',
          message:
            'Of {kinds} no single events are on record: everybody who moves in the year counts as present at the peak, an upper bound.',
          values: { kinds: kindsWords(whole) },
        })}{' '}
      {kinds.includes('arrivals') && (
        <Trans id="prepare.hosted" message="Those who arrive come on top of all refugees hosted." />
      )}{' '}
      {!isCountry(world, answer.question.place) && (
        <Trans
          id="prepare.group"
          message="The group is counted like one place: the share of the largest event is that of a year of its size. Peaks of its places, added up, would be higher."
        />
      )}
    </p>
  );
}
