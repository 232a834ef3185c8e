import './embedded.css';
import { Trans } from '@lingui/react';
import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import type { Answer, Session } from '../../workers/page.ts';
import { Picture } from '../charts/picture.tsx';
import { useChoice, usePage } from '../context.ts';
import { withWords } from '../language/language.ts';
import { scenarioName } from '../texts.ts';
import { choicesToHash } from '../url.ts';
import { Notices } from './notices.tsx';

const EmbeddedCalendar = lazy(async () => ({
  default: (await withWords('prepare', import('../prepare/embedded-calendar.tsx'))).EmbeddedCalendar,
}));

interface EmbeddedPageProps {
  readonly answer: Answer;
  readonly world: Session['world'];
}

/** One chart in a frame of another page: the calendar of Prepare, or the picture of an indicator; and the way to the whole. */
export function EmbeddedPage({ answer, world }: EmbeddedPageProps) {
  const { store } = usePage();
  const page = useChoice('page');
  const scenario = useChoice('scenario');
  const whole = useStore(store, (state) => choicesToHash({ ...state, isEmbedded: false }));
  return (
    <main className="embedded">
      <Notices />
      {page === 'prepare' ? (
        <Suspense fallback={<div className="starting" />}>
          <EmbeddedCalendar answer={answer} world={world} />
        </Suspense>
      ) : (
        <Picture answer={answer} world={world} />
      )}
      <p className="note">
        <a href={whole === '' ? '#' : whole} target="_blank" rel="noreferrer">
          Mobility Horizons: {scenarioName(scenario)}
        </a>{' '}
        <Trans id="status.notUn" message="Based on UN WPP 2024; not a UN product. Not a prediction." />
      </p>
    </main>
  );
}
