import { readYears } from '../../src/picture/reading.ts';
import type { SeriesState } from '../../src/picture/series.ts';
import { type Answer, FIRST_YEAR, type OutputId } from '../../workers/page.ts';
import { outputOf } from '../texts.ts';

/** An output in a panel, with the short name that stands at its line. */
interface PanelOutput {
  readonly id: OutputId;
  readonly name: string;
}

/** Outputs of one unit that share a scale. */
export interface Panel {
  readonly title: string;
  readonly outputs: readonly PanelOutput[];
  /** Unit at the head of the axis, given the word of its scale. */
  unit(scale: string): string;
}

/** Outputs of panels, in the order of their table. */
export function outputsOf(panels: readonly Panel[]): OutputId[] {
  return panels.flatMap(({ outputs }) => outputs.map(({ id }) => id));
}

/** Read what a panel draws of an answer; the reference is left out where it is the scenario. */
export function seriesState(answer: Answer, { outputs }: Panel, horizon: number): SeriesState {
  const first = outputs[0];
  if (!first) throw new Error('a panel needs an output');
  const { kind, unit } = outputOf(first.id);
  const isReference = answer.scenario === answer.reference;
  return {
    shape: kind === 'flow' || kind === 'movement' ? 'bars' : 'line',
    series: outputs.map(({ id }) => ({
      id,
      years: readYears(answer.scenario.fan, id),
      reference: isReference ? undefined : readYears(answer.reference.fan, id),
    })),
    firstYear: FIRST_YEAR,
    horizon,
    level: unit === 'index' ? 100 : undefined,
    hasZero: unit === 'persons',
  };
}
