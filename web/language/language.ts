import { i18n } from '@lingui/core';
import { createStore } from 'zustand/vanilla';
import { agreed } from '../../src/picture/agreement.ts';
import {
  type Digits,
  findLanguage,
  firstLanguage,
  LANGUAGES,
  type LanguageId,
  localeOf,
} from '../../src/picture/languages.ts';
import { createNumberFormat, type NumberFormat } from '../../src/picture/number-format.ts';
import { CATALOGUES, PLACE_NAMES, type WordsPart } from './catalogues.ts';
import type { PlaceNames } from './place-names.ts';

interface LanguageState {
  readonly id: LanguageId;
  readonly digits: Digits;
  /** Of numbers, dates and the widgets. */
  readonly locale: string;
  readonly format: NumberFormat;
  /** Names of places; undefined where those of the baseline hold. */
  readonly names: PlaceNames | undefined;
}

const KEY = 'mobility-horizons.language';
const DIGITS_KEY = 'mobility-horizons.digits';

/** The language that the page speaks now. */
export const language = createStore<LanguageState>()(() => ({
  id: 'en',
  digits: 'latn',
  locale: 'en-GB',
  format: createNumberFormat('en-GB'),
  names: undefined,
}));

/** Parts of the words that the page has asked for so far. */
const wanted = new Set<WordsPart>(['main']);
const fetched = new Map<string, Promise<void>>();
let asked: LanguageId = 'en';

/** Speak the first language: of the link, of this device, of the browser. English where its words cannot be fetched. */
export async function startLanguage(): Promise<void> {
  const plain = i18n._.bind(i18n) as (...of: unknown[]) => string;
  i18n._ = ((...of: unknown[]) => {
    const { id, digits } = language.getState();
    return agreed(plain(...of), id, digits);
  }) as typeof i18n._;
  language.setState({ digits: stored(DIGITS_KEY) === 'arab' ? 'arab' : 'latn' });
  const first = firstLanguage(linkLanguage(), stored(KEY), navigator.languages);
  try {
    await speak(first);
  } catch (error) {
    if (first === 'en') throw error;
    await speak('en');
  }
}

/** The language that the link asks for, if it does. */
function linkLanguage(): string | null {
  return new URLSearchParams(window.location.hash.replace(/^#/, '')).get('lang');
}

/** Speak as another link asks; one that does not ask changes nothing. */
export async function followLink(): Promise<void> {
  const id = findLanguage(linkLanguage());
  if (id) await speak(id).catch(() => undefined);
}

/** A fragment with the language that the address asks for, so that it holds when the page is opened again. */
export function languagePart(hash: string): string {
  return linkLanguage() === null ? hash : withLanguage(hash, language.getState().id);
}

/** A fragment that opens in a language. */
export function withLanguage(hash: string, id: LanguageId): string {
  return `${hash === '' ? '#' : `${hash}&`}lang=${id}`;
}

/**
 * Change the language, and the digits of Arabic, and keep the choice on this device. Nothing else of the page changes.
 *
 * @throws Error where the words cannot be fetched; then the page speaks as before.
 */
export async function chooseLanguage(id: LanguageId, digits: Digits): Promise<void> {
  try {
    await speak(id, digits);
    keep(KEY, id);
    keep(DIGITS_KEY, digits);
  } catch (error) {
    asked = language.getState().id;
    throw error;
  }
}

/** Wait for a part of the page and the words that it needs. */
export async function withWords<T>(part: WordsPart, loaded: Promise<T>): Promise<T> {
  wanted.add(part);
  const now = language.getState().id;
  // While the language changes, the page still speaks the old one.
  const words = [...new Set([now, asked])].map((id) => fetchWords(id, part));
  const [found] = await Promise.all([loaded, ...words]);
  return found;
}

async function speak(id: LanguageId, digits = language.getState().digits): Promise<void> {
  asked = id;
  const names = id === 'en' ? undefined : PLACE_NAMES[id]();
  for (let parts = 0; parts !== wanted.size; ) {
    parts = wanted.size;
    await Promise.all([...wanted].map((part) => fetchWords(id, part)));
  }
  const found = await names;
  // Meanwhile another was asked for.
  if (asked !== id) return;
  const locale = localeOf(id, digits);
  document.documentElement.lang = id;
  document.documentElement.dir = LANGUAGES.find((each) => each.id === id)?.direction ?? 'ltr';
  i18n.activate(id, locale);
  language.setState({ id, digits, locale, format: createNumberFormat(locale), names: found });
}

function fetchWords(id: LanguageId, part: WordsPart): Promise<void> {
  const key = `${id} ${part}`;
  const begun = fetched.get(key);
  if (begun) return begun;
  const coming = CATALOGUES[id][part]().then(({ messages }) => i18n.load(id, messages));
  fetched.set(key, coming);
  // A failed fetch may be tried again.
  coming.catch(() => fetched.delete(key));
  return coming;
}

function stored(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    // A browser may refuse storage; the page works without.
    return null;
  }
}

function keep(key: string, value: string): void {
  try {
    window.localStorage.setItem(key, value);
  } catch {
    // Not kept, but spoken.
  }
}
