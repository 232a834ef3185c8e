import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useEffect, useId, useState } from 'react';
import { useStore } from 'zustand';
import { DRIVER_GROUPS, LEVERS, type Lever, type Scenario, type Session } from '../../workers/page.ts';
import { placeNames, useChoice, usePage } from '../context.ts';
import type { PageId } from '../store.ts';
import { driverName, leverLabel, outputLabel, outputOf } from '../texts.ts';
import { filterLevers, isFiltering, LeverFilterBar, NO_FILTER } from './lever-filter.tsx';
import { LeverReachBar } from './lever-reach.tsx';
import { LeverRow } from './lever-row.tsx';
import { useLeverReach } from './use-lever-reach.ts';

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

/** What an undo, or a scenario that was opened, has moved, for those who do not see it. */
function movedWords(ids: readonly string[]): string {
  const names = LEVERS.filter(({ id }) => ids.includes(id)).map(leverLabel);
  return i18n._({
    id: 'levers.moved',
    message: 'Moved: {levers}',
    values: { levers: new Intl.ListFormat(i18n.locale).format(names) },
  });
}

/** Known before the world is: no places. One object, so that rows need not be made anew. */
const NO_PLACES = { places: [], groups: [] };

type Driver = Lever['group'];

/**
 * Which drivers are unfolded: the first two, the driver of the chosen indicator and those with a changed lever, until the
 * user folds them.
 */
function useUnfolded(scenario: Scenario) {
  const { group } = outputOf(useChoice('output'));
  const [unfolded, setUnfolded] = useState<ReadonlySet<Driver>>(new Set(DRIVER_GROUPS.slice(0, 2)));
  const changed = DRIVER_GROUPS.filter((driver) =>
    LEVERS.some((lever) => lever.group === driver && scenario.levers[lever.id] !== undefined),
  ).join(' ');
  useEffect(() => setUnfolded((before) => new Set([...before, group])), [group]);
  useEffect(
    () => setUnfolded((before) => new Set([...before, ...(changed.split(' ').filter(Boolean) as Driver[])])),
    [changed],
  );
  const fold = (driver: Driver, isOpen: boolean) =>
    setUnfolded((before) => new Set(isOpen ? [...before, driver] : [...before].filter((each) => each !== driver)));
  const unfoldAll = (areUnfolded: boolean) => setUnfolded(new Set(areUnfolded ? DRIVER_GROUPS : []));
  return { unfolded, fold, unfoldAll };
}

/** Show the levers of a driver, or one of them, that another part of the page asks for, and move the keyboard there. */
function useAskedFor(onAsk: (driver: Driver) => void): void {
  const { store } = usePage();
  const asked = useStore(store, (state) => state.driver);
  const [wanted, setWanted] = useState<string | undefined>();
  useEffect(() => {
    if (asked === undefined) return;
    const { lever } = store.getState();
    store.showDriver(undefined);
    onAsk(asked);
    setWanted(lever === undefined ? `[data-driver="${asked}"] summary` : `[data-lever="${lever}"] .lever-label`);
  });
  // After the rendering that opens the sheet of a narrow screen and unfolds the driver.
  useEffect(() => {
    if (wanted === undefined) return;
    setWanted(undefined);
    const control = document.querySelector<HTMLElement>(wanted);
    control?.scrollIntoView({ block: 'center' });
    control?.focus();
  }, [wanted]);
}

interface LeverPanelProps {
  readonly world: Session['world'] | undefined;
  /** The link of the page is not read yet. */
  readonly isWaiting: boolean;
}

/** Pages of the chosen indicator. */
const INDICATOR_PAGES: readonly PageId[] = ['explore', 'compare'];

