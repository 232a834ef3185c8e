import type { Column } from '../params/quantity.ts';
import { quantileSorted } from '../summary/quantile.ts';
import type { AgeShares } from './age-shares.ts';
import type { PeoplePresent, PresentMeasure } from './people-present.ts';
import type { Counted, NeedRatio, Phase } from './planning-row.ts';

export const HOUSEHOLD_RANGE = { min: 1, max: 15 } as const;
export const DEFAULT_HOUSEHOLD = 5;
/** Share of displaced people in planned settlements: most live outside (assumed). */
export const DEFAULT_PLANNED_SHARE = 0.3;
export const SHIFTS_RANGE = { min: 1, max: 3 } as const;
export const DEFAULT_SHIFTS = 2;

/** Said beside every table of needs. */
export const ROUNDING =
  'each need is rounded up once, after people of all places are added and the percentile is taken';

/** Whom needs are counted for. */
export interface NeedsInput {
  /** Of the measure that the phase is planned for, or stated. */
  readonly people: PeoplePresent;
  readonly phase: Phase;
  readonly shares: AgeShares;
  /** People a household, 1..15. */
  readonly household: number;
  /** Share of the people in planned settlements, 0..1: scales only what a camp provides together. */
  readonly plannedShare: number;
  /** School shifts a day, 1..3. */
  readonly shifts: number;
}

/** One need at each percentile. */
export interface Need {
  readonly ratio: NeedRatio;
  /** The ratio's figure in this phase. */
  readonly figure: number;
  /** [Q] in the ratio's unit a period, rounded up to its decimals. */
  readonly quantities: readonly number[];
}

export interface NeedsTable {
  readonly phase: Phase;
  readonly measure: PresentMeasure;
  /** 0..1, ascending or as asked for. */
  readonly quantiles: readonly number[];
  /** [Q] people present, rounded up. */
  readonly people: readonly number[];
  readonly needs: readonly Need[];
  /** Ratios of the phase for which a share by age is not known. */
  readonly unknown: readonly NeedRatio[];
}

/**
 * Compute needs in each run, then their percentiles (type 7), then round up.
 *
 * A need is people x share x a constant of its ratio, so the percentile of people of each counted group is taken once.
 *
 * @param ratios NEED_RATIOS, or those of a country profile.
 * @throws Error for people who are not people present (annual movements), a measure of the other phase, an input out of range.
 */
export function needs(ratios: readonly NeedRatio[], input: NeedsInput, quantiles: readonly number[]): NeedsTable {
  checkInput(input);
  const percentiles = new Map<Counted, readonly number[] | undefined>();
  const percentilesOf = (counts: Counted) => {
    if (!percentiles.has(counts)) {
      const sorted = countedRuns(counts, input)?.sort();
      percentiles.set(counts, sorted && quantiles.map((q) => quantileSorted(sorted, q)));
    }
    return percentiles.get(counts);
  };
  const found: Need[] = [];
  const unknown: NeedRatio[] = [];
  for (const ratio of ratios) {
    const figure = ratio.figure[input.phase];
    if (figure === undefined) continue;
    const counted = percentilesOf(ratio.counts);
    if (counted === undefined) unknown.push(ratio);
    else {
      const quantities = counted.map((count) =>
        roundUp(quantityFor(ratio, figure, count * scopeShare(ratio, input)), ratio.decimals),
      );
      found.push({ ratio, figure, quantities });
    }
  }
  const people = (percentilesOf('people') ?? []).map((count) => roundUp(count, 0));
  return { phase: input.phase, measure: input.people.measure, quantiles, people, needs: found, unknown };
}

/**
 * Compute one need in each run, not rounded: what a capacity is held against.
 *
 * @returns [R] in the ratio's unit a period; undefined where the phase has no figure or a share by age is not known.
 */
export function needByRun(ratio: NeedRatio, input: NeedsInput): Float64Array | undefined {
  checkInput(input);
  const figure = ratio.figure[input.phase];
  if (figure === undefined) return undefined;
  const share = scopeShare(ratio, input);
  return countedRuns(ratio.counts, input)?.map((count) => quantityFor(ratio, figure, count * share));
}

