import { i18n } from '@lingui/core';
import { type KeyboardEvent, memo, useCallback, useEffect, useId, useMemo, useState } from 'react';
import { layoutArcs } from '../../src/picture/arcs.ts';
import { mapBreaks, mapClass, rampIndex } from '../../src/picture/map-classes.ts';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import { CONFLICT_CLASSES, isClassed } from '../../src/picture/reading.ts';
import { type MapLayout, mapProjection, nextInDirection } from '../../src/picture/world-map.ts';
import type { CorridorMoves } from '../../src/summary/corridor-moves.ts';
import type { OutputId, Session } from '../../workers/page.ts';
import { className } from '../charts/class-words.ts';
import { corridorReading } from '../charts/corridor-words.ts';
import { chartLabel, shortName } from '../charts/short-name.ts';
import { SilentMarks } from '../charts/silent-marks.tsx';
import { useWidth } from '../charts/use-width.ts';
import { placeNames, usePage } from '../context.ts';
import { reasonOf } from '../faults/use-fault-words.ts';
import { fetchLayout } from './atlas.ts';
import { CorridorArcs } from './corridor-arcs.tsx';
import { MapPlaces, placeElementId } from './map-places.tsx';
import { mapText, mapUnit } from './map-words.ts';

interface WorldMapProps {
  readonly world: Session['world'];
  /** Value of each place, in the order of the places. */
  readonly values: readonly (number | null)[];
  readonly output: OutputId;
  readonly label: string;
  /** ISO3 of the place of the page, if it is one. */
  readonly chosen: string;
  readonly corridors: MapCorridors;
  /** Breaks of the classes that several maps share; those of the values where absent. */
  readonly breaks?: readonly number[] | undefined;
  onChoose(iso3: string): void;
}

/** Corridors that the map draws. */
export interface MapCorridors {
  /** The largest first. */
  readonly moves: readonly CorridorMoves[];
  /** The end that is not the place of the page. */
  readonly far: 'origin' | 'destination';
  /** Several corridors may end in one place, so a number beside its name would be of one of them only. */
  readonly isGroup: boolean;
}

const WIDTH = 760;
/** Most corridors on the map. */
export const MOST_ARCS = 15;
/** Labels on a wide and on a narrow screen. */
const LABELS = { wide: 5, narrow: 3 } as const;
const NARROW = 520;
/** Widest that the style sheet lets the map be. */
const MOST_WIDTH = 980;
/** Height of a line and mean width of a letter, pixels of the screen. */
const LINE = 14;
const LETTER = 5.9;
/** Where the second to the last class of conflict begin. */
const CLASS_BREAKS = Array.from({ length: CONFLICT_CLASSES - 1 }, (_, k) => k + 1);
/** Letters of a name on the map; the names that the United Nations shorten for charts fit on a narrow one. */
const LONGEST_NAME = { wide: 24, narrow: 22 } as const;

/** The world coloured by a value; a click or Enter chooses the place. */
export const WorldMap = memo(function WorldMap(props: WorldMapProps) {
  const [layout, setLayout] = useState<MapLayout | undefined>();
  const { places } = props.world;
  const [fault, setFault] = useState('');
  const [ref, width] = useWidth<HTMLDivElement>(WIDTH);
  useEffect(() => {
    let isHere = true;
    // Names of another language change no shape: the one before stays until the next is there.
    fetchLayout(places, WIDTH)
      .then((placed) => isHere && setLayout(placed))
      .catch(async (error: unknown) => {
        const reason = await reasonOf(error);
        if (isHere) setFault(reason);
      });
    return () => {
      isHere = false;
    };
  }, [places]);
  return (
    <div ref={ref}>
      {fault !== '' ? (
        <p className="note">{fault}</p>
      ) : layout ? (
        <PlacedMap {...props} layout={layout} width={width} />
      ) : (
        <div className="map-waiting" style={{ aspectRatio: '760 / 330' }} />
      )}
    </div>
  );
});

interface PlacedMapProps extends WorldMapProps {
  readonly layout: MapLayout;
  /** Of the page, pixels. */
  readonly width: number;
}

