import { i18n } from '@lingui/core';
import type { FanLabelKind, FanLayout } from '../../src/picture/fan.ts';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import type { NaiveLine } from '../../src/summary/naive.ts';
import type { OutputId } from '../../workers/page.ts';
import { outputUnit } from '../texts.ts';
import { naiveWords } from './naive-words.ts';

export const projectionWords = () => i18n._({ id: 'fan.projection', message: 'projection' });
export const noDataWords = () => i18n._({ id: 'fan.noData', message: 'no data here' });

/** How far the 95 band goes above an axis that ends below it. */
export function clippedWords(
  { value, year }: NonNullable<FanLayout['clipped']>,
  output: OutputId,
  format: NumberFormat,
): string {
  return i18n._({
    id: 'fan.clipped',
    message: 'the 95% band reaches {value} ({year}) ↑',
    values: { value: format.value(value, outputUnit(output)), year },
  });
}

/** Name of an end of the fan. */
export function endWords(kind: FanLabelKind, naive: readonly NaiveLine[] = []): string {
  switch (kind) {
    case 'median':
      return i18n._({ id: 'fan.median', message: 'median' });
    case 'reference':
      return i18n._({ id: 'fan.reference', message: 'reference' });
    case 'p90':
      return i18n._({ id: 'fan.p90', message: '9 in 10 below' });
    case 'p10':
      return i18n._({ id: 'fan.p10', message: '1 in 10 below' });
    case 'p75':
      return i18n._({ id: 'fan.p75', message: '3 in 4 below' });
    case 'p25':
      return i18n._({ id: 'fan.p25', message: '1 in 4 below' });
    case 'p97_5':
      return i18n._({ id: 'fan.p97', message: '39 in 40 below' });
    case 'p2_5':
      return i18n._({ id: 'fan.p2', message: '1 in 40 below' });
    case 'last':
    case 'mean':
      return naiveWords(naive.find((line) => line.kind === kind));
    default: {
      const never: never = kind;
      throw new Error(`label ${String(never)} has no words`);
    }
  }
}
