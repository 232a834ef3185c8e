import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useEffect, useId, useRef } from 'react';
import type { Scenario, Session } from '../../workers/page.ts';
import { placeNames } from '../context.ts';
import { PlaceSearch } from '../controls/place-search.tsx';

interface WhereFieldProps {
  readonly world: Session['world'];
  readonly groups: Scenario['groups'];
  readonly where: readonly string[];
  readonly fault: string | undefined;
  onChange(where: readonly string[]): void;
}

/** The places of an event: those chosen, and a search for more. */
export function WhereField({ world, groups, where, fault, onChange }: WhereFieldProps) {
  const titleId = useId();
  const line = useRef<HTMLDivElement>(null);
  const count = useRef(where.length);
  // The search begins anew with each place, and the button of a removed one is gone: the focus goes to the last that is left.
  useEffect(() => {
    if (count.current === where.length) return;
    count.current = where.length;
    const buttons = line.current?.querySelectorAll<HTMLElement>('.where-chip button');
    (buttons?.[buttons.length - 1] ?? line.current?.querySelector<HTMLElement>('input'))?.focus();
  }, [where]);
  return (
    <fieldset className="field where" aria-labelledby={titleId}>
      <span id={titleId}>
        <Trans id="where.title" message="Where" />
      </span>
      <div className="where-line" ref={line}>
        {where.map((target) => {
          const { name } = placeNames(world, target);
          return (
            <span className="where-chip" key={target}>
              {name}
              <button
                type="button"
                aria-label={i18n._({ id: 'where.remove', message: 'Remove {name}', values: { name } })}
                onClick={() => onChange(where.filter((each) => each !== target))}
              >
                ×
              </button>
            </span>
          );
        })}
        <PlaceSearch
          key={where.length}
          world={world}
          own={Object.keys(groups ?? {})}
          place={null}
          label={i18n._({ id: 'where.add', message: 'Add a place' })}
          onChoose={(target) => {
            if (!where.includes(target)) onChange([...where, target]);
          }}
        />
      </div>
      {fault !== undefined && <span className="field-fault">{fault}</span>}
    </fieldset>
  );
}
