import '../prepare/needs.css';
import '../sections/sections.css';
import '../prepare/prepare.css';
import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import type { Answer, Session } from '../../workers/page.ts';
import { classView } from '../charts/class-state.ts';
import { ClassSentences } from '../charts/class-table.tsx';
import { useDrawnHorizon } from '../charts/drawn-horizon.ts';
import { placeNames, useChoice } from '../context.ts';
import { Brief } from '../prepare/brief.tsx';
import { CapacitySection } from '../prepare/capacity-section.tsx';
import { NeedsSection } from '../prepare/needs-section.tsx';
import type { PinnedNeeds } from '../prepare/needs-table.tsx';
import { PlanFacts, PlanHeadline } from '../prepare/plan-headline.tsx';
import { isCountry, lastYear, type PlanView, plannedPeople, planView } from '../prepare/plan-view.ts';
import { PrepareFields } from '../prepare/prepare-fields.tsx';
import { PresentSection } from '../prepare/present-section.tsx';
import { ProfileLine } from '../prepare/profile-line.tsx';
import { SiteChecks } from '../prepare/site-checks.tsx';
import { ThreeFigures } from '../prepare/three-figures.tsx';
import { holdsIn, useProfile } from '../prepare/use-profile.ts';
import { UseSection } from '../prepare/use-section.tsx';
import { type Stock, useStock } from '../prepare/use-stock.ts';
import { WorkedExample } from '../prepare/worked-example.tsx';

interface PreparePageProps {
  readonly answer: Answer;
  readonly world: Session['world'];
}

/** Prepare: from people displaced and present to what it takes, and what would be short. */
export function PreparePage({ answer: newest, world }: PreparePageProps) {
  const answer = useWholeAnswer(useDeferredValue(newest));
  const choices = useChoice('prepare');
  const horizon = useChoice('horizon');
  const place = answer.question.place;
  const { name, nameIn } = placeNames(world, place);
  const [isBrief, setBrief] = useState(false);
  const [pinned, setPinned] = useState<PinnedNeeds | undefined>();
  const { stock, setLine, clear } = useStock(place);
  const { kinds, days, year } = choices;
  const until = lastYear(year, horizon);
  const people = useMemo(() => plannedPeople(answer, world, kinds, days, until), [answer, world, kinds, days, until]);
  const national = useProfile(world);
  const { profile: opened } = national.opened;
  const profile = opened && holdsIn(opened, place) ? opened : undefined;
  const view = useMemo(
    () => people && planView(people, answer, world, choices, profile),
    [people, answer, world, choices, profile],
  );
  const isCountryConflict = choices.kinds.includes('conflict') && isCountry(world, place);
  if (isBrief && view)
    return <Brief view={view} answer={answer} world={world} stock={stock} onClose={() => setBrief(false)} />;
  return (
    <>
      <div className="picture-head">
        <h2>{i18n._({ id: 'prepare.title', message: 'Prepare: {name}', values: { name } })}</h2>
        {view && answer !== newest && answer.question.scenario !== newest.question.scenario && (
          <span className="soft" role="status">
            <Trans
              id="prepare.former"
              message="Figures of the former scenario; those of the new one are being computed."
            />
          </span>
        )}
        {view && (
          <button type="button" className="brief-open" onClick={() => setBrief(true)}>
            <Trans id="brief.open" message="Print brief" />
          </button>
        )}
      </div>
      <PrepareFields />
      {isCountryConflict && <ClassedConflict answer={answer} world={world} nameIn={nameIn} />}
      {view ? (
        <Planned
          view={view}
          answer={answer}
          world={world}
          stock={stock}
          pinned={pinned}
          onPin={setPinned}
          onStock={setLine}
          onClear={clear}
          profileLine={<ProfileLine view={view} world={world} {...national} />}
        />
      ) : (
        <Waiting answer={answer} hasKinds={!isCountryConflict || choices.kinds.length > 1} />
      )}
      {/* Below what fills the page: before it they would be pushed down. */}
      {(view || answer.isFinal || isCountryConflict) && (
        <>
          <SiteChecks phase={choices.phase} />
          <WorkedExample />
        </>
      )}
    </>
  );
}

/**
 * The newest answer of which all runs are in, as long as it is of the same place: needs of the former scenario stay while
 * those of the new one are computed.
 */
function useWholeAnswer(answer: Answer): Answer {
  const [whole, setWhole] = useState(answer);
  const isWhole = answer.scenario.values !== null && answer.reference.values !== null;
  const isOther = answer.question.place !== whole.question.place;
  if (answer !== whole && (isWhole || isOther || answer.isFinal)) setWhole(answer);
  return isWhole || isOther || answer.isFinal ? answer : whole;
}

/** Conflict of a named country: its class and the record, and why there are no needs. */
function ClassedConflict({ answer, world, nameIn }: PreparePageProps & { readonly nameIn: string }) {
  const horizon = useDrawnHorizon(answer);
  const classes = classView(answer, world, 'conflictDisplacement', horizon);
  if (!classes) return null;
  return (
    <div className="prepare-conflict">
      <ClassSentences view={classes} answer={answer} world={world} year={horizon} />
      <p>
        {i18n._({
          id: 'prepare.conflict',
          message:
            'Conflict {nameIn} is not in the needs: for one country it is shown as a class and its record, since numbers would look more certain than they are. For groups of countries it is counted.',
          values: { nameIn },
        })}
      </p>
    </div>
  );
}

interface PlannedProps extends PreparePageProps {
  readonly view: PlanView;
  readonly stock: Stock;
  readonly pinned: PinnedNeeds | undefined;
  onPin(pinned: PinnedNeeds | undefined): void;
  onStock(id: string, value: number | undefined): void;
  onClear(): void;
  readonly profileLine: ReactNode;
}

function Planned({ profileLine, view, answer, world, stock, pinned, onPin, onStock, onClear }: PlannedProps) {
  const place = answer.question.place;
  const { name, nameIn } = placeNames(world, place);
  return (
    <>
      <PlanHeadline view={view} nameIn={nameIn} />
      <PlanFacts view={view} answer={answer} world={world} />
      <ThreeFigures view={view} />
      <PresentSection view={view} name={name} />
      <NeedsSection
        view={view}
        answer={answer}
        world={world}
        name={name}
        stock={stock}
        pinned={pinned}
        onPin={onPin}
        onStock={onStock}
        onClear={onClear}
        profileLine={profileLine}
      />
      <CapacitySection view={view} stock={stock} />
      <UseSection view={view} />
    </>
  );
}

/** Before all runs are in, and where there is nothing to count. */
function Waiting({ answer, hasKinds }: { readonly answer: Answer; readonly hasKinds: boolean }) {
  if (!hasKinds)
    return (
      <p className="starting">
        <Trans
          id="prepare.noKind"
          message="Choose another kind of displacement, or a group of countries, to see needs."
        />
      </p>
    );
  const hasFailed = answer.isFinal;
  return (
    <p className="starting" aria-busy={!hasFailed}>
      {hasFailed ? (
        <Trans
          id="prepare.failed"
          message="Runs of the reference failed, so that its needs cannot be compared run by run. Choose another number of runs."
        />
      ) : (
        <Trans
          id="prepare.waiting"
          message="Needs are computed from all runs: the page fills when they are in, in about ten seconds."
        />
      )}
    </p>
  );
}
