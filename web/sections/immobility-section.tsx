import { i18n } from '@lingui/core';
import { type Answer, placeRows, type Session } from '../../workers/page.ts';
import { SeriesFigure } from '../charts/series-figure.tsx';
import { outputsOf, type Panel } from '../charts/series-state.ts';
import { placeNames } from '../context.ts';
import { axisUnit } from '../texts.ts';
import { Section } from './section.tsx';
import { sectionTitle } from './section-titles.ts';

/** People stranded on the way are shown for groups of places only, as the output asks. */
function panels(isGroup: boolean): readonly Panel[] {
  const stranded = { id: 'stranded', name: i18n._({ id: 'immobility.stranded', message: 'stranded' }) } as const;
  return [
    {
      title: isGroup
        ? i18n._({
            id: 'immobility.peopleOfGroup',
            message: 'Arrivals beside unmet need and stranded people (both: assumed, no data)',
          })
        : i18n._({ id: 'immobility.people', message: 'Arrivals beside unmet need (need: assumed, no data)' }),
      outputs: [
        { id: 'immigrants', name: i18n._({ id: 'immobility.arrive', message: 'arrive' }) },
        { id: 'unmetProtection', name: i18n._({ id: 'immobility.unmet', message: 'unmet need' }) },
        ...(isGroup ? [stranded] : []),
      ],
      unit: (scale) => axisUnit('immigrants', scale),
    },
    {
      title: i18n._({ id: 'immobility.indices', message: 'Against the reference = 100 (assumed, no data)' }),
      outputs: [
        { id: 'immobilityIndex', name: i18n._({ id: 'immobility.cannot', message: 'cannot move' }) },
        { id: 'irregularIndex', name: i18n._({ id: 'immobility.irregular', message: 'irregular' }) },
      ],
      unit: (scale) => axisUnit('immobilityIndex', scale),
    },
  ];
}

/** Those who wish or need to move and cannot, beside those who arrive. */
export function ImmobilitySection({ answer, world }: { readonly answer: Answer; readonly world: Session['world'] }) {
  const isOfGroup = ({ question }: Answer) =>
    placeRows(world, question.scenario.groups).get(question.place)?.isGroup ?? false;
  return (
    <Section
      id="immobility"
      answer={answer}
      height={300}
      native="lines"
      asked={(shown, horizon) => ({ command: 'series', outputs: outputsOf(panels(isOfGroup(shown))), until: horizon })}
    >
      {(shown, isTable, horizon) => {
        const isGroup = isOfGroup(shown);
        return (
          <SeriesFigure
            answer={shown}
            panels={panels(isGroup)}
            horizon={horizon}
            title={i18n._({
              id: 'section.of',
              message: '{section}, {place}',
              values: { section: sectionTitle('immobility'), place: placeNames(world, shown.question.place).name },
            })}
            isTable={isTable}
            note={
              <>
                {i18n._({
                  id: 'immobility.note',
                  message:
                    'Read changes against the reference, not levels: pathways, enforcement and the fatigue of hosts move them.',
                })}{' '}
                {isGroup
                  ? i18n._({
                      id: 'immobility.inside',
                      message: 'Arrivals of a group hold the moves between its places.',
                    })
                  : i18n._({
                      id: 'immobility.regionsOnly',
                      message: 'People stranded on the way are shown for regions, not for a country.',
                    })}
              </>
            }
          />
        );
      }}
    </Section>
  );
}
