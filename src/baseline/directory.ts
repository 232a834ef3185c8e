import type { IntegerType } from './integer-coding.ts';

/** How a column is stored. Values are integers times the scale, `exp` of that for `log`. */
export interface ColumnFormat {
  readonly name: string;
  /** Sizes of the axes, outermost first. */
  readonly shape: readonly number[];
  /** One scale for all, or one per index of the first axis. */
  readonly scale: number | readonly number[];
  /** Axes along which neighbours are subtracted before storing, in this order. */
  readonly delta: readonly number[];
  readonly transform: 'linear' | 'log';
}

/** An entry of the directory: the format and the integer type that the encoder found wide enough. */
export interface DirectoryEntry extends ColumnFormat {
  readonly dtype: IntegerType;
}

/** A column with its values. */
export interface Column extends ColumnFormat {
  /** Row-major values. */
  readonly values: Float64Array;
}

/** Fields that a directory or an entry may have, before any of them is trusted. */
interface Fields {
  readonly meta?: unknown;
  readonly columns?: unknown;
  readonly name?: unknown;
  readonly shape?: unknown;
  readonly dtype?: unknown;
  readonly scale?: unknown;
  readonly delta?: unknown;
  readonly transform?: unknown;
}

/**
 * Parse the JSON directory of a container.
 *
 * @throws Error when an entry is not what this reader knows; names the column, what was found and what is allowed.
 */
export function parseDirectory(text: string): { readonly meta: unknown; readonly entries: readonly DirectoryEntry[] } {
  const found: unknown = JSON.parse(text);
  if (!isRecord(found) || !Array.isArray(found.columns))
    throw new Error('The directory of the data file has no list of columns.');
  const entries = found.columns.map(parseEntry);
  const twice = entries.find((entry, i) => entries.findIndex((other) => other.name === entry.name) < i);
  if (twice !== undefined) throw new Error(`The data file has column "${twice.name}" twice.`);
  return { meta: found.meta, entries };
}

function parseEntry(found: unknown): DirectoryEntry {
  if (!isRecord(found) || typeof found.name !== 'string') throw new Error('A column of the data file has no name.');
  const { name, shape, dtype, scale, delta, transform } = found;
  const refuse = (field: string, value: unknown, allowed: string): never => {
    throw new Error(`Column "${name}" of the data file has ${field} ${JSON.stringify(value)}; allowed: ${allowed}.`);
  };
  if (!isNumberList(shape) || !shape.every((size) => Number.isInteger(size) && size >= 0))
    return refuse('shape', shape, 'whole numbers');
  if (dtype !== 'int8' && dtype !== 'int16' && dtype !== 'int32') return refuse('dtype', dtype, 'int8, int16, int32');
  if (transform !== 'linear' && transform !== 'log') return refuse('transform', transform, 'linear, log');
  if (!isNumberList(delta) || !delta.every((axis) => axis in shape))
    return refuse('delta', delta, 'axes of the column');
  const scales = typeof scale === 'number' ? [scale] : scale;
  if (
    !isNumberList(scales) ||
    !scales.every((step) => step > 0) ||
    (typeof scale !== 'number' && scales.length !== shape[0])
  ) {
    return refuse('scale', scale, 'one positive number, or one per row');
  }
  return { name, shape, dtype, scale: typeof scale === 'number' ? scale : scales, delta, transform };
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumberList(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'number' && Number.isFinite(item));
}
