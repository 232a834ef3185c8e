import { i18n } from '@lingui/core';
import {
  FIRST_YEAR,
  LAST_YEAR,
  type LeverValue,
  leverCourse,
  type NumberLever,
  ownRampYears,
  type Ramp,
  rampOf,
  rampValue,
} from '../../workers/page.ts';
import { usePage } from '../context.ts';
import { leverUnit } from '../texts.ts';
import { leverNumber } from './lever-words.ts';
import { NumberBox } from './number-box.tsx';

interface RampFieldsProps {
  readonly lever: NumberLever;
  readonly value: LeverValue | undefined;
  onChange(value: LeverValue): void;
}

/** First year, first year at full size, and full size of a change that grows in a straight line. */
export function RampFields({ lever, value, onChange }: RampFieldsProps) {
  const { format } = usePage();
  const last = leverCourse(lever, value).at(-1) as number;
  const ramp: Ramp = rampOf(value ?? lever.default, lever) ?? {
    value: Number(last.toFixed(lever.decimals)),
    ...ownRampYears(lever),
  };
  const change = (part: Partial<Ramp>) => onChange(rampValue({ ...ramp, ...part }, lever));
  const words = {
    first: i18n._({ id: 'ramp.first', message: 'Starts in' }),
    full: i18n._({ id: 'ramp.full', message: 'Full size in' }),
    size: i18n._({ id: 'ramp.size', message: 'Full size' }),
  };
  return (
    <div className="ramp-fields">
      <div>
        <span className="ramp-label">{words.first}</span>
        <NumberBox
          label={words.first}
          text={String(ramp.first)}
          min={FIRST_YEAR}
          max={ramp.full}
          decimals={0}
          onChange={(first) => change({ first })}
        />
      </div>
      <div>
        <span className="ramp-label">{words.full}</span>
        <NumberBox
          label={words.full}
          text={String(ramp.full)}
          min={ramp.first}
          max={LAST_YEAR}
          decimals={0}
          onChange={(full) => change({ full })}
        />
      </div>
      <div>
        <span className="ramp-label">{words.size}</span>
        <NumberBox
          label={words.size}
          text={leverNumber(format, lever, ramp.value)}
          min={lever.min}
          max={lever.max}
          decimals={lever.decimals}
          onChange={(size) => change({ value: size })}
        />
        <span className="unit">{leverUnit(lever)}</span>
      </div>
      {lever.drawn !== undefined && ramp.first > FIRST_YEAR && (
        <p className="ramp-note">
          {i18n._({
            id: 'ramp.drawn',
            message: 'Until then {value} in every run, no longer drawn.',
            values: { value: leverNumber(format, lever, lever.default) },
          })}
        </p>
      )}
    </div>
  );
}
