import { type Baseline, FIRST_YEAR } from '../baseline/baseline.ts';
import { AGE_GROUPS, AGES, SEXES } from '../kernels/kernels.ts';
import type { OutputId } from '../params/outputs.ts';
import { historyOf, indicatorOfAges, isOfAges } from './history.ts';
import type { PlaceRow } from './selection.ts';

const BASE_YEAR = FIRST_YEAR - 1;

/** People of one five-year age at 31 December 2024. */
export interface BaseAge {
  readonly men: number;
  readonly women: number;
}

/** Sum the people of a place at 31 December 2024 to five-year ages, youngest first. */
export function baseAges(baseline: Pick<Baseline, 'populationBase'>, place: PlaceRow): readonly BaseAge[] {
  const sums = new Float64Array(SEXES * AGE_GROUPS);
  for (const i of place.members)
    for (let sex = 0; sex < SEXES; sex++)
      for (let age = 0; age < AGES; age++) {
        const cell = sex * AGE_GROUPS + Math.floor(age / 5);
        sums[cell] = (sums[cell] as number) + (baseline.populationBase[(i * SEXES + sex) * AGES + age] as number);
      }
  return Array.from({ length: AGE_GROUPS }, (_, g) => ({
    men: sums[g] as number,
    women: sums[AGE_GROUPS + g] as number,
  }));
}

/**
 * The value of a place at 31 December 2024; undefined for flows, which have no year-end, and for stocks and shares that no
 * record of that day gives. Refugees hosted are those that the model starts from.
 */
export function baseValue(
  baseline: Pick<Baseline, 'populationBase' | 'history'>,
  place: PlaceRow,
  output: OutputId,
): number | undefined {
  if (output !== 'refugeesHosted') return baseOfAges(baseline, place, output);
  return historyOf(baseline, place, output).points.find(({ year }) => year === BASE_YEAR)?.value;
}

/** The value at 31 December 2024 of an output that follows from people by age; undefined for any other. */
export function baseOfAges(
  baseline: Pick<Baseline, 'populationBase'>,
  place: PlaceRow,
  output: OutputId,
): number | undefined {
  if (!isOfAges(output)) return undefined;
  return indicatorOfAges(
    Float64Array.from(baseAges(baseline, place), ({ men, women }) => men + women),
    output,
  );
}
