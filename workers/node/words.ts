import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Messages, setupI18n } from '@lingui/core';
import type { Baseline } from '../../src/baseline/baseline.ts';
import type { Words } from '../../src/export/words.ts';
import { agreed } from '../../src/picture/agreement.ts';
import { LANGUAGES, type LanguageId, localeOf } from '../../src/picture/languages.ts';
import { createNumberFormat, type NumberFormat } from '../../src/picture/number-format.ts';
import { projectRoot } from './files.ts';
import { oneOf } from './user-fault.ts';

/** Languages that files of the command line may have. */
export const LANGUAGE_IDS = LANGUAGES.map(({ id }) => id);

/** Parts of the catalogues that the command line has use for. */
type Part = 'main' | 'files' | 'prepare';
type Fetch = () => Promise<{ readonly messages: Messages }>;

/** The catalogues of the page, as compiled; each is read when it is asked for. */
const CATALOGUES: Readonly<Record<LanguageId, Readonly<Record<Part, Fetch>>>> = {
  en: {
    main: () => import('../../web/i18n/en.ts'),
    files: () => import('../../web/i18n/files-en.ts'),
    prepare: () => import('../../web/i18n/prepare-en.ts'),
  },
  fr: {
    main: () => import('../../web/i18n/fr.ts'),
    files: () => import('../../web/i18n/files-fr.ts'),
    prepare: () => import('../../web/i18n/prepare-fr.ts'),
  },
  es: {
    main: () => import('../../web/i18n/es.ts'),
    files: () => import('../../web/i18n/files-es.ts'),
    prepare: () => import('../../web/i18n/prepare-es.ts'),
  },
  ar: {
    main: () => import('../../web/i18n/ar.ts'),
    files: () => import('../../web/i18n/files-ar.ts'),
    prepare: () => import('../../web/i18n/prepare-ar.ts'),
  },
};

/** Words of files, with the numbers and names of places of their language. */
export interface NodeWords extends Words {
  readonly format: NumberFormat;
  placeNames(
    world: Pick<Baseline, 'places' | 'groups'>,
    id: string,
  ): { readonly name: string; readonly nameIn: string };
}

/** The option --language. @throws UserFault for a language that the app does not speak. */
export function languageOption(text: string): LanguageId {
  return oneOf('--language', text, LANGUAGE_IDS);
}

/** Read the words of a language: those of all files, and of Prepare where they are asked for. */
export async function readWords(language: LanguageId, ...more: readonly 'prepare'[]): Promise<NodeWords> {
  const parts = await Promise.all((['main', 'files', ...more] as const).map((part) => CATALOGUES[language][part]()));
  const messages: Messages = Object.assign({}, ...parts.map((part) => part.messages));
  const locale = localeOf(language, 'latn');
  const i18n = setupI18n({ locale: language, locales: locale, messages: { [language]: messages } });
  const own = language === 'en' ? {} : ownNames(language);
  const say: Words['say'] = (id, values) => agreed(i18n._(id, values), language, 'latn');
  return {
    locale,
    isRightToLeft: LANGUAGES.find(({ id }) => id === language)?.direction === 'rtl',
    say,
    has: (id) => Object.hasOwn(messages, id),
    format: createNumberFormat(locale),
    placeNames({ places, groups }, id) {
      const known = own[id];
      if (known) return { name: known[0], nameIn: known[1] };
      const found = places.find(({ iso3 }) => iso3 === id) ?? groups.find((group) => group.id === id);
      return found
        ? { name: found.name, nameIn: found.nameIn }
        : { name: id, nameIn: say('place.inOwn', { name: id }) };
    },
  };
}

/** Names of places in a language, alone and inside "in ...", by id. */
function ownNames(language: Exclude<LanguageId, 'en'>): Readonly<Record<string, readonly [string, string]>> {
  return JSON.parse(readFileSync(join(projectRoot, 'data', `place-names-${language}.json`), 'utf8'));
}
