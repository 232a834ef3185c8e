import { i18n } from '@lingui/core';
import {
  type Lever,
  type OverrideReach,
  overrideReach,
  type Scenario,
  type Session,
  settingByTarget,
} from '../../workers/page.ts';
import { placeNames, usePage } from '../context.ts';
import { leverLabel } from '../texts.ts';
import { leverNumber, leverWords } from './lever-words.ts';
import { NEW_OVERRIDE, OverrideEditor } from './override-editor.tsx';
import { useLeverEdit } from './use-lever-edit.ts';

interface LeverOverridesProps {
  readonly lever: Lever;
  readonly scenario: Scenario;
  readonly world: Session['world'];
  /** The target whose value is edited, `NEW_OVERRIDE` for one to choose. */
  readonly edited: string | undefined;
  onEdit(target: string | undefined): void;
  /** What had the focus is gone. */
  onLeave(): void;
}

/** Names of targets in a list. */
function listOf(names: readonly string[]): string {
  return new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(names);
}

/** The places and groups for which a lever is set: each a chip that says its value and what it stands instead of. */
export function LeverOverrides({ lever, scenario, world, edited, onEdit, onLeave }: LeverOverridesProps) {
  const { format } = usePage();
  const set = useLeverEdit(lever);
  const byTarget = settingByTarget(scenario.levers[lever.id] ?? {});
  const targets = Object.keys(byTarget).filter((target) => target !== 'WLD');
  const label = leverLabel(lever);

  /** Words for the value of a wider target, or for the lever as it is while not set. */
  function widerWords(target: string | undefined): string {
    const value = target === undefined ? undefined : byTarget[target];
    if (target === undefined || value === undefined) {
      if (lever.kind === 'number' && lever.drawn !== undefined)
        return i18n._({ id: 'override.insteadDrawn', message: 'the draw of the reference' });
      const reference = lever.kind === 'number' ? leverNumber(format, lever, lever.default) : lever.default;
      return i18n._({ id: 'override.insteadReference', message: '{reference}, the reference', values: { reference } });
    }
    const values = { value: leverWords(format, lever, value), place: placeNames(world, target).name };
    return target === 'WLD'
      ? i18n._({ id: 'override.insteadWorld', message: '{value} everywhere', values })
      : i18n._({ id: 'override.insteadGroup', message: '{value} ({place})', values });
  }

  function reachWords({ places, lost, exceptions, instead }: OverrideReach): string {
    const names = listOf(exceptions.map((target) => placeNames(world, target).name));
    if (lost === places)
      return i18n._({
        id: 'override.nowhere',
        message: 'without effect: {names} come first, being more specific',
        values: { names },
      });
    const wider = listOf(instead.map(widerWords));
    return lost === 0
      ? i18n._({ id: 'override.instead', message: 'instead of {wider}', values: { wider } })
      : i18n._({
          id: 'override.insteadExcept',
          message: 'instead of {wider}; except in {names}',
          values: { wider, names },
        });
  }

  return (
    <>
      {targets.length > 0 && (
        <ul className="overrides">
          {targets.map((target) => {
            const { name } = placeNames(world, target);
            return (
              <li className="chip" key={target}>
                <button
                  type="button"
                  className="chip-words"
                  aria-expanded={edited === target}
                  title={i18n._({ id: 'override.change', message: 'Change' })}
                  onClick={() => onEdit(edited === target ? undefined : target)}
                >
                  <span>
                    {i18n._({
                      id: 'lever.override',
                      message: '{place}: {value}',
                      values: { place: name, value: leverWords(format, lever, byTarget[target] ?? '') },
                    })}
                  </span>
                  <span className="chip-reach">{reachWords(overrideReach(scenario, lever.id, target, world))}</span>
                </button>
                <button
                  type="button"
                  className="chip-remove"
                  aria-label={i18n._({
                    id: 'lever.removeOverride',
                    message: 'Remove {lever} for {place}',
                    values: { lever: label, place: name },
                  })}
                  onClick={() => {
                    set(target, undefined);
                    onLeave();
                  }}
                >
                  ×
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {edited !== undefined && (edited === NEW_OVERRIDE || targets.includes(edited)) && (
        <OverrideEditor
          key={edited}
          lever={lever}
          scenario={scenario}
          world={world}
          target={edited}
          onEdit={onEdit}
          onLeave={onLeave}
        />
      )}
    </>
  );
}
