/** First 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, section 4.2.2). */
const K = Uint32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));
/** First 32 bits of the fractional parts of the square roots of the first 8 primes (FIPS 180-4, section 5.3.3). */
const START = Uint32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));
const BLOCK = 64;

function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
}

function fraction(value: number): number {
  return Math.floor((value % 1) * 2 ** 32);
}

/** A hash under way: bytes come in any number of parts. */
export interface Sha256 {
  update(bytes: Uint8Array): void;
  /** The hash of all bytes so far, 64 characters of 0-9 and a-f; call it once, at the end. */
  hex(): string;
}

/** Start a SHA-256 hash (FIPS 180-4). Ours, since the one of browsers takes whole messages only and is not known to `src`. */
export function startSha256(): Sha256 {
  const state = START.slice();
  const words = new Uint32Array(64);
  const rest = new Uint8Array(BLOCK);
  let inRest = 0;
  let length = 0;

  function take(bytes: Uint8Array): void {
    let at = 0;
    if (inRest > 0) {
      const part = bytes.subarray(0, BLOCK - inRest);
      rest.set(part, inRest);
      inRest += part.length;
      at = part.length;
      if (inRest < BLOCK) return;
      mix(state, words, rest, 0);
    }
    for (; at + BLOCK <= bytes.length; at += BLOCK) mix(state, words, bytes, at);
    inRest = bytes.length - at;
    rest.set(bytes.subarray(at));
  }

  return {
    update(bytes) {
      length += bytes.length;
      take(bytes);
    },
    hex() {
      const padding = new Uint8Array(((inRest < 56 ? 56 : 120) - inRest) % 128);
      padding[0] = 0x80;
      const bits = new DataView(new ArrayBuffer(8));
      bits.setUint32(0, Math.floor(length / 2 ** 29));
      bits.setUint32(4, (length % 2 ** 29) * 8);
      take(padding);
      take(new Uint8Array(bits.buffer));
      return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('');
    },
  };
}

/** SHA-256 of bytes, 64 characters of 0-9 and a-f. */
export function sha256(bytes: Uint8Array): string {
  const hash = startSha256();
  hash.update(bytes);
  return hash.hex();
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** Mix one block of 64 bytes into the state (FIPS 180-4, section 6.2.2). */
function mix(state: Uint32Array, words: Uint32Array, bytes: Uint8Array, at: number): void {
  const w = (i: number) => words[i] as number;
  const b = (i: number) => bytes[at + i] as number;
  for (let i = 0; i < 16; i++) words[i] = (b(4 * i) << 24) | (b(4 * i + 1) << 16) | (b(4 * i + 2) << 8) | b(4 * i + 3);
  for (let i = 16; i < 64; i++) {
    const s0 = turn(w(i - 15), 7) ^ turn(w(i - 15), 18) ^ (w(i - 15) >>> 3);
    const s1 = turn(w(i - 2), 17) ^ turn(w(i - 2), 19) ^ (w(i - 2) >>> 10);
    words[i] = w(i - 16) + s0 + w(i - 7) + s1;
  }
  let [a, b2, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const one = (h + s1 + ((e & f) ^ (~e & g)) + (K[i] as number) + w(i)) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const two = (s0 + ((a & b2) ^ (a & c) ^ (b2 & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b2;
    b2 = a;
    a = (one + two) | 0;
  }
  for (const [i, word] of [a, b2, c, d, e, f, g, h].entries()) state[i] = (state[i] as number) + word;
}
