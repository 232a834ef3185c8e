import { i18n } from '@lingui/core';
import type { ReactNode } from 'react';
import type { ChoiceLever, LeverValue } from '../../workers/page.ts';
import { optionWords } from './option-words.ts';

interface ChoiceControlProps {
  readonly lever: ChoiceLever;
  readonly labelId: string;
  readonly name: ReactNode;
  readonly tools: ReactNode;
  readonly value: LeverValue | undefined;
  onChange(value: string): void;
  /** Values that may be chosen next, the likeliest first. */
  onExpect(values: readonly LeverValue[]): void;
}

/** A lever that picks one of a few named paths. */
export function ChoiceControl({ lever, labelId, name, tools, value, onChange, onExpect }: ChoiceControlProps) {
  return (
    <div className="lever-head lever-choice">
      {name}
      {tools}
      <ChoiceSelect
        lever={lever}
        labelledBy={labelId}
        value={typeof value === 'string' ? value : lever.default}
        onChange={onChange}
        onOpen={() => onExpect(lever.options)}
      />
    </div>
  );
}

interface ChoiceSelectProps {
  readonly lever: ChoiceLever;
  /** Id of the label. */
  readonly labelledBy: string;
  readonly value: string;
  onChange(value: string): void;
  /** The list is about to be looked at. */
  onOpen?(): void;
}

/** The paths of a lever, that of the reference marked. */
export function ChoiceSelect({ lever, labelledBy, value, onChange, onOpen }: ChoiceSelectProps) {
  return (
    <select
      aria-labelledby={labelledBy}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onFocus={onOpen}
      onPointerDown={onOpen}
    >
      {lever.options.map((option) => (
        <option key={option} value={option}>
          {option === lever.default
            ? i18n._({
                id: 'lever.defaultOption',
                message: '{option} (reference)',
                values: { option: optionWords(option) },
              })
            : optionWords(option)}
        </option>
      ))}
    </select>
  );
}
