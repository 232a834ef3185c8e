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

const workshop = [
  '<rootDir>/web/workshop/**',
  '<rootDir>/web/pages/workshop.tsx',
  '<rootDir>/scenarios/lessons/*.json',
];

const shocks = ['<rootDir>/web/shocks/**', '<rootDir>/web/why/**', '<rootDir>/web/pages/shocks.tsx'];

const experiments = ['<rootDir>/web/experiments/**', '<rootDir>/web/pages/experiments.tsx'];

const evidence = [
  '<rootDir>/web/evidence/**',
  '<rootDir>/web/pages/evidence.tsx',
  '<rootDir>/src/params/coefficients.ts',
  '<rootDir>/src/params/equations.ts',
  '<rootDir>/src/mobility/corridor-elasticities.ts',
  '<rootDir>/docs/evidence.json',
  '<rootDir>/data/manifest.json',
];

/** Words of files, and of what is wrong with files that are opened. */
const files = ['<rootDir>/src/export/file-words.ts', '<rootDir>/web/faults/**'];

const later = { files, claims, shocks, prepare, workshop, experiments, evidence };

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
      exclude: ['**/*.as.ts', '<rootDir>/web/i18n/*.ts', ...Object.values(later).flat()],
    },
    // Words that only one part of the app needs: they are fetched with it.
    ...Object.entries(later).map(([part, include]) => ({ path: `<rootDir>/web/i18n/${part}-{locale}`, include })),
  ],
  extractors: [declaredMessages, babelExtractor],
  // Every id is explicit, so it needs no mark; line numbers would change the files with every edit.
  format: formatter({ explicitIdAsDefault: true, lineNumbers: false }),
  orderBy: 'messageId',
});
