import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useId } from 'react';
import { type Lever, rampOf, rampValue, type Scenario, type Session, settingFor } from '../../workers/page.ts';
import { placeNames, usePage } from '../context.ts';
import { leverValue } from '../store.ts';
import { leverLabel, leverUnit } from '../texts.ts';
import { ChoiceSelect } from './choice-control.tsx';
import { CourseDisclosure } from './course-disclosure.tsx';
import { leverNumber, takesCourse } from './lever-words.ts';
import { NumberBox } from './number-box.tsx';
import { PlaceSearch } from './place-search.tsx';
import { useFirstFocus } from './use-first-focus.ts';
import { useLeverEdit } from './use-lever-edit.ts';

/** In place of a target: the place is still to be chosen. No place or group has this id. */
export const NEW_OVERRIDE = '+';

interface OverrideEditorProps {
  readonly lever: Lever;
  readonly scenario: Scenario;
  readonly world: Session['world'];
  readonly target: string;
  /** Another target to edit. */
  onEdit(target: string): void;
  /** The editor is done with. */
  onLeave(): void;
}

/** Edits the value of a lever for a place or group; the place is chosen first, and begins with the value that holds there. */
export function OverrideEditor({ lever, scenario, world, target, onEdit, onLeave }: OverrideEditorProps) {
  const ref = useFirstFocus<HTMLFieldSetElement>();
  const set = useLeverEdit(lever);
  const isNew = target === NEW_OVERRIDE;
  function choose(place: string): void {
    if (leverValue(scenario, lever.id, place) === undefined)
      set(place, settingFor(scenario, lever.id, place, world) ?? lever.default);
    onEdit(place);
  }
  return (
    <fieldset
      className="override-editor"
      ref={ref}
      aria-label={i18n._({
        id: 'override.title',
        message: '{lever} for {place}',
        values: {
          lever: leverLabel(lever),
          place: isNew
            ? i18n._({ id: 'override.anyPlace', message: 'a region or country' })
            : placeNames(world, target).name,
        },
      })}
    >
      {isNew ? (
        <div className="override-line">
          <PlaceSearch
            world={world}
            own={Object.keys(scenario.groups ?? {})}
            place={null}
            exclude="WLD"
            label={i18n._({ id: 'override.place', message: 'Region or country' })}
            onChoose={choose}
          />
          <button type="button" className="link" onClick={onLeave}>
            <Trans id="override.cancel" message="Cancel" />
          </button>
        </div>
      ) : (
        <OverrideValue lever={lever} scenario={scenario} world={world} target={target} onLeave={onLeave} />
      )}
    </fieldset>
  );
}

function OverrideValue({ lever, scenario, world, target, onLeave }: Omit<OverrideEditorProps, 'onEdit'>) {
  const { format } = usePage();
  const set = useLeverEdit(lever);
  const nameId = useId();
  const value = leverValue(scenario, lever.id, target);
  const ramp = lever.kind === 'number' ? rampOf(value ?? lever.default, lever) : undefined;
  return (
    <>
      <div className="override-line">
        <span id={nameId} className="override-place">
          {placeNames(world, target).name}
        </span>
        {lever.kind === 'choice' && (
          <ChoiceSelect
            lever={lever}
            labelledBy={nameId}
            value={typeof value === 'string' ? value : lever.default}
            onChange={(option) => set(target, option)}
          />
        )}
        {lever.kind === 'number' && ramp && (
          <>
            <NumberBox
              label={i18n._({
                id: 'override.boxOf',
                message: '{lever} for {place}, number',
                values: { lever: leverLabel(lever), place: placeNames(world, target).name },
              })}
              text={leverNumber(format, lever, ramp.value)}
              min={lever.min}
              max={lever.max}
              decimals={lever.decimals}
              onChange={(number) => set(target, rampValue({ ...ramp, value: number }, lever))}
            />
            <span className="unit">{leverUnit(lever)}</span>
          </>
        )}
        <button type="button" className="link" onClick={onLeave}>
          <Trans id="override.done" message="Done" />
        </button>
      </div>
      {takesCourse(lever) && (
        <CourseDisclosure lever={lever} value={value} onChange={(course, gesture) => set(target, course, gesture)} />
      )}
    </>
  );
}
