import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useId } from 'react';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import type { Scenario, Session } from '../../workers/page.ts';
import { eventKind, periodRange, recordedSizes } from '../../workers/page-editors.ts';
import { usePage } from '../context.ts';
import { readNumber } from '../controls/read-number.ts';
import { useFaultWords } from '../faults/use-fault-words.ts';
import { DraftField } from './draft-field.tsx';
import type { DraftFaults, EventDraft } from './event-draft.ts';
import { kindUnit } from './event-words.ts';

interface SizeFieldsProps {
  readonly draft: EventDraft;
  readonly world: Session['world'];
  readonly groups: Scenario['groups'];
  readonly faults: DraftFaults;
  onChange(part: Partial<EventDraft>): void;
}

/** The size of an event: a number, or how often such an event comes in the record of its places, where that supports it. */
export function SizeFields({ draft, world, groups, faults, onChange }: SizeFieldsProps) {
  const { format } = usePage();
  const [name, reasonId] = [useId(), useId()];
  const kind = eventKind(draft.kind);
  const range = periodRange(kind, draft.where, groups, world);
  const say = useFaultWords(range.kind === 'refused');
  const isPeriod = draft.sizeBy === 'period';
  return (
    <fieldset className="size">
      <legend>
        <Trans id="size.title" message="Size" />
      </legend>
      <label className="check">
        <input type="radio" name={name} checked={!isPeriod} onChange={() => onChange({ sizeBy: 'number' })} />
        <Trans id="size.number" message="As a number" />
      </label>
      <label className="check">
        <input
          type="radio"
          name={name}
          checked={isPeriod}
          disabled={range.kind === 'refused' && !isPeriod}
          aria-describedby={reasonId}
          onChange={() => onChange({ sizeBy: 'period' })}
        />
        <Trans id="size.period" message="By how often it comes" />
      </label>
      {isPeriod ? (
        <DraftField
          label={i18n._({ id: 'size.oneIn', message: 'Once in so many years' })}
          text={draft.period}
          fault={faults.period}
          note={periodWords(draft, groups, world, format)}
          onChange={(period) => onChange({ period })}
        />
      ) : (
        <DraftField
          label={kindUnit(kind)}
          text={draft.size}
          fault={faults.size}
          note={i18n._({
            id: 'size.range',
            message: '{least} to {most}',
            values: { least: kind.min, most: kind.max },
          })}
          onChange={(size) => onChange({ size })}
        />
      )}
      <p className="field-note" id={reasonId}>
        {range.kind === 'refused'
          ? i18n._({ id: 'size.refused', message: 'A number only: {reason}.', values: { reason: say(range.reason) } })
          : i18n._({
              id: 'size.supported',
              message: 'The record here supports 1 in {least} to 1 in {most} years.',
              values: { least: range.least, most: range.most },
            })}
      </p>
    </fieldset>
  );
}

/** The sizes that a return period has in the places of the event, in words; empty where it is not supported. */
function periodWords(
  { kind: id, where, period }: EventDraft,
  groups: Scenario['groups'],
  world: Session['world'],
  format: NumberFormat,
): string {
  const kind = eventKind(id);
  const range = periodRange(kind, where, groups, world);
  const years = readNumber(period);
  if (range.kind === 'refused' || !(years >= range.least && years <= range.most)) return '';
  const { least, most } = recordedSizes(kind, where, groups, world, years);
  const values = {
    least: format.lever(least * 100, kind.decimals, false),
    most: format.lever(most * 100, kind.decimals, false),
    unit: kindUnit(kind),
  };
  return values.least === values.most
    ? i18n._({ id: 'size.ofPeriod', message: 'that is {most}{unit}', values })
    : i18n._({ id: 'size.ofPeriods', message: 'that is {least} to {most}{unit}, by place', values });
}
