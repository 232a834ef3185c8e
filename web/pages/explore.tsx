import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Fault } from '../../workers/page.ts';
import { GlanceTable } from '../charts/glance-table.tsx';
import { Picture } from '../charts/picture.tsx';
import { PyramidChart } from '../charts/pyramid-chart.tsx';
import { useChoice, useEngine, usePage } from '../context.ts';
import { Header } from '../controls/header.tsx';
import { LeverPanel } from '../controls/lever-panel.tsx';
import { StatusLine } from '../controls/status-line.tsx';
import { SectionNav } from '../sections/section-nav.tsx';

// Events, the map and what stands below come after the first fan, with what they need of the model.
const EventsSection = lazy(async () => ({ default: (await import('../events/events-section.tsx')).EventsSection }));
const MapSection = lazy(async () => ({ default: (await import('../map/map-section.tsx')).MapSection }));
const Sections = lazy(async () => ({ default: (await import('../sections/sections.tsx')).Sections }));

/** The link that the page was opened with. */
export interface LinkState {
  readonly faults: readonly Fault[];
  /** Not read yet: levers wait, so that no change is lost to it. */
  readonly isWaiting: boolean;
}

/** Explore: levers at the left, the picture in the middle, who and how many at the right. */
export function ExplorePage({ link }: { readonly link: StoreApi<LinkState> }) {
  const isWaiting = useStore(link, (state) => state.isWaiting);
  const session = useEngine((state) => state.session);
  const answer = useEngine((state) => state.answer);
  const hasFailed = useEngine((state) => state.failure !== undefined);
  const horizon = useChoice('horizon');
  const output = useChoice('output');
  const [hasFan, setHasFan] = useState(false);
  useEffect(() => {
    if (answer) setHasFan(true);
  }, [answer]);
  const world = session?.world;
  return (
    <div className="page">
      <Header />
      <StatusLine />
      <LeverPanel world={world} isWaiting={isWaiting} />
      <main>
        <LinkFaults link={link} />
        <EngineFailure />
        {answer && world ? (
          <Picture answer={answer} world={world} />
        ) : hasFailed ? null : (
          <p className="starting" aria-busy="true">
            <Trans id="page.starting" message="The model is starting: its data are read and the first runs are made." />
          </p>
        )}
        {hasFan && world && answer && (
          <>
            <SectionNav />
            <Suspense fallback={<div className="events-waiting" />}>
              <EventsSection world={world} />
            </Suspense>
            <Suspense fallback={<div className="map-waiting" />}>
              <MapSection world={world} />
              <Sections answer={answer} world={world} />
            </Suspense>
          </>
        )}
      </main>
      <aside className="side" aria-label={i18n._({ id: 'page.side', message: 'People and key numbers' })}>
        {answer && world && (
          <>
            <PyramidChart answer={answer} world={world} year={horizon} />
            <GlanceTable answer={answer} world={world} year={horizon} chosen={output} />
          </>
        )}
      </aside>
    </div>
  );
}

/** All faults of the link that the page was opened with. */
function LinkFaults({ link }: { readonly link: StoreApi<LinkState> }) {
  const faults = useStore(link, (state) => state.faults);
  if (faults.length === 0) return null;
  return (
    <section className="message" role="alert">
      <p>
        <b>
          {i18n._({
            id: 'link.faults',
            message:
              '{count, plural, one {The link has a fault} other {The link has # faults}}. What is faulty is left out; nothing else has changed.',
            values: { count: faults.length },
          })}
        </b>
      </p>
      <ul>
        {faults.map(({ path, character, found, allowed }) => (
          <li key={`${path} ${found} ${allowed}`}>
            <code>{path}</code>
            {character === undefined
              ? ': '
              : i18n._({ id: 'link.character', message: ', character {character}: ', values: { character } })}
            {i18n._({ id: 'link.fault', message: 'found {found}; allowed: {allowed}', values: { found, allowed } })}
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => link.setState({ faults: [] })}>
        <Trans id="link.close" message="Close" />
      </button>
    </section>
  );
}

/** What stopped the engine, and the way to start it again; the last good answer stays below. */
function EngineFailure() {
  const { engine } = usePage();
  const failure = useEngine((state) => state.failure);
  if (failure === undefined) return null;
  return (
    <section className="message" role="alert">
      <p>
        <b>
          <Trans id="engine.failed" message="The model has stopped. What is shown is the last good state." />
        </b>
      </p>
      <p>{failure}</p>
      <button type="button" onClick={() => engine.restart()}>
        <Trans id="engine.restart" message="Start again" />
      </button>
    </section>
  );
}
