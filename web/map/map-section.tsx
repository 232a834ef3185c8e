import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { isClassed, mapMeasureOf, mapValues, placeMoves } from '../../src/picture/reading.ts';
import { type Answer, placeRows, type Session } from '../../workers/page.ts';
import { drawnHorizon } from '../charts/drawn-horizon.ts';
import { TableSwitch } from '../charts/table-switch.tsx';
import { YearPlay } from '../charts/year-play.tsx';
import { placeNames, useChoice, useEngine, usePage } from '../context.ts';
import { FigureSave } from '../files/figure-save.tsx';
import { outputLabel, outputSource } from '../texts.ts';
import { useUnhurried } from '../use-unhurried.ts';
import { CorridorChoice, type Corridors } from './corridor-choice.tsx';
import { MapTable } from './map-table.tsx';
import { byName, measureWords } from './map-words.ts';
import { type MapCorridors, MOST_ARCS, WorldMap } from './world-map.tsx';

/** The map of the chosen indicator by year, with its scrubber, table and disclaimer. */
export function MapSection({ world }: { readonly world: Session['world'] }) {
  const { store, format } = usePage();
  const output = useChoice('output');
  const place = useChoice('place');
  const year = useStore(store, (state) => state.mapYear);
  // New colours of all places come after the new fan, so that no task of the page is long.
  const everywhere = useDeferredValue(useEngine((state) => state.everywhere));
  const isCurrent = useEngine((state) => state.answer?.scenario.everywhere !== null && state.answer !== undefined);
  const runs = useEngine((state) => state.answer?.question.runs ?? 0);
  const [isTable, setTable] = useState(false);
  const values = useMemo(
    () => (everywhere ? mapValues(everywhere, world, output, year) : world.places.map(() => null)),
    [everywhere, world, output, year],
  );
  const isDrawable = mapMeasureOf(output) !== 'none';
  const [direction, setDirection] = useState<Corridors>('departures');
  const answer = useDeferredValue(useUnhurried(useEngine((state) => state.answer)));
  const corridors = useMemo(
    () => corridorsOf(answer, world, direction, answer ? drawnHorizon(answer, year) : year),
    [answer, world, direction, year],
  );

  const choose = useCallback((iso3: string) => store.edit({ place: iso3 }), [store]);
  const title = i18n._({ id: 'map.title', message: '{output}, {year}', values: { output: outputLabel(output), year } });
  const valueTable = (
    <MapTable
      world={world}
      output={output}
      caption={`${title}: ${measureWords(output)}`}
      columns={[{ name: i18n._({ id: 'map.value', message: 'Value' }), values }]}
    />
  );
  const label = i18n._({
    id: 'map.label',
    message: 'World map. {title}: {measure}. Arrow keys move between places, Enter chooses one.',
    values: { title, measure: measureWords(output) },
  });
  return (
    <section className="map-section" id="map" tabIndex={-1} aria-labelledby="map-title">
      <div className="block-head">
        <h2 className="section-head" id="map-title">
          {title} <span className="unit-words">{measureWords(output)}</span>
        </h2>
        {isDrawable && everywhere && (
          <span className="block-tools">
            <TableSwitch isTable={isTable} of={title} onChange={setTable} />
            <FigureSave
              title={title}
              table={valueTable}
              asked={
                isClassed(output)
                  ? undefined
                  : { command: 'map', output, year, places: byName(world).map(({ iso3 }) => iso3) }
              }
            />
          </span>
        )}
      </div>
      {isDrawable && everywhere === undefined && (
        <p className="note">
          <Trans id="map.waiting" message="The map is coloured when all runs of all places are in." />
        </p>
      )}
      {isTable && everywhere ? (
        valueTable
      ) : isDrawable ? (
        <WorldMap
          world={world}
          values={values}
          output={output}
          label={label}
          chosen={place}
          corridors={corridors}
          onChoose={choose}
        />
      ) : null}
      {isDrawable && (
        <YearPlay
          label={i18n._({ id: 'map.year', message: 'Year of the map' })}
          isDisabled={everywhere === undefined}
        />
      )}
      {isDrawable && (
        <>
          {!isTable && (
            <div className="arc-tools">
              <CorridorChoice corridors={direction} isWorld={corridors.isWorld} onChange={setDirection} />
              {corridors.moves.length > 0 && (
                <p className="note">
                  {i18n._({
                    id: 'map.arcNote',
                    message:
                      'Arcs: people who move in {year}, width and number the median, the largest {count} of {place}; 80% of runs at each place and in the table of origins and destinations. Source: {source}.',
                    values: {
                      year,
                      count: Math.min(MOST_ARCS, corridors.moves.length),
                      place: placeNames(world, answer?.question.place ?? place).name,
                      source: outputSource('immigrants'),
                    },
                  })}
                </p>
              )}
            </div>
          )}
          <p className="note" role="status">
            {everywhere === undefined
              ? i18n._({ id: 'map.source', message: 'Source: {source}.', values: { source: outputSource(output) } })
              : isCurrent
                ? i18n._({
                    id: 'map.runs',
                    message: '{runs} runs. Source: {source}.',
                    values: { runs: format.whole(runs), source: outputSource(output) },
                  })
                : i18n._({
                    id: 'map.stale',
                    message: 'The colours still show the scenario before; they change when all runs are in.',
                  })}
          </p>
          <p className="note">
            <Trans
              id="map.disclaimer"
              message="The designations employed and the presentation of material on this map do not imply the expression of any opinion on the part of the authors concerning the legal status of any country, territory, city or area, or concerning its frontiers or boundaries. Not a UN map."
            />{' '}
            <Trans
              id="map.base"
              message="Shapes: Natural Earth by world-atlas; Equal Earth projection. Small places are dots."
            />{' '}
            <Trans
              id="map.kosovo"
              message="References to Kosovo shall be understood to be in the context of Security Council resolution 1244 (1999)."
            />
          </p>
        </>
      )}
    </section>
  );
}

/** Corridors of the place of an answer, the largest first; none where the map shows none. */
function corridorsOf(
  answer: Answer | undefined,
  world: Session['world'],
  direction: Corridors,
  year: number,
): MapCorridors & { readonly isWorld: boolean } {
  const place = answer && placeRows(world, answer.question.scenario.groups).get(answer.question.place);
  const isWorld = place?.members.length === world.places.length;
  const far = direction === 'arrivals' ? 'origin' : 'destination';
  const isGroup = place?.isGroup ?? false;
  if (!answer || !place || direction === 'none') return { moves: [], far, isGroup, isWorld };
  return { moves: placeMoves(answer.scenario, world.places, place, year)[direction], far, isGroup, isWorld };
}
