import type { PlaceRow } from './selection.ts';

type Numbers = Float32Array | Float64Array;

/** The rows of the world that places have, side by side: what measures a job of one place need not copy the world. */
export interface RowsInUse {
  readonly count: number;
  /** Positions of the members of a place among these rows, in the order of its members. */
  membersOf(place: PlaceRow): readonly number[];
  /**
   * Copy these rows.
   *
   * @param from [C][n] of the whole world.
   * @param to [count][n].
   */
  take(from: Numbers, to: Numbers): void;
}

/** Find the rows that places have. */
export function rowsInUse(places: readonly PlaceRow[]): RowsInUse {
  const rows = [...new Set(places.flatMap(({ members }) => members))].sort((a, b) => a - b);
  const positions = new Map(rows.map((row, position) => [row, position]));
  return {
    count: rows.length,
    membersOf: ({ members }) => members.map((row) => positions.get(row) as number),
    take(from, to) {
      if (from.length === to.length) {
        to.set(from);
        return;
      }
      const width = to.length / rows.length;
      for (let position = 0; position < rows.length; position++) {
        const row = rows[position] as number;
        to.set(from.subarray(row * width, (row + 1) * width), position * width);
      }
    },
  };
}
