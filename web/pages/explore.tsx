import { i18n } from '@lingui/core';
import { type ComponentType, lazy, memo, Suspense, useDeferredValue, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Answer, Session } from '../../workers/page.ts';
import { drawnHorizon } from '../charts/drawn-horizon.ts';
import { GlanceTable } from '../charts/glance-table.tsx';
import { Picture } from '../charts/picture.tsx';
import { PyramidChart } from '../charts/pyramid-chart.tsx';
import { useChoice, usePage } from '../context.ts';
import { SectionNav } from '../sections/section-nav.tsx';
import { useUnhurried } from '../use-unhurried.ts';
import { Notices } from './notices.tsx';

/** A part that is drawn anew only when it is told something else: the fan of a moved lever does not wait for it. */
const apart = <Props extends object>(part: ComponentType<Props>) => ({ default: memo(part) });

// Events, the map and what stands below come after the first fan, with what they need of the model.
const EventsSection = lazy(async () => apart((await import('../events/events-section.tsx')).EventsSection));
const RegionsSection = lazy(async () => apart((await import('../sections/regions-section.tsx')).RegionsSection));
const MapSection = lazy(async () => apart((await import('../map/map-section.tsx')).MapSection));
const Sections = lazy(async () => apart((await import('../sections/sections.tsx')).Sections));

/** Explore: the picture in the middle with what stands below it, who and how many at the right. */
export function ExplorePage({ answer, world }: { readonly answer: Answer; readonly world: Session['world'] }) {
  const { store } = usePage();
  const horizon = useChoice('horizon');
  // The year that is played, one for the map and the pyramid.
  const year = useDeferredValue(useStore(store, (state) => state.mapYear));
  const output = useChoice('output');
  // Beside the fan, below it, and after it, so that the fan waits for none of them.
  const beside = useDeferredValue(useUnhurried(answer), undefined);
  const [hasFan, setHasFan] = useState(false);
  useEffect(() => setHasFan(true), []);
  return (
    <>
      <main>
        <Notices />
        <Picture answer={answer} world={world} />
        {hasFan && (
          <>
            <SectionNav />
            <Suspense fallback={<div className="regions-space" />}>
              <RegionsSection answer={beside ?? answer} world={world} horizon={horizon} />
            </Suspense>
            <Suspense fallback={<div className="events-waiting" />}>
              <EventsSection world={world} />
            </Suspense>
            <Suspense fallback={<div className="map-waiting" />}>
              <MapSection world={world} />
              <Sections answer={beside ?? answer} world={world} />
            </Suspense>
          </>
        )}
      </main>
      <aside className="side" aria-label={i18n._({ id: 'page.side', message: 'People and key numbers' })}>
        {beside && (
          <>
            <PyramidChart answer={beside} world={world} year={drawnHorizon(beside, year)} />
            <GlanceTable answer={beside} world={world} year={drawnHorizon(beside, horizon)} chosen={output} />
          </>
        )}
      </aside>
    </>
  );
}
