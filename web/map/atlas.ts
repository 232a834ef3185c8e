import { feature } from 'topojson-client';
import atlasUrl from 'world-atlas/countries-110m.json?url';
import { type MapShape, type Polygons, splitDisputed } from '../../src/picture/world-map.ts';

type Topology = Parameters<typeof feature>[0];

/** Fetch the shapes of the world; disputed parts come apart and without a code. */
export async function fetchAtlas(): Promise<readonly MapShape[]> {
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
