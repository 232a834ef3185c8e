import { i18n } from '@lingui/core';
import { joinByComma, joinBySemicolon } from '../../src/picture/lists.ts';

/** Join what stands side by side without "and", by the comma of the page's language. */
export const byComma = (items: readonly string[]) => joinByComma(i18n.locale, items);

/** Join parts that may hold commas themselves. */
export const bySemicolon = (items: readonly string[]) => joinBySemicolon(i18n.locale, items);
