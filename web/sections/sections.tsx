import './sections.css';
import type { Answer, Session } from '../../workers/page.ts';
import { useChoice } from '../context.ts';
import { CitiesSection } from './cities-section.tsx';
import { CorridorsSection } from './corridors-section.tsx';
import { DriversSection } from './drivers-section.tsx';
import { ImmobilitySection } from './immobility-section.tsx';
import { JobsSection } from './jobs-section.tsx';
import { LibrarySection } from './library-section.tsx';

/** What the page shows below the map. */
export function Sections({ answer, world }: { readonly answer: Answer; readonly world: Session['world'] }) {
  const horizon = useChoice('horizon');
  return (
    <>
      <CorridorsSection answer={answer} world={world} horizon={horizon} />
      <JobsSection answer={answer} world={world} horizon={horizon} />
      <CitiesSection answer={answer} world={world} horizon={horizon} />
      <ImmobilitySection answer={answer} world={world} horizon={horizon} />
      <DriversSection answer={answer} />
      <LibrarySection answer={answer} world={world} />
    </>
  );
}
