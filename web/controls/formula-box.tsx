import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useEffect, useId, useRef, useState } from 'react';
import type { LeverValue, NumberLever } from '../../workers/page.ts';
import { FORMULA_FUNCTIONS, type FormulaReading, readLeverFormula } from '../../workers/page-editors.ts';
import { useFaultWords } from '../faults/use-fault-words.ts';

interface FormulaBoxProps {
  readonly lever: NumberLever;
  readonly value: LeverValue | undefined;
  onChange(value: LeverValue, gesture?: string): void;
}

/** Time after the last key before a formula is read: a half-typed one is mostly faulty. */
const CHECK_MS = 400;
const EXAMPLE = '0.2 * t / 26';

/** A formula of the year. It is read while it is typed; a good one is taken, of a faulty one the character is shown. */
export function FormulaBox({ lever, value, onChange }: FormulaBoxProps) {
  const kept = typeof value === 'object' && 'formula' in value ? value.formula : '';
  const [draft, setDraft] = useState(kept);
  const [reading, setReading] = useState<FormulaReading | undefined>();
  const taken = useRef(kept);
  const take = useRef(onChange);
  take.current = onChange;
  const [boxId, helpId, faultId] = [useId(), useId(), useId()];

  // What is undone, or opened with a link, is shown again.
  useEffect(() => {
    if (kept === taken.current) return;
    taken.current = kept;
    setDraft(kept);
  }, [kept]);

  useEffect(() => {
    setReading(undefined);
    if (draft === taken.current || draft.trim() === '') return;
    let isOld = false;
    const timer = setTimeout(async () => {
      const read = await readLeverFormula(draft, lever);
      if (isOld) return;
      setReading(read);
      if (read.kind !== 'formula') return;
      taken.current = draft;
      take.current(read.shape, 'formula');
    }, CHECK_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [draft, lever]);

  const fault = reading?.kind === 'fault' ? reading.fault : undefined;
  const say = useFaultWords(fault !== undefined);
  return (
    <div className="formula">
      <label className="hidden" htmlFor={boxId}>
        <Trans id="formula.label" message="Formula of the year" />
      </label>
      <textarea
        id={boxId}
        rows={2}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        placeholder={EXAMPLE}
        value={draft}
        aria-invalid={fault !== undefined}
        aria-describedby={fault ? `${faultId} ${helpId}` : helpId}
        onChange={(event) => setDraft(event.target.value)}
      />
      <div role="alert" id={faultId}>
        {fault && (
          <>
            <p className="formula-mark" aria-hidden="true">
              {draft.slice(0, fault.character - 1)}
              <mark>{draft.slice(fault.character - 1, fault.character) || '\u2423'}</mark>
              {draft.slice(fault.character)}
            </p>
            <p className="formula-fault">
              {i18n._({
                id: 'formula.fault',
                message: 'Character {character}: found {found}; allowed: {allowed}',
                values: { character: fault.character, found: say(fault.found), allowed: say(fault.allowed) },
              })}
            </p>
          </>
        )}
      </div>
      <p id={helpId}>
        {i18n._({
          id: 'formula.help',
          message:
            'Names: year, t (1 in 2025), default. Signs: + - * / ^ ( ) and a condition, such as year < 2030 ? 0 : 0.2. Functions: {functions}.',
          values: { functions: FORMULA_FUNCTIONS.join(', ') },
        })}
      </p>
    </div>
  );
}
