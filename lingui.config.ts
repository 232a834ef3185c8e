import { defineConfig } from '@lingui/cli';
import babelExtractor from '@lingui/cli/api/extractors/babel';
import { formatter } from '@lingui/format-po';
import { declaredMessages } from './scripts/declared-messages.ts';

const claims = ['<rootDir>/web/claims/**', '<rootDir>/src/params/claims.ts', '<rootDir>/src/params/frameworks.ts'];

const prepare = [
  '<rootDir>/web/prepare/**',
  '<rootDir>/web/pages/prepare.tsx',
  '<rootDir>/src/prepare/planning-rows.ts',
];

/** The page Compare alone; what stands on other pages too is in the main words. */
const compare = [
  '<rootDir>/web/pages/compare.tsx',
  ...[
    ...['add-scenario', 'comparison-status', 'differences', 'findings', 'flip-bar', 'levers-table', 'maps-section'],
    ...['needs-section', 'numbers-table', 'regret-section', 'slot-head', 'years-table'],
  ].map((name) => `<rootDir>/web/compare/${name}.tsx`),
];

/** Dialogs of what a user keeps: saved scenarios, and data in place of the baseline's. */
const own = [
  ...['saved-panel', 'saved-row', 'save-form', 'rename-form'].map((name) => `<rootDir>/web/own/${name}.tsx`),
  '<rootDir>/web/own-data/own-data-dialog.tsx',
];

const workshop = [
  '<rootDir>/web/workshop/**',
  '<rootDir>/web/pages/workshop.tsx',
  '<rootDir>/scenarios/lessons/*.json',
];

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'fr', 'es', 'ar'],
  // A text that waits for its translation is shown in English; test/web/translations.test.ts lists it.
  fallbackLocales: { default: 'en' },
  catalogs: [
    {
      path: '<rootDir>/web/i18n/{locale}',
      include: [
        ...['<rootDir>/web', '<rootDir>/workers', '<rootDir>/src/summary', '<rootDir>/src/params'],
        '<rootDir>/scenarios/*.json',
      ],
      exclude: ['**/*.as.ts', '<rootDir>/web/i18n/*.ts', ...claims, ...compare, ...own, ...prepare, ...workshop],
    },
    // Words that only the parts on the document and the frameworks need: they are fetched with them.
    { path: '<rootDir>/web/i18n/claims-{locale}', include: claims },
    { path: '<rootDir>/web/i18n/compare-{locale}', include: compare },
    { path: '<rootDir>/web/i18n/own-{locale}', include: own },
    { path: '<rootDir>/web/i18n/prepare-{locale}', include: prepare },
    { path: '<rootDir>/web/i18n/workshop-{locale}', include: workshop },
  ],
  extractors: [declaredMessages, babelExtractor],
  // Every id is explicit, so it needs no mark; line numbers would change the files with every edit.
  format: formatter({ explicitIdAsDefault: true, lineNumbers: false }),
  orderBy: 'messageId',
});