/** The levers by driver; on a narrow screen a sheet at the foot of the page. */
export function LeverPanel({ world, isWaiting }: LeverPanelProps) {
  const { store } = usePage();
  const scenario = useChoice('scenario');
  const place = useChoice('place');
  const horizon = useChoice('horizon');
  const [isForPlace, setForPlace] = useState(false);
  const [isSheetOpen, setSheetOpen] = useState(false);
  const [filter, setFilter] = useState(NO_FILTER);
  const { unfolded, fold, unfoldAll } = useUnfolded(scenario);
  useAskedFor((driver) => {
    setFilter(NO_FILTER);
    fold(driver, true);
    setSheetOpen(true);
  });
  const bodyId = useId();
  const scopeName = useId();
  const target = isForPlace ? place : 'WLD';
  const shown = world ?? NO_PLACES;
  const found = new Set(filterLevers(LEVERS, filter, scenario));
  const isFiltered = isFiltering(filter);
  const moved = useStore(store, (state) => state.moved);
  const output = useChoice('output');
  // Other pages show other figures than the chosen indicator.
  const isIndicatorShown = INDICATOR_PAGES.includes(useChoice('page'));
  const [isReachAsked, setReachesAsked] = useState(false);
  const areReachesAsked = isReachAsked && isIndicatorShown;
  const isShown = (lever: Lever) => found.has(lever) && (isFiltered || unfolded.has(lever.group));
  const reaches = useLeverReach(areReachesAsked && !isWaiting ? LEVERS.filter(isShown) : undefined);

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
      <div className="levers-body" id={bodyId}>
        <fieldset className="levers-set" disabled={isWaiting}>
          <h2 className="section-head">
            <Trans id="levers.title" message="Levers" />
          </h2>
          <LeverFilterBar
            filter={filter}
            areAllUnfolded={DRIVER_GROUPS.every((group) => unfolded.has(group))}
            onFilter={setFilter}
            onUnfoldAll={unfoldAll}
          />
          {place !== 'WLD' && (
            <fieldset className="lever-scope switch">
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
          {isIndicatorShown && (
            <label className="reach-choice">
              <input
                type="checkbox"
                checked={areReachesAsked}
                onChange={({ target: box }) => setReachesAsked(box.checked)}
              />
              {i18n._({
                id: 'reach.ask',
                message: 'Effect of each on {output}, {horizon}',
                values: { output: outputLabel(output), horizon },
              })}
            </label>
          )}
          {reaches.failure !== undefined && <p role="alert">{reaches.failure}</p>}
          {areReachesAsked && (
            <p className="soft reach-note">
              <Trans
                id="reach.note"
                message="Each lever moved alone over its whole range, everywhere, around your scenario; mean of 16 runs with the same luck. Levers that are folded are not computed."
              />
            </p>
          )}
          <p className="hidden" role="status">
            {moved.length > 0 && movedWords(moved)}
          </p>
          {found.size === 0 && (
            <p className="levers-none soft" role="status">
              {filter.text.trim() === '' ? (
                <Trans id="levers.noneChanged" message="No lever is changed." />
              ) : (
                <Trans id="levers.noneFound" message="No lever has these words." />
              )}
            </p>
          )}
          {DRIVER_GROUPS.map((group) => {
            const levers = LEVERS.filter((lever) => lever.group === group);
            const rows = levers.filter((lever) => found.has(lever));
            const isOpen = isFiltered || unfolded.has(group);
            if (rows.length === 0) return null;
            return (
              <details
                // A filter unfolds what it finds, and leaves the folds of the user as they were.
                key={`${group} ${isFiltered}`}
                open={isOpen}
                className="driver"
                data-driver={group}
                onToggle={({ currentTarget }) => {
                  if (!isFiltered && currentTarget.open !== unfolded.has(group)) fold(group, currentTarget.open);
                }}
              >
                <summary className={!isOpen && levers.some(({ id }) => moved.includes(id)) ? 'is-moved' : undefined}>
                  <span>{driverName(group)}</span>
                  <span className="driver-count">
                    {changedWords(
                      scenario,
                      levers.map(({ id }) => id),
                    )}
                  </span>
                </summary>
                {isOpen &&
                  rows.map((lever) => (
                    <LeverRow
                      key={lever.id}
                      lever={lever}
                      scenario={scenario}
                      world={shown as Session['world']}
                      target={target}
                      isMoved={moved.includes(lever.id)}
                      reachKey={
                        areReachesAsked && `${output} ${reaches.most} ${JSON.stringify(reaches.byLever.get(lever.id))}`
                      }
                      reach={
                        areReachesAsked && (
                          <LeverReachBar
                            lever={lever}
                            reach={reaches.byLever.get(lever.id)}
                            most={reaches.most}
                            output={output}
                          />
                        )
                      }
                    />
                  ))}
              </details>
            );
          })}
        </fieldset>
      </div>
    </aside>
  );
}
