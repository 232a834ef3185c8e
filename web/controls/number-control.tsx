import { i18n } from '@lingui/core';
import type { CSSProperties, FocusEvent, PointerEvent, ReactNode } from 'react';
import { sliderValueAt, sliderValuesByKey } from '../../src/picture/slider-value.ts';
import { type LeverValue, type NumberLever, rampOf, rampValue } from '../../workers/page.ts';
import { usePage } from '../context.ts';
import { leverUnit } from '../texts.ts';
import { CourseCurve } from './course-curve.tsx';
import { leverNumber, leverWords, numberWithUnit, rampWords } from './lever-words.ts';
import { NumberBox } from './number-box.tsx';

interface NumberControlProps {
  readonly lever: NumberLever;
  readonly isChanged: boolean;
  readonly label: string;
  readonly labelId: string;
  /** The label, which opens the drawer. */
  readonly name: ReactNode;
  /** Reset, and the place for a region or country. */
  readonly tools: ReactNode;
  /** The value that holds, undefined where none is set. */
  readonly value: LeverValue | undefined;
  onChange(value: LeverValue, gesture?: string): void;
  /** Values that may be chosen next, the likeliest first; none where the hand has left. */
  onExpect(values: readonly LeverValue[]): void;
  onReset(): void;
}

/** A number lever: its number in a box and on a track; the years are kept while the number moves. A course is shown as a curve. */
export function NumberControl(props: NumberControlProps) {
  const { lever, isChanged, label, labelId, name, tools, value, onChange, onExpect, onReset } = props;
  const { format } = usePage();
  const ramp = rampOf(value ?? lever.default, lever);
  if (ramp === undefined)
    return (
      <>
        <div className="lever-head">{name}</div>
        <div className="lever-head">
          <span className="lever-course">{leverWords(format, lever, value ?? lever.default)}</span>
          {tools}
        </div>
        <CourseCurve lever={lever} value={value} isSmall />
      </>
    );
  const number = ramp.value;
  const isDrawn = lever.drawn !== undefined && value === undefined;
  const text = leverNumber(format, lever, number);
  const share = (at: number) => (at - lever.min) / (lever.max - lever.min);
  const style = { '--tick': share(lever.default), '--value': share(number) } as CSSProperties;
  const years = rampWords(lever, ramp);
  const valueAt = (to: number) => rampValue({ ...ramp, value: to }, lever);
  const change = (to: number, gesture?: string) => onChange(valueAt(to), gesture);
  /** Where a pointer that is not pressed stands, it may be pressed; a finger comes without notice. */
  const expectUnder = ({ buttons, pointerType, clientX, currentTarget }: PointerEvent<HTMLInputElement>) => {
    if (buttons !== 0 || pointerType === 'touch') return;
    const { left, width } = currentTarget.getBoundingClientRect();
    const drawn = getComputedStyle(currentTarget);
    const isRightToLeft = drawn.direction === 'rtl';
    const thumb = Number.parseFloat(drawn.getPropertyValue('--thumb'));
    onExpect([valueAt(sliderValueAt(clientX, { left, width, thumb, isRightToLeft }, lever))]);
  };
  const expectKeys = ({ currentTarget }: FocusEvent<HTMLInputElement>) => {
    if (currentTarget.matches(':focus-visible')) onExpect(sliderValuesByKey(number, lever).map(valueAt));
  };
  return (
    <>
      <div className="lever-head">
        {name}
        <NumberBox
          label={i18n._({ id: 'lever.boxOf', message: '{lever}, number', values: { lever: label } })}
          text={isDrawn ? '' : text}
          placeholder={i18n._({ id: 'lever.drawn', message: 'drawn' })}
          min={lever.min}
          max={lever.max}
          decimals={lever.decimals}
          onChange={(to) => change(to)}
          onDraft={(to) => onExpect(to === undefined ? [] : [valueAt(to)])}
        />
        <span className="unit">{isDrawn ? i18n._({ id: 'lever.perRun', message: 'per run' }) : leverUnit(lever)}</span>
      </div>
      <div className="slider-row">
        <div className="slider" style={style}>
          <span className="slider-track" />
          {isChanged && <span className={number >= lever.default ? 'slider-fill up' : 'slider-fill down'} />}
          <span className="slider-tick" />
          <input
            className="slider-input"
            type="range"
            min={lever.min}
            max={lever.max}
            step={10 ** -lever.decimals}
            value={number}
            aria-labelledby={labelId}
            aria-valuetext={
              isDrawn
                ? i18n._({ id: 'lever.drawnText', message: 'drawn per run' })
                : numberWithUnit(format, lever, number)
            }
            onChange={(event) => change(Number(Number(event.target.value).toFixed(lever.decimals)), 'slide')}
            onDoubleClick={onReset}
            onFocus={expectKeys}
            onPointerMove={expectUnder}
            onPointerLeave={() => onExpect([])}
          />
        </div>
        {tools}
      </div>
      {years !== undefined && <p className="lever-years">{years}</p>}
    </>
  );
}
