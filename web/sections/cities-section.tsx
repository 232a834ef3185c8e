import { i18n } from '@lingui/core';
import type { Answer, Session } from '../../workers/page.ts';
import { filledInWords } from '../charts/filled-in.ts';
import { SeriesFigure } from '../charts/series-figure.tsx';
import { outputsOf, type Panel } from '../charts/series-state.ts';
import { placeNames } from '../context.ts';
import { axisUnit } from '../texts.ts';
import { Section } from './section.tsx';
import { sectionTitle } from './section-titles.ts';

/** Made on each call, in the language of the moment. */
function panels(): readonly Panel[] {
  return [
    {
      title: i18n._({ id: 'cities.population', message: 'Urban population, 31 December' }),
      outputs: [{ id: 'urbanPopulation', name: i18n._({ id: 'cities.inTowns', message: 'in towns' }) }],
      unit: (scale) => axisUnit('urbanPopulation', scale),
    },
    {
      title: i18n._({ id: 'cities.growth', message: 'New residents against new jobs, each year' }),
      outputs: [
        { id: 'newUrbanResidents', name: i18n._({ id: 'cities.residents', message: 'residents' }) },
        { id: 'newUrbanJobs', name: i18n._({ id: 'cities.jobs', message: 'jobs' }) },
      ],
      unit: (scale) =>
        i18n._({ id: 'unit.peopleOrJobsAYear', message: '{scale} people or jobs a year', values: { scale } }).trim(),
    },
    {
      title: i18n._({ id: 'cities.risk', message: 'In slums; in towns below 5 metres, 31 December' }),
      outputs: [
        { id: 'slumResidents', name: i18n._({ id: 'cities.slums', message: 'in slums' }) },
        { id: 'coastalTownDwellers', name: i18n._({ id: 'cities.coast', message: 'below 5 metres' }) },
      ],
      unit: (scale) => axisUnit('slumResidents', scale),
    },
  ];
}

/** How towns of the place grow, whether jobs come along, and who lives where it is hard. */
export function CitiesSection({ answer, world }: { readonly answer: Answer; readonly world: Session['world'] }) {
  return (
    <Section
      id="cities"
      answer={answer}
      height={520}
      native="lines"
      asked={(_shown, horizon) => ({ command: 'series', outputs: outputsOf(panels()), until: horizon })}
    >
      {(shown, isTable, horizon) => (
        <SeriesFigure
          answer={shown}
          panels={panels()}
          horizon={horizon}
          title={i18n._({
            id: 'section.of',
            message: '{section}, {place}',
            values: { section: sectionTitle('cities'), place: placeNames(world, shown.question.place).name },
          })}
          isTable={isTable}
          note={
            <>
              {i18n._({
                id: 'cities.note',
                message:
                  'Children and older people among the new residents seek no job. Slum residents and dwellers on low coasts may be the same people: they do not add up.',
              })}{' '}
              {filledInWords(shown, world, 'slumResidents')}
            </>
          }
        />
      )}
    </Section>
  );
}
