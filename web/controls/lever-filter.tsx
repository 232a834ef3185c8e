import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import type { Lever, Scenario } from '../../workers/page.ts';
import { driverName, leverExplanation, leverLabel } from '../texts.ts';
import { plainLetters } from './plain-letters.ts';

type Driver = Parameters<typeof driverName>[0];

/** Which levers the panel shows. */
export interface LeverFilter {
  readonly text: string;
  readonly isOnlyChanged: boolean;
}

export const NO_FILTER: LeverFilter = { text: '', isOnlyChanged: false };

/** Whether a filter leaves out any lever at all. */
export function isFiltering({ text, isOnlyChanged }: LeverFilter): boolean {
  return isOnlyChanged || text.trim() !== '';
}

/** Levers that pass a filter: every word is in the label, the driver or the explanation. */
export function filterLevers(levers: readonly Lever[], filter: LeverFilter, scenario: Scenario): readonly Lever[] {
  const words = plainLetters(filter.text).split(/\s+/).filter(Boolean);
  return levers.filter((lever) => {
    if (filter.isOnlyChanged && scenario.levers[lever.id] === undefined) return false;
    if (words.length === 0) return true;
    const text = plainLetters(`${leverLabel(lever)} ${driverName(lever.group as Driver)} ${leverExplanation(lever)}`);
    return words.every((word) => text.includes(word));
  });
}

interface LeverFilterBarProps {
  readonly filter: LeverFilter;
  readonly areAllUnfolded: boolean;
  onFilter(filter: LeverFilter): void;
  onUnfoldAll(areUnfolded: boolean): void;
}

/** Search among the levers, the changed ones alone, and all drivers folded or unfolded. */
export function LeverFilterBar({ filter, areAllUnfolded, onFilter, onUnfoldAll }: LeverFilterBarProps) {
  return (
    <search className="lever-filter">
      <input
        type="search"
        value={filter.text}
        placeholder={i18n._({ id: 'levers.searchHint', message: 'Search levers' })}
        aria-label={i18n._({ id: 'levers.search', message: 'Search levers by word' })}
        onChange={(event) => onFilter({ ...filter, text: event.target.value })}
      />
      <label>
        <input
          type="checkbox"
          checked={filter.isOnlyChanged}
          onChange={(event) => onFilter({ ...filter, isOnlyChanged: event.target.checked })}
        />
        <Trans id="levers.onlyChanged" message="Only changed" />
      </label>
      <button
        type="button"
        className="link"
        disabled={isFiltering(filter)}
        onClick={() => onUnfoldAll(!areAllUnfolded)}
      >
        {areAllUnfolded ? (
          <Trans id="levers.foldAll" message="Fold all" />
        ) : (
          <Trans id="levers.unfoldAll" message="Unfold all" />
        )}
      </button>
    </search>
  );
}
