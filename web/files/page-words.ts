import { i18n } from '@lingui/core';
import type { Words } from '../../workers/page-files.ts';

/** Words of files in the language of the page, as it speaks now. */
export function pageWords(): Words {
  return {
    locale: i18n.locale,
    isRightToLeft: document.documentElement.dir === 'rtl',
    say: (id, values) => i18n._(id, values),
    has: (id) => Object.hasOwn(i18n.messages, id),
  };
}
