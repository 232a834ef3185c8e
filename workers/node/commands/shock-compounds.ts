import type { Baseline } from '../../../src/baseline/baseline.ts';
import { compoundRows, type ShockRow } from '../../../src/export/shock-rows.ts';
import { baseOfAges } from '../../../src/summary/base-year.ts';
import { compoundChance, type Levelled, metricsBeside } from '../../../src/summary/compound-shocks.ts';
import { membersOf, type PlaceRow, placeRows } from '../../../src/summary/selection.ts';
import { shockFloor, shockLevel } from '../../../src/summary/shock-level.ts';
import { SHOCK_METRICS, type ShockMetric, type ShockSummary } from '../../../src/summary/shock-summary.ts';
import { LEAST_TO_MEET, MOST_TO_MEET } from '../../shock-analyses.ts';
import { UserFault } from '../user-fault.ts';
import type { BothRuns, ShockQuestion } from './shock-runs.ts';

type RowHead = Pick<ShockRow, 'scenario' | 'metric' | 'place' | 'measure'>;

/** What compound shocks of a place are made of. */
export interface Compounds {
  /** Metrics that may meet the one asked for. */
  readonly beside: readonly ShockMetric[];
  /** The group itself, or the UN subregion of a country. */
  readonly region: PlaceRow;
  readonly members: readonly PlaceRow[];
}

/**
 * Find what may meet in a place.
 *
 * @throws UserFault for a group of too many members.
 */
export function compoundsOf({ baseline, scenario, options }: ShockQuestion, place: PlaceRow): Compounds {
  const region = place.isGroup ? place : subregionOf(place, baseline, placeRows(baseline, scenario.groups));
  if (region.members.length > MOST_TO_MEET)
    throw new UserFault(
      `--compound: found ${place.id} with ${region.members.length} members, allowed: a country, or a group of up to ${MOST_TO_MEET}`,
    );
  return { beside: metricsBeside(options.metric, SHOCK_METRICS), region, members: membersOf(region, baseline) };
}

function subregionOf(
  { members }: PlaceRow,
  { places, subregions }: Baseline,
  known: ReadonlyMap<string, PlaceRow>,
): PlaceRow {
  const { subregion = 0 } = places[members[0] as number] ?? {};
  const id = subregions[subregion]?.id ?? '';
  const row = known.get(id);
  if (row === undefined) throw new Error(`subregion ${id} is no group of the baseline`);
  return row;
}

/** List the pairs of kinds in one place and year, and three places of its region in one year, by people. */
export function* compoundsIn(
  { baseline, scenario, options }: ShockQuestion,
  place: PlaceRow,
  { beside, region, members }: Compounds,
  both: BothRuns,
  windows: ShockSummary['windows'],
): Generator<ShockRow> {
  const head: RowHead = { scenario: scenario.id, metric: options.metric, place: place.id, measure: 'people' };
  const levelled = (side: 'scenario' | 'reference', of: PlaceRow, metric: ShockMetric): Levelled => {
    const floor = options.floor ?? shockFloor(baseOfAges(baseline, of, 'population') ?? 0);
    const { level } = shockLevel(both.of('reference', of.id, metric).metric, options.returnPeriod, floor);
    return { values: both.of(side, of.id, metric).metric, level };
  };
  const rowsOf = function* (
    rowHead: RowHead,
    name: string,
    atLeast: number,
    parts: (side: 'scenario' | 'reference') => readonly Levelled[],
  ) {
    const [now, before] = [parts('scenario'), parts('reference')];
    for (const window of windows) {
      const meet = (of: readonly Levelled[]) => compoundChance(of, atLeast, window.first, window.years);
      yield* compoundRows(rowHead, name, { now: meet(now), before: meet(before) }, window);
    }
  };
  for (const other of beside)
    yield* rowsOf({ ...head, metric: `${options.metric}+${other}` }, 'both', 2, (side) => [
      levelled(side, place, options.metric),
      levelled(side, place, other),
    ]);
  if (members.length >= LEAST_TO_MEET)
    yield* rowsOf({ ...head, place: region.id }, 'threePlaces', LEAST_TO_MEET, (side) =>
      members.map((member) => levelled(side, member, options.metric)),
    );
}
