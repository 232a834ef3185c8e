import './claims.css';
import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { Answer, Session } from '../../workers/page.ts';
import {
  type CheckedClaim,
  CLAIM_YEARS,
  CLAIMS,
  type Claim,
  type ClaimCheck,
  readChecks,
} from '../../workers/page-claims.ts';
import { placeNames, useEngine, usePage } from '../context.ts';
import { goToSection } from '../sections/go-to-section.ts';
import { outputLabel, outputUnit } from '../texts.ts';
import { claimLimits, claimWords, courseWords, placeWords } from './claim-words.ts';
import { EventWay, LeverWay, OutputWay } from './ways.tsx';

interface ClaimsProps {
  readonly answer: Answer;
  readonly world: Session['world'];
}

/** The claims of the document: where each is seen, and what the reference says to it. */
export function Claims({ answer, world }: ClaimsProps) {
  const table = useReference(answer);
  const places = useEngine(({ session }) => session?.recorded);
  const countries = useMemo(() => world.places.map(({ iso3 }) => iso3), [world]);
  const checked = useMemo(
    () =>
      new Map(
        table && places
          ? CLAIMS.map(({ number, checks }) => [number, readChecks(table, places, countries, checks)] as const)
          : [],
      ),
    [table, places, countries],
  );
  const verdicts = [...checked.values()].flat();
  return (
    <>
      <p className="section-sentence">
        <Trans
          id="claims.intro"
          message="The chapter on the future migration landscape of IOM's Strategic Vision 2019–2023 makes 28 claims. Here they are in our words, with the indicators that speak to each and where they are seen. Where an indicator can bear a claim out, its median in the reference is set against it."
        />{' '}
        <span role="status">
          {verdicts.length === 0 ? (
            <Trans id="claims.waiting" message="The runs of the reference are not all in yet." />
          ) : (
            i18n._({
              id: 'claims.count',
              message: 'Of {all} medians, {held} run as the document says.',
              values: { all: verdicts.length, held: verdicts.filter(({ holds }) => holds).length },
            })
          )}
        </span>
      </p>
      <ol className="claims">
        {CLAIMS.map((claim) => (
          <li key={claim.number} className="claim" data-claim={claim.number}>
            <span className="claim-number" aria-hidden="true">
              {claim.number}
            </span>
            <ClaimBody claim={claim} checked={checked.get(claim.number)} world={world} />
          </li>
        ))}
      </ol>
      <p className="note">
        <Trans
          id="claims.source"
          message="Claims: IOM, Strategic Vision 2019–2023, C/110/INF/1 (2019). Medians: reference of this model; a median that moves by less than about one per cent counts as neither rising nor falling. A projection is not a forecast, and agreement is no proof."
        />
      </p>
    </>
  );
}

/** The table of every place of the reference, kept while a newer answer has none yet: it does not depend on levers. */
function useReference({ reference }: Answer) {
  const [table, setTable] = useState(reference.everywhere);
  useEffect(() => {
    if (reference.everywhere) setTable(reference.everywhere);
  }, [reference.everywhere]);
  return table;
}

function ClaimBody({
  claim,
  checked,
  world,
}: {
  readonly claim: Claim;
  readonly checked: readonly CheckedClaim[] | undefined;
  readonly world: Session['world'];
}) {
  const { outputs, levers, events, sections, checks } = claim;
  const limits = claimLimits(claim);
  return (
    <div className="claim-body">
      <p className="claim-says">{claimWords(claim)}</p>
      {checks.length > 0 && (
        <ul className="claim-checks">
          {checks.map((check, c) => (
            <li key={`${check.output} ${check.place}`}>
              <span>{subjectOf(check, world)}</span>{' '}
              <CheckWords checked={checked?.[c]} course={courseWords(check.course)} />
            </li>
          ))}
        </ul>
      )}
      <Ways title={i18n._({ id: 'claims.outputs', message: 'Indicators' })}>
        {outputs.map((id) => (
          <OutputWay key={id} id={id} section={sections[0]} />
        ))}
      </Ways>
      {levers.length > 0 && (
        <Ways title={i18n._({ id: 'levers.title', message: 'Levers' })}>
          {levers.map((id) => (
            <LeverWay key={id} id={id} />
          ))}
        </Ways>
      )}
      {events.length > 0 && (
        <Ways title={i18n._({ id: 'events.title', message: 'Events' })}>
          {events.map((id) => (
            <EventWay key={id} id={id} />
          ))}
        </Ways>
      )}
      <Ways title={i18n._({ id: 'claims.seen', message: 'Seen in' })}>
        {sections.map((id) => (
          <button type="button" className="link" key={id} onClick={() => goToSection(id)}>
            {placeWords(id)}
          </button>
        ))}
      </Ways>
      {limits !== '' && <p className="note">{limits}</p>}
    </div>
  );
}

/** What a check reads. */
function subjectOf({ output, place, course }: ClaimCheck, world: Session['world']): string {
  const values = { output: outputLabel(output), place: placeNames(world, place).name };
  return course === 'more-places'
    ? i18n._({ id: 'claims.placesAbove', message: '{output}, countries and areas with a median above zero', values })
    : i18n._({ id: 'claims.subject', message: '{output}, {place}', values });
}

function Ways({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="claim-ways">
      <span className="soft">{title}</span>
      <div className="ways">{children}</div>
    </div>
  );
}

/** Medians of both years, what the document has them do, and the verdict in words. */
function CheckWords({ checked, course }: { readonly checked: CheckedClaim | undefined; readonly course: string }) {
  const { format } = usePage();
  if (!checked)
    return (
      <>
        <span className="soft">{course}</span>{' '}
        <b className="verdict is-open">
          <Trans id="claims.noRun" message="no run yet" />
        </b>
      </>
    );
  const { course: kind, output } = checked.check;
  const unit = kind === 'more-places' ? 'places' : outputUnit(output);
  return (
    <>
      <span className="claim-medians">
        {i18n._({
          id: 'claims.medians',
          message: '{from} in {fromYear}, {to} in {toYear}',
          values: {
            from: format.value(checked.from, unit),
            to: format.value(checked.to, unit),
            fromYear: String(CLAIM_YEARS.from),
            toYear: String(CLAIM_YEARS.to),
          },
        })}
      </span>{' '}
      <span className="soft">{course}</span>{' '}
      <b className={checked.holds ? 'verdict' : 'verdict is-not'}>
        {checked.holds ? (
          <Trans id="claims.holds" message="as the document says" />
        ) : (
          <Trans id="claims.holdsNot" message="not as the document says" />
        )}
      </b>
    </>
  );
}
