import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import type { Lever, LeverReach, LeverValue, OutputId } from '../../workers/page.ts';
import { usePage } from '../context.ts';
import { outputUnit } from '../texts.ts';
import { leverWords } from './lever-words.ts';

interface LeverReachBarProps {
  readonly lever: Lever;
  /** Undefined until it is known. */
  readonly reach: LeverReach | undefined;
  /** Largest difference of any lever: half the width of a bar. */
  readonly most: number;
  readonly output: OutputId;
}

/** What a lever alone does to the chosen output, from one end of its range to the other, on the scale of all rows. */
export function LeverReachBar({ lever, reach, most, output }: LeverReachBarProps) {
  const { format } = usePage();
  if (!reach)
    return (
      <p className="lever-reach is-waiting">
        <Trans id="reach.waiting" message="its effect is being computed" />
      </p>
    );
  const unit = outputUnit(output);
  const write = (mean: number) =>
    unit === 'share'
      ? i18n._({ id: 'glance.points', message: '{points} points', values: { points: format.points(mean) } })
      : format.signed(mean, unit);
  const at = (value: LeverValue) => leverWords(format, lever, value);
  const sorted = [...reach.differences].sort((a, b) => a.mean - b.mean);
  const [least, largest] = [sorted[0], sorted.at(-1)];
  if (!least || !largest || (least.mean === 0 && largest.mean === 0))
    return (
      <p className="lever-reach">
        <Trans id="reach.none" message="no effect on it here" />
      </p>
    );
  const share = (mean: number) => (most > 0 ? 50 + (50 * mean) / most : 50);
  const [from, to] = [share(Math.min(0, least.mean)), share(Math.max(0, largest.mean))];
  const words = i18n._({
    id: 'reach.words',
    message: '{low} at {lowValue}, {high} at {highValue}',
    values: {
      low: write(least.mean),
      lowValue: at(least.value),
      high: write(largest.mean),
      highValue: at(largest.value),
    },
  });
  return (
    <p className="lever-reach">
      <span className="reach-track" aria-hidden="true">
        <span className="reach-bar" style={{ left: `${from}%`, width: `${to - from}%` }} />
        <span className="reach-zero" />
      </span>
      <span>{words}</span>
    </p>
  );
}
