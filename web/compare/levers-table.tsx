import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import type { CSSProperties } from 'react';
import { LEVERS, type Lever, type Scenario, type Session, settingByTarget } from '../../workers/page.ts';
import { TableFrame } from '../charts/table-frame.tsx';
import { placeNames, usePage } from '../context.ts';
import { leverWords } from '../controls/lever-words.ts';
import { eventName, sizeWords, whereWords, yearsWords } from '../events/event-words.ts';
import { leverLabel, leverUnit } from '../texts.ts';
import { tableLabel } from './compare-words.ts';
import { type ComparedItem, nameOf } from './compared-items.ts';
import { Letter } from './slot-head.tsx';

interface LeversTableProps {
  readonly items: readonly ComparedItem[];
  readonly world: Session['world'];
  readonly caption: string;
}

/** Levers and events that differ between the scenarios; a dash is the value of the reference. */
export function LeversTable({ items, world, caption }: LeversTableProps) {
  const scenarios = items.map(({ scenario }) => scenario);
  const levers = LEVERS.filter((lever) => areDifferent(scenarios.map((each) => each.levers[lever.id])));
  const hasEvents = areDifferent(scenarios.map((each) => each.events));
  if (levers.length === 0 && !hasEvents)
    return (
      <p className="soft">
        <Trans id="compare.noLevers" message="No lever and no event differs." />
      </p>
    );
  return (
    <TableFrame label={tableLabel(caption)}>
      <table className="numbers compare-levers by-scenario" style={{ '--scenarios': items.length } as CSSProperties}>
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n._({ id: 'compare.lever', message: 'Lever' })}</th>
            {items.map((item) => (
              <th key={item.at} scope="col">
                <Letter item={item} /> <span className="hidden">{nameOf(item)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {levers.map((lever) => (
            <tr key={lever.id}>
              <th scope="row">
                {leverLabel(lever)} <span className="soft">{leverUnit(lever)}</span>
              </th>
              {items.map((item) => (
                <td key={item.at}>
                  <Setting lever={lever} scenario={item.scenario} world={world} />
                </td>
              ))}
            </tr>
          ))}
          {hasEvents && (
            <tr>
              <th scope="row">{i18n._({ id: 'compare.events', message: 'Events' })}</th>
              {items.map((item) => (
                <td key={item.at}>
                  <Events scenario={item.scenario} world={world} />
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </TableFrame>
  );
}

function areDifferent(values: readonly unknown[]): boolean {
  return new Set(values.map((value) => JSON.stringify(value) ?? '')).size > 1;
}

interface SettingProps {
  readonly lever: Lever;
  readonly scenario: Scenario;
  readonly world: Session['world'];
}

function Setting({ lever, scenario, world }: SettingProps) {
  const { format } = usePage();
  const setting = scenario.levers[lever.id];
  if (setting === undefined) return '–';
  return (
    <ul className="plain-list">
      {Object.entries(settingByTarget(setting)).map(([target, value]) => (
        <li key={target}>
          {target === 'WLD'
            ? leverWords(format, lever, value)
            : i18n._({
                id: 'compare.setting',
                message: '{place}: {value}',
                values: { place: placeNames(world, target).name, value: leverWords(format, lever, value) },
              })}
        </li>
      ))}
    </ul>
  );
}

function Events({ scenario, world }: Omit<SettingProps, 'lever'>) {
  const { format } = usePage();
  const events = (scenario.events ?? []).filter(({ enabled }) => enabled !== false);
  if (events.length === 0) return '–';
  return (
    <ul className="plain-list">
      {events.map((event) => (
        <li key={event.id}>
          {i18n._({
            id: 'compare.event',
            message: '{name}, {where}, {years}: {size}',
            values: {
              name: eventName(event),
              where: whereWords(event.where, world),
              years: yearsWords(event),
              size: sizeWords(event, format),
            },
          })}
        </li>
      ))}
    </ul>
  );
}
