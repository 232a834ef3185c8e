import { i18n } from '@lingui/core';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import type { OutputId } from '../../workers/page.ts';
import { outputOf, outputUnit } from '../texts.ts';

/** A difference of two values of an output: "+1.2 million", "−0.4 points". */
export function differenceWords(format: NumberFormat, output: OutputId, difference: number): string {
  return outputOf(output).unit === 'share'
    ? i18n._({
        id: 'glance.points',
        message: '{points} points',
        values: { points: format.points(difference) },
      })
    : format.signed(difference, outputUnit(output));
}

/** A difference in a narrow place of a chart; what it is a difference of stands at the axis. */
export function differenceTick(format: NumberFormat, output: OutputId, difference: number): string {
  const { unit } = outputOf(output);
  if (unit === 'share') return format.points(difference);
  const words = format.short(Math.abs(difference), outputUnit(output));
  return difference > 0 ? `+${words}` : difference < 0 ? `\u2212${words}` : words;
}

/** Runs to go as a time to wait. */
export function waitWords(seconds: number): string {
  return seconds < 50
    ? i18n._({
        id: 'why.seconds',
        message: 'about {seconds} seconds',
        values: { seconds: Math.max(5, Math.ceil(seconds / 5) * 5) },
      })
    : i18n._({
        id: 'why.minutes',
        message: 'about {minutes, plural, one {# minute} other {# minutes}}',
        values: { minutes: Math.ceil(seconds / 60) },
      });
}

/** A share of runs as whole per cent: a few hundred runs carry no more. */
export function percentWords(format: NumberFormat, share: number): string {
  return format.axis(1, 'share').tick(Math.round(share * 100) / 100);
}
