import { i18n } from '@lingui/core';
import { FIRST_YEAR, type ShockMetric } from '../../workers/page.ts';
import type { ShockSummary } from '../../workers/page-shocks.ts';
import { usePage } from '../context.ts';
import { oneIn, peopleOf, shockName, yearsWords } from './shock-words.ts';

interface HeadlineProps {
  readonly people: ShockSummary;
  readonly perThousand: ShockSummary;
  readonly metric: ShockMetric;
  readonly nameIn: string;
  readonly isReference: boolean;
}

/** How often a shock of today comes later, in people and per 1,000, with its interval and against the reference. */
export function Headline({ people, perThousand, metric, nameIn, isReference }: HeadlineProps) {
  const { format } = usePage();
  const late = people.windows.at(-1);
  const rate = perThousand.windows.at(-1);
  if (!late || !rate) return null;
  const { level } = people;
  const before = i18n._({
    id: 'shock.oneIn',
    message: '1 in {years}',
    values: { years: yearsWords(level.isFloor ? level.recurrence : level.returnPeriod, format) },
  });
  const values = {
    nameIn,
    shock: shockName(metric),
    before,
    now: oneIn(late.chance.probability, format),
    from: FIRST_YEAR + late.first,
    to: FIRST_YEAR + late.first + late.years - 1,
    low: oneIn(late.chance.high, format),
    high: oneIn(late.chance.low, format),
    size: peopleOf(metric, format.value(level.level, 'persons')),
    reference: oneIn(late.reference.probability, format),
    rate: oneIn(rate.chance.probability, format),
    rateReference: oneIn(rate.reference.probability, format),
  };
  return (
    <>
      <p className="shock-headline">
        {Number.isFinite(level.recurrence)
          ? i18n._({
              id: 'shock.headline',
              message: '{nameIn}, a {before} {shock} becomes about {now} by {from}–{to}.',
              values: { ...values, nameIn: sentenceStart(nameIn) },
            })
          : i18n._({
              id: 'shock.headlineNone',
              message: '{nameIn}, no run has such a {shock} in 2025–2029; by {from}–{to} it comes about {now}.',
              values: { ...values, nameIn: sentenceStart(nameIn) },
            })}
      </p>
      <ul className="shock-facts">
        <li>
          {i18n._({
            id: 'shock.size',
            message: 'That is a year with more than {size}. 80% interval of the chance: {low} to {high}.',
            values,
          })}
        </li>
        {level.isFloor && (
          <li>
            {i18n._({
              id: 'shock.floored',
              message:
                'The least size of a shock is larger than the 1-in-{asked} year, so this is rarer than asked for.',
              values: { asked: level.returnPeriod },
            })}
          </li>
        )}
        {!isReference && (
          <li>
            {i18n._({
              id: 'shock.reference',
              message: 'In the reference it comes {reference} in the same years.',
              values,
            })}
          </li>
        )}
        <li>
          {isReference
            ? i18n._({
                id: 'shock.rate',
                message: 'Counted per 1,000 people, so that a growing population alone makes no shocks: {rate}.',
                values,
              })
            : i18n._({
                id: 'shock.rateBoth',
                message:
                  'Counted per 1,000 people, so that a growing population alone makes no shocks: {rate}; reference {rateReference}.',
                values,
              })}
        </li>
      </ul>
    </>
  );
}

function sentenceStart(text: string): string {
  return text.charAt(0).toLocaleUpperCase(i18n.locale) + text.slice(1);
}
