import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useId, useState } from 'react';
import { DRIVER_GROUPS, LEVERS, type Scenario, type Session } from '../../workers/page.ts';
import { placeNames, useChoice } from '../context.ts';
import { driverName } from '../texts.ts';
import { LeverRow } from './lever-row.tsx';

/** Words for how many levers of a driver are changed. */
function changedWords(scenario: Scenario, ids: readonly string[]): string {
  const changed = ids.filter((id) => scenario.levers[id] !== undefined).length;
  return changed === 0
    ? i18n._({
        id: 'levers.count',
        message: '{count, plural, one {# lever} other {# levers}}',
        values: { count: ids.length },
      })
    : i18n._({ id: 'levers.changed', message: '{changed} of {count} changed', values: { changed, count: ids.length } });
}

interface LeverPanelProps {
  readonly world: Session['world'] | undefined;
  /** The link of the page is not read yet. */
  readonly isWaiting: boolean;
}

/** The levers by driver; on a narrow screen a sheet at the foot of the page. */
export function LeverPanel({ world, isWaiting }: LeverPanelProps) {
  const scenario = useChoice('scenario');
  const place = useChoice('place');
  const [isForPlace, setForPlace] = useState(false);
  const [isSheetOpen, setSheetOpen] = useState(false);
  const bodyId = useId();
  const scopeName = useId();
  const target = isForPlace ? place : 'WLD';
  const shown = world ?? { places: [], groups: [] };

  return (
    <aside
      className={isSheetOpen ? 'levers is-open' : 'levers'}
      aria-label={i18n._({ id: 'levers.title', message: 'Levers' })}
    >
      <button
        type="button"
        className="sheet-handle"
        aria-expanded={isSheetOpen}
        aria-controls={bodyId}
        onClick={() => setSheetOpen(!isSheetOpen)}
      >
        <Trans id="levers.title" message="Levers" />
        <span className="soft">
          {changedWords(
            scenario,
            LEVERS.map(({ id }) => id),
          )}
        </span>
      </button>
      <fieldset className="levers-body" id={bodyId} disabled={isWaiting}>
        <h2 className="section-head">
          <Trans id="levers.title" message="Levers" />
        </h2>
        {place !== 'WLD' && (
          <fieldset className="lever-scope">
            <legend>
              <Trans id="levers.setFor" message="Set for" />
            </legend>
            <label>
              <input type="radio" name={scopeName} checked={!isForPlace} onChange={() => setForPlace(false)} />
              <span>
                <Trans id="levers.everywhere" message="Everywhere" />
              </span>
            </label>
            <label>
              <input type="radio" name={scopeName} checked={isForPlace} onChange={() => setForPlace(true)} />
              <span>{world ? placeNames(world, place).name : place}</span>
            </label>
          </fieldset>
        )}
        {DRIVER_GROUPS.map((group) => {
          const levers = LEVERS.filter((lever) => lever.group === group);
          return (
            <details key={group} open className="driver">
              <summary>
                <span>{driverName(group)}</span>
                <span className="driver-count">
                  {changedWords(
                    scenario,
                    levers.map(({ id }) => id),
                  )}
                </span>
              </summary>
              {levers.map((lever) => (
                <LeverRow
                  key={lever.id}
                  lever={lever}
                  scenario={scenario}
                  world={shown as Session['world']}
                  target={target}
                />
              ))}
            </details>
          );
        })}
      </fieldset>
    </aside>
  );
}
