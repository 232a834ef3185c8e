import type { ClassStripState, YearClass } from '../../src/picture/class-strip.ts';
import { CONFLICT_CLASSES, conflictClass, isClassed, recordedConflict } from '../../src/picture/reading.ts';
import type { ClassedOutput, RecordedConflict } from '../../src/summary/conflict-class.ts';
import {
  type Answer,
  CONFLICT_HISTORY,
  type EnsembleView,
  FIRST_YEAR,
  historyOf,
  type OutputId,
  placeRows,
  type Session,
} from '../../workers/page.ts';

/** What is shown of an output of conflict in a named country. */
export interface ClassView {
  readonly output: ClassedOutput;
  readonly state: ClassStripState;
  readonly record: RecordedConflict | undefined;
}

/** Gather the classes of an answer and the record behind them; undefined where the output or the place keeps its numbers. */
export function classView(
  answer: Answer,
  world: Session['world'],
  output: OutputId,
  horizon: number,
): ClassView | undefined {
  const { question, scenario, reference } = answer;
  const place = placeRows(world, question.scenario.groups).get(question.place);
  if (!isClassed(output) || place?.members.length !== 1) return undefined;
  const history = historyOf(world, place, 'conflictDisplacement');
  const record = recordedConflict(history);
  return {
    output,
    record,
    state: {
      record: history.points,
      recordFrom: record?.first ?? CONFLICT_HISTORY.first,
      recordUntil: record?.last ?? CONFLICT_HISTORY.last,
      classes: CONFLICT_CLASSES,
      scenario: classesOf(scenario, output),
      reference: scenario === reference ? undefined : classesOf(reference, output),
      horizon,
    },
  };
}

function classesOf({ fan, until }: EnsembleView, output: ClassedOutput): readonly YearClass[] {
  return Array.from({ length: until - FIRST_YEAR + 1 }, (_, t) => ({
    year: FIRST_YEAR + t,
    class: conflictClass(fan, output, FIRST_YEAR + t),
  }));
}

/** Class of a year in a strip. */
export function classIn(years: readonly YearClass[] | undefined, year: number): number | undefined {
  return years?.find((each) => each.year === year)?.class;
}
