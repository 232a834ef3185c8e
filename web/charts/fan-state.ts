import type { FanState, Interval } from '../../src/picture/fan.ts';
import { baseValue, naiveLines, readYears } from '../../src/picture/reading.ts';
import type { YearSpread } from '../../src/summary/reading.ts';
import {
  type Answer,
  FIRST_YEAR,
  type History,
  historyOf,
  type OutputId,
  placeRows,
  type Scenario,
  type Session,
} from '../../workers/page.ts';
import { outputOf, declared as words } from '../texts.ts';

/** First year of the record of disaster displacement; without a series the axis begins here and says so. */
const RECORD_FROM = 2008;

const BASE_YEAR = FIRST_YEAR - 1;

/** What a fan and its table show of an answer. */
export interface FanView {
  readonly state: FanState;
  readonly history: History;
  readonly years: readonly YearSpread[];
  readonly reference: readonly YearSpread[] | undefined;
}

/** Gather what a fan shows; the reference is left out where it is the scenario. */
export function fanView(
  answer: Answer,
  world: Session['world'],
  output: OutputId,
  horizon: number,
  interval: Interval,
): FanView {
  const { question, scenario, reference } = answer;
  const declared = outputOf(output);
  const id = declared.scope === 'world' ? 'WLD' : question.place;
  const place = placeRows(world, question.scenario.groups).get(id);
  if (!place) throw new Error(`place ${id} is not known`);
  const history = historyOf(world, place, output);
  const base = baseValue(world, place, output);
  const isReference = scenario === reference;
  const years = readYears(scenario.fan, output);
  const beside = isReference ? undefined : readYears(reference.fan, output);
  const isOfYear = ['flow', 'movement', 'count'].includes(declared.kind);
  return {
    history,
    years,
    reference: beside,
    state: {
      shape: isOfYear ? 'steps' : 'line',
      // A record of the base year itself is where the fan begins.
      history: base === undefined ? history.points : history.points.filter(({ year }) => year < BASE_YEAR),
      recordFrom: history.gap === 'no-series' ? RECORD_FROM : history.noneRecorded[0],
      recordUntil: history.noneRecorded.at(-1),
      base,
      scenario: years,
      reference: beside,
      naive: naiveLines(history, isOfYear, base === undefined ? undefined : { year: BASE_YEAR, value: base }),
      baseYear: BASE_YEAR,
      horizon,
      interval,
      hasZero: declared.unit === 'persons' || declared.unit === 'int$2021',
      events: eventsOf(question.scenario, world, place),
    },
  };
}

/** Events that come and reach a place or one of its members, each with its note or the name of its kind. */
function eventsOf(
  scenario: Scenario,
  world: Session['world'],
  { members }: { readonly members: readonly number[] },
): NonNullable<FanState['events']> {
  const rows = placeRows(world, scenario.groups);
  const own = new Set(members);
  return (scenario.events ?? [])
    .filter(({ enabled }) => enabled !== false)
    .filter(({ where }) =>
      (typeof where === 'string' ? [where] : where).some((target) => rows.get(target)?.members.some((i) => own.has(i))),
    )
    .map(({ kind, note, firstYear }) => ({ year: firstYear, name: note || words(`event.${kind}.label`, kind) }));
}
