import type { Messages } from '@lingui/core';
import type { LanguageId } from './languages.ts';
import type { PlaceNames } from './place-names.ts';

/** Parts that the words of a language come in: `main` before the first paint, the others with their parts of the page. */
export type WordsPart = 'main' | 'claims' | 'compare' | 'own' | 'prepare' | 'workshop';

type Fetch<T> = () => Promise<T>;

/** Where the words are; each file is fetched when it is first needed, so that a visit fetches one language. */
export const CATALOGUES: Readonly<
  Record<LanguageId, Readonly<Record<WordsPart, Fetch<{ readonly messages: Messages }>>>>
> = {
  en: {
    main: () => import('../i18n/en.ts'),
    claims: () => import('../i18n/claims-en.ts'),
    compare: () => import('../i18n/compare-en.ts'),
    own: () => import('../i18n/own-en.ts'),
    prepare: () => import('../i18n/prepare-en.ts'),
    workshop: () => import('../i18n/workshop-en.ts'),
  },
  fr: {
    main: () => import('../i18n/fr.ts'),
    claims: () => import('../i18n/claims-fr.ts'),
    compare: () => import('../i18n/compare-fr.ts'),
    own: () => import('../i18n/own-fr.ts'),
    prepare: () => import('../i18n/prepare-fr.ts'),
    workshop: () => import('../i18n/workshop-fr.ts'),
  },
  es: {
    main: () => import('../i18n/es.ts'),
    claims: () => import('../i18n/claims-es.ts'),
    compare: () => import('../i18n/compare-es.ts'),
    own: () => import('../i18n/own-es.ts'),
    prepare: () => import('../i18n/prepare-es.ts'),
    workshop: () => import('../i18n/workshop-es.ts'),
  },
  ar: {
    main: () => import('../i18n/ar.ts'),
    claims: () => import('../i18n/claims-ar.ts'),
    compare: () => import('../i18n/compare-ar.ts'),
    own: () => import('../i18n/own-ar.ts'),
    prepare: () => import('../i18n/prepare-ar.ts'),
    workshop: () => import('../i18n/workshop-ar.ts'),
  },
};

/** Names of places and groups; the English ones stand in the baseline. */
export const PLACE_NAMES: Readonly<Record<Exclude<LanguageId, 'en'>, Fetch<PlaceNames>>> = {
  fr: async () => (await import('../../data/place-names-fr.json')).default as unknown as PlaceNames,
  es: async () => (await import('../../data/place-names-es.json')).default as unknown as PlaceNames,
  ar: async () => (await import('../../data/place-names-ar.json')).default as unknown as PlaceNames,
};
