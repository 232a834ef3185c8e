import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import type { Scenario } from './scenario.ts';
import { writtenScenario } from './time-shape.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** First character of a link: its version, so that old links keep their meaning. */
const VERSION = '1';
/** Longest code read from a link and largest text it may unpack to; a link is hostile until parsed. */
const LONGEST_CODE = 20_000;
const LARGEST_TEXT = 200_000;

/** Write a scenario as the code of a link: version, then base64url of deflated JSON. Holds the whole scenario. */
export function scenarioToCode(scenario: Scenario): string {
  return VERSION + toBase64Url(deflateSync(strToU8(JSON.stringify(writtenScenario(scenario))), { level: 9 }));
}

/**
 * Read the JSON text in a link's code. The text is untrusted: pass it to `parseScenario`.
 *
 * @returns undefined for a code that is broken, too long or of an unknown version.
 */
export function codeToText(code: string): string | undefined {
  if (code[0] !== VERSION || code.length > LONGEST_CODE) return undefined;
  const bytes = fromBase64Url(code.slice(1));
  if (bytes === undefined) return undefined;
  try {
    // A buffer of fixed size stops a small code from unpacking to gigabytes.
    return strFromU8(inflateSync(bytes, { out: new Uint8Array(LARGEST_TEXT) }));
  } catch {
    return undefined;
  }
}

function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const word = ((bytes[i] as number) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const characters = Math.min(4, bytes.length - i + 1);
    for (let j = 0; j < characters; j++) text += ALPHABET[(word >>> (18 - 6 * j)) & 63];
  }
  return text;
}

function fromBase64Url(text: string): Uint8Array | undefined {
  if (text.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let word = 0;
  let bits = 0;
  let at = 0;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return undefined;
    word = ((word << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (word >>> bits) & 255;
    }
  }
  return bytes;
}
