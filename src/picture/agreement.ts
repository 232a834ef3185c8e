import type { Digits, LanguageId } from './languages.ts';
import { isolate } from './number-writer.ts';

/** Nouns that sentences count. */
const NOUNS = {
  fr: 'personnes?|habitants?|enfants?|emplois?|déplacements?|mouvements?|réfugié(?:e?s)?|migrante?s?|résidente?s?|naissances?|décès|dollars|travailleurs|jeunes|ménages|simulations?|places|kilocalories|litres?|unités|hectares|nouveaux|nouvelles|arrivées|départs',
  es: 'personas?|habitantes?|niñ[oa]s|empleos?|puestos|desplazamientos?|movimientos?|refugiad[oa]s|migrantes?|residentes?|nacimientos?|defunciones|dólares|trabajador[ea]s|jóvenes|hogares|simulaciones|plazas|kilocalorías|litros?|unidades|hectáreas|nuev[oa]s|llegadas|salidas',
} as const;
const SCALES = { fr: 'millions?|milliards?|billions?|milliers', es: 'millón|millones|billón|billones|miles' } as const;
const VOWEL = /^[aeiouyàâéèêëîïôûh]/i;

const rules = {
  fr: new RegExp(`(?<!\\p{L})(${SCALES.fr})([ \u00a0])(?=(?:${NOUNS.fr})(?!\\p{L}))`, 'giu'),
  es: new RegExp(`(?<!\\p{L})(${SCALES.es})([ \u00a0])(?=(?:${NOUNS.es})(?!\\p{L}))`, 'giu'),
};

/** A name, code or title in Latin letters with the numbers that belong to it: "WPP 2024 (CC BY 3.0 IGO)", "P50 1,200". */
const LATIN = /[A-Za-zÀ-ɏ](?:[^\u0600-\u06ff\u2066-\u2069<>\n]*[A-Za-zÀ-ɏ0-9%²³)])?/g;
const INSIDE = /\u2066[^\u2069]*\u2069/g;

/**
 * Keep what is written in Latin letters together inside an Arabic text, so that commas and numbers beside it stay on their
 * side. What is isolated already, and the tags of a message, stay as they are.
 */
function isolatedLatin(text: string): string {
  if (!/[\u0600-\u06ff]/.test(text)) return text;
  let rest = 0;
  let out = '';
  const free = (part: string) =>
    part.replace(LATIN, (found) => {
      // A bracket that opened before it closes after it.
      const end = found.endsWith(')') && !found.includes('(') ? 1 : 0;
      return `${isolate(found.slice(0, found.length - end))}${found.slice(found.length - end)}`;
    });
  for (const { index, 0: inside } of text.matchAll(INSIDE)) {
    out += free(text.slice(rest, index)) + inside;
    rest = index + inside.length;
  }
  return out + free(text.slice(rest));
}

/** A percentage outside an isolate: its sign would stand on the other side than in numbers that are written by themselves. */
const PERCENTAGE = /\u2066[^\u2069]*\u2069|[+\u2212]?\d+(?:[.,]\d+)*%/g;

function isolatedPercentages(text: string): string {
  if (!/[\u0600-\u06ff]/.test(text)) return text;
  return text.replace(PERCENTAGE, (found) => (found.startsWith('\u2066') ? found : isolate(found)));
}

const ARABIC_ZERO = 0x0660;

/** Write the numbers of a text in the digits ٠١٢; names and codes in Latin letters, which are isolated, keep theirs. */
function withArabicDigits(text: string): string {
  return text.replace(/<\/?\d+\/?>|\u2066[^\u2069]*[A-Za-z][^\u2069]*\u2069|\d+(?:[.,]\d+)*%?/g, (found) =>
    /^[\u2066<]/.test(found)
      ? found
      : found
          .replace(/\d/g, (digit) => String.fromCharCode(ARABIC_ZERO + Number(digit)))
          .replaceAll('.', '\u066b')
          .replaceAll(',', '\u066c')
          .replace('%', '\u066a'),
  );
}

/**
 * Make a finished sentence follow the rules of its language that no message can hold. French and Spanish join a scale to
 * the noun that it counts, "2 millions de personnes", where the same placeholder holds "312" elsewhere. In Arabic, what is
 * written in Latin letters and percentages are isolated, and numbers have the chosen digits.
 */
export function agreed(text: string, language: LanguageId, digits: Digits): string {
  if (language === 'ar') {
    const whole = isolatedPercentages(isolatedLatin(text));
    return digits === 'arab' ? withArabicDigits(whole) : whole;
  }
  if (language === 'en') return text;
  return text.replace(rules[language], (_whole, scale: string, space: string, offset: number) => {
    const noun = text.slice(offset + scale.length + space.length);
    const joint = language === 'fr' && VOWEL.test(noun) ? 'd’' : 'de ';
    return `${scale}${space}${joint}`;
  });
}
