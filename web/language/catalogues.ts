import type { Messages } from '@lingui/core';
import type { LanguageId } from '../../src/picture/languages.ts';
import type { PlaceNames } from './place-names.ts';

/** Parts that the words of a language come in: `main` before the first paint, the others with their parts of the page. */
export type WordsPart = 'main' | 'files' | 'claims' | 'shocks' | 'prepare' | 'workshop' | 'experiments' | 'evidence';

type Fetch<T> = () => Promise<T>;

/** Where the words are; each file is fetched when it is first needed, so that a visit fetches one language. */
export const CATALOGUES: Readonly<
  Record<LanguageId, Readonly<Record<WordsPart, Fetch<{ readonly messages: Messages }>>>>
> = {
  en: {
    main: () => import('../i18n/en.ts'),
    files: () => import('../i18n/files-en.ts'),
    claims: () => import('../i18n/claims-en.ts'),
    shocks: () => import('../i18n/shocks-en.ts'),
    prepare: () => import('../i18n/prepare-en.ts'),
    workshop: () => import('../i18n/workshop-en.ts'),
    experiments: () => import('../i18n/experiments-en.ts'),
    evidence: () => import('../i18n/evidence-en.ts'),
  },
  fr: {
    main: () => import('../i18n/fr.ts'),
    files: () => import('../i18n/files-fr.ts'),
    claims: () => import('../i18n/claims-fr.ts'),
    shocks: () => import('../i18n/shocks-fr.ts'),
    prepare: () => import('../i18n/prepare-fr.ts'),
    workshop: () => import('../i18n/workshop-fr.ts'),
    experiments: () => import('../i18n/experiments-fr.ts'),
    evidence: () => import('../i18n/evidence-fr.ts'),
  },
  es: {
    main: () => import('../i18n/es.ts'),
    files: () => import('../i18n/files-es.ts'),
    claims: () => import('../i18n/claims-es.ts'),
    shocks: () => import('../i18n/shocks-es.ts'),
    prepare: () => import('../i18n/prepare-es.ts'),
    workshop: () => import('../i18n/workshop-es.ts'),
    experiments: () => import('../i18n/experiments-es.ts'),
    evidence: () => import('../i18n/evidence-es.ts'),
  },
  ar: {
    main: () => import('../i18n/ar.ts'),
    files: () => import('../i18n/files-ar.ts'),
    claims: () => import('../i18n/claims-ar.ts'),
    shocks: () => import('../i18n/shocks-ar.ts'),
    prepare: () => import('../i18n/prepare-ar.ts'),
    workshop: () => import('../i18n/workshop-ar.ts'),
    experiments: () => import('../i18n/experiments-ar.ts'),
    evidence: () => import('../i18n/evidence-ar.ts'),
  },
};

/** Names of places and groups; the English ones stand in the baseline. */
export const PLACE_NAMES: Readonly<Record<Exclude<LanguageId, 'en'>, Fetch<PlaceNames>>> = {
  fr: async () => (await import('../../data/place-names-fr.json')).default as unknown as PlaceNames,
  es: async () => (await import('../../data/place-names-es.json')).default as unknown as PlaceNames,
  ar: async () => (await import('../../data/place-names-ar.json')).default as unknown as PlaceNames,
};
