import type { AskedShocks, AskedTable } from '../../src/export/asked-table.ts';
import { numbersIn } from '../../src/export/table-receipt.ts';
import { WATCH_COLUMNS, watchRows } from '../../src/export/watch-rows.ts';
import { findOutput, type OutputId } from '../../src/params/outputs.ts';
import { NEED_RATIOS } from '../../src/prepare/planning-rows.ts';
import { baseAges } from '../../src/summary/base-year.ts';
import { isClassed } from '../../src/summary/conflict-class.ts';
import { otherMoves, placeMoves } from '../../src/summary/corridor-moves.ts';
import { type GlanceRow, glanceOf, glanceOutputs } from '../../src/summary/findings.ts';
import { mapValues } from '../../src/summary/map-values.ts';
import { readAges, readYear, readYears, type Spread } from '../../src/summary/reading.ts';
import { type PlaceRow, placeRows } from '../../src/summary/selection.ts';
import { LEVEL_YEARS } from '../../src/summary/shock-level.ts';
import { RETURN_PERIODS, type ShockMetric, type ShockOptions } from '../../src/summary/shock-summary.ts';
import { watchList } from '../../src/summary/watch-list.ts';
import type { Answer, Question } from '../answer.ts';
import type { ComparedRuns } from '../compare.ts';
import { comparedDifference, comparedRegret, comparedYear, comparedYears } from '../page-compare.ts';
import {
  consumption,
  needsInput,
  needsOf,
  needsPageTable,
  personDaysIn,
  planOf,
  presentOf,
  presentYears,
} from '../page-prepare.ts';
import { calendarOf, compoundPairs, placeShocks } from '../page-shocks.ts';
import type { Session } from '../session.ts';

/** Maps side by side: all places of each scenario. */
export type AskedMaps = Extract<AskedTable, { command: 'compared-maps' }>;
/** A table that an answer of the page gives again, and one that runs of several scenarios give. */
export type AskedOfRuns = Exclude<Extract<AskedTable, { command: `compared-${string}` }>, AskedMaps>;
export type AskedOfAnswer = Exclude<AskedTable, AskedOfRuns | AskedMaps | AskedShocks>;
type AskedPeople = Extract<AskedTable, { kinds: unknown }>;
/** The numbers of each row, from left to right. */
type Numbers = readonly (readonly number[])[];
type World = Pick<Session, 'world' | 'recorded'>;

/** Compute the numbers of a table again. @throws Error in words where runs failed or a name is not known. */
export function answerNumbers(asked: AskedOfAnswer, answer: Answer, session: World): Numbers {
  const { scenario, reference, question } = answer;
  const { world, recorded } = session;
  const before = scenario === reference ? undefined : reference;
  const place = placeOf(question, world);
  switch (asked.command) {
    case 'glance':
      return glanceOf(scenario, before, asked.year, asked.output).map((row) =>
        isHidden(row.output, place) ? [] : [...middle(row.spread), ...changeOf(row)],
      );
    case 'ages': {
      const base = baseAges(world, place);
      return readAges(scenario.byAge, asked.year).map(({ men, women }, g) => [
        ...[men.p50, women.p50, base[g]?.men ?? 0, base[g]?.women ?? 0],
      ]);
    }
    case 'map':
      return mapNumbers(asked, [mapValues(whole(scenario.everywhere), world, asked.output, asked.year)], world);
    case 'regions':
      return asked.groups.map((id) => {
        const at = recorded.indexOf(id);
        const spread = readYear(whole(scenario.everywhere), asked.output, asked.year, at);
        const beside = before ? [readYear(whole(before.everywhere), asked.output, asked.year, at).p50] : [];
        return [...middle(spread), spread.p2_5, spread.p97_5, ...beside];
      });
    case 'series': {
      const columns = asked.outputs.map((id) => ({
        now: readYears(scenario.fan, id),
        earlier: before && readYears(before.fan, id),
      }));
      const years = columns[0]?.now.filter(({ year }) => year <= asked.until) ?? [];
      return years.map((_, t) =>
        columns.flatMap(({ now, earlier }) => [...middle(now[t] as Spread), ...present(earlier?.[t]?.p50)]),
      );
    }
    case 'corridors':
      return corridorNumbers(asked, answer, session);
    case 'levels': {
      const shocks = whole(placeShocks(answer, world, asked.metric, 'people', optionsOf(asked), asked.until));
      return RETURN_PERIODS.map((_, k) =>
        shocks.windows.flatMap(({ referenceLevels, returnLevels }) => [
          ...[referenceLevels[k] ?? 0, ...(before ? [returnLevels[k] ?? 0] : [])],
        ]),
      );
    }
    case 'calendar':
    case 'watch':
      return watchNumbers(asked, answer, session);
    case 'meeting':
      return whole(compoundPairs(answer, world, asked.metric, optionsOf(asked), asked.until)).map((pair) => {
        const { chance, ifIndependent } = pair.scenario;
        return [chance.probability, chance.low, chance.high, ifIndependent, pair.reference.chance.probability];
      });
    case 'present':
    case 'used':
    case 'needs':
      return peopleNumbers(asked, answer, world);
    default: {
      const never: never = asked;
      throw new Error(`a table of ${String(never)} is not computed again`);
    }
  }
}

