import { geoInterpolate, geoPath } from 'd3';
import type { CorridorMoves } from '../summary/corridor-moves.ts';
import { type MapPlace, mapProjection } from './world-map.ts';

interface ArcLabel {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** A corridor on the map. */
export interface PlacedArc {
  readonly moves: CorridorMoves;
  readonly path: string;
  /** Pixels of the map, in proportion to the median. */
  readonly width: number;
  /** Where its far end lies. */
  readonly end: { readonly x: number; readonly y: number };
  /** Where its label stands; undefined for one without. */
  readonly label: ArcLabel | undefined;
}

export interface ArcFrame {
  /** Width and height of the map in its own pixels. */
  readonly width: number;
  readonly height: number;
  /** Most arcs and most labels. */
  readonly arcs: number;
  readonly labels: number;
  /** Height of a line and mean width of a letter in pixels of the map. */
  readonly line: number;
  readonly letter: number;
  /** Pixels of the map for one of the screen. */
  readonly pixel: number;
  /** Text of the label of a corridor, for its length. A far end is named once, by its largest corridor. */
  text(moves: CorridorMoves): string;
}

/** Width of the widest arc, pixels of the map, and the least that an eye sees, pixels of the screen. */
const WIDEST = 7;
const THINNEST = 0.6;
/** Room between an end and its label. */
const GAP = 6;
/** Rise of an arc over its length. */
const BOW = 0.14;
/** Latitude beyond which a great circle is not drawn, and points at which it is looked at. */
const POLAR = 68;
const STEPS = 32;

/**
 * Place the largest corridors as arcs on the Equal Earth map. Labels go to the far ends of the largest, where
 * they cover neither each other nor the edge of the map, and as few arcs and ends as can be; one that finds no room is left out.
 *
 * @param far which end of a corridor is named.
 */
export function layoutArcs(
  moves: readonly CorridorMoves[],
  places: readonly (MapPlace & { readonly iso3: string })[],
  far: 'origin' | 'destination',
  frame: ArcFrame,
): readonly PlacedArc[] {
  const { projection } = mapProjection(frame.width);
  const path = geoPath(projection).digits(1);
  const byCode = new Map(places.map((place) => [place.iso3, place]));
  const pointOf = ({ longitude, latitude }: MapPlace): Point => projection([longitude, latitude]) ?? [0, 0];
  // Less than half a person moves along such a corridor: nobody.
  const shown = moves.filter(({ spread }) => spread.p50 >= 0.5).slice(0, frame.arcs);
  const largest = Math.max(...shown.map(({ spread }) => spread.p50));
  const arcs = shown.flatMap((move) => {
    const from = byCode.get(move.origin);
    const to = byCode.get(move.destination);
    if (!from || !to) return [];
    const ends = [from, to].map(({ longitude, latitude }): Point => [longitude, latitude]);
    const line = isAcrossEdge(from, to)
      ? {
          path: path({ type: 'LineString', coordinates: ends }) ?? '',
          points: greatCircle(from, to).map((point): Point => projection(point) ?? [0, 0]),
        }
      : bow([from, to].map(pointOf));
    const [x, y] = pointOf(far === 'origin' ? from : to);
    const [nearX] = pointOf(far === 'origin' ? to : from);
    const width = Math.max(THINNEST * frame.pixel, (move.spread.p50 / largest) * WIDEST);
    return [{ move, ...line, width, end: { x, y }, away: x < nearX ? (-1 as const) : (1 as const) }];
  });
  const taken: Box[] = [];
  const named = new Set<string>();
  return arcs.map(({ move, path: line, width, end, away }) => {
    const isNamed = named.has(move[far]) || named.size >= frame.labels;
    if (!isNamed) named.add(move[far]);
    const label = isNamed ? undefined : placeLabel(end, away, frame.text(move), frame, { taken, arcs });
    return { moves: move, path: line, width, end, label };
  });
}

/**
 * Whether a corridor is drawn along the great circle, which the edge of the map cuts: where that is the short way round and
 * stays clear of the pole, near which it would run along the rim of the map.
 */
function isAcrossEdge(from: MapPlace, to: MapPlace): boolean {
  if (Math.abs(from.longitude - to.longitude) <= 180) return false;
  return greatCircle(from, to).every(([, latitude]) => Math.abs(latitude) < POLAR);
}

/** Points of the shortest way between two places, longitude and latitude. */
function greatCircle(from: MapPlace, to: MapPlace): readonly Point[] {
  const along = geoInterpolate([from.longitude, from.latitude], [to.longitude, to.latitude]);
  return Array.from({ length: STEPS + 1 }, (_, i) => along(i / STEPS));
}

/** A curve that bows to the north by a part of its length; a great circle would leave the map near the pole. */
function bow([[x0, y0] = [0, 0], [x1, y1] = [0, 0]]: readonly Point[]): Pick<DrawnArc, 'points'> & { path: string } {
  const rise = BOW * Math.hypot(x1 - x0, y1 - y0);
  const middle: Point = [(x0 + x1) / 2, (y0 + y1) / 2 - 2 * rise];
  const points = Array.from({ length: STEPS + 1 }, (_, i): Point => {
    const t = i / STEPS;
    const at = (a: number, b: number, c: number) => (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t ** 2 * c;
    return [at(x0, middle[0], x1), at(y0, middle[1], y1)];
  });
  return {
    path: `M${round(x0)},${round(y0)}Q${round(middle[0])},${round(middle[1])} ${round(x1)},${round(y1)}`,
    points,
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

type Point = [number, number];

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What a label should not cover: points of an arc and its far end. */
interface DrawnArc {
  readonly points: readonly Point[];
  readonly end: PlacedArc['end'];
}

/**
 * The free place of eight around an end that covers the fewest arcs and ends, of equals the first, which begins on the side
 * away from the arc; it is then taken.
 */
function placeLabel(
  { x, y }: PlacedArc['end'],
  away: 1 | -1,
  text: string,
  { width, height, line, letter }: ArcFrame,
  { taken, arcs }: { readonly taken: Box[]; readonly arcs: readonly DrawnArc[] },
): ArcLabel | undefined {
  const long = text.length * letter;
  let best: { readonly label: ArcLabel; readonly box: Box; readonly covered: number } | undefined;
  for (const [side, below] of [
    [away, 0],
    [away, 1],
    [away, -1],
    [-away, 0],
    [-away, 1],
    [-away, -1],
    [0, 1],
    [0, -1],
  ] as const) {
    const start = x + side * GAP;
    const middle = y + below * line;
    const left = side > 0 ? start : side < 0 ? start - long : start - long / 2;
    const box = { left, right: left + long, top: middle - line / 2, bottom: middle + line / 2 };
    const isOutside = box.left < 0 || box.right > width || box.top < 0 || box.bottom > height;
    const isTaken = taken.some(
      (other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
    );
    if (isOutside || isTaken) continue;
    const isIn = ([px, py]: Point) => px > box.left && px < box.right && py > box.top && py < box.bottom;
    const covered = arcs.reduce(
      (sum, { points, end }) => sum + (points.some(isIn) ? 1 : 0) + (isIn([end.x, end.y]) ? 1 : 0),
      0,
    );
    if (best && best.covered <= covered) continue;
    best = { label: { x: start, y: middle, anchor: side > 0 ? 'start' : side < 0 ? 'end' : 'middle' }, box, covered };
  }
  if (best) taken.push(best.box);
  return best?.label;
}
