import { i18n } from '@lingui/core';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import type { CorridorMoves } from '../../src/summary/corridor-moves.ts';
import type { Session } from '../../workers/page.ts';
import { placeNames } from '../context.ts';

/** Name of a corridor of a country: its far end; of a group: both ends, since a corridor joins two countries. */
export function corridorName(
  { origin, destination }: CorridorMoves,
  side: 'arrivals' | 'departures',
  world: Session['world'],
  isGroup: boolean,
): string {
  const from = placeNames(world, origin).name;
  const to = placeNames(world, destination).name;
  if (!isGroup) return side === 'arrivals' ? from : to;
  return i18n._({ id: 'corridor.pair', message: '{from} to {to}', values: { from, to } });
}

/** Moves along a corridor in words: median and the middle 80%. */
export function corridorReading(
  { origin, destination, spread }: CorridorMoves,
  world: Session['world'],
  format: NumberFormat,
) {
  return i18n._({
    id: 'corridor.reading',
    message: '{from} to {to}: median {median} people a year, 80% {range}',
    values: {
      from: placeNames(world, origin).name,
      to: placeNames(world, destination).name,
      median: format.value(spread.p50, 'persons'),
      range: format.range(spread.p10, spread.p90, 'persons'),
    },
  });
}

/** Name of what the corridors shown leave out. */
export function othersName(): string {
  return i18n._({ id: 'corridor.others', message: 'all others' });
}
