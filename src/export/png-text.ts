import { strFromU8, strToU8 } from 'fflate';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Bytes of the signature and of the first chunk, which has the size of the picture. */
const FIRST_CHUNK_END = 33;
const KEYWORD = 'mobility-horizons';
/** After the keyword: end of text, not compressed, its method, empty language and empty translated keyword. */
const HEAD = `${KEYWORD}\0\0\0\0\0`;

/** Remainders of CRC-32 (PNG 3, annex D). */
const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => bytes[i] === byte);
}

/** Put a text into a PNG picture as a chunk iTXt, behind the chunk of its size. */
export function withPngText(png: Uint8Array, text: string): Uint8Array {
  const data = strToU8(`iTXt${HEAD}${text}`);
  const chunk = new Uint8Array(data.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length - 4);
  chunk.set(data, 4);
  view.setUint32(data.length + 4, crc32(data));
  const result = new Uint8Array(png.length + chunk.length);
  result.set(png.subarray(0, FIRST_CHUNK_END));
  result.set(chunk, FIRST_CHUNK_END);
  result.set(png.subarray(FIRST_CHUNK_END), FIRST_CHUNK_END + chunk.length);
  return result;
}

/** Read the text that `withPngText` put in; undefined where there is none or its checksum does not fit. */
export function pngText(png: Uint8Array): string | undefined {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = SIGNATURE.length; at + 12 <= png.length; ) {
    const length = view.getUint32(at);
    if (length > png.length - at - 12) return undefined;
    const data = png.subarray(at + 4, at + 8 + length);
    const head = strFromU8(data.subarray(0, 4 + HEAD.length));
    if (head === `iTXt${HEAD}` && view.getUint32(at + 8 + length) === crc32(data))
      return strFromU8(data.subarray(4 + HEAD.length));
    at += length + 12;
  }
  return undefined;
}

function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = (CRC[(c ^ byte) & 0xff] as number) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}
