import type { Column } from './directory.ts';

/** Years that share one set of reference flows, first and last included. Later than 2029 the UN's path moves slowly. */
export const CORRIDOR_BLOCKS = [
  { first: 2025, last: 2025 },
  { first: 2026, last: 2026 },
  { first: 2027, last: 2027 },
  { first: 2028, last: 2028 },
  { first: 2029, last: 2029 },
  { first: 2030, last: 2034 },
  { first: 2035, last: 2039 },
  { first: 2040, last: 2044 },
  { first: 2045, last: 2049 },
  { first: 2050, last: 2050 },
] as const;

/** Years in which the UN medium lets people come home or leave for present wars; the first blocks, one year each. */
export const FORCED_YEARS = 3;

/**
 * Reference corridors: who moves from where to where when every lever is at its default. B blocks, C places, K corridors,
 * Q forced corridors. Five-year transitions divided by five: people who live elsewhere later, not border crossings.
 */
export interface Corridors {
  /** [K] rows of the places, ascending by origin, then destination. */
  readonly origin: Uint16Array;
  readonly destination: Uint16Array;
  /** [K] index of the opposite corridor, -1 where it is not listed. */
  readonly reverse: Int32Array;
  /** [B][K] people a year who move without being forced. */
  readonly flow: Float64Array;
  /** [B][C] people a year over all other corridors of a place, leaving and arriving. */
  readonly restLeaving: Float64Array;
  readonly restArriving: Float64Array;
  /** [K] people born in the origin who lived in the destination in mid-2024. */
  readonly stock: Float64Array;
  /** [C] people born in the place who lived abroad, and foreign-born in the place, in all other pairs. */
  readonly restStockAbroad: Float64Array;
  readonly restStockHere: Float64Array;
  /** Forced moves that the UN medium holds in 2025-2027, mostly returns; not in `flow`. */
  readonly forced: {
    /** [Q] */
    readonly origin: Uint16Array;
    readonly destination: Uint16Array;
    /** [Q] 1 where refugees of the destination come home, 0 where people of the origin flee. */
    readonly isReturn: Uint8Array;
    /** [FORCED_YEARS][Q] people a year. */
    readonly flow: Float64Array;
  };
}

/** Look a column up by name in the shape asked for. */
type ReadColumn = (name: string, shape: readonly number[]) => Float64Array;

/**
 * Unfold the corridor columns of a baseline; no corridors where it was built without them.
 *
 * Flows are stored as a base flow of the corridor and, for each block, a factor of each place for leaving and one for
 * arriving; their product is the flow.
 */
export function decodeCorridors(columns: readonly Column[], column: ReadColumn, places: number): Corridors {
  const sizeOf = (name: string): number => columns.find((entry) => entry.name === name)?.shape[0] ?? -1;
  const K = sizeOf('corridor.flow');
  const Q = sizeOf('corridor.forcedOrigin');
  if (K < 0 || Q < 0) return noCorridors(places);
  const B = CORRIDOR_BLOCKS.length;
  const rows = (name: string, count: number): Uint16Array => Uint16Array.from(column(`corridor.${name}`, [count]));
  const byBlock = (name: string): Float64Array => column(`corridor.${name}`, [B, places]);
  const origin = rows('origin', K);
  const destination = rows('destination', K);
  const base = column('corridor.flow', [K]);
  const leaving = byBlock('leaving');
  const arriving = byBlock('arriving');
  const flow = new Float64Array(B * K);
  const indexOf = new Map<number, number>();
  for (let k = 0; k < K; k++) {
    const i = origin[k] as number;
    const j = destination[k] as number;
    indexOf.set(i * places + j, k);
    for (let b = 0; b < B; b++)
      flow[b * K + k] =
        (base[k] as number) * (leaving[b * places + i] as number) * (arriving[b * places + j] as number);
  }
  return {
    origin,
    destination,
    reverse: Int32Array.from(origin, (i, k) => indexOf.get((destination[k] as number) * places + i) ?? -1),
    flow,
    restLeaving: byBlock('restLeaving'),
    restArriving: byBlock('restArriving'),
    stock: column('corridor.stock', [K]),
    restStockAbroad: column('corridor.restStockAbroad', [places]),
    restStockHere: column('corridor.restStockHere', [places]),
    forced: {
      origin: rows('forcedOrigin', Q),
      destination: rows('forcedDestination', Q),
      isReturn: Uint8Array.from(column('corridor.forcedIsReturn', [Q])),
      flow: column('corridor.forcedFlow', [FORCED_YEARS, Q]),
    },
  };
}

/** Index in CORRIDOR_BLOCKS of a year from 2025 to 2050. */
export function corridorBlock(year: number): number {
  return CORRIDOR_BLOCKS.findIndex((block) => year <= block.last);
}

/** Corridors of a world in which nobody moves along one; what the baseline is built from starts so. */
function noCorridors(places: number): Corridors {
  const none = new Float64Array(0);
  const byBlock = () => new Float64Array(CORRIDOR_BLOCKS.length * places);
  return {
    origin: new Uint16Array(0),
    destination: new Uint16Array(0),
    reverse: new Int32Array(0),
    flow: none,
    restLeaving: byBlock(),
    restArriving: byBlock(),
    stock: none,
    restStockAbroad: new Float64Array(places),
    restStockHere: new Float64Array(places),
    forced: { origin: new Uint16Array(0), destination: new Uint16Array(0), isReturn: new Uint8Array(0), flow: none },
  };
}
