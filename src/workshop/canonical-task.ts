import type { Scenario } from '../scenario/scenario.ts';
import type { CurveTask } from './lesson.ts';

/** What a curve is drawn for as one text: two people have the same task where it is the same. Names make no difference. */
export function canonicalTask(task: CurveTask, { levers, groups, events }: Scenario): string {
  if (task.mode === 'history') return ['history', task.place, task.output].join('|');
  const sorted = (value: unknown): unknown =>
    typeof value !== 'object' || value === null
      ? value
      : Array.isArray(value)
        ? value.map(sorted)
        : Object.fromEntries(
            Object.entries(value)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([key, each]) => [key, sorted(each)]),
          );
  const settings = JSON.stringify(sorted([levers, groups ?? {}, events ?? []]));
  return ['model', task.place, task.output, task.until, settings].join('|');
}
