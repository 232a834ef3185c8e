import { otherMoves, placeMoves, readYear } from '../../src/picture/reading.ts';
import type { CorridorMoves } from '../../src/summary/corridor-moves.ts';
import { type Answer, placeRows, type Session } from '../../workers/page.ts';

/** The largest corridors of one side of a place, and what they leave out. */
export interface CorridorSide {
  readonly shown: readonly CorridorMoves[];
  /** Median of all moves of the side; undefined for a group, whose totals hold the moves inside it. */
  readonly total: number | undefined;
  /** About how many other moves there are; undefined where it is not known. */
  readonly others: number | undefined;
}

/** What the chart of origins and destinations shows of an answer. */
export interface CorridorView {
  readonly kind: 'place' | 'group' | 'world';
  readonly arrivals: CorridorSide;
  readonly departures: CorridorSide;
}

/** Corridors each way. */
const MOST = 8;

/** The corridors of a table in its order, by which its numbers are computed again. */
export function askedSides({ kind, arrivals, departures }: CorridorView) {
  const side = (total: 'immigrants' | 'emigrants', { shown, others }: CorridorSide) => ({
    total,
    shown: shown.map(({ origin, destination }) => `${origin} ${destination}`),
    hasOthers: others !== undefined,
  });
  const left = side('emigrants', departures);
  return kind === 'world' ? [left] : [side('immigrants', arrivals), left];
}

/** Gather the largest corridors of the place of an answer in a year. */
export function corridorView({ question, scenario }: Answer, world: Session['world'], year: number): CorridorView {
  const place = placeRows(world, question.scenario.groups).get(question.place);
  if (!place) throw new Error(`place ${question.place} is not known`);
  const moves = placeMoves(scenario, world.places, place, year);
  const side = (all: readonly CorridorMoves[], total: 'immigrants' | 'emigrants'): CorridorSide => {
    // Less than half a person is nobody.
    const shown = all.filter(({ spread }) => spread.p50 >= 0.5).slice(0, MOST);
    return {
      shown,
      total: place.isGroup ? undefined : readYear(scenario.fan, total, year).p50,
      others: otherMoves(scenario.fan, total, shown, place, year),
    };
  };
  return {
    kind: place.members.length === world.places.length ? 'world' : place.isGroup ? 'group' : 'place',
    arrivals: side(moves.arrivals, 'immigrants'),
    departures: side(moves.departures, 'emigrants'),
  };
}
