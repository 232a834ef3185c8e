import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { PARTS, readCatalogue, TRANSLATED } from '../catalogues.ts';

/** Fingerprints of the English texts that the translations were made from. */
export const NOTED = join(import.meta.dirname, '../../web/i18n/translated-from.json');

/** Fingerprint of every English text, by part and id: `main page.starting`. */
export function currentEnglish(): ReadonlyMap<string, string> {
  return new Map(
    PARTS.flatMap((part) =>
      [...readCatalogue(part, 'en')].map(([id, text]) => [
        `${part} ${id}`,
        createHash('sha256').update(text).digest('hex').slice(0, 8),
      ]),
    ),
  );
}

/**
 * What waits for a translator, a line each: `fr main page.starting: not translated`.
 *
 * @param noted fingerprints as kept in NOTED.
 */
export function waitingTexts(noted: Readonly<Record<string, string>>): readonly string[] {
  const missing = TRANSLATED.flatMap((language) =>
    PARTS.flatMap((part) => {
      const texts = readCatalogue(part, language);
      return [...readCatalogue(part, 'en')].flatMap(([id, english]) =>
        english !== '' && (texts.get(id) ?? '') === '' ? [`${language} ${part} ${id}: not translated`] : [],
      );
    }),
  );
  const changed = [...currentEnglish()].flatMap(([id, print]) =>
    noted[id] !== undefined && noted[id] !== print ? [`all ${id}: its English has changed since`] : [],
  );
  return [...missing, ...changed];
}
