import { i18n } from '@lingui/core';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import type { Answer, Session } from '../../workers/page.ts';
import { usePage } from '../context.ts';
import { isCountry, type PlanView } from './plan-view.ts';
import { kindsWords, runsWords, yearWords } from './prepare-words.ts';

/** How many people to plan for, in words. */
export function headlineWords(view: PlanView, nameIn: string, format: NumberFormat): string {
  const values = { people: format.need(view.people), nameIn };
  return view.choices.phase === 'emergency'
    ? i18n._({ id: 'prepare.headline', message: 'Plan for {people} people present {nameIn} at one time.', values })
    : i18n._({
        id: 'prepare.headlineAfter',
        message: 'Plan for {people} people still displaced {nameIn} at the end of the year.',
        values,
      });
}

/** How many people to plan for. */
export function PlanHeadline({ view, nameIn }: { readonly view: PlanView; readonly nameIn: string }) {
  const { format } = usePage();
  return <p className="prepare-headline">{headlineWords(view, nameIn, format)}</p>;
}

/** In how many runs no more are there, and where the number is an upper bound, in words. */
export function factWords({ choices, kinds, until }: PlanView, place: string, world: Session['world']): string {
  // Kinds of which every movement counts.
  const whole = kinds.filter((kind) => kind === 'conflict' || kind === 'arrivals');
  const values = {
    kinds: kindsWords(kinds),
    runs: runsWords(choices.percentile),
    year: yearWords(choices.year, until),
  };
  const sentences = [
    i18n._({
      id: 'prepare.facts',
      message: 'In {runs} there are no more, displaced by {kinds}, in {year}.',
      values,
    }),
  ];
  if (kinds.length > 1)
    sentences.push(
      i18n._({
        id: 'prepare.added',
        message: 'Kinds are added in each year as if their peaks came at one time, an upper bound.',
      }),
    );
  if (whole.length > 0)
    sentences.push(
      i18n._({
        id: 'prepare.stay',
        message:
          'Of {kinds} no single events are on record: everybody who moves in the year counts as present at the peak, an upper bound.',
        values: { kinds: kindsWords(whole) },
      }),
    );
  if (kinds.includes('arrivals'))
    sentences.push(i18n._({ id: 'prepare.hosted', message: 'Those who arrive come on top of all refugees hosted.' }));
  if (!isCountry(world, place))
    sentences.push(
      i18n._({
        id: 'prepare.group',
        message:
          'The group is counted like one place: the share of the largest event is that of a year of its size. Peaks of its places, added up, would be higher.',
      }),
    );
  return sentences.join(' ');
}

interface PlanFactsProps {
  readonly view: PlanView;
  readonly answer: Answer;
  readonly world: Session['world'];
}

/** In how many runs no more are there, and where the number is an upper bound. */
export function PlanFacts({ view, answer, world }: PlanFactsProps) {
  return <p className="prepare-facts">{factWords(view, answer.question.place, world)}</p>;
}
