import { defineConfig } from '@lingui/cli';
import babelExtractor from '@lingui/cli/api/extractors/babel';
import { formatter } from '@lingui/format-po';
import { declaredMessages } from './scripts/declared-messages.ts';

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en'],
  catalogs: [
    {
      path: '<rootDir>/web/i18n/{locale}',
      include: ['<rootDir>/web', '<rootDir>/workers', '<rootDir>/src/summary', '<rootDir>/src/params'],
      exclude: ['**/*.as.ts', '<rootDir>/web/i18n/*.ts'],
    },
  ],
  extractors: [declaredMessages, babelExtractor],
  // Every id is explicit, so it needs no mark; line numbers would change the files with every edit.
  format: formatter({ explicitIdAsDefault: true, lineNumbers: false }),
  orderBy: 'messageId',
});
