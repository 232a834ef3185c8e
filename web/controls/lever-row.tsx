import { i18n } from '@lingui/core';
import { memo, type ReactNode, useId, useRef, useState } from 'react';
import { type Lever, type LeverValue, type Scenario, type Session, settingFor } from '../../workers/page.ts';
import { leverValue } from '../store.ts';
import { leverLabel } from '../texts.ts';
import { ChoiceControl } from './choice-control.tsx';
import { LeverDrawer } from './lever-drawer.tsx';
import { LeverOverrides } from './lever-overrides.tsx';
import { takesCourse } from './lever-words.ts';
import { NumberControl } from './number-control.tsx';
import { NEW_OVERRIDE } from './override-editor.tsx';
import { useLeverEdit } from './use-lever-edit.ts';
import { useLeverForesight } from './use-lever-foresight.ts';

interface LeverRowProps {
  readonly lever: Lever;
  readonly scenario: Scenario;
  readonly world: Session['world'];
  /** Whom the lever is set for: `WLD`, a place or a group. */
  readonly target: string;
  /** An undo, or a scenario that was opened, has just moved it. */
  readonly isMoved: boolean;
  /** What it does to the chosen output, where that was asked for. */
  readonly reach: ReactNode;
  /** Changes with it: a row is made anew only then. */
  readonly reachKey: unknown;
}

/** A lever: label, value, track, reset, the places where it differs, and a drawer with its years and its source. */
export const LeverRow = memo(function LeverRow(props: LeverRowProps) {
  const { lever, scenario, world } = props;
  const [isOpen, setOpen] = useState(false);
  const [edited, setEdited] = useState<string | undefined>();
  const set = useLeverEdit(lever);
  const foresee = useLeverForesight(lever);
  const nameButton = useRef<HTMLButtonElement>(null);
  const drawerId = useId();
  const labelId = useId();
  const target = lever.scope === 'world' ? 'WLD' : props.target;
  const isChanged = leverValue(scenario, lever.id, target) !== undefined;
  const label = leverLabel(lever);
  const control = {
    label,
    labelId,
    isChanged,
    value: settingFor(scenario, lever.id, target, world),
    onExpect: (values: readonly LeverValue[]) => foresee(target, values),
    name: (
      <button
        type="button"
        className="lever-label"
        ref={nameButton}
        id={labelId}
        aria-expanded={isOpen}
        aria-controls={drawerId}
        title={
          takesCourse(lever)
            ? i18n._({ id: 'lever.about', message: 'Years, effect and source' })
            : i18n._({ id: 'lever.aboutPlain', message: 'Effect and source' })
        }
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </button>
    ),
    tools: (
      <span className="lever-tools">
        <button
          type="button"
          className="lever-tool is-reset"
          disabled={!isChanged}
          aria-label={i18n._({ id: 'lever.resetOf', message: 'Reset {lever}', values: { lever: label } })}
          title={i18n._({ id: 'lever.reset', message: 'Reset' })}
          onClick={() => set(target, undefined)}
          onFocus={() => foresee(target, [undefined])}
          onPointerEnter={() => foresee(target, [undefined])}
          onPointerLeave={() => foresee(target, [])}
        >
          ↺
        </button>
        {lever.scope === 'place' && (
          <button
            type="button"
            className="lever-tool"
            aria-expanded={edited === NEW_OVERRIDE}
            aria-label={i18n._({
              id: 'lever.forPlaceOf',
              message: '{lever} for a region or country',
              values: { lever: label },
            })}
            title={i18n._({ id: 'lever.forPlace', message: 'For a region or country' })}
            onClick={() => setEdited(edited === NEW_OVERRIDE ? undefined : NEW_OVERRIDE)}
          >
            +
          </button>
        )}
      </span>
    ),
  };

  return (
    <div
      className={['lever', isChanged && 'is-changed', props.isMoved && 'is-moved'].filter(Boolean).join(' ')}
      data-lever={lever.id}
    >
      {lever.kind === 'number' ? (
        <NumberControl
          {...control}
          lever={lever}
          onChange={(value, gesture) => set(target, value, gesture)}
          onReset={() => set(target, undefined)}
        />
      ) : (
        <ChoiceControl {...control} lever={lever} onChange={(value) => set(target, value)} />
      )}
      {props.reach}
      <LeverOverrides
        lever={lever}
        scenario={scenario}
        world={world}
        edited={edited}
        onEdit={setEdited}
        onLeave={() => {
          setEdited(undefined);
          nameButton.current?.focus();
        }}
      />
      {isOpen && (
        <LeverDrawer
          lever={lever}
          id={drawerId}
          value={control.value}
          onChange={(value, gesture) => set(target, value, gesture)}
        />
      )}
    </div>
  );
}, isSameRow);

/** A row is made anew only where its own lever, or the groups that may set it, have changed: many rows stand in the panel. */
function isSameRow(before: LeverRowProps, now: LeverRowProps): boolean {
  return (
    before.lever === now.lever &&
    before.world === now.world &&
    before.target === now.target &&
    before.isMoved === now.isMoved &&
    before.reachKey === now.reachKey &&
    before.scenario.levers[before.lever.id] === now.scenario.levers[now.lever.id] &&
    before.scenario.groups === now.scenario.groups
  );
}