function PlacedMap(props: PlacedMapProps) {
  const { layout, width, world, values, output, label, chosen, corridors, onChoose } = props;
  const { moves, far, isGroup } = corridors;
  const { format } = usePage();
  const [active, setActive] = useState<number | undefined>();
  const idStem = useId();
  const { breaks: shared } = props;
  const breaks = useMemo(
    () => (isClassed(output) ? CLASS_BREAKS : (shared ?? mapBreaks(values))),
    [values, output, shared],
  );
  // The map keeps its own pixels and is drawn to the width of the page; letters keep theirs.
  const scale = WIDTH / Math.min(width, MOST_WIDTH);
  const size = width < NARROW ? 'narrow' : 'wide';
  const textOf = useCallback(
    (move: CorridorMoves) => arcText(move, { far, isGroup, size }, world, format),
    [far, isGroup, size, world, format],
  );
  const arcs = useMemo(() => {
    const { height } = mapProjection(WIDTH);
    const letters = { line: LINE * scale, letter: LETTER * scale, pixel: scale, text: textOf };
    const frame = { width: WIDTH, height, arcs: MOST_ARCS, labels: LABELS[size], ...letters };
    return layoutArcs(moves, world.places, far, frame);
  }, [moves, far, world, size, scale, textOf]);
  const chosenRow = world.places.findIndex(({ iso3 }) => iso3 === chosen);

  const colours = useMemo(
    () =>
      values.map((value) => (value === null ? 'none' : `c${rampIndex(mapClass(value, breaks), breaks.length + 1)}`)),
    [values, breaks],
  );
  // Of all places, made anew with the values alone: a lever that is dragged moves the arcs.
  const plainTexts = useMemo(
    () =>
      world.places.map(({ name }, place) =>
        i18n._({
          id: 'map.option',
          message: '{place}: {value}',
          values: { place: name, value: mapText(values[place] ?? null, output, format) },
        }),
      ),
    [world, values, output, format],
  );
  const texts = useMemo(() => {
    // Several may end in one place: the largest, which comes first, is the one that is read.
    const largest = new Map([...arcs].reverse().map(({ moves: move }) => [move[far], move]));
    return world.places.map(({ iso3 }, place) => {
      const value = plainTexts[place] as string;
      const move = largest.get(iso3);
      return move === undefined
        ? value
        : i18n._({
            id: 'map.withCorridor',
            message: '{value}. {corridor}',
            values: { value, corridor: corridorReading(move, world, format) },
          });
    });
  }, [arcs, far, world, plainTexts, format]);

  function move(event: KeyboardEvent): void {
    const from = active ?? (chosenRow < 0 ? 0 : chosenRow);
    const directions: Record<string, { x: number; y: number }> = {
      ArrowLeft: { x: -1, y: 0 },
      ArrowRight: { x: 1, y: 0 },
      ArrowUp: { x: 0, y: -1 },
      ArrowDown: { x: 0, y: 1 },
    };
    const direction = directions[event.key];
    if (direction) setActive(active === undefined ? from : (nextInDirection(layout.centres, from, direction) ?? from));
    else if (event.key === 'Enter' || event.key === ' ') onChoose(world.places[from]?.iso3 ?? '');
    else if (event.key === 'Escape') setActive(undefined);
    else return;
    event.preventDefault();
  }

  const activeCentre = active === undefined ? undefined : layout.centres[active];
  const chosenPath = layout.shapes.find(({ place }) => place !== undefined && place === chosenRow)?.path;
  return (
    <>
      <div
        role="listbox"
        aria-label={label}
        aria-activedescendant={active === undefined ? undefined : placeElementId(idStem, active)}
        tabIndex={0}
        onKeyDown={move}
        onPointerLeave={() => setActive(undefined)}
        onBlur={() => setActive(undefined)}
      >
        <svg className="map" viewBox={`0 0 ${layout.width} ${layout.height}`} role="presentation">
          <MapPlaces
            {...{ layout, colours, texts, idStem, chosenRow, onChoose }}
            places={world.places}
            onActive={setActive}
          />
          {chosenPath !== undefined && (
            <SilentMarks>
              <path className="chosen-outline" d={chosenPath} />
            </SilentMarks>
          )}
          <CorridorArcs arcs={arcs} scale={scale} textOf={({ moves: move }) => textOf(move)} />
          {activeCentre && (
            <SilentMarks>
              <circle className="map-cursor" cx={activeCentre.x} cy={activeCentre.y} r="9" />
            </SilentMarks>
          )}
        </svg>
      </div>
      <p className="map-reading" role="status">
        {active === undefined ? '' : texts[active]}
      </p>
      <Legend breaks={breaks} values={values} output={output} />
    </>
  );
}

/** Name of the far end of a corridor, of a country with the median beside it. */
function arcText(
  move: CorridorMoves,
  { far, isGroup, size }: Pick<MapCorridors, 'far' | 'isGroup'> & { readonly size: keyof typeof LONGEST_NAME },
  world: Session['world'],
  format: NumberFormat,
): string {
  const { name } = placeNames(world, move[far]);
  const place = shortName(size === 'narrow' ? chartLabel(name, world) : name, LONGEST_NAME[size], world);
  if (isGroup) return place;
  return i18n._({
    id: 'map.arc',
    message: '{place} {median}',
    values: {
      place,
      median: format.short(move.spread.p50, 'persons'),
    },
  });
}

/** What the colours stand for; where all places have one value, that value. */
function Legend({
  breaks,
  values,
  output,
}: {
  readonly breaks: readonly number[];
  readonly values: readonly (number | null)[];
  readonly output: OutputId;
}) {
  const { format } = usePage();
  const hasGaps = values.some((value) => value === null);
  const any = values.find((value) => value !== null);
  const unit = mapUnit(output);
  const axis = format.axis(Math.max(...breaks.map(Math.abs), 0), unit);
  const text = (bound: number) => (unit === 'int$2021' ? format.short(bound, unit) : axis.tick(bound));
  return (
    <div className="legend">
      {isClassed(output) &&
        [0, ...breaks].map((k) => (
          <span key={k} className="legend-key">
            <span className={`swatch-small c${rampIndex(k, breaks.length + 1)}`} />
            {className(output, k)}
          </span>
        ))}
      {!isClassed(output) && breaks.length > 0 && (
        <div className="legend-ramp">
          {[...breaks, undefined].map((bound, k) => (
            <span key={bound ?? 'last'} className={`swatch c${rampIndex(k, breaks.length + 1)}`}>
              {bound !== undefined && <span>{text(bound)}</span>}
            </span>
          ))}
        </div>
      )}
      {breaks.length === 0 && any !== undefined && any !== null && (
        <div className="legend-ramp">
          <span className={`swatch c${rampIndex(0, 1)}`}>
            <span className="legend-one">
              {i18n._({
                id: 'map.everywhere',
                message: '{value} everywhere',
                values: { value: mapText(any, output, format) },
              })}
            </span>
          </span>
        </div>
      )}
      <span className="legend-key">
        <span className="swatch-small neutral" />
        {hasGaps
          ? i18n._({ id: 'map.neutralOrNone', message: 'no data, or status not settled' })
          : i18n._({ id: 'map.neutral', message: 'status not settled, or no data' })}
      </span>
    </div>
  );
}
