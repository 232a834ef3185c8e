import { isClassed } from '../../src/picture/reading.ts';
import { type Answer, type OutputId, placeRows, type Scenario, type Session } from '../../workers/page.ts';

/** One output of one place in one year, and the scenario of which it is asked. */
export interface AskedPoint {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly place: string;
  readonly output: OutputId;
  readonly year: number;
}

/** The point of the newest answer. */
export function askedPoint({ question }: Answer, output: OutputId, year: number): AskedPoint {
  return { scenario: question.scenario, seed: question.seed, place: question.place, output, year };
}

/** Text that is the same for questions with the same answer: a name changes nothing. */
export function pointKey({ scenario, ...rest }: AskedPoint): string {
  const { levers, events = [], groups = {} } = scenario;
  return JSON.stringify([levers, events, groups, rest]);
}

/** Whether an output is shown for the place in classes only: conflict in a named country. */
export function hasOnlyClasses(world: Session['world'], scenario: Scenario, place: string, output: OutputId): boolean {
  return isClassed(output) && placeRows(world, scenario.groups).get(place)?.members.length === 1;
}
