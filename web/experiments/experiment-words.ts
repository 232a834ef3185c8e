import { i18n } from '@lingui/core';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import { isClassed } from '../../src/picture/reading.ts';
import type { OutputId, Session } from '../../workers/page.ts';
import { type ExperimentPlan, findLever } from '../../workers/page-experiments.ts';
import { leverNumber } from '../controls/lever-words.ts';
import { declared, leverLabel, leverUnit, outputUnit } from '../texts.ts';

/** Name of a design. */
export function designWords(kind: ExperimentPlan['design']['kind']): string {
  switch (kind) {
    case 'lhs':
      return i18n._({ id: 'experiment.lhs', message: 'Latin hypercube' });
    case 'morris':
      return i18n._({ id: 'experiment.morris', message: 'Morris' });
    case 'sobol':
      return i18n._({ id: 'experiment.sobol', message: 'Sobol’' });
    case 'grid':
      return i18n._({ id: 'experiment.grid', message: 'grid' });
    default: {
      const never: never = kind;
      throw new Error(`design ${String(never)} has no words`);
    }
  }
}

/** Name of a scenario of a plan: that of the library in the language of the page, another as the plan has it. */
export function scenarioName({ id, name }: ExperimentPlan['scenarios'][number]): string {
  return typeof name === 'string' && name !== '' ? declared(`library.name.${name}`, name).slice(0, 80) : id;
}

/** Name of a lever of a plan. */
export function plannedLeverName(id: string): string {
  const lever = findLever(id);
  return lever ? leverLabel(lever) : id;
}

/** A value of a lever with its unit. */
export function plannedLeverValue(format: NumberFormat, id: string, value: number, hasUnit = true): string {
  const lever = findLever(id);
  if (lever?.kind !== 'number') return String(value);
  // Samples lie between the steps of a lever: one decimal more, where it says anything.
  const rounded = Number(value.toFixed(lever.decimals + 1));
  const decimals = Number(value.toFixed(lever.decimals)) === rounded ? lever.decimals : lever.decimals + 1;
  const written = leverNumber(format, { ...lever, decimals }, rounded);
  return hasUnit
    ? i18n._({
        id: 'experiment.leverValue',
        message: '{value} {unit}',
        values: { value: written, unit: leverUnit(lever) },
      })
    : written;
}

/** A value of the output that is asked. */
export function answerValue(format: NumberFormat, output: string, value: number): string {
  return format.value(value, outputUnit(output as OutputId));
}

/** Name of a statistic over the runs of a sample. */
export function statisticWords(statistic: string): string {
  if (statistic === 'mean') return i18n._({ id: 'experiment.mean', message: 'mean of the runs' });
  const percent = i18n.number(Number(statistic.slice(1).replace('_', '.')), { maximumFractionDigits: 1 });
  return i18n._({
    id: 'experiment.percentile',
    message: 'percentile {percent} of the runs',
    values: { percent },
  });
}

/** Whether an output of a place is shown in classes only: conflict of one named country. */
export function isOnlyClassed(world: Session['world'], place: string, output: string): boolean {
  return isClassed(output as OutputId) && world.places.some(({ iso3 }) => iso3 === place);
}
