import { i18n } from '@lingui/core';
import { useId, useState } from 'react';
import { readNumber } from './read-number.ts';

interface NumberBoxProps {
  readonly label: string;
  /** The value as written, empty where none is set. */
  readonly text: string;
  readonly placeholder?: string;
  readonly min: number;
  readonly max: number;
  readonly decimals: number;
  onChange(value: number): void;
  /** What would be taken of the text so far, at each change of it; undefined for what would not. */
  onDraft?(value: number | undefined): void;
  /** The box was emptied; without it an empty box takes its value back. */
  onEmpty?(): void;
}

/**
 * A number in a box beside its slider. It is taken on Enter or when the box is left; a number out of range is said to be
 * so and not taken.
 */
export function NumberBox({
  label,
  text,
  placeholder,
  min,
  max,
  decimals,
  onChange,
  onDraft,
  onEmpty,
}: NumberBoxProps) {
  const [draft, setDraft] = useState<string | undefined>();
  const [fault, setFault] = useState('');
  const faultId = useId();

  function take(): void {
    if (draft === undefined) return;
    const value = readNumber(draft);
    if (draft.trim() === '' || draft === text) {
      leave();
      if (draft.trim() === '' && text !== '') onEmpty?.();
    } else if (!isAllowed(value)) {
      setFault(
        i18n._({
          id: 'lever.fault',
          message:
            'A number from {min} to {max} with {decimals, plural, =0 {no decimals} one {at most # decimal} other {at most # decimals}}.',
          values: { min: String(min).replace('-', '\u2212'), max, decimals },
        }),
      );
    } else {
      leave();
      onChange(value);
    }
  }

  function isAllowed(value: number): boolean {
    return value >= min && value <= max && Number(value.toFixed(decimals)) === value;
  }

  function write(next: string): void {
    setDraft(next);
    const value = readNumber(next);
    onDraft?.(isAllowed(value) ? value : undefined);
  }

  function leave(): void {
    setDraft(undefined);
    setFault('');
  }

  return (
    <span className="number-box">
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        aria-invalid={fault !== ''}
        aria-describedby={fault === '' ? undefined : faultId}
        value={draft ?? text}
        placeholder={placeholder}
        onFocus={(event) => event.target.select()}
        onChange={(event) => write(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
          if (event.key === 'Escape') leave();
        }}
      />
      {fault !== '' && (
        <span className="number-fault" id={faultId} role="alert">
          {fault}
        </span>
      )}
    </span>
  );
}
