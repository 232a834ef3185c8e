import { decodeContainer, encodeContainer } from '../../src/baseline/container.ts';
import type { Column } from '../../src/baseline/directory.ts';

/** A column with what the manifest says about it. */
export interface DescribedColumn extends Column {
  readonly unit: string;
  /** Names of the axes, for readers. */
  readonly axes: string;
  /** Ids of the sources, see `source-list.ts`. */
  readonly sources: readonly string[];
  readonly transformation: string;
}

/** What a column needs beside its values; `delta` and `transform` are none and linear unless given. */
export type ColumnNotes = Omit<DescribedColumn, 'values' | 'delta' | 'transform'> &
  Partial<Pick<DescribedColumn, 'delta' | 'transform'>>;

/** Describe one column. */
export function describeColumn(notes: ColumnNotes, values: Float64Array): DescribedColumn {
  return { delta: [], transform: 'linear', ...notes, values };
}

/** Values as a reader will see them: rounded by storage. */
export function asStored(column: Column): Float64Array {
  const stored = decodeContainer(encodeContainer({ meta: null, columns: [column] })).columns[0];
  if (stored === undefined) throw new Error(`Column "${column.name}" was lost.`);
  return stored.values;
}
