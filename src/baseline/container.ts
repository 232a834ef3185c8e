import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { type Column, type ColumnFormat, type DirectoryEntry, parseDirectory } from './directory.ts';
import { packIntegers, unpackIntegers, WIDTH_OF } from './integer-coding.ts';

/** First bytes of a file; its reader refuses anything else. */
const MAGIC = 'HORIZONS';
/** Version of the layout below; a reader knows exactly one. */
const CONTAINER_VERSION = 1;
const HEADER_BYTES = 20;
/** A header that asks for more memory than this is damaged. */
const LARGEST_PAYLOAD = 1 << 28;

export interface Container {
  /** Metadata of the file, plain JSON. */
  readonly meta: unknown;
  readonly columns: readonly Column[];
}

/**
 * Encode columns and metadata as one compressed file.
 *
 * Layout: magic (8 bytes), version, length and Adler-32 of the inflated payload (3 x u32, little endian), deflated payload.
 * Payload: length of the directory (u32), JSON directory, one block of shuffled bytes per column in directory order.
 * Equal input gives equal bytes.
 *
 * @throws Error when a value is not finite or is too large for its scale; names the column.
 */
export function encodeContainer(container: Container): Uint8Array {
  const blocks: Uint8Array[] = [];
  const entries: DirectoryEntry[] = [];
  for (const column of container.columns) {
    const { name, shape, scale, delta, transform } = column;
    const { dtype, bytes } = packIntegers(toIntegers(column), shape, delta);
    entries.push({ name, shape, dtype, scale, delta, transform });
    blocks.push(bytes);
  }
  const directory = strToU8(JSON.stringify({ meta: container.meta, columns: entries }));
  const payload = new Uint8Array(4 + directory.length + blocks.reduce((sum, block) => sum + block.length, 0));
  new DataView(payload.buffer).setUint32(0, directory.length, true);
  payload.set(directory, 4);
  let offset = 4 + directory.length;
  for (const block of blocks) {
    payload.set(block, offset);
    offset += block.length;
  }
  const body = deflateSync(payload, { level: 9, mem: 12 });
  const file = new Uint8Array(HEADER_BYTES + body.length);
  file.set(strToU8(MAGIC), 0);
  const header = new DataView(file.buffer);
  header.setUint32(8, CONTAINER_VERSION, true);
  header.setUint32(12, payload.length, true);
  header.setUint32(16, adler32(payload), true);
  file.set(body, HEADER_BYTES);
  return file;
}

/**
 * Decode a file written by `encodeContainer`.
 *
 * @throws Error when magic, version, length, checksum, directory or a dtype is not what this reader knows.
 */
export function decodeContainer(file: Uint8Array): Container {
  const payload = openPayload(file);
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const directoryLength = payload.length >= 4 ? view.getUint32(0, true) : 0;
  if (payload.length < 4 || 4 + directoryLength > payload.length)
    throw new Error('The data file ends inside its directory.');
  const { meta, entries } = parseDirectory(strFromU8(payload.subarray(4, 4 + directoryLength)));
  let offset = 4 + directoryLength;
  const columns = entries.map(({ dtype, ...format }): Column => {
    const end = offset + countOf(format.shape) * WIDTH_OF[dtype];
    if (end > payload.length) throw new Error(`The data file ends inside column "${format.name}".`);
    const integers = unpackIntegers(payload.subarray(offset, end), format.shape, dtype, format.delta);
    offset = end;
    return { ...format, values: fromIntegers(format, integers) };
  });
  if (offset !== payload.length) {
    throw new Error(`The data file has ${payload.length - offset} bytes after its last column; expected none.`);
  }
  return { meta, columns };
}

function openPayload(file: Uint8Array): Uint8Array {
  if (file.length < HEADER_BYTES || strFromU8(file.subarray(0, MAGIC.length)) !== MAGIC) {
    throw new Error(`Not a data file of this app: it does not start with "${MAGIC}".`);
  }
  const header = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const version = header.getUint32(8, true);
  if (version !== CONTAINER_VERSION) {
    throw new Error(`The data file has version ${version}; this app reads version ${CONTAINER_VERSION}.`);
  }
  const length = header.getUint32(12, true);
  if (length > LARGEST_PAYLOAD)
    throw new Error(`The data file says it holds ${length} bytes; this app reads up to ${LARGEST_PAYLOAD}.`);
  let payload: Uint8Array;
  try {
    payload = inflateSync(file.subarray(HEADER_BYTES), { out: new Uint8Array(length) });
  } catch (error) {
    throw new Error('The data file is damaged: its body cannot be decompressed.', { cause: error });
  }
  if (payload.length !== length)
    throw new Error(`The data file holds ${payload.length} bytes; its header says ${length}.`);
  if (adler32(payload) !== header.getUint32(16, true))
    throw new Error('The data file is damaged: its checksum does not match.');
  return payload;
}

function toIntegers(column: Column): Int32Array {
  const { name, shape, scale, transform, values } = column;
  const count = countOf(shape);
  if (values.length !== count)
    throw new Error(`Column "${name}" has ${values.length} values; its shape needs ${count}.`);
  const row = count / (shape[0] ?? 1);
  return Int32Array.from(values, (value, i) => {
    const plain = transform === 'log' ? Math.log(value) : value;
    const scaled = Math.round(plain / scaleAt(scale, Math.floor(i / row)));
    if (!Number.isFinite(scaled) || Math.abs(scaled) > 0x7fffffff)
      throw new Error(`Column "${name}" cannot store ${value} at position ${i}.`);
    return scaled;
  });
}

function fromIntegers(format: ColumnFormat, integers: Int32Array): Float64Array {
  const values = new Float64Array(integers.length);
  const rows = typeof format.scale === 'number' ? 1 : format.scale.length;
  const row = integers.length / rows;
  for (let r = 0; r < rows; r++) {
    const scale = scaleAt(format.scale, r);
    // Dividing by the whole number 1 / scale gives the decimal nearest to the stored one: 3 / 10, not 3 x 0.1.
    const inverse = scale < 1 ? Math.round(1 / scale) : 1;
    for (let i = r * row; i < (r + 1) * row; i++) {
      const integer = integers[i] as number;
      const plain = scale < 1 ? integer / inverse : integer * scale;
      values[i] = format.transform === 'log' ? Math.exp(plain) : plain;
    }
  }
  return values;
}

function countOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

function scaleAt(scale: number | readonly number[], row: number): number {
  return typeof scale === 'number' ? scale : (scale[row] as number);
}

/** Adler-32 of bytes (RFC 1950), sums reduced before they can pass 2^31. */
function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (let start = 0; start < bytes.length; start += 3800) {
    const end = Math.min(bytes.length, start + 3800);
    for (let i = start; i < end; i++) {
      a += bytes[i] as number;
      b += a;
    }
    a %= 65521;
    b %= 65521;
  }
  return ((b << 16) | a) >>> 0;
}
