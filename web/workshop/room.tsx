import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useEffect, useId, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Session } from '../../workers/page.ts';
import {
  leverSpreads,
  type MergedCodes,
  mergeRoom,
  middleScenario,
  nearestToMiddle,
  type Participant,
  settingsToCode,
} from '../../workers/page-workshop.ts';
import { useChoice, usePage } from '../context.ts';
import { FaultList } from '../controls/fault-list.tsx';
import { scenarioName } from '../texts.ts';
import { RoomEnvelope } from './room-envelope.tsx';
import { RoomEvents, RoomLevers } from './room-levers.tsx';
import { TextFile } from './text-file.tsx';
import { workshop } from './workshop-state.ts';

const EMPTY: MergedCodes = { participants: [], faults: [] };

/** The settings of a room, brought together by codes: no server, no names. */
export function Room({ world }: { readonly world: Session['world'] }) {
  const merged = useMerged(world);
  const { participants, faults } = merged;
  const spreads = useMemo(() => leverSpreads(participants, world), [participants, world]);
  return (
    <>
      <p className="section-sentence">
        <Trans
          id="workshop.roomLead"
          message="Everybody moves levers on a device of their own and reads out or sends a code. All codes together show where the room agrees and what follows. A code holds levers, places and events; it holds no name and no word of its author, and nothing is sent anywhere."
        />
      </p>
      <OwnCode />
      <CodeBox />
      {faults.length > 0 && (
        <section className="message" role="alert">
          <p>
            <b>
              {i18n._({
                id: 'workshop.codeFaults',
                message:
                  '{count, plural, one {One entry cannot be read} other {# entries cannot be read}}; the others count.',
                values: { count: new Set(faults.map(({ path }) => path.split(' ')[0])).size },
              })}
            </b>
          </p>
          <FaultList faults={faults} />
        </section>
      )}
      {participants.length > 0 && (
        <>
          <p className="room-count" role="status">
            {i18n._({
              id: 'workshop.merged',
              message: '{count, plural, one {# code} other {# codes}} merged.',
              values: { count: participants.length },
            })}
          </p>
          <Middle participants={participants} spreads={spreads} />
          <OneCode participants={participants} />
          <RoomLevers spreads={spreads} participants={participants} world={world} />
          <RoomEvents participants={participants} />
          <RoomEnvelope participants={participants} world={world} />
        </>
      )}
    </>
  );
}

/** Merge the codes of the box as they change. */
function useMerged(world: Session['world']): MergedCodes {
  const text = useStore(workshop, ({ codes }) => codes);
  const [merged, setMerged] = useState(EMPTY);
  useEffect(() => {
    let isHere = true;
    const nameOf = (number: number) =>
      i18n._({ id: 'workshop.codeName', message: 'Code {number} of the room', values: { number } });
    void mergeRoom(text, world, nameOf).then((read) => isHere && setMerged(read));
    return () => {
      isHere = false;
    };
  }, [text, world]);
  return merged;
}

/** The code of the scenario of this page. */
function OwnCode() {
  const scenario = useChoice('scenario');
  const code = useMemo(() => settingsToCode(scenario), [scenario]);
  const [said, setSaid] = useState('');
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(code);
      setSaid(i18n._({ id: 'workshop.copied', message: 'Code copied' }));
    } catch {
      setSaid(i18n._({ id: 'workshop.notCopied', message: 'Select the code and copy it' }));
    }
  }
  return (
    <section className="own-code" aria-label={i18n._({ id: 'workshop.ownCode', message: 'Your code' })}>
      <p>
        {i18n._({
          id: 'workshop.ownCodeOf',
          message: 'Your code, of the scenario {name}:',
          values: { name: scenarioName(scenario) },
        })}
      </p>
      <p>
        <output className="letter-code">{code}</output>{' '}
        <button type="button" className="link" onClick={copy}>
          <Trans id="workshop.copy" message="Copy" />
        </button>{' '}
        <span role="status" className="soft">
          {said}
        </span>
      </p>
    </section>
  );
}

function CodeBox() {
  const text = useStore(workshop, ({ codes }) => codes);
  const id = useId();
  return (
    <div className="code-box">
      <label htmlFor={id}>
        <Trans id="workshop.codes" message="Codes of the room, one a line" />
      </label>
      <textarea
        id={id}
        rows={6}
        spellCheck={false}
        value={text}
        onChange={({ target }) => workshop.setState({ codes: target.value })}
      />
      <TextFile
        label={i18n._({ id: 'workshop.codeFile', message: 'A file of codes' })}
        button={i18n._({ id: 'workshop.chooseCodes', message: 'Read codes from a file' })}
        onText={(read) => workshop.setState({ codes: read })}
      />
    </div>
  );
}

interface MiddleProps {
  readonly participants: readonly Participant[];
  readonly spreads: ReturnType<typeof leverSpreads>;
}

/** The scenario in the middle of the room, opened with one click. */
function Middle({ participants, spreads }: MiddleProps) {
  const { store } = usePage();
  const middle = useMemo(
    () =>
      middleScenario(participants, spreads, {
        id: 'room-middle',
        name: i18n._({ id: 'workshop.middleName', message: 'Middle of the room' }),
      }),
    [participants, spreads],
  );
  const nearest = useMemo(() => nearestToMiddle(participants, spreads), [participants, spreads]);
  const levers = Object.keys(middle.levers).length;
  const events = middle.events?.length ?? 0;
  return (
    <p>
      <button
        type="button"
        className="button"
        disabled={levers === 0 && events === 0}
        onClick={() => store.edit({ scenario: middle, page: 'explore' })}
      >
        <Trans id="workshop.openMiddle" message="Open the middle scenario" />
      </button>{' '}
      <span className="soft">
        {i18n._({
          id: 'workshop.middleNote',
          message:
            '{levers, plural, =0 {No lever is set by more than half of the room} one {# lever that more than half of the room has set, at its middle value} other {# levers that more than half of the room has set, at their middle values}}. {events, plural, =0 {No events: code {number}, whose settings are nearest to the middle, has none} one {# event, that of code {number}, whose settings are nearest to the middle} other {# events, those of code {number}, whose settings are nearest to the middle}}. Undo brings your own scenario back.',
          values: { levers, events, number: nearest?.number ?? 0 },
        })}
      </span>
    </p>
  );
}

/** The scenario of one code, opened in place of one's own. */
function OneCode({ participants }: { readonly participants: readonly Participant[] }) {
  const { store } = usePage();
  const [chosen, setChosen] = useState(1);
  const participant = participants.find(({ number }) => number === chosen) ?? participants[0];
  if (!participant) return null;
  return (
    <p className="one-code">
      <label className="choice">
        <Trans id="workshop.oneCode" message="One code" />
        <select value={participant.number} onChange={({ target }) => setChosen(Number(target.value))}>
          {participants.map(({ number }) => (
            <option key={number}>{number}</option>
          ))}
        </select>
      </label>{' '}
      <button
        type="button"
        className="button is-plain"
        onClick={() => store.edit({ scenario: participant.scenario, page: 'explore' })}
      >
        <Trans id="workshop.openCode" message="Open its scenario" />
      </button>
    </p>
  );
}
