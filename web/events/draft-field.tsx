import { useId } from 'react';

interface DraftFieldProps {
  readonly label: string;
  /** What is meant or allowed, in a few words. */
  readonly note?: string;
  readonly text: string;
  readonly fault: string | undefined;
  /** For words rather than a number. */
  readonly isWide?: boolean;
  onChange(text: string): void;
}

/** A labelled box of the event dialog, with its note or what is wrong with it. */
export function DraftField({ label, note, text, fault, isWide = false, onChange }: DraftFieldProps) {
  const [boxId, noteId] = [useId(), useId()];
  return (
    <div className="field">
      <label htmlFor={boxId}>{label}</label>
      <input
        id={boxId}
        className={isWide ? 'box is-wide' : 'box'}
        type="text"
        inputMode={isWide ? 'text' : 'decimal'}
        autoComplete="off"
        value={text}
        aria-invalid={fault !== undefined}
        aria-describedby={noteId}
        onChange={({ target }) => onChange(target.value)}
      />
      <span className={fault === undefined ? 'field-note' : 'field-fault'} id={noteId}>
        {fault ?? note}
      </span>
    </div>
  );
}
