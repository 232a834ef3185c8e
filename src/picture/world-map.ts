import { type GeoPermissibleObjects, type GeoProjection, geoEqualEarth, geoPath } from 'd3';

/** A shape of the base map; `m49` undefined where the atlas gives no code. */
export interface MapShape {
  readonly m49: number | undefined;
  readonly geometry: GeoPermissibleObjects;
}

export interface MapPlace {
  readonly m49: number;
  readonly latitude: number;
  readonly longitude: number;
}

interface PlacedShape {
  /** Row of the place in the list given; undefined for land without a place: it stays neutral. */
  readonly place: number | undefined;
  readonly path: string;
}

interface PlacedDot {
  readonly place: number;
  readonly x: number;
  readonly y: number;
}

export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly PlacedShape[];
  /** Places without a shape of their own. */
  readonly dots: readonly PlacedDot[];
  /** Centre of each place in pixels, for the arrow keys. */
  readonly centres: readonly { readonly x: number; readonly y: number }[];
}

/** Latitudes between which the map is shown. */
const NORTH = 84;
const SOUTH = -57;

interface FittedProjection {
  readonly projection: GeoProjection;
  readonly height: number;
}

const fittedProjections = new Map<number, FittedProjection>();

/** The Equal Earth projection, which shows areas in proportion, fitted to a width, and the height that it then has. */
export function mapProjection(width: number): FittedProjection {
  const known = fittedProjections.get(width) ?? fitProjection(width);
  fittedProjections.set(width, known);
  return known;
}

function fitProjection(width: number): FittedProjection {
  const projection = geoEqualEarth().fitWidth(width, { type: 'Sphere' });
  // Nobody is counted beyond these latitudes; without them the map has room for those who are.
  const edge = (latitude: number) => projection([0, latitude])?.[1] ?? 0;
  const top = edge(NORTH);
  const height = Math.ceil(edge(SOUTH) - top);
  const [x0, y0] = projection.translate();
  return { projection: projection.translate([x0, y0 - top]), height };
}

/** Place the shapes of the world and the centres of places on the map. */
export function layoutMap(shapes: readonly MapShape[], places: readonly MapPlace[], width: number): MapLayout {
  const steps = mapLayoutSteps(shapes, places, width);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps of one shape, between which a page may do other work. */
export function* mapLayoutSteps(
  shapes: readonly MapShape[],
  places: readonly MapPlace[],
  width: number,
): Generator<undefined, MapLayout, void> {
  const { projection, height } = mapProjection(width);
  const path = geoPath(projection).digits(1);
  const rows = new Map(places.map(({ m49 }, row) => [m49, row]));
  const drawn = new Set<number>();
  const placed: PlacedShape[] = [];
  for (const { m49, geometry } of shapes) {
    const place = m49 === undefined ? undefined : rows.get(m49);
    // Some atlases hold a state in two shapes; the first is the place, the others stay neutral.
    const isFirst = place !== undefined && !drawn.has(place);
    if (isFirst) drawn.add(place);
    placed.push({ place: isFirst ? place : undefined, path: path(geometry) ?? '' });
    yield;
  }
  const centres = places.map(({ longitude, latitude }) => {
    const [x = 0, y = 0] = projection([longitude, latitude]) ?? [];
    return { x, y };
  });
  const dots = centres.flatMap((centre, place) => (drawn.has(place) ? [] : [{ place, ...centre }]));
  return { width, height, shapes: placed, dots, centres };
}

/** Step from one centre to the nearest that lies in a direction (unit steps); undefined at the edge. */
export function nextInDirection(
  centres: MapLayout['centres'],
  from: number,
  direction: { readonly x: number; readonly y: number },
): number | undefined {
  const start = centres[from];
  if (!start) return undefined;
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  centres.forEach((centre, i) => {
    const dx = centre.x - start.x;
    const dy = centre.y - start.y;
    const along = dx * direction.x + dy * direction.y;
    const across = Math.abs(dx * direction.y) + Math.abs(dy * direction.x);
    // Only what lies more ahead than aside; aside counts double, so that the step keeps its direction.
    if (i === from || along <= 0 || across > along * 1.5) return;
    const cost = along + 2 * across;
    if (cost < least) {
      least = cost;
      best = i;
    }
  });
  return best;
}

/** A part of a state's shape in the atlas whose status is disputed: it is drawn apart and stays neutral. */
interface DisputedPart {
  readonly m49: number;
  /** West, south, east, north of a box that holds the part and nothing else of the shape. */
  readonly box: readonly [number, number, number, number];
}

/** The atlas follows control on the ground; the map does not fill these with a party's value. */
const DISPUTED_PARTS: readonly DisputedPart[] = [{ m49: 643, box: [32, 44, 37, 46.6] }];

type Ring = readonly (readonly [number, number])[];

/** Polygons of a shape as [polygon][ring][point]. */
export type Polygons = readonly (readonly Ring[])[];

/** Cut the disputed parts out of a shape; they come back as shapes without a code. */
export function splitDisputed(m49: number | undefined, polygons: Polygons): readonly MapShape[] {
  const isDisputed = (polygon: readonly Ring[]) =>
    DISPUTED_PARTS.some(
      ({ m49: holder, box: [west, south, east, north] }) =>
        holder === m49 && (polygon[0] ?? []).every(([x, y]) => x >= west && x <= east && y >= south && y <= north),
    );
  const shape = (code: number | undefined, parts: Polygons): MapShape[] =>
    parts.length === 0
      ? []
      : [{ m49: code, geometry: { type: 'MultiPolygon', coordinates: parts as unknown as number[][][][] } }];
  return [
    ...shape(
      m49,
      polygons.filter((polygon) => !isDisputed(polygon)),
    ),
    ...shape(undefined, polygons.filter(isDisputed)),
  ];
}
