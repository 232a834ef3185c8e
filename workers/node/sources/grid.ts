import { numberAt, type Row, readTable, refuse, type Sources, type Table } from './sources.ts';

/** One axis of a grid: a key column and the values that are wanted, in order. */
export interface Axis {
  readonly column: string;
  readonly values: readonly string[];
  /** `skip`: rows with another value are left out (years outside the range). `refuse`: they are problems. */
  readonly others: 'skip' | 'refuse';
}

export interface Grid {
  /** [axes ...][cells] */
  readonly values: Float64Array;
  readonly shape: readonly number[];
}

/**
 * Read a table in long form into a dense grid; every combination of keys must stand there exactly once.
 *
 * @param cells columns read as numbers; they become the last axis.
 * @param isDropped codes (first axis) that are known and left out; any other unknown code is a problem.
 */
export function readGrid(
  sources: Sources,
  file: string,
  axes: readonly Axis[],
  cells: readonly string[],
  bounds: { readonly min: number; readonly max: number },
  isDropped: (code: string) => boolean,
): Grid {
  const table = readTable(sources, file, [...axes.map((axis) => axis.column), ...cells]);
  const shape = [...axes.map((axis) => axis.values.length), cells.length];
  const indices = axes.map((axis) => new Map(axis.values.map((value, i) => [value, i])));
  const seen = new Uint8Array(axes.reduce((product, axis) => product * axis.values.length, 1));
  const values = new Float64Array(seen.length * cells.length);
  for (const row of table.rows) {
    const slot = slotOf(sources, table, row, axes, indices, isDropped);
    if (slot < 0) continue;
    if (seen[slot] === 1) {
      refuse(
        sources,
        file,
        row.number,
        axes.map((axis) => axis.column).join(', '),
        keyOf(axes, row),
        'each combination once',
      );
      continue;
    }
    seen[slot] = 1;
    cells.forEach((cell, i) => {
      values[slot * cells.length + i] = numberAt(sources, table, row, cell, bounds.min, bounds.max);
    });
  }
  if (table.rows.length > 0) reportGaps(sources, file, axes, seen);
  return { values, shape };
}

/** Flat index of a row's keys, or -1 where the row is left out. */
function slotOf(
  sources: Sources,
  table: Table,
  row: Row,
  axes: readonly Axis[],
  indices: readonly ReadonlyMap<string, number>[],
  isDropped: (code: string) => boolean,
): number {
  let slot = 0;
  for (let a = 0; a < axes.length; a++) {
    const axis = axes[a] as Axis;
    const text = row.text(axis.column);
    const index = indices[a]?.get(text);
    if (index === undefined) {
      if (axis.others === 'refuse' && !(a === 0 && isDropped(text))) {
        refuse(sources, table.file, row.number, axis.column, text === '' ? 'nothing' : text, allowedKeys(axis));
      }
      if (axis.others === 'skip' && !/^\d{4}(-\d{4})?$/.test(text)) {
        refuse(sources, table.file, row.number, axis.column, text === '' ? 'nothing' : text, 'a year or a period');
      }
      return -1;
    }
    slot = slot * axis.values.length + index;
  }
  return slot;
}

function reportGaps(sources: Sources, file: string, axes: readonly Axis[], seen: Uint8Array): void {
  for (let slot = 0; slot < seen.length; slot++) {
    if (seen[slot] === 1) continue;
    const keys: string[] = [];
    let rest = slot;
    for (const axis of [...axes].reverse()) {
      keys.unshift(axis.values[rest % axis.values.length] as string);
      rest = Math.floor(rest / axis.values.length);
    }
    refuse(
      sources,
      file,
      0,
      axes.map((axis) => axis.column).join(', '),
      `no row for ${keys.join(', ')}`,
      'one row for each combination',
    );
  }
}

function keyOf(axes: readonly Axis[], row: Row): string {
  return `${axes.map((axis) => row.text(axis.column)).join(', ')} a second time`;
}

function allowedKeys(axis: Axis): string {
  return axis.values.length > 12 ? 'a known place code, or one listed in data/place-codes.csv' : axis.values.join(', ');
}
