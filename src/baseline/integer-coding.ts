/** Stored width of an integer after differences and zigzag. */
export type IntegerType = 'int8' | 'int16' | 'int32';

/** Bytes per value. */
export const WIDTH_OF = { int8: 1, int16: 2, int32: 4 } as const;

/**
 * Pack integers: differences along the given axes, zigzag (small magnitudes become small numbers), bytes shuffled so that
 * all low bytes stand together; the narrowest type that holds every difference.
 *
 * Differences wrap around at 32 bits, and adding them up wraps back, so any 32-bit integer survives.
 */
export function packIntegers(
  values: Int32Array,
  shape: readonly number[],
  delta: readonly number[],
): { readonly dtype: IntegerType; readonly bytes: Uint8Array } {
  const work = Int32Array.from(values);
  for (const axis of delta) subtractNeighbours(work, shape, axis);
  let largest = 0;
  for (let i = 0; i < work.length; i++) {
    const value = work[i] as number;
    const zigzag = (value << 1) ^ (value >> 31);
    work[i] = zigzag;
    largest = Math.max(largest, zigzag >>> 0);
  }
  const dtype = largest < 2 ** 8 ? 'int8' : largest < 2 ** 16 ? 'int16' : 'int32';
  const count = work.length;
  const bytes = new Uint8Array(count * WIDTH_OF[dtype]);
  for (let byte = 0; byte < WIDTH_OF[dtype]; byte++) {
    for (let i = 0; i < count; i++) bytes[byte * count + i] = ((work[i] as number) >>> (8 * byte)) & 0xff;
  }
  return { dtype, bytes };
}

/** Undo `packIntegers`. */
export function unpackIntegers(
  bytes: Uint8Array,
  shape: readonly number[],
  dtype: IntegerType,
  delta: readonly number[],
): Int32Array {
  const count = bytes.length / WIDTH_OF[dtype];
  const out = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    let zigzag = bytes[i] as number;
    if (dtype !== 'int8') zigzag |= (bytes[count + i] as number) << 8;
    if (dtype === 'int32')
      zigzag |= ((bytes[2 * count + i] as number) << 16) | ((bytes[3 * count + i] as number) << 24);
    out[i] = (zigzag >>> 1) ^ -(zigzag & 1);
  }
  for (const axis of [...delta].reverse()) addNeighbours(out, shape, axis);
  return out;
}

/** Distance in the flat array between neighbours along an axis, and length of a whole run of that axis. */
function stride(shape: readonly number[], axis: number): { readonly step: number; readonly run: number } {
  const step = shape.slice(axis + 1).reduce((product, size) => product * size, 1);
  return { step, run: step * (shape[axis] as number) };
}

function subtractNeighbours(values: Int32Array, shape: readonly number[], axis: number): void {
  const { step, run } = stride(shape, axis);
  for (let i = values.length - 1; i >= 0; i--) {
    if (i % run >= step) values[i] = (values[i] as number) - (values[i - step] as number);
  }
}

function addNeighbours(values: Int32Array, shape: readonly number[], axis: number): void {
  const { step, run } = stride(shape, axis);
  for (let start = 0; start < values.length; start += run) {
    for (let i = start + step; i < start + run; i++) values[i] = (values[i] as number) + (values[i - step] as number);
  }
}
