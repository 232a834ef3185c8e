import './sections.css';
import { lazy, Suspense } from 'react';
import type { Answer, Session } from '../../workers/page.ts';
import { withWords } from '../language/language.ts';
import { CitiesSection } from './cities-section.tsx';
import { CorridorsSection } from './corridors-section.tsx';
import { DriversSection } from './drivers-section.tsx';
import { ImmobilitySection } from './immobility-section.tsx';
import { JobsSection } from './jobs-section.tsx';
import { LibrarySection } from './library-section.tsx';
import { Section } from './section.tsx';

const Claims = lazy(async () => ({ default: (await withWords('claims', import('../claims/claims.tsx'))).Claims }));
const Frameworks = lazy(async () => ({
  default: (await withWords('claims', import('../claims/frameworks.tsx'))).Frameworks,
}));

/** What the page shows below the map. */
export function Sections({ answer, world }: { readonly answer: Answer; readonly world: Session['world'] }) {
  return (
    <>
      <CorridorsSection answer={answer} world={world} />
      <JobsSection answer={answer} world={world} />
      <CitiesSection answer={answer} world={world} />
      <ImmobilitySection answer={answer} world={world} />
      <DriversSection answer={answer} />
      <LibrarySection answer={answer} world={world} />
      <Section id="claims" answer={answer} height={400} hasTable={false}>
        {(shown) => (
          <Suspense fallback={<div style={{ minHeight: 400 }} />}>
            <Claims answer={shown} world={world} />
          </Suspense>
        )}
      </Section>
      <Section id="frameworks" answer={answer} height={400} hasTable={false}>
        {() => (
          <Suspense fallback={<div style={{ minHeight: 400 }} />}>
            <Frameworks />
          </Suspense>
        )}
      </Section>
    </>
  );
}