/**
 * Compute the numbers of a comparison again.
 *
 * @param runs of each question, all in.
 */
export function comparedNumbers(
  asked: AskedOfRuns,
  questions: readonly Question[],
  runs: readonly ComparedRuns[],
  { world }: World,
): Numbers {
  const [first] = questions;
  if (!first) throw new Error('found no scenario, allowed: one to four');
  const place = placeOf(first, world);
  switch (asked.command) {
    case 'compared-years': {
      const { output, base, until } = asked;
      const columns =
        base === undefined
          ? runs.map((of) => comparedYears(of, output))
          : runs.filter((_, i) => i !== base).map((of) => comparedDifference(of, scenarioAt(runs, base), output).years);
      const years = columns[0]?.filter(({ year }) => year <= until) ?? [];
      return years.map((_, t) =>
        columns.flatMap((column) => {
          const spread = column[t] as Spread;
          return [...middle(spread), spread.p2_5, spread.p97_5];
        }),
      );
    }
    case 'compared-numbers': {
      const { output, year, base } = asked;
      const at = year - FIRST;
      return glanceOutputs(output)
        .filter((id) => !isHidden(id, place))
        .map((id) =>
          runs.flatMap((of, i) => [
            ...middle(comparedYear(of, id, year)),
            ...(i === base ? [] : present(comparedDifference(of, scenarioAt(runs, base), id).years[at]?.p50)),
          ]),
        );
    }
    case 'compared-needs': {
      const { kinds, days, until, phase, household, plannedShare, percentile, needs } = asked;
      const tables = runs.map((of, i) => {
        const question = questions[i] as Question;
        const people = presentOf(of, question, world, { kinds, days, until });
        const input = needsInput({ question }, world, { phase, household, plannedShare });
        return needsOf(NEED_RATIOS, people, input, asked.year, [percentile / 100]);
      });
      return [
        tables.map(({ people }) => people[0] ?? 0),
        ...needs.map((id) =>
          tables.map((table) => whole(table.needs.find(({ ratio }) => ratio.id === id)?.quantities[0])),
        ),
      ];
    }
    case 'compared-regret':
      return comparedRegret(runs, asked.output, asked.year).plans.map(({ capacity, outcomes, worst }) => [
        ...[capacity, ...outcomes.flatMap(({ regret, missing, unused, chance }) => [regret, missing, unused, chance])],
        worst,
      ]);
    default: {
      const never: never = asked;
      throw new Error(`a comparison of ${String(never)} is not computed again`);
    }
  }
}

/** The numbers of maps by place, side by side. */
export function mapNumbers(
  { output, places }: Pick<AskedMaps, 'output' | 'places'>,
  maps: readonly (readonly (number | null)[])[],
  world: Session['world'],
): Numbers {
  const rowOf = new Map(world.places.map(({ iso3 }, i) => [iso3, i]));
  return places.map((iso3) => {
    const row = whole(rowOf.get(iso3));
    return isClassed(output) ? [] : maps.flatMap((values) => present(values[row]));
  });
}

function corridorNumbers(
  asked: Extract<AskedTable, { command: 'corridors' }>,
  { scenario, question }: Answer,
  { world }: World,
): Numbers {
  const place = placeOf(question, world);
  const moves = placeMoves(scenario, world.places, place, asked.year);
  return asked.sides.flatMap(({ total, shown, hasOthers }) => {
    const all = total === 'immigrants' ? moves.arrivals : moves.departures;
    const found = shown.map((ends) => whole(all.find((move) => `${move.origin} ${move.destination}` === ends)));
    const others = hasOthers ? [present(otherMoves(scenario.fan, total, found, place, asked.year))] : [];
    return [...found.map(({ spread }) => middle(spread)), ...others];
  });
}

