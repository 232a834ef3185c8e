import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { useMemo } from 'react';
import { I18nProvider as AriaLocale } from 'react-aria-components/I18nProvider';
import { useStore } from 'zustand';
import { type Page, PageProvider } from '../context.ts';
import { language } from '../language/language.ts';
import { App } from './app.tsx';

/** The app in the language of the page; a change of language draws everything anew and loses nothing. */
export function Root({ page }: { readonly page: Omit<Page, 'format' | 'names'> }) {
  const { locale, format, names } = useStore(language);
  const value = useMemo(() => ({ ...page, format, names }), [page, format, names]);
  return (
    <I18nProvider i18n={i18n}>
      <AriaLocale locale={locale}>
        <PageProvider value={value}>
          <App />
        </PageProvider>
      </AriaLocale>
    </I18nProvider>
  );
}
