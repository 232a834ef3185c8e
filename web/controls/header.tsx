import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useChoice, useEngine, usePage } from '../context.ts';
import { FileButton } from '../files/file-button.tsx';
import { language } from '../language/language.ts';
import { OwnTools } from '../own/own-tools.tsx';
import { PAGES, type PageId, withName } from '../store.ts';
import { scenarioName } from '../texts.ts';
import { applyTheme, storedTheme, type Theme } from '../theme.ts';
import { linkTo } from '../url.ts';
import { LanguageChoice } from './language-choice.tsx';

/** How long what a button has done stays on the screen, by its length. */
const SHORT_MS = 4_000;
const LONG_MS = 12_000;
/** Longest name of a scenario file. */
const LONGEST_NAME = 80;

/** Product, pages, scenario name, undo and redo, link, theme. */
export function Header() {
  const { store } = usePage();
  const scenario = useChoice('scenario');
  const shownName = scenarioName(scenario);
  const past = useStore(store.temporal, (state) => state.pastStates.length);
  const future = useStore(store.temporal, (state) => state.futureStates.length);
  const isChanged = Object.keys(scenario.levers).length > 0 || scenario.events !== undefined;
  return (
    <header className="header">
      <h1 className="brand">
        Mobility <span>Horizons</span>
      </h1>
      <PageNav />
      <ScenarioName key={shownName} name={shownName} />
      {isChanged && (
        <span className="pill">
          <Trans id="header.modified" message="modified" />
        </span>
      )}
      <div className="header-tools">
        <button type="button" disabled={past === 0} onClick={() => store.undo()}>
          <ToolWord sign="M8,3L4,7l4,4M4,7h6a4,4 0 0 1 0,8h-2">
            <Trans id="header.undo" message="Undo" />
          </ToolWord>
        </button>
        <button type="button" disabled={future === 0} onClick={() => store.redo()}>
          <ToolWord sign="M8,3l4,4l-4,4M12,7h-6a4,4 0 0 0 0,8h2">
            <Trans id="header.redo" message="Redo" />
          </ToolWord>
        </button>
        <OwnTools />
        <CopyLink />
        <FileButton />
        <LanguageChoice />
        <ThemeChoice />
      </div>
    </header>
  );
}

/** The word of a tool; on a narrow screen its sign stands there, and the word is for the ears. */
function ToolWord({ sign, children }: { readonly sign: string; readonly children: ReactNode }) {
  return (
    <>
      <svg className="tool-sign" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path d={sign} />
      </svg>
      <span className="tool-word">{children}</span>
    </>
  );
}

/** Names of the pages. */
const pageTitles: Readonly<Record<PageId, () => string>> = {
  explore: () => i18n._({ id: 'pages.explore', message: 'Explore' }),
  compare: () => i18n._({ id: 'pages.compare', message: 'Compare' }),
  shocks: () => i18n._({ id: 'pages.shocks', message: 'Shocks' }),
  prepare: () => i18n._({ id: 'pages.prepare', message: 'Prepare' }),
  workshop: () => i18n._({ id: 'pages.workshop', message: 'Workshop' }),
  experiments: () => i18n._({ id: 'pages.experiments', message: 'Experiments' }),
  evidence: () => i18n._({ id: 'pages.evidence', message: 'Evidence' }),
};

function PageNav() {
  const { store, link } = usePage();
  const page = useChoice('page');
  // What the link says of the page would replace a choice made before it is read.
  const isWaiting = useStore(link, (state) => state.isWaiting);
  const nav = useRef<HTMLElement>(null);
  const { id: spoken } = useStore(language);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page or language puts another button in the middle
  useEffect(() => {
    const current = nav.current?.querySelector('[aria-current]')?.getBoundingClientRect();
    const row = nav.current?.getBoundingClientRect();
    // Where the names are wider than the row, it is scrolled; the document stays where it is.
    if (current && row) nav.current?.scrollBy(current.left + current.width / 2 - row.left - row.width / 2, 0);
  }, [page, spoken]);
  return (
    <nav ref={nav} className="pages" aria-label={i18n._({ id: 'pages.nav', message: 'Pages' })}>
      {PAGES.map((id) => (
        <button
          type="button"
          key={id}
          disabled={isWaiting}
          aria-current={id === page ? 'page' : undefined}
          onClick={() => store.edit({ page: id })}
        >
          {pageTitles[id]()}
        </button>
      ))}
    </nav>
  );
}

function ScenarioName({ name }: { readonly name: string }) {
  const { store } = usePage();
  const [draft, setDraft] = useState(name);
  const take = () => {
    const text = draft.trim();
    if (text === '') setDraft(name);
    else if (text !== name) store.edit({ scenario: withName(store.getState().scenario, text) });
  };
  return (
    <input
      className="scenario-name"
      aria-label={i18n._({ id: 'header.scenarioName', message: 'Name of the scenario' })}
      maxLength={LONGEST_NAME}
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setDraft(name);
      }}
    />
  );
}

function CopyLink() {
  const { store } = usePage();
  const hasOwnData = useEngine((state) => (state.session?.ownData.length ?? 0) > 0);
  const [said, setSaid] = useState('');
  async function copy(): Promise<void> {
    // The whole address: a file on a disk has no origin.
    const link = linkTo(store.getState());
    try {
      await navigator.clipboard.writeText(link);
      setSaid(
        hasOwnData
          ? i18n._({
              id: 'header.copiedWithout',
              message:
                'Link copied. It holds the scenario, not your data: who opens it computes with the baseline. Send the CSV file along.',
            })
          : i18n._({ id: 'header.copied', message: 'Link copied' }),
      );
    } catch {
      setSaid(i18n._({ id: 'header.notCopied', message: 'Copy the address of this page: it holds the scenario' }));
    }
    setTimeout(() => setSaid(''), hasOwnData ? LONG_MS : SHORT_MS);
  }
  return (
    <>
      <button type="button" onClick={copy}>
        <Trans id="header.copyLink" message="Copy link" />
      </button>
      <span className="said is-note" role="status">
        {said}
      </span>
    </>
  );
}

function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(storedTheme);
  return (
    <select
      className="theme-choice"
      aria-label={i18n._({ id: 'header.theme', message: 'Colours' })}
      value={theme}
      onChange={(event) => {
        const chosen = event.target.value as Theme;
        setTheme(chosen);
        applyTheme(chosen);
      }}
    >
      <option value="system">{i18n._({ id: 'header.themeSystem', message: 'Colours: as device' })}</option>
      <option value="light">{i18n._({ id: 'header.themeLight', message: 'Colours: light' })}</option>
      <option value="dark">{i18n._({ id: 'header.themeDark', message: 'Colours: dark' })}</option>
    </select>
  );
}
