import type { Words } from '../../src/export/words.ts';
import type { LanguageId } from '../../src/picture/languages.ts';
import { type NodeWords, readWords } from '../../workers/node/words.ts';

/** Words of files in a language, from the catalogues as compiled; those of Prepare among them. */
export const wordsIn = (language: LanguageId): Promise<NodeWords> => readWords(language, 'prepare');

/** Words of files in English. */
export const ENGLISH: Words = await wordsIn('en');
