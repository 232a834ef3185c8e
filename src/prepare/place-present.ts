import { FIRST_YEAR, LAST_YEAR } from '../baseline/baseline.ts';
import { columnOf, createColumn } from '../params/quantity.ts';
import type { LuckKey } from '../random/luck.ts';
import { runsOf } from '../summary/place-runs.ts';
import type { JoinedRuns } from '../summary/table.ts';
import { type DisplacedRuns, type PresentRuns, peoplePresent, USUAL_DAYS } from './people-present.ts';

/** Why people are present in a place; `disaster` holds floods and storms. */
export const DISPLACED_KINDS = ['flood', 'storm', 'disaster', 'conflict', 'arrivals'] as const;
export type DisplacedKind = (typeof DISPLACED_KINDS)[number];

/** First year of people present: the stock at the end of 2024 is no output, so that the peak of 2025 is not known. */
export const PRESENT_FROM = FIRST_YEAR + 1;

/** Days away where none are stated: a conflict's also for people who arrive across a border. */
export function usualDays(kind: DisplacedKind): number {
  return USUAL_DAYS[kind === 'conflict' || kind === 'arrivals' ? 'conflict' : 'storm or flood'];
}

export interface PlaceOptions {
  /** One or more, each once; not `disaster` beside `flood` or `storm`, which are in it. */
  readonly kinds: readonly DisplacedKind[];
  /** Key of the seed text, and M49 code of the place or, for a group, of the world: the same draws in scenario and reference. */
  readonly key: LuckKey;
  readonly m49: number;
  /** Days away, 3 to 365, of all kinds; those of `usualDays` where undefined. */
  readonly days: number | undefined;
  /** Last year, PRESENT_FROM to 2050. */
  readonly until: number;
}

/**
 * Compute the people present in a place by the chosen kinds, from 2026 on, run by run.
 *
 * Kinds are added in each year as if their peaks came at one time, an upper bound. A group is taken for one place with the
 * movements of all.
 *
 * @param joined every output of the place, [output][year][run] from 2025 to 2050.
 * @param runs [R] numbers of the runs in `joined`.
 * @throws Error for kinds that hold each other, none or one twice, runs of another number, a year out of range.
 */
export function presentInPlace(joined: JoinedRuns, runs: ArrayLike<number>, options: PlaceOptions): PresentRuns {
  const { kinds, until, days, key, m49 } = options;
  const fault = faultOfKinds(kinds);
  if (fault !== undefined) throw new Error(`kinds: ${fault}`);
  if (!(Number.isInteger(until) && until >= PRESENT_FROM && until <= LAST_YEAR))
    throw new Error(`last year: found ${until}, allowed: ${PRESENT_FROM} to ${LAST_YEAR}`);
  if (runs.length !== joined.runs) throw new Error(`runs: found ${runs.length} numbers, allowed: ${joined.runs}`);
  return addKinds(
    kinds.map((kind) =>
      peoplePresent(displacedBy(kind, joined, runs, until), {
        cause: kind === 'conflict' || kind === 'arrivals' ? 'conflict' : 'disaster',
        key,
        m49,
        days: days ?? usualDays(kind),
      }),
    ),
  );
}

/** What is wrong with a choice of kinds; undefined where nothing is. */
export function faultOfKinds(kinds: readonly DisplacedKind[]): string | undefined {
  const found = `found ${kinds.join(', ') || 'none'}`;
  if (kinds.length === 0 || new Set(kinds).size < kinds.length) return `${found}, allowed: one or more, each once`;
  if (kinds.includes('disaster') && (kinds.includes('flood') || kinds.includes('storm')))
    return `${found}, allowed: disaster alone, which holds floods and storms`;
  return undefined;
}

/** Movements and stocks of one kind in a place. */
function displacedBy(kind: DisplacedKind, joined: JoinedRuns, runs: ArrayLike<number>, until: number): DisplacedRuns {
  const { movements, stock } = seriesOf(kind, joined);
  const R = joined.runs;
  const from = (PRESENT_FROM - FIRST_YEAR) * R;
  const to = (until - FIRST_YEAR + 1) * R;
  return {
    firstYear: PRESENT_FROM,
    runs,
    movements: columnOf(movements.slice(from, to)),
    stockBefore: columnOf(stock.slice(from - R, from)),
    stockAtEnd: columnOf(stock.slice(from, to)),
  };
}

type SeriesOutput = Parameters<typeof runsOf>[1];

/** Outputs that the people of a kind are computed from: movements, stock, and all movements where the stock is shared by them. */
const SERIES: Readonly<
  Record<DisplacedKind, readonly [movements: SeriesOutput, stock: SeriesOutput, all?: SeriesOutput]>
> = {
  flood: ['floodDisplacement', 'internallyDisplacedDisaster', 'disasterDisplacement'],
  storm: ['stormDisplacement', 'internallyDisplacedDisaster', 'disasterDisplacement'],
  disaster: ['disasterDisplacement', 'internallyDisplacedDisaster'],
  conflict: ['conflictDisplacement', 'internallyDisplacedConflict'],
  // Each arrival across a border is a movement.
  arrivals: ['crossBorderIn', 'refugeesHosted'],
};

/** Outputs that the people of a kind are computed from. */
export function outputsOfKind(kind: DisplacedKind): readonly SeriesOutput[] {
  return SERIES[kind].filter((output) => output !== undefined);
}

/** [year][run] from 2025 on. */
function seriesOf(kind: DisplacedKind, joined: JoinedRuns): { movements: Float64Array; stock: Float64Array } {
  const [movementsId, stockId, allId] = SERIES[kind];
  const of = (output: SeriesOutput) => runsOf(joined, output).values;
  const movements = of(movementsId);
  const stock = of(stockId);
  if (allId === undefined) return { movements, stock };
  const all = of(allId);
  // The stock of a run is its movements times one number of years, so that a part of the movements has the same part of it.
  const part = stock.map((people, i) =>
    (all[i] as number) > 0 ? (people * (movements[i] as number)) / (all[i] as number) : 0,
  );
  return { movements, stock: part };
}

/** Add kinds run by run within each year, so that a run's worst year is the worst of all kinds together. */
function addKinds(kinds: readonly PresentRuns[]): PresentRuns {
  const [first] = kinds as [PresentRuns, ...PresentRuns[]];
  const length = first.peak.length;
  const sum = {
    peak: createColumn<'present', 'persons'>(length),
    yearEnd: createColumn<'present', 'persons'>(length),
    personDays: createColumn<'flow', 'person-days'>(length),
  };
  for (const measure of ['peak', 'yearEnd', 'personDays'] as const)
    for (const kind of kinds)
      for (let i = 0; i < length; i++) sum[measure][i] = (sum[measure][i] as number) + (kind[measure][i] as number);
  return { firstYear: first.firstYear, years: first.years, runs: first.runs, ...sum };
}
