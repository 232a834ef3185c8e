import { Trans } from '@lingui/react';
import { lazy, type ReactNode, Suspense } from 'react';
import { useStore } from 'zustand';
import type { Answer, Session } from '../../workers/page.ts';
import { useChoice, useEngine, usePage, useWorld } from '../context.ts';
import { Header } from '../controls/header.tsx';
import { LeverPanel } from '../controls/lever-panel.tsx';
import { StatusLine } from '../controls/status-line.tsx';
import { withWords } from '../language/language.ts';
import { OwnDataHost } from '../own-data/own-data-button.tsx';
import type { PageId } from '../store.ts';
import { ExplorePage } from './explore.tsx';
import { Notices } from './notices.tsx';

const EmbeddedPage = lazy(async () => ({ default: (await import('./embedded.tsx')).EmbeddedPage }));
const ComparePage = lazy(async () => ({
  default: (await withWords('compare', import('./compare.tsx'))).ComparePage,
}));
const EvidencePage = lazy(async () => ({ default: (await import('./evidence.tsx')).EvidencePage }));
const ExperimentsPage = lazy(async () => ({ default: (await import('./experiments.tsx')).ExperimentsPage }));
const PreparePage = lazy(async () => ({
  default: (await withWords('prepare', import('./prepare.tsx'))).PreparePage,
}));
const WorkshopPage = lazy(async () => ({
  default: (await withWords('workshop', import('./workshop.tsx'))).WorkshopPage,
}));
const ShocksPage = lazy(async () => ({ default: (await import('./shocks.tsx')).ShocksPage }));

/** Pages on which no lever is moved: they have the whole width. */
const WITHOUT_LEVERS: readonly PageId[] = ['workshop', 'experiments', 'evidence'];

/** The app: header, status line and levers, with the chosen page beside them. */
export function App() {
  const { link, store } = usePage();
  const page = useChoice('page');
  const isWaiting = useStore(link, (state) => state.isWaiting);
  // Levers are those of the chosen scenario: none is moved while another is shown.
  const isLookedAt = useStore(store, (state) => state.lookedAt !== undefined);
  const world = useWorld();
  const answer = useEngine((state) => state.answer);
  const isEmbedded = useChoice('isEmbedded');
  if (isEmbedded)
    return answer && world ? (
      <Suspense fallback={<div className="starting" />}>
        <EmbeddedPage answer={answer} world={world} />
      </Suspense>
    ) : (
      <Starting />
    );
  return (
    <div className={`page on-${page}`}>
      <Header />
      <StatusLine />
      <OwnDataHost />
      {!WITHOUT_LEVERS.includes(page) && <LeverPanel world={world} isWaiting={isWaiting || isLookedAt} />}
      {answer && world ? <ChosenPage page={page} answer={answer} world={world} /> : <Starting />}
    </div>
  );
}

interface ChosenPageProps {
  readonly page: PageId;
  readonly answer: Answer;
  readonly world: Session['world'];
}

function ChosenPage({ page, answer, world }: ChosenPageProps) {
  if (page === 'explore') return <ExplorePage answer={answer} world={world} />;
  return (
    <main>
      <Notices />
      <Suspense fallback={<div className="starting" />}>{LATER_PAGES[page](answer, world)}</Suspense>
    </main>
  );
}

/** Pages that are fetched when they are first seen. */
const LATER_PAGES: Readonly<
  Record<Exclude<PageId, 'explore'>, (answer: Answer, world: Session['world']) => ReactNode>
> = {
  compare: (answer, world) => <ComparePage answer={answer} world={world} />,
  shocks: (answer, world) => <ShocksPage answer={answer} world={world} />,
  prepare: (answer, world) => <PreparePage answer={answer} world={world} />,
  workshop: (_answer, world) => <WorkshopPage world={world} />,
  experiments: (_answer, world) => <ExperimentsPage world={world} />,
  evidence: (answer, world) => <EvidencePage answer={answer} world={world} />,
};

/** Before the first answer: that the model starts, or what stopped it. */
function Starting() {
  const hasFailed = useEngine((state) => state.failure !== undefined);
  return (
    <main>
      <Notices />
      {!hasFailed && (
        <p className="starting" aria-busy="true">
          <Trans id="page.starting" message="The model is starting: its data are read and the first runs are made." />
        </p>
      )}
    </main>
  );
}
