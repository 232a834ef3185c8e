import { i18n } from '@lingui/core';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import type { OutputId } from '../../workers/page.ts';
import { type DriverState, rankAmong } from '../../workers/page-shocks.ts';
import { axisUnit, outputLabel, outputUnit } from '../texts.ts';
import type { Brush, FoundConditions } from './use-conditions.ts';
import { percentWords } from './value-words.ts';

/** A condition of a box. */
export type Condition = NonNullable<FoundConditions['discovery']>['box']['conditions'][number];

/** Digits that are written of a state. */
const DIGITS = 3;

/** Name of a state of the drivers inside a sentence. */
function stateName(output: OutputId): string {
  switch (output) {
    case 'births':
      return i18n._({ id: 'state.births', message: 'births' });
    case 'deaths':
      return i18n._({ id: 'state.deaths', message: 'deaths' });
    case 'netMigration':
      return i18n._({ id: 'state.netMigration', message: 'net migration' });
    case 'medianAge':
      return i18n._({ id: 'state.medianAge', message: 'a median age' });
    case 'warming':
      return i18n._({ id: 'state.warming', message: 'global warming' });
    case 'disasterDisplacement':
      return i18n._({ id: 'state.disasterDisplacement', message: 'new displacement by disasters' });
    case 'urbanShare':
      return i18n._({ id: 'state.urbanShare', message: 'an urban share' });
    case 'moversToTowns':
      return i18n._({ id: 'state.moversToTowns', message: 'moves to towns' });
    case 'incomePerHead':
      return i18n._({ id: 'state.incomePerHead', message: 'an income per head' });
    case 'unemployment':
      return i18n._({ id: 'state.unemployment', message: 'unemployment' });
    case 'conflictDisplacement':
      return i18n._({ id: 'state.conflictDisplacement', message: 'new displacement by conflict' });
    case 'crossBorderIn':
      return i18n._({ id: 'state.crossBorderIn', message: 'arrivals of people displaced across a border' });
    case 'crossBorderOut':
      return i18n._({ id: 'state.crossBorderOut', message: 'displacement out across a border' });
    default:
      return outputLabel(output);
  }
}

/** Unit of a state. */
export function stateUnit({ output, measure }: DriverState): string {
  return measure === 'perThousand'
    ? i18n._({ id: 'state.perThousand', message: 'per 1,000 people a year' })
    : axisUnit(output, '');
}

/** A value of a state in a table that names its unit beside it. */
export function bareState(format: NumberFormat, state: DriverState, value: number): string {
  return state.measure === 'itself' ? format.bare(value, outputUnit(state.output)) : stateValue(format, state, value);
}

/** A value of a state inside a sentence, without its unit where that is a rate. */
function stateValue(format: NumberFormat, { output, measure }: DriverState, value: number): string {
  if (measure === 'itself') return format.value(value, outputUnit(output));
  const size = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  return format.lever(value, Math.max(0, Math.min(4, DIGITS - 1 - size)), false);
}

/**
 * The limits of a condition.
 *
 * @param column values of the state by run.
 * @param isRanked say them as ranks among all runs: the state is shown in no numbers of people for the place.
 * @param write writes a value; without its unit where that stands beside it.
 */
export function limitWords(
  format: NumberFormat,
  state: DriverState,
  { lower, upper }: Condition,
  column: Float64Array,
  isRanked: boolean,
  write = stateValue,
): string {
  if (isRanked) {
    const share = (value: number) => percentWords(format, rankAmong(column, value));
    if (lower && upper)
      return i18n._({
        id: 'limit.ranks',
        message: 'higher than in {low} and lower than in {high} of all runs',
        values: { low: share(lower.value), high: percentWords(format, 1 - rankAmong(column, upper.value)) },
      });
    return lower
      ? i18n._({
          id: 'limit.rankAbove',
          message: 'higher than in {low} of all runs',
          values: { low: share(lower.value) },
        })
      : i18n._({
          id: 'limit.rankBelow',
          message: 'lower than in {high} of all runs',
          values: { high: percentWords(format, upper ? 1 - rankAmong(column, upper.value) : 0) },
        });
  }
  const low = lower ? write(format, state, lower.value) : '';
  const high = upper ? write(format, state, upper.value) : '';
  if (lower && upper) return i18n._({ id: 'limit.between', message: '{low} to {high}', values: { low, high } });
  return lower
    ? i18n._({ id: 'limit.above', message: 'at least {low}', values: { low } })
    : i18n._({ id: 'limit.below', message: 'at most {high}', values: { high } });
}

/** A condition inside a sentence: "births of at least 34.1 per 1,000 people a year". */
export function conditionWords(state: DriverState, limit: string, isRanked: boolean): string {
  const values = { state: stateName(state.output), limit, unit: stateUnit(state) };
  if (isRanked) return i18n._({ id: 'condition.ranked', message: '{state} {limit}', values });
  return state.measure === 'perThousand'
    ? i18n._({ id: 'condition.rate', message: '{state} of {limit} {unit}', values })
    : i18n._({ id: 'condition.itself', message: '{state} of {limit}', values });
}

/** Which runs are marked. */
export function markedWords(format: NumberFormat, { from, to }: Brush, cases: number): string {
  const values = { cases: format.whole(cases), from, to };
  if (to === 100) return i18n._({ id: 'marked.highest', message: 'the {cases} runs with the highest values', values });
  return from === 0
    ? i18n._({ id: 'marked.lowest', message: 'the {cases} runs with the lowest values', values })
    : i18n._({ id: 'marked.between', message: 'the {cases} runs between percentiles {from} and {to}', values });
}

/** Years over which states are averaged. */
export function yearsWords({ firstYear, lastYear }: { readonly firstYear: number; readonly lastYear: number }): string {
  const values = { first: String(firstYear), last: String(lastYear) };
  return firstYear === lastYear
    ? values.first
    : i18n._({ id: 'conditions.years', message: '{first} to {last}', values });
}
