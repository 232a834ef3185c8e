import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useEffect, useState } from 'react';
import type { EventKind, Lever, Session } from '../../workers/page.ts';
import { LEVERS, readDrivers } from '../../workers/page.ts';
import { eventCounts, type LeverSpread, type Participant } from '../../workers/page-workshop.ts';
import { TableFrame } from '../charts/table-frame.tsx';
import { placeNames, usePage } from '../context.ts';
import { optionWords } from '../controls/option-words.ts';
import { FigureSave } from '../files/figure-save.tsx';
import { eventLabel, leverLabel, leverUnit } from '../texts.ts';

interface RoomLeversProps {
  readonly spreads: readonly LeverSpread[];
  readonly participants: readonly Participant[];
  readonly world: Session['world'];
}

/** Each lever that somebody has set: where everybody stands, the middle, and who is far from it. */
export function RoomLevers({ spreads, participants, world }: RoomLeversProps) {
  const title = i18n._({ id: 'workshop.levers', message: 'Levers of the room' });
  const table = (
    <TableFrame label={title}>
      <table className="numbers room-levers">
        <caption className="hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">
              <Trans id="workshop.lever" message="Lever" />
            </th>
            <th scope="col">
              <Trans id="workshop.spread" message="Where everybody stands" />
            </th>
            <th scope="col">
              <Trans id="workshop.middle" message="Middle" />
            </th>
            <th scope="col">
              <Trans id="workshop.range" message="Lowest and highest" />
            </th>
            <th scope="col">
              <Trans id="workshop.setBy" message="Set by" />
            </th>
            <th scope="col">
              <Trans id="workshop.farOff" message="Codes far from the middle" />
            </th>
          </tr>
        </thead>
        <tbody>
          {spreads.map((spread) => (
            <Row key={`${spread.leverId} ${spread.target}`} spread={spread} of={participants.length} world={world} />
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
  return (
    <section className="section">
      <div className="block-head">
        <h3 className="section-head">{title}</h3>
        {spreads.length > 0 && <FigureSave title={title} within=".block-head" table={table} scenarios={[]} />}
      </div>
      <p className="section-sentence">
        <Trans
          id="workshop.leversNote"
          message="The levers on which the room differs most come first. Numbers of codes stand for the order in which they were read. Who has not set a lever counts with its usual value, a course with its value in 2050."
        />
      </p>
      {spreads.length === 0 ? (
        <p className="soft">
          <Trans id="workshop.noLevers" message="Nobody has set a lever." />
        </p>
      ) : (
        table
      )}
    </section>
  );
}

function Row({
  spread,
  of,
  world,
}: {
  readonly spread: LeverSpread;
  readonly of: number;
  readonly world: Session['world'];
}) {
  const { format } = usePage();
  const { leverId, target, values, isSet, middle, farOff } = spread;
  const lever = LEVERS.find(({ id }) => id === leverId) as Lever;
  const words = (value: number) =>
    lever.kind === 'choice'
      ? optionWords(lever.options[value] ?? '')
      : i18n._({
          id: 'workshop.leverValue',
          message: '{value} {unit}',
          values: { value: format.lever(value, lever.decimals, lever.min < 0), unit: leverUnit(lever) },
        });
  const low = Math.min(...values);
  const high = Math.max(...values);
  return (
    <tr>
      <th scope="row">
        {target === 'WLD'
          ? leverLabel(lever)
          : i18n._({
              id: 'workshop.chart',
              message: '{output}, {place}',
              values: { output: leverLabel(lever), place: placeNames(world, target).name },
            })}
      </th>
      <td>
        <Strip lever={lever} values={values} middle={middle} />
      </td>
      <td>{words(middle)}</td>
      <td>
        {low === high
          ? words(low)
          : lever.kind === 'choice'
            ? [...new Set(values)]
                .sort((a, b) => a - b)
                .map((value) => `${words(value)} (${format.whole(values.filter((each) => each === value).length)})`)
                .join(comma())
            : i18n._({
                id: 'workshop.lowHigh',
                message: '{low} to {high}',
                values: { low: words(low), high: words(high) },
              })}
      </td>
      <td>
        {i18n._({
          id: 'workshop.setOf',
          message: '{count} of {of}',
          values: { count: isSet.filter(Boolean).length, of },
        })}
      </td>
      <td>{farOff.length === 0 ? '–' : farOff.join(comma())}</td>
    </tr>
  );
}

/** Between things of a list that no "and" ends. */
const comma = () => (i18n.locale === 'ar' ? '، ' : ', ');

const WIDTH = 180;
const INSET = 12;

/** A dot for each code, the larger the more stand there; a stroke at the middle. */
function Strip({
  lever,
  values,
  middle,
}: {
  readonly lever: Lever;
  readonly values: readonly number[];
  readonly middle: number;
}) {
  const [min, max] = lever.kind === 'choice' ? [0, lever.options.length - 1] : [lever.min, lever.max];
  const x = (value: number) => INSET + ((value - min) / Math.max(1e-9, max - min)) * (WIDTH - 2 * INSET);
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return (
    <svg className="room-strip" width={WIDTH} height={26} aria-hidden="true">
      <line className="room-track" x1={INSET} x2={WIDTH - INSET} y1={13} y2={13} />
      {[...counts].map(([value, count]) => (
        <circle key={value} cx={x(value)} cy={13} r={Math.min(11, 3 + 1.2 * Math.sqrt(count))} />
      ))}
      <line className="room-middle" x1={x(middle)} x2={x(middle)} y1={2} y2={24} />
    </svg>
  );
}

/** Which kinds of event are in how many codes. */
export function RoomEvents({ participants }: { readonly participants: readonly Participant[] }) {
  const counts = eventCounts(participants);
  const [kinds, setKinds] = useState<readonly EventKind[]>([]);
  const isNeeded = counts.length > 0;
  useEffect(() => {
    if (isNeeded) void readDrivers().then(({ events }) => setKinds(events));
  }, [isNeeded]);
  if (!isNeeded) return null;
  return (
    <p className="section-sentence">
      {i18n._({
        id: 'workshop.events',
        message: 'Events: {list}.',
        values: {
          list: new Intl.ListFormat(i18n.locale, { type: 'unit' }).format(
            counts.map(({ kind, of }) => {
              const known = kinds.find(({ id }) => id === kind);
              return i18n._({
                id: 'workshop.eventOf',
                message: '{event} in {count} of {of}',
                values: { event: known ? eventLabel(known) : '…', count: of, of: participants.length },
              });
            }),
          ),
        },
      })}
    </p>
  );
}
