import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useMemo } from 'react';
import type { Answer, Session } from '../../workers/page.ts';
import { askedSides, corridorView } from '../charts/corridor-state.ts';
import { CorridorTable } from '../charts/corridor-table.tsx';
import { SankeyChart } from '../charts/sankey-chart.tsx';
import { placeNames, useEngine, usePage } from '../context.ts';
import { outputSource } from '../texts.ts';
import { Section } from './section.tsx';

interface CorridorsSectionProps {
  readonly answer: Answer;
  readonly world: Session['world'];
}

/** Where people come from and go to in the horizon year. */
export function CorridorsSection({ answer, world }: CorridorsSectionProps) {
  return (
    <Section
      id="corridors"
      answer={answer}
      height={360}
      asked={(shown, horizon) => ({
        command: 'corridors',
        year: horizon,
        sides: askedSides(corridorView(shown, world, horizon)),
      })}
    >
      {(shown, isTable, horizon) => <Corridors answer={shown} world={world} horizon={horizon} isTable={isTable} />}
    </Section>
  );
}

function Corridors({
  answer,
  world,
  horizon,
  isTable,
}: CorridorsSectionProps & { readonly horizon: number; readonly isTable: boolean }) {
  const { format } = usePage();
  const isFinal = useEngine((state) => state.isFinal && state.answer === answer);
  const view = useMemo(() => corridorView(answer, world, horizon), [answer, world, horizon]);
  const place = placeNames(world, answer.question.place).name;
  const label = i18n._({
    id: 'corridor.label',
    message: 'Largest corridors into and out of {place}, {year}: people a year.',
    values: { place, year: horizon },
  });
  const isEmpty = view.arrivals.shown.length + view.departures.shown.length === 0;
  return (
    <figure>
      <p className="picture-kind">
        {i18n._({
          id: 'corridor.kind',
          message: 'flow · people who move in {year}, the largest corridors each way',
          values: { year: horizon },
        })}
      </p>
      {isEmpty ? (
        <p className="note">
          <Trans id="corridor.none" message="The data know no corridor of this place." />
        </p>
      ) : isTable || view.kind === 'world' ? (
        <CorridorTable view={view} world={world} place={place} caption={label} />
      ) : (
        <SankeyChart view={view} world={world} place={place} label={label} />
      )}
      <figcaption className="note">
        {view.kind !== 'world' && (
          <Trans
            id="corridor.widths"
            message="Widths and numbers are medians; 80% of runs at the cursor and in the table."
          />
        )}{' '}
        {view.kind === 'place' && (
          <Trans
            id="corridor.othersNote"
            message="All others: the median of all moves less the medians shown, so about; displacement across borders and moves without a known corridor are among them."
          />
        )}
        {view.kind === 'group' && (
          <Trans
            id="corridor.groupNote"
            message="Moves inside the group are left out; all others are not known, since totals of a group hold the moves inside it."
          />
        )}
        {view.kind === 'world' && (
          <Trans
            id="corridor.worldNote"
            message="For the whole world origins and destinations are the same places: the largest corridors stand in a table."
          />
        )}{' '}
        {isFinal
          ? i18n._({
              id: 'corridor.source',
              message: '{runs} runs. Source: {source}.',
              values: { runs: format.whole(answer.scenario.runs), source: outputSource('immigrants') },
            })
          : i18n._({
              id: 'corridor.sourceFirst',
              message: 'The first runs; the numbers settle when all are in. Source: {source}.',
              values: { source: outputSource('immigrants') },
            })}
      </figcaption>
    </figure>
  );
}
