import { CORRIDOR_BLOCKS, type Corridors, FORCED_YEARS } from '../../src/baseline/corridors.ts';
import type { FreeMovement } from '../../src/baseline/free-movement.ts';
import type { MobilityReference } from '../../src/baseline/mobility-reference.ts';

/** Keep the corridors between the given rows; everything else of them is left out, not joined to a rest. */
export function subsetCorridors(whole: Corridors, rows: readonly number[]): Corridors {
  const C = whole.restStockHere.length;
  const K = whole.origin.length;
  const Q = whole.forced.origin.length;
  const B = CORRIDOR_BLOCKS.length;
  const inside = (origin: Uint16Array, destination: Uint16Array): number[] =>
    [...origin.keys()].filter((k) => rows.includes(origin[k] as number) && rows.includes(destination[k] as number));
  const kept = inside(whole.origin, whole.destination);
  const forced = inside(whole.forced.origin, whole.forced.destination);
  const rename = (places: Uint16Array, list: readonly number[]): Uint16Array =>
    Uint16Array.from(list, (k) => rows.indexOf(places[k] as number));
  const pick = (values: Float64Array, width: number, count: number, list: readonly number[]): Float64Array =>
    Float64Array.from({ length: count * list.length }, (_, at) => {
      return values[Math.floor(at / list.length) * width + (list[at % list.length] as number)] as number;
    });
  return {
    origin: rename(whole.origin, kept),
    destination: rename(whole.destination, kept),
    reverse: Int32Array.from(kept, (k) => kept.indexOf(whole.reverse[k] as number)),
    flow: pick(whole.flow, K, B, kept),
    restLeaving: pick(whole.restLeaving, C, B, rows),
    restArriving: pick(whole.restArriving, C, B, rows),
    stock: pick(whole.stock, K, 1, kept),
    restStockAbroad: pick(whole.restStockAbroad, C, 1, rows),
    restStockHere: pick(whole.restStockHere, C, 1, rows),
    forced: {
      origin: rename(whole.forced.origin, forced),
      destination: rename(whole.forced.destination, forced),
      isReturn: Uint8Array.from(forced, (q) => whole.forced.isReturn[q] as number),
      flow: pick(whole.forced.flow, Q, FORCED_YEARS, forced),
    },
  };
}

/** Keep the rows of the given places; what is left of centre and shift is taken off all alike, so that the small world closes. */
export function subsetMobilityReference(
  whole: MobilityReference,
  rows: readonly number[],
  places: number,
): MobilityReference {
  const pick = (values: Float64Array): Float64Array =>
    Float64Array.from(
      { length: CORRIDOR_BLOCKS.length * rows.length },
      (_, at) => values[Math.floor(at / rows.length) * places + (rows[at % rows.length] as number)] as number,
    );
  const closed = (values: Float64Array): Float64Array =>
    pick(values).map((value, at, all) => {
      const block = Math.floor(at / rows.length) * rows.length;
      return value - all.subarray(block, block + rows.length).reduce((a, b) => a + b, 0) / rows.length;
    });
  return { centre: closed(whole.centre), spread: pick(whole.spread), shift: closed(whole.shift) };
}

/** Keep the members and pairs that are among the given rows. */
export function subsetFreeMovement({ areas, withinState }: FreeMovement, rows: readonly number[]): FreeMovement {
  const pairsOf = (pairs: FreeMovement['withinState']): FreeMovement['withinState'] =>
    pairs
      .filter(([i, j]) => rows.includes(i) && rows.includes(j))
      .map(([i, j]) => [rows.indexOf(i), rows.indexOf(j)] as const);
  return {
    areas: areas.map((area) => ({
      id: area.id,
      members: area.members
        .filter((member) => rows.includes(member.place))
        .map((member) => ({ ...member, place: rows.indexOf(member.place) })),
      except: pairsOf(area.except),
    })),
    withinState: pairsOf(withinState),
  };
}
