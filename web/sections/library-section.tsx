import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { type Answer, REFERENCE, type Session } from '../../workers/page.ts';
import { useChoice, usePage } from '../context.ts';
import { reasonOf } from '../faults/use-fault-words.ts';
import { byComma } from '../language/lists.ts';
import { libraryPlaceName } from '../library/group-names.ts';
import { type LibraryCard, readLibrary } from '../library/library-cards.ts';
import { LandShape, RegionMap, useSilhouette } from '../library/region-map.tsx';
import { outputLabel, scenarioName, scenarioQuestion } from '../texts.ts';
import { Section } from './section.tsx';

interface LibrarySectionProps {
  readonly answer: Answer;
  readonly world: Session['world'];
}

/** The scenarios that come with the app, as cards. */
export function LibrarySection({ answer, world }: LibrarySectionProps) {
  return (
    <Section id="library" answer={answer} height={320} hasTable={false}>
      {() => <Library world={world} />}
    </Section>
  );
}

function Library({ world }: { readonly world: Session['world'] }) {
  const [cards, setCards] = useState<readonly LibraryCard[] | undefined>();
  const [fault, setFault] = useState('');
  const silhouette = useSilhouette(world);
  const landId = useId();
  useEffect(() => {
    let isHere = true;
    readLibrary(world)
      .then((read) => isHere && setCards(read))
      .catch(async (error: unknown) => {
        const reason = await reasonOf(error);
        if (isHere) setFault(reason);
      });
    return () => {
      isHere = false;
    };
  }, [world]);
  if (fault !== '')
    return (
      <p className="note" role="alert">
        {fault}
      </p>
    );
  if (!cards) return <div style={{ minHeight: 280 }} />;
  return (
    <>
      {silhouette && <LandShape silhouette={silhouette} id={landId} />}
      <ul className="cards">
        {cards.map((card) => (
          <li key={card.scenario.id}>
            <Card card={card} world={world}>
              {silhouette ? (
                <RegionMap silhouette={silhouette} landId={landId} members={card.members} />
              ) : (
                <span className="region-map" />
              )}
            </Card>
          </li>
        ))}
      </ul>
      <p className="note">
        <Trans
          id="library.note"
          message="A scenario asks what if; it is no prediction. The map shows where it acts. Shapes: Natural Earth by world-atlas; not a UN map."
        />
      </p>
    </>
  );
}

function Card({
  card,
  world,
  children,
}: {
  readonly card: LibraryCard;
  readonly world: Session['world'];
  readonly children: ReactNode;
}) {
  const { store } = usePage();
  const chosen = useChoice('scenario');
  const { scenario, regions, place, output } = card;
  const isReference = scenario.id === REFERENCE.id;
  const isChosen = chosen.id === scenario.id;

  function open(): void {
    store.edit({
      scenario: isReference ? REFERENCE : scenario,
      ...(isReference || place === undefined || place === 'WLD' ? {} : { place }),
      ...(output === undefined ? {} : { output }),
    });
    document.querySelector('#picture-title')?.scrollIntoView({ block: 'center' });
  }

  return (
    <button type="button" className="card" aria-pressed={isChosen} onClick={open}>
      {children}
      <span className="card-text">
        <b>{scenarioName(scenario)}</b>
        <span className="card-region">
          {byComma(regions.map((id) => libraryPlaceName(world, id)))}
          {' · '}
          {changesWords(card)}
        </span>
        <span>{scenarioQuestion(scenario)}</span>
        {output !== undefined && (
          <span className="card-region">
            {i18n._({ id: 'library.look', message: 'Look at: {output}', values: { output: outputLabel(output) } })}
          </span>
        )}
      </span>
    </button>
  );
}

/** How many levers and events a scenario sets. */
function changesWords({ scenario }: LibraryCard): string {
  return i18n._({
    id: 'library.changes',
    message:
      '{levers, plural, =0 {no lever} one {# lever} other {# levers}}{events, plural, =0 {} one {, # event} other {, # events}}',
    values: { levers: Object.keys(scenario.levers).length, events: scenario.events?.length ?? 0 },
  });
}
