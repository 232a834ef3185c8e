import { i18n } from '@lingui/core';
import { FIRST_YEAR } from '../../workers/page.ts';
import type { ShockSeason, ShockSummary } from '../../workers/page-shocks.ts';
import { usePage } from '../context.ts';
import { monthWords } from '../language/dates.ts';

/** When in the year such displacement comes, how long it can be prepared for, and when the first is to be expected. */
export function SeasonFacts({
  season,
  summary,
}: {
  readonly season: ShockSeason | undefined;
  readonly summary: ShockSummary;
}) {
  const { format } = usePage();
  const month = (at: number) => monthWords(at % 12);
  const { number, first, lead } = summary;
  return (
    <ul className="shock-facts">
      <li>
        {i18n._({
          id: 'facts.number',
          message: 'Years with a shock to the horizon: {mean} on average, {low} to {high} in 8 of 10 runs.',
          values: {
            mean: format.lever(number.mean, 1, false),
            low: format.whole(number.p10),
            high: format.whole(number.p90),
          },
        })}{' '}
        {first === undefined
          ? i18n._({ id: 'facts.noFirst', message: 'Fewer than half of the runs have one.' })
          : i18n._({
              id: 'facts.first',
              message:
                'By {year} half of the runs have had one; the chance has been seen for {lead, plural, =0 {less than a year} one {# year} other {# years}} by then.',
              values: { year: FIRST_YEAR + first, lead: lead ?? 0 },
            })}
      </li>
      {season && (
        <li>
          {i18n._({
            id: 'facts.season',
            message:
              '{share} of this displacement begins from {first} to {last}: {months, plural, one {# month} other {# months}} a year to prepare.',
            values: {
              share: format.value(season.share, 'share'),
              first: month(season.first),
              last: month(season.first + season.length - 1),
              months: season.monthsOfWarning,
            },
          })}
          {season.withoutWarning > 0.005 &&
            ` ${i18n._({
              id: 'facts.withoutWarning',
              message: '{share} is due to earthquakes and other hazards that give no warning in any month.',
              values: { share: format.value(season.withoutWarning, 'share') },
            })}`}
        </li>
      )}
    </ul>
  );
}
