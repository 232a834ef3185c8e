import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { NumberBox } from '../controls/number-box.tsx';
import type { Brush } from './use-conditions.ts';

/** The least that is marked, per cent of the runs. */
const LEAST = 0.5;
/** Parts of the runs that are often asked for. */
const TAILS: readonly (Brush & { readonly name: () => string })[] = [
  { from: 90, to: 100, name: () => i18n._({ id: 'brush.highest', message: 'highest 10%' }) },
  { from: 0, to: 10, name: () => i18n._({ id: 'brush.lowest', message: 'lowest 10%' }) },
];

/** The marked part of the runs by percentiles, and how many runs that are. */
export function BrushFields({
  brush,
  words,
  onChange,
}: {
  readonly brush: Brush;
  /** Runs that are marked, in words. */
  readonly words: string;
  onChange(brush: Brush): void;
}) {
  return (
    <div className="brush-fields">
      <span className="brush-numbers">
        <Trans id="brush.from" message="Marked: from percentile" />
        <NumberBox
          label={i18n._({ id: 'brush.fromLabel', message: 'Marked runs from percentile' })}
          text={String(brush.from)}
          min={0}
          max={Math.round((brush.to - LEAST) * 10) / 10}
          decimals={1}
          onChange={(from) => onChange({ ...brush, from })}
        />
        <Trans id="brush.to" message="to" />
        <NumberBox
          label={i18n._({ id: 'brush.toLabel', message: 'Marked runs to percentile' })}
          text={String(brush.to)}
          min={Math.round((brush.from + LEAST) * 10) / 10}
          max={100}
          decimals={1}
          onChange={(to) => onChange({ ...brush, to })}
        />
      </span>
      {TAILS.map(({ from, to, name }) => (
        <button
          key={from}
          type="button"
          className="link"
          aria-pressed={brush.from === from && brush.to === to}
          onClick={() => onChange({ from, to })}
        >
          {name()}
        </button>
      ))}
      <span className="soft">{words}</span>
    </div>
  );
}
