import { i18n } from '@lingui/core';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import type { OutputId } from '../../workers/page.ts';
import { outputUnit } from '../texts.ts';

/** A difference of an output with its sign; shares differ by points. */
export function differenceWords(format: NumberFormat, output: OutputId, difference: number): string {
  const unit = outputUnit(output);
  return unit === 'share'
    ? i18n._({
        id: 'glance.points',
        message: '{points} points',
        values: { points: format.points(difference) },
      })
    : format.signed(difference, unit);
}

/** Two differences as a range: "−1.2 million to +0.4 million". */
export function differenceRange(format: NumberFormat, output: OutputId, low: number, high: number): string {
  return i18n._({
    id: 'compare.range',
    message: '{low} to {high}',
    values: { low: differenceWords(format, output, low), high: differenceWords(format, output, high) },
  });
}

/** Name of the frame of a table, apart from that of its part of the page. */
export function tableLabel(of: string): string {
  return i18n._({ id: 'table.switchOf', message: 'Table: {chart}', values: { chart: of } });
}
