import { geoInterpolate, geoPath } from 'd3';
import type { CorridorMoves } from '../summary/corridor-moves.ts';
import { type MapPlace, mapProjection } from './world-map.ts';

interface ArcLabel {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

/** A corridor on the map. */
export interface PlacedArc {
  readonly moves: CorridorMoves;
  readonly path: string;
  /** Pixels, in proportion to the median. */
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
  /** Text of the label of a corridor, for its length. A far end is named once, by its largest corridor. */
  text(moves: CorridorMoves): string;
}

/** Width of the widest arc, and the least that an eye sees. */
const WIDEST = 7;
const THINNEST = 0.6;
/** Room between an end and its label. */
const GAP = 6;
/** Rise of an arc over its length. */
const BOW = 0.14;
/** Latitude beyond which a great circle is not drawn, and points at which it is looked at. */
const POLAR = 68;
const STEPS = 16;

/**
 * Place the largest corridors as arcs on the Equal Earth map. Labels go to the far ends of the largest, where
 * they cover neither each other nor the edge of the map; one that finds no room is left out.
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
  const taken: Box[] = [];
  const named = new Set<string>();
  // Less than half a person moves along such a corridor: nobody.
  const shown = moves.filter(({ spread }) => spread.p50 >= 0.5).slice(0, frame.arcs);
  const largest = Math.max(...shown.map(({ spread }) => spread.p50));
  return shown.flatMap((move) => {
    const from = byCode.get(move.origin);
    const to = byCode.get(move.destination);
    const end = byCode.get(move[far]);
    if (!from || !to || !end) return [];
    const [x = 0, y = 0] = projection([end.longitude, end.latitude]) ?? [];
    const ends = [from, to].map(({ longitude, latitude }): [number, number] => [longitude, latitude]);
    const line = isAcrossEdge(from, to)
      ? (path({ type: 'LineString', coordinates: ends }) ?? '')
      : bow(ends.map((point) => projection(point) ?? [0, 0]));
    const [nearX = 0] =
      projection(far === 'origin' ? [to.longitude, to.latitude] : [from.longitude, from.latitude]) ?? [];
    const away = x < nearX ? -1 : 1;
    const isNamed = named.has(move[far]) || named.size >= frame.labels;
    if (!isNamed) named.add(move[far]);
    const label = isNamed ? undefined : placeLabel({ x, y }, away, frame.text(move), frame, taken);
    const width = Math.max(THINNEST, (move.spread.p50 / largest) * WIDEST);
    return [{ moves: move, path: line, width, end: { x, y }, label }];
  });
}

/**
 * Whether a corridor is drawn along the great circle, which the edge of the map cuts: where that is the short way round and
 * stays clear of the pole, near which it would run along the rim of the map.
 */
function isAcrossEdge(from: MapPlace, to: MapPlace): boolean {
  if (Math.abs(from.longitude - to.longitude) <= 180) return false;
  const along = geoInterpolate([from.longitude, from.latitude], [to.longitude, to.latitude]);
  return Array.from({ length: STEPS + 1 }, (_, i) => along(i / STEPS)[1]).every(
    (latitude) => Math.abs(latitude) < POLAR,
  );
}

/** A curve that bows to the north by a part of its length; a great circle would leave the map near the pole. */
function bow([[x0, y0] = [0, 0], [x1, y1] = [0, 0]]: readonly [number, number][]): string {
  const rise = BOW * Math.hypot(x1 - x0, y1 - y0);
  const middle = `${round((x0 + x1) / 2)},${round((y0 + y1) / 2 - 2 * rise)}`;
  return `M${round(x0)},${round(y0)}Q${middle} ${round(x1)},${round(y1)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The first free place of six around an end, first on the side away from the arc; it is then taken. */
function placeLabel(
  { x, y }: PlacedArc['end'],
  away: 1 | -1,
  text: string,
  { width, height, line, letter }: ArcFrame,
  taken: Box[],
): ArcLabel | undefined {
  const long = text.length * letter;
  for (const [side, below] of [
    [away, 0],
    [away, 1],
    [away, -1],
    [-away, 0],
    [-away, 1],
    [-away, -1],
  ] as const) {
    const start = x + side * GAP;
    const middle = y + below * line;
    const box = {
      left: side > 0 ? start : start - long,
      right: side > 0 ? start + long : start,
      top: middle - line / 2,
      bottom: middle + line / 2,
    };
    const isOutside = box.left < 0 || box.right > width || box.top < 0 || box.bottom > height;
    const isTaken = taken.some(
      (other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
    );
    if (isOutside || isTaken) continue;
    taken.push(box);
    return { x: start, y: middle, anchor: side > 0 ? 'start' : 'end' };
  }
  return undefined;
}
