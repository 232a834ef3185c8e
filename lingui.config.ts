import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en'],
  catalogs: [
    {
      path: '<rootDir>/web/i18n/{locale}',
      include: ['<rootDir>/web', '<rootDir>/workers', '<rootDir>/src/summary'],
      exclude: ['**/*.as.ts', '<rootDir>/web/i18n/*.ts'],
    },
  ],
  // Every id is explicit, so it needs no mark; line numbers would change the files with every edit.
  format: formatter({ explicitIdAsDefault: true, lineNumbers: false }),
  orderBy: 'messageId',
});