/** What is used up over the days of all who moved in a year. */
export interface Consumption {
  readonly ratio: NeedRatio;
  /** [Q] in the ratio's unit, without a period, rounded up. */
  readonly quantities: readonly number[];
}

/** Days in a month: 365.25 / 12. */
const DAYS_IN_MONTH = 30.4375;

/**
 * Compute what is used up over person-days, for ratios that count everybody by day or month.
 *
 * @param personDays [R], of `personDaysIn`.
 */
export function consumption(
  ratios: readonly NeedRatio[],
  personDays: Column<'flow', 'person-days'>,
  phase: Phase,
  quantiles: readonly number[],
): readonly Consumption[] {
  const sorted = Float64Array.from(personDays).sort();
  return ratios.flatMap((ratio) => {
    const figure = ratio.figure[phase];
    if (!ratio.isConsumable || ratio.counts !== 'people' || figure === undefined) return [];
    const days = ratio.period === 'month' ? DAYS_IN_MONTH : 1;
    const quantities = quantiles.map((q) =>
      roundUp(quantityFor(ratio, figure, quantileSorted(sorted, q) / days), ratio.decimals),
    );
    return [{ ratio, quantities }];
  });
}

/** Unit of a need with its period: `m3/day`, `toilets`. */
export function needUnit({ unit, period }: Pick<NeedRatio, 'unit' | 'period'>): string {
  return period === undefined ? unit : `${unit}/${period}`;
}

/** Need of so many counted, not rounded. */
function quantityFor({ form, base, scale }: NeedRatio, figure: number, counted: number): number {
  return form === 'sharing' ? counted / figure : (counted * figure) / (base * scale);
}

function scopeShare({ scope }: NeedRatio, { plannedShare }: NeedsInput): number {
  return scope === 'planned settlements' ? plannedShare : 1;
}

/** [R] how many a ratio counts; undefined where the share is not known. A new array. */
function countedRuns(counts: Counted, { people, shares, household, shifts }: NeedsInput): Float64Array | undefined {
  const present = Float64Array.from(people.people);
  if (counts === 'people') return present;
  if (counts === 'households') return present.map((count) => count / household);
  const perShift = counts === 'school places a shift';
  const share = shares[perShift ? 'children 5-17' : counts];
  if (share === undefined) return undefined;
  const shared = perShift ? shifts : 1;
  return present.map((count, r) => (count * (typeof share === 'number' ? share : (share[r] as number))) / shared);
}

/** A few last bits of a product are no need: 0.07 of 100 people are 7, not 7.000000000000001. */
const LAST_BITS = 8 * Number.EPSILON;

function roundUp(value: number, decimals: number): number {
  const parts = 10 ** decimals;
  return Math.ceil(value * parts * (1 - LAST_BITS)) / parts;
}

const MEASURES: Readonly<Record<Phase, readonly PresentMeasure[]>> = {
  emergency: ['peak', 'stated'],
  after: ['yearEnd', 'stated'],
};

function checkInput({ people, phase, shares, household, plannedShare, shifts }: NeedsInput): void {
  // Workers and scripts call without the compiler: an array of movements has no measure.
  if (!MEASURES[phase].includes(people.measure))
    throw new Error(
      `needs: found ${people.measure ?? 'annual movements or another number'}, allowed in the phase ${phase}: people present (${MEASURES[phase].join(', ')})`,
    );
  const R = people.people.length;
  if (R === 0) throw new Error('needs: found no run, allowed: one or more');
  const within = (name: string, value: number, min: number, max: number) => {
    if (!(value >= min && value <= max)) throw new Error(`needs: ${name}: found ${value}, allowed: ${min} to ${max}`);
  };
  within('household', household, HOUSEHOLD_RANGE.min, HOUSEHOLD_RANGE.max);
  within('planned share', plannedShare, 0, 1);
  within('shifts', shifts, SHIFTS_RANGE.min, SHIFTS_RANGE.max);
  for (const [group, share] of Object.entries(shares)) {
    if (typeof share === 'number') within(group, share, 0, 1);
    else if (share.length !== R)
      throw new Error(`needs: ${group}: found ${share.length} shares, allowed: ${R}, one a run`);
    else for (const each of share) within(group, each, 0, 1);
  }
}
