import { memo, useEffect, useState } from 'react';
import type { Session } from '../../workers/page.ts';
import { fetchLayout } from '../map/atlas.ts';

/** The world as a small drawing: all land as one path, and the shape of each place. */
interface Silhouette {
  readonly width: number;
  readonly height: number;
  readonly land: string;
  readonly shapes: ReadonlyMap<number, string>;
  readonly dots: readonly { readonly place: number; readonly x: number; readonly y: number }[];
}

const WIDTH = 200;

/** Fetch and place the shapes once for all cards; undefined until they are there. */
export function useSilhouette(world: Session['world']): Silhouette | undefined {
  const [silhouette, setSilhouette] = useState<Silhouette | undefined>();
  useEffect(() => {
    let isHere = true;
    fetchLayout(world.places, WIDTH)
      .then(({ width, height, shapes, dots }) => {
        const land = shapes.map(({ path }) => path).join('');
        const byPlace = shapes.flatMap(({ place, path }) => (place === undefined ? [] : [[place, path] as const]));
        if (isHere) setSilhouette({ width, height, land, shapes: new Map(byPlace), dots });
      })
      // Without shapes a card still has its words.
      .catch(() => undefined);
    return () => {
      isHere = false;
    };
  }, [world]);
  return silhouette;
}

/** All land, drawn once and used by every small map. */
export function LandShape({ silhouette, id }: { readonly silhouette: Silhouette; readonly id: string }) {
  return (
    <svg className="hidden" width="0" height="0" role="presentation">
      <defs>
        <path id={id} d={silhouette.land} />
      </defs>
    </svg>
  );
}

/** Where a scenario acts; the words beside it say the same. */
export const RegionMap = memo(function RegionMap({
  silhouette,
  landId,
  members,
}: {
  readonly silhouette: Silhouette;
  readonly landId: string;
  readonly members: readonly number[];
}) {
  const { width, height, shapes, dots } = silhouette;
  const inside = new Set(members);
  return (
    <svg className="region-map" viewBox={`0 0 ${width} ${height}`} role="presentation">
      <use className="land" href={`#${landId}`} />
      <path className="region" d={members.map((place) => shapes.get(place) ?? '').join('')} />
      {dots
        .filter(({ place }) => inside.has(place))
        .map(({ place, x, y }) => (
          <circle key={place} className="region" cx={x} cy={y} r="1.2" />
        ))}
    </svg>
  );
});
