import { i18n } from '@lingui/core';
import { type CSSProperties, useState } from 'react';
import { FIRST_YEAR, LAST_YEAR, type ScenarioEvent, type Session } from '../../workers/page.ts';
import { eventKind } from '../../workers/page-editors.ts';
import { usePage } from '../context.ts';
import { EventBar } from './event-bar.tsx';
import { eventName, kindLabel, sizeWords, whereWords, yearsWords } from './event-words.ts';

const YEARS = LAST_YEAR - FIRST_YEAR + 1;
const TICKS = Array.from({ length: YEARS }, (_, t) => FIRST_YEAR + t).filter((year) => year % 5 === 0);

interface TimelineProps {
  readonly events: readonly ScenarioEvent[];
  readonly world: Session['world'];
  onChange(event: ScenarioEvent): void;
  onOpen(event: ScenarioEvent): void;
  onRemove(id: string): void;
}

/** One lane an event over the years 2025-2050: its switch, its name, place and size, and its years as a bar. */
export function Timeline({ events, world, onChange, onOpen, onRemove }: TimelineProps) {
  const { format } = usePage();
  const [said, setSaid] = useState('');
  return (
    <div className="timeline" style={{ '--years': YEARS } as CSSProperties}>
      <ul className="lanes">
        {events.map((event) => {
          const name = eventName(event);
          const isOn = event.enabled !== false;
          const kind = kindLabel(eventKind(event.kind));
          const details = [
            ...(name === kind ? [] : [kind]),
            whereWords(event.where, world),
            sizeWords(event, format),
            ...(isOn ? [] : [i18n._({ id: 'event.off', message: 'switched off' })]),
          ].join(' · ');
          return (
            <li className={isOn ? 'lane' : 'lane is-off'} key={event.id}>
              <label className="lane-switch">
                <input
                  type="checkbox"
                  checked={isOn}
                  aria-label={i18n._({ id: 'event.isOn', message: '{name} comes', values: { name } })}
                  onChange={({ target }) => {
                    const { enabled: _, ...rest } = event;
                    onChange(target.checked ? rest : { ...rest, enabled: false });
                  }}
                />
              </label>
              <div className="lane-words">
                <button type="button" className="lane-name" title={name} tabIndex={-1} onClick={() => onOpen(event)}>
                  {name}
                </button>
                <span className="lane-details">{details}</span>
              </div>
              <EventBar
                event={event}
                label={i18n._({
                  id: 'event.bar',
                  message: '{name}, {details}, {years}',
                  values: { name, details, years: yearsWords(event) },
                })}
                onChange={(changed) => {
                  setSaid(
                    i18n._({
                      id: 'event.moved',
                      message: '{name}: {years}',
                      values: { name, years: yearsWords(changed) },
                    }),
                  );
                  onChange(changed);
                }}
                onOpen={() => onOpen(event)}
                onRemove={() => onRemove(event.id)}
              />
            </li>
          );
        })}
      </ul>
      <div className="timeline-axis" aria-hidden="true">
        {TICKS.map((year) => (
          <span key={year} style={{ '--at': year - FIRST_YEAR } as CSSProperties}>
            {year}
          </span>
        ))}
      </div>
      <p className="hidden" role="status">
        {said}
      </p>
    </div>
  );
}