function watchNumbers(
  asked: Extract<AskedTable, { command: 'calendar' | 'watch' }>,
  answer: Answer,
  session: World,
): Numbers {
  const { metric, until, returnPeriod, places, command } = asked;
  const { world } = session;
  const calendar = whole(calendarOf(answer, session, metric, optionsOf(asked), until));
  const rowOf = new Map(world.places.map(({ iso3 }, i) => [iso3, i]));
  const rows = places.map((iso3) => whole(rowOf.get(iso3)));
  const listed = new Map(watchList(calendar, world, rows, 'people').map((each) => [each.place, each]));
  const list = places.map((iso3) => whole(listed.get(iso3)));
  const last = Math.max(until, FIRST + LEVEL_YEARS - 1);
  if (command === 'watch') {
    const head = { scenario: '', metric, from: last - LEVEL_YEARS + 1, to: last, returnPeriod };
    const columns = WATCH_COLUMNS.slice(WATCH_COLUMNS.indexOf('from'));
    return watchRows(head, list, () => '').map((row) => columns.map((column) => Number(row[column])));
  }
  const width = calendar.chance.length / calendar.level.length;
  return list.map(({ chance, chanceReference, people }, k) => [
    ...Array.from(
      { length: until - FIRST + 1 },
      (_, t) => (calendar.chance[(rows[k] as number) * width + t] ?? 0) * 100,
    ),
    ...oneIn(chance),
    ...(answer.scenario === answer.reference ? [] : oneIn(chanceReference)),
    people,
  ]);
}

function peopleNumbers(
  asked: Extract<AskedPeople, { command: 'present' | 'used' | 'needs' }>,
  answer: Answer,
  world: Session['world'],
): Numbers {
  const { kinds, days, until, phase, percentile, year } = asked;
  const plan = whole(planOf(answer, world, { kinds, days, until }));
  const isReference = answer.scenario === answer.reference;
  if (asked.command === 'needs') {
    const { household, plannedShare } = asked;
    const input = needsInput(answer, world, { phase, household, plannedShare });
    const table = needsOf(NEED_RATIOS, plan.scenario, input, year, [percentile / 100]);
    return needsPageTable(table, 0).rows.map(numbersIn);
  }
  if (asked.command === 'used') {
    const quantiles = [0.5, percentile / 100, 0.95];
    const used = (of: typeof plan.scenario) => consumption(NEED_RATIOS, personDaysIn(of, year), phase, quantiles);
    const before = isReference ? undefined : used(plan.reference);
    return used(plan.scenario).map(({ quantities: [low = 0, planned = 0, high = 0] }, k) => [
      ...[planned, low, high, ...present(before?.[k]?.quantities[1])],
    ]);
  }
  const years = (of: typeof plan.scenario) => presentYears(of, phase, asked.level);
  const before = isReference ? undefined : years(plan.reference);
  return years(plan.scenario).map(({ p50, p10, p90, p2_5, p97_5, chance }, t) => [
    ...[p50, p10, p90, p2_5, p97_5, ...inHundredths(chance.probability)],
    ...(before ? inHundredths(before[t]?.chance.probability ?? 0) : []),
  ]);
}

/** First year of every output. */
const FIRST = 2025;

const middle = ({ p50, p10, p90 }: Spread): readonly number[] => [p50, p10, p90];
const present = (value: number | null | undefined): readonly number[] =>
  value === null || value === undefined ? [] : [value];

/** A chance as the page writes it: in words below half a hundredth and above 99.5. */
const inHundredths = (chance: number): readonly number[] =>
  (chance > 0 && chance < 0.005) || (chance < 1 && chance > 0.995) ? [] : [chance];

/** Years of "1 in ...", which the page writes in words where it is never or nearly always. */
const oneIn = (chance: number): readonly number[] => (chance > 0 && 1 / chance >= 1.05 ? [1 / chance] : []);

function optionsOf({
  returnPeriod,
  floor,
}: Pick<AskedShocks, 'returnPeriod' | 'floor'> & { readonly metric: ShockMetric }): ShockOptions {
  return floor === undefined ? { returnPeriod } : { returnPeriod, floor };
}

/** The change of a median: a share of people and money, a difference of anything else. */
function changeOf({ change, output }: GlanceRow): readonly number[] {
  if (!change) return [];
  const unit = findOutput(output)?.unit;
  const isShare = change.ratio !== undefined && (unit === 'persons' || unit === 'int$2021');
  return [isShare ? (change.ratio as number) : change.difference];
}

/** Conflict of a named country is shown in classes. */
function isHidden(output: OutputId, { members }: PlaceRow): boolean {
  return members.length === 1 && isClassed(output);
}

function placeOf({ scenario, place }: Question, world: Session['world']): PlaceRow {
  return whole(placeRows(world, scenario.groups).get(place));
}

function scenarioAt(runs: readonly ComparedRuns[], at: number): ComparedRuns {
  return whole(runs[at]);
}

/** What must be there. @throws Error in words. */
function whole<T>(value: T | null | undefined): T {
  if (value === null || value === undefined)
    throw new Error(
      'found a name that is not known or runs that failed; allowed: names of this version, and runs without failure',
    );
  return value;
}
