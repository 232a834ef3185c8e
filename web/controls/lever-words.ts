import { i18n } from '@lingui/core';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import {
  isTimeShape,
  type Lever,
  type LeverValue,
  leverCourse,
  type NumberLever,
  ownRampYears,
  type Ramp,
  rampOf,
} from '../../workers/page.ts';
import { leverUnit } from '../texts.ts';
import { optionWords } from './option-words.ts';

/** A number of a lever with its decimals, signed where the lever may be negative. */
export function leverNumber(format: NumberFormat, lever: NumberLever, value: number): string {
  return format.lever(value, lever.decimals, lever.min < 0);
}

/** Whether a lever may differ by year; a coefficient holds in all years. */
export function takesCourse(lever: Lever): lever is NumberLever {
  return lever.kind === 'number' && !lever.isConstant;
}

/** Words for the years of a ramp; undefined where it grows as the lever does by itself. */
export function rampWords(lever: NumberLever, { first, full }: Ramp): string | undefined {
  const own = ownRampYears(lever);
  if (first === own.first && full === own.full) return undefined;
  const values = { first: String(first), full: String(full) };
  return first === full
    ? i18n._({ id: 'lever.fromYear', message: 'from {first}', values })
    : i18n._({ id: 'lever.overYears', message: '{first} to {full}', values });
}

/** A value of a lever: the number with its years, the path that is chosen, or what kind of course it is. */
export function leverWords(format: NumberFormat, lever: Lever, value: LeverValue): string {
  if (lever.kind === 'choice' || typeof value === 'string') return optionWords(String(value));
  const ramp = rampOf(value, lever);
  if (ramp === undefined) {
    const last = leverNumber(format, lever, leverCourse(lever, value).at(-1) as number);
    return isTimeShape(value) && 'formula' in value
      ? i18n._({ id: 'lever.byFormulaTo', message: 'by formula, {last} in 2050', values: { last } })
      : i18n._({ id: 'lever.byYearTo', message: 'by year, {last} in 2050', values: { last } });
  }
  const number = leverNumber(format, lever, ramp.value);
  const years = rampWords(lever, ramp);
  return years === undefined
    ? number
    : i18n._({ id: 'lever.withYears', message: '{number}, {years}', values: { number, years } });
}

/** A number of a lever with its unit: "+0.30 children". */
export function numberWithUnit(format: NumberFormat, lever: NumberLever, value: number): string {
  const values = { value: leverNumber(format, lever, value), unit: leverUnit(lever) };
  return i18n._({ id: 'lever.valueText', message: '{value} {unit}', values });
}
