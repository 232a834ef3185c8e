import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { mapBreaks } from '../../src/picture/map-classes.ts';
import { isClassed, mapMeasureOf } from '../../src/picture/reading.ts';
import type { OutputId, Session } from '../../workers/page.ts';
import { comparedMap } from '../../workers/page-compare.ts';
import { useEngine, usePage } from '../context.ts';
import { reasonOf } from '../faults/use-fault-words.ts';
import { FigureSave } from '../files/figure-save.tsx';
import { MapTable } from '../map/map-table.tsx';
import { byName, measureWords } from '../map/map-words.ts';
import { WorldMap } from '../map/world-map.tsx';
import { outputLabel } from '../texts.ts';
import { type ComparedItem, nameOf, scenariosOf } from './compared-items.ts';
import { Letter } from './slot-head.tsx';

interface MapsSectionProps {
  readonly items: readonly ComparedItem[];
  readonly world: Session['world'];
  readonly output: OutputId;
  readonly year: number;
  readonly place: string;
}

type MapOf = readonly (number | null)[];

interface Drawn {
  /** What the maps are of; others are asked for anew. */
  readonly key: object;
  readonly maps: readonly (MapOf | undefined)[];
}

/** No corridor: a map of each scenario beside the others is of values alone. */
const NO_CORRIDORS = { moves: [], far: 'destination', isGroup: false } as const;

/** The map of each scenario with the same classes. It takes all runs of all places, so it is drawn when asked for. */
export function MapsSection({ items, world, output, year, place }: MapsSectionProps) {
  const { store, format } = usePage();
  const session = useEngine((state) => state.session);
  const titleId = useId();
  const key = useMemo(() => ({ items, output, year, session }), [items, output, year, session]);
  const [drawn, setDrawn] = useState<Drawn>({ key: {}, maps: [] });
  const [progress, setProgress] = useState<{ readonly at: number; readonly runs: number } | undefined>();
  const [fault, setFault] = useState('');
  const abort = useRef<AbortController | undefined>(undefined);
  const maps = drawn.key === key ? drawn.maps : [];
  const scenarios = useMemo(() => scenariosOf(items), [items]);
  const breaks = useMemo(() => {
    const all = (drawn.key === key ? drawn.maps : []).flatMap((map) => map ?? []);
    return all.length > 0 ? mapBreaks(all) : undefined;
  }, [drawn, key]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: maps of another question are not drawn further
  useEffect(() => () => stop(), [key]);

  function stop(): void {
    abort.current?.abort();
    abort.current = undefined;
    setProgress(undefined);
  }

  async function draw(): Promise<void> {
    if (!session) return;
    stop();
    const mine = new AbortController();
    abort.current = mine;
    const { signal } = mine;
    setFault('');
    setDrawn({ key, maps: [] });
    try {
      for (const [at, { question }] of items.entries()) {
        setProgress({ at, runs: 0 });
        const onProgress = ({ runs }: { readonly runs: number }) => {
          if (!signal.aborted) setProgress({ at, runs });
        };
        const map = await comparedMap(session, question, output, year, { signal, onProgress });
        if (signal.aborted) return;
        setDrawn((before) => (before.key === key ? { key, maps: [...before.maps, map] } : before));
      }
      setProgress(undefined);
    } catch (error) {
      if (signal.aborted) return;
      setProgress(undefined);
      setFault(await reasonOf(error));
    }
  }

  if (mapMeasureOf(output) === 'none') return null;
  const title = i18n._({
    id: 'compare.maps',
    message: 'Maps, {output}, {year}',
    values: { output: outputLabel(output), year },
  });
  const now = progress && items[progress.at];
  return (
    <section className="section" aria-labelledby={titleId}>
      <div className="block-head">
        <h3 className="section-head" id={titleId}>
          {title} <span className="unit-words">{measureWords(output)}</span>
        </h3>
        {maps.length === items.length && (
          <FigureSave
            title={title}
            within=".compare-maps"
            scenarios={scenarios}
            asked={
              isClassed(output)
                ? undefined
                : { command: 'compared-maps', output, year, places: byName(world).map(({ iso3 }) => iso3) }
            }
            table={
              <MapTable
                world={world}
                output={output}
                caption={`${title}: ${measureWords(output)}`}
                columns={items.map((item, i) => ({ name: nameOf(item), values: maps[i] ?? [] }))}
              />
            }
          />
        )}
      </div>
      {maps.length < items.length && (
        <div className="compare-tools">
          {now && progress ? (
            <span className="compare-status" role="status">
              <progress max={now.question.runs} value={progress.runs} aria-label={nameOf(now)} />
              {i18n._({
                id: 'compare.mapProgress',
                message: '{name}: {runs} of {of} runs of every place',
                values: {
                  name: nameOf(now),
                  runs: format.whole(progress.runs),
                  of: format.whole(now.question.runs),
                },
              })}
              <button type="button" className="link" onClick={stop}>
                <Trans id="compare.stop" message="Stop" />
              </button>
            </span>
          ) : (
            <button type="button" className="plain-button" onClick={() => void draw()}>
              <Trans id="compare.drawMaps" message="Draw the maps" />
            </button>
          )}
          <span className="soft">
            <Trans id="compare.mapCost" message="All runs of all places of each scenario are computed." />
          </span>
        </div>
      )}
      {fault !== '' && <p role="alert">{fault}</p>}
      {maps.length > 0 && (
        <>
          <div className="compare-maps">
            {items.map((item, i) => {
              const values = maps[i];
              return (
                values && (
                  <div key={item.at}>
                    <p className="map-name">
                      <Letter item={item} /> <b>{nameOf(item)}</b>
                    </p>
                    <WorldMap
                      world={world}
                      values={values}
                      output={output}
                      label={i18n._({
                        id: 'compare.mapLabel',
                        message: 'World map of {name}. {title}: {measure}. Arrow keys move between places.',
                        values: { name: nameOf(item), title, measure: measureWords(output) },
                      })}
                      chosen={place}
                      corridors={NO_CORRIDORS}
                      breaks={breaks}
                      onChoose={(iso3) => store.edit({ place: iso3 })}
                    />
                  </div>
                )
              );
            })}
          </div>
          <p className="note">
            <Trans
              id="map.disclaimer"
              message="The designations employed and the presentation of material on this map do not imply the expression of any opinion on the part of the authors concerning the legal status of any country, territory, city or area, or concerning its frontiers or boundaries. Not a UN map."
            />{' '}
            <Trans
              id="map.base"
              message="Shapes: Natural Earth by world-atlas; Equal Earth projection. Small places are dots."
            />
          </p>
        </>
      )}
    </section>
  );
}
