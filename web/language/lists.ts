import { i18n } from '@lingui/core';

/** Join what stands side by side without "and", by the comma of the language. */
export function byComma(items: readonly string[]): string {
  return items.join(i18n.locale === 'ar' ? '، ' : ', ');
}

/** Join parts that may hold commas themselves. */
export function bySemicolon(items: readonly string[]): string {
  if (i18n.locale === 'ar') return items.join('؛ ');
  return items.join(i18n.locale === 'fr' ? '\u202f; ' : '; ');
}
