import { memo } from 'react';
import type { MapLayout } from '../../src/picture/world-map.ts';
import { SilentMarks } from '../charts/silent-marks.tsx';

interface MapPlacesProps {
  readonly layout: MapLayout;
  readonly places: readonly { readonly iso3: string }[];
  /** Class of the colour of each place, `none` for one without a value. */
  readonly colours: readonly string[];
  /** What each place says. */
  readonly texts: readonly string[];
  readonly idStem: string;
  /** Row of the place of the page, -1 for none. */
  readonly chosenRow: number;
  onChoose(iso3: string): void;
  onActive(place: number): void;
}

/** Id of the element of a place. */
export function placeElementId(stem: string, place: number): string {
  return `${stem}-${place}`;
}

/** Land and dots, each place an option; apart from the cursor, so that a move of the pointer draws none of them anew. */
export const MapPlaces = memo(function MapPlaces(props: MapPlacesProps) {
  const { layout, places, colours, texts, idStem, chosenRow, onChoose, onActive } = props;
  const option = (place: number, kind: 'land' | 'dot') => ({
    id: placeElementId(idStem, place),
    role: 'option' as const,
    'aria-label': texts[place],
    'aria-selected': place === chosenRow,
    className: [kind, colours[place] ?? 'none', place === chosenRow ? 'is-chosen' : ''].join(' '),
    onClick: () => onChoose(places[place]?.iso3 ?? ''),
    // Not on entering: a map that is drawn anew under a still pointer would take the cursor from the keys.
    onPointerMove: () => onActive(place),
  });
  const neutral = layout.shapes.filter(({ place }) => place === undefined).map(({ path }) => path);
  return (
    <>
      <SilentMarks>
        {neutral.map((path) => (
          <path key={path} className="land neutral" d={path} />
        ))}
      </SilentMarks>
      {layout.shapes.map(({ place, path }) =>
        place === undefined ? null : <path key={place} d={path} {...option(place, 'land')} />,
      )}
      {layout.dots.map(({ place, x, y }) => (
        <circle key={place} cx={x} cy={y} r="3" {...option(place, 'dot')} />
      ))}
    </>
  );
});
