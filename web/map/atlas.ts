import { feature } from 'topojson-client';
import atlasUrl from 'world-atlas/countries-110m.json?url';
import {
  type MapLayout,
  type MapPlace,
  type MapShape,
  mapLayoutSteps,
  type Polygons,
  splitDisputed,
} from '../../src/picture/world-map.ts';

type Topology = Parameters<typeof feature>[0];

/** Longest that shapes are placed before the page may answer, milliseconds. */
const SLICE_MS = 8;

let atlas: Promise<readonly MapShape[]> | undefined;
const laidOut = new WeakMap<readonly MapPlace[], Map<number, Promise<MapLayout>>>();

/**
 * The shapes and dots of the world on a map of a width, computed once for each list of places, in slices so that no task of the page is long.
 *
 * @throws Error where the shapes cannot be fetched; a later call tries again.
 */
export function fetchLayout(places: readonly MapPlace[], width: number): Promise<MapLayout> {
  const byWidth = laidOut.get(places) ?? new Map<number, Promise<MapLayout>>();
  laidOut.set(places, byWidth);
  const known = byWidth.get(width);
  if (known) return known;
  const layout = layOut(places, width).catch((error: unknown) => {
    byWidth.delete(width);
    atlas = undefined;
    throw error;
  });
  byWidth.set(width, layout);
  return layout;
}

async function layOut(places: readonly MapPlace[], width: number): Promise<MapLayout> {
  atlas ??= fetchAtlas();
  const steps = mapLayoutSteps(await atlas, places, width);
  for (;;) {
    await nextTask();
    const end = performance.now() + SLICE_MS;
    while (performance.now() < end) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }
}

/** A task of its own, after what waits already. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Fetch the shapes of the world; disputed parts come apart and without a code. */
async function fetchAtlas(): Promise<readonly MapShape[]> {
  const response = await fetch(atlasUrl);
  if (!response.ok) throw new Error(`the map could not be read: ${response.status}`);
  const topology: Topology = await response.json();
  const { countries } = topology.objects;
  const made = countries && feature(topology, countries);
  if (!made || !('features' in made)) throw new Error('the map holds no countries');
  return made.features.flatMap(({ id, geometry }) => {
    const m49 = id === undefined ? undefined : Number(id);
    if (geometry.type === 'MultiPolygon') return splitDisputed(m49, geometry.coordinates as unknown as Polygons);
    return geometry.type === 'Polygon' ? splitDisputed(m49, [geometry.coordinates] as unknown as Polygons) : [];
  });
}
