import type { LanguageId } from './languages.ts';

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

/**
 * Join a scale to the noun that it counts: French and Spanish say "2 millions de personnes" and "2 millones de personas"
 * after the same placeholder that holds "312" elsewhere. Other languages need no such word.
 */
export function agreed(text: string, language: LanguageId): string {
  if (language !== 'fr' && language !== 'es') return text;
  return text.replace(rules[language], (_whole, scale: string, space: string, offset: number) => {
    const noun = text.slice(offset + scale.length + space.length);
    const joint = language === 'fr' && VOWEL.test(noun) ? 'd’' : 'de ';
    return `${scale}${space}${joint}`;
  });
}
