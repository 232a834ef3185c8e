import { FIRST_YEAR } from '../baseline/baseline.ts';
import { PAGE_YEARS, readSpread, readYear, type Spread } from './reading.ts';
import type { CorridorRow, PlaceRow } from './selection.ts';
import type { StatisticTable } from './table.ts';

/** The part of an ensemble that moves along corridors are read from. */
export interface CorridorTable {
  readonly corridors: readonly CorridorRow[];
  /** [corridor][2025..2050][mean, quantiles]. */
  readonly corridorMoves: StatisticTable;
}

/** People who move along one corridor in a year. */
export interface CorridorMoves {
  /** ISO 3166-1 alpha-3. */
  readonly origin: string;
  readonly destination: string;
  readonly spread: Spread;
}

/** Moves into and out of a place along its largest corridors, the largest median first. */
export interface PlaceMoves {
  readonly arrivals: readonly CorridorMoves[];
  readonly departures: readonly CorridorMoves[];
}

/**
 * Read the moves of a year along the corridors of a place. Corridors inside a group are left out; for the whole world,
 * where every corridor lies inside, each is an arrival and a departure.
 *
 * @param places codes by row, as `place.members` counts them.
 */
export function placeMoves(
  { corridors, corridorMoves }: CorridorTable,
  places: readonly { readonly iso3: string }[],
  place: PlaceRow,
  year: number,
): PlaceMoves {
  const inside = new Set(place.members.map((i) => places[i]?.iso3));
  const isWorld = place.members.length === places.length;
  const moves = corridors.map(({ origin, destination }, c) => ({
    origin,
    destination,
    spread: readSpread(corridorMoves, c * PAGE_YEARS + year - FIRST_YEAR),
  }));
  const side = (own: 'origin' | 'destination', other: 'origin' | 'destination') =>
    moves
      .filter((move) => inside.has(move[own]) && (isWorld || !inside.has(move[other])))
      .sort((a, b) => b.spread.p50 - a.spread.p50 || b.spread.mean - a.spread.mean);
  return { arrivals: side('destination', 'origin'), departures: side('origin', 'destination') };
}

/**
 * About how many moves of a year the corridors shown do not account for: other corridors, displacement across borders and
 * what the noise of net migration adds. The median of all moves less the medians shown: medians do not quite add up.
 *
 * @returns undefined for a group, whose totals hold the moves inside it, and where nothing is left.
 */
export function otherMoves(
  fan: StatisticTable,
  total: 'immigrants' | 'emigrants',
  shown: readonly CorridorMoves[],
  place: PlaceRow,
  year: number,
): number | undefined {
  if (place.isGroup) return undefined;
  const rest = readYear(fan, total, year).p50 - shown.reduce((sum, { spread }) => sum + spread.p50, 0);
  return rest > 0 ? rest : undefined;
}
