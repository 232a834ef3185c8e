/** Languages of the app: IOM's official ones and Arabic, each under its own name. */
export const LANGUAGES = [
  { id: 'en', name: 'English', locale: 'en-GB', direction: 'ltr' },
  { id: 'fr', name: 'Français', locale: 'fr', direction: 'ltr' },
  { id: 'es', name: 'Español', locale: 'es', direction: 'ltr' },
  // The region of the device is left out: it would change digits, and in some places the sign of decimals.
  { id: 'ar', name: 'العربية', locale: 'ar-u-nu-latn', direction: 'rtl' },
] as const;

export type LanguageId = (typeof LANGUAGES)[number]['id'];
/** Digits of Arabic: 123 as in the Maghreb and in texts of the UN, or ١٢٣ as in the Mashriq. */
export type Digits = 'latn' | 'arab';

export function findLanguage(id: string | null | undefined): LanguageId | undefined {
  return LANGUAGES.find((language) => language.id === id)?.id;
}

/** The locale that numbers and dates are written by. */
export function localeOf(id: LanguageId, digits: Digits): string {
  return id === 'ar' ? `ar-u-nu-${digits}` : (LANGUAGES.find((language) => language.id === id)?.locale ?? 'en-GB');
}

/**
 * The language to begin with: what the link asks for, else what was chosen on this device, else the first of the browser's
 * languages that the app speaks, else English.
 */
export function firstLanguage(link: string | null, stored: string | null, browser: readonly string[]): LanguageId {
  return (
    findLanguage(link) ??
    findLanguage(stored) ??
    browser.map((tag) => findLanguage(tag.slice(0, 2).toLowerCase())).find((id) => id !== undefined) ??
    'en'
  );
}

/** Where words are longer than in English, or their type is larger. */
const ROOM: Readonly<Record<string, number>> = { en: 1, es: 1.4 };

/** How much more room than in English a label beside a chart needs. */
export function labelRoom(id: string): number {
  return ROOM[id] ?? 1.25;
}
