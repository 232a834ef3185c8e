import { i18n } from '@lingui/core';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import type { OutputId, Session } from '../../workers/page.ts';
import type { LeverEffect, MovedLever, SensitivityQuestion } from '../../workers/page-shocks.ts';
import { placeNames } from '../context.ts';
import { leverNumber } from '../controls/lever-words.ts';
import { leverLabel, leverUnit, outputLabel } from '../texts.ts';
import { NUMBER_LEVERS } from './moved-levers.ts';
import { differenceWords, percentWords } from './value-words.ts';

function leverOf(id: string) {
  const lever = NUMBER_LEVERS.find((each) => each.id === id);
  if (!lever) throw new Error(`lever ${id} is not one of numbers`);
  return lever;
}

/** Name of a lever that is moved. */
export const movedName = (id: string) => leverLabel(leverOf(id));

/** The range over which a lever was moved, with its unit. */
export function rangeWords(format: NumberFormat, { id, low, high }: MovedLever): string {
  const lever = leverOf(id);
  return i18n._({
    id: 'sensitivity.range',
    message: '{low} to {high} {unit}',
    values: {
      low: leverNumber(format, lever, low),
      high: leverNumber(format, lever, high),
      unit: leverUnit(lever),
    },
  });
}

/** Size of an effect; without a sign where it goes either way. */
export function effectWords(format: NumberFormat, effect: LeverEffect, output: OutputId, isShare: boolean): string {
  if (isShare) return percentWords(format, effect.size.mean);
  const words = differenceWords(format, output, Math.abs(effect.size.mean));
  return effect.isMixed && effect.size.mean !== 0
    ? i18n._({ id: 'sensitivity.eitherWay', message: '±{size}', values: { size: words.replace(/^\+/, '') } })
    : differenceWords(format, output, effect.size.mean);
}

/** What decides most. */
export function sensitivitySentence(
  format: NumberFormat,
  { output, place, year, levers }: SensitivityQuestion,
  effects: readonly LeverEffect[] | undefined,
  world: Session['world'],
  isShare: boolean,
): string {
  const [most] = effects ?? [];
  const lever = levers.find(({ id }) => id === most?.id);
  const values = {
    ...{ output: outputLabel(output), nameIn: placeNames(world, place).nameIn, year },
    lever: most ? movedName(most.id) : '',
    range: lever ? rangeWords(format, lever) : '',
    size: most ? effectWords(format, most, output, isShare) : '',
  };
  if (!most || most.size.mean === 0)
    return i18n._({
      id: 'sensitivity.none',
      message: 'None of these levers moves “{output}” {nameIn} in {year}.',
      values,
    });
  if (isShare)
    return i18n._({
      id: 'sensitivity.mostShare',
      message:
        '“{output}” {nameIn} in {year} depends most on “{lever}”: over its range of {range} it takes part in an estimated {size} of the variance.',
      values,
    });
  return most.isMixed
    ? i18n._({
        id: 'sensitivity.mostMixed',
        message:
          '“{output}” {nameIn} in {year} depends most on “{lever}”: its range of {range} moves it by {size}, up in some settings of the others and down in others.',
        values,
      })
    : i18n._({
        id: 'sensitivity.mostStep',
        message:
          '“{output}” {nameIn} in {year} depends most on “{lever}”: raised over its range of {range}, it moves it by {size} in the mean of the runs.',
        values,
      });
}
