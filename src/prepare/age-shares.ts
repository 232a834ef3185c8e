import type { Baseline } from '../baseline/baseline.ts';
import { AGE_GROUPS, AGES } from '../kernels/kernels.ts';
import type { PlaceRow } from '../summary/selection.ts';
import type { Counted } from './planning-row.ts';

/** Ages and sexes that needs count. */
type AgeGroup = Exclude<Counted, 'people' | 'households' | 'school places a shift'>;

/** Shares of people by age and sex, 0..1: one for all runs or one a run, [R]. What is absent is not known. */
export type AgeShares = { readonly [group in AgeGroup]?: number | Float64Array };

/** Ages [from, to] in completed years. */
const CHILDREN = [5, 17] as const;
const PRE_PRIMARY = [3, 5] as const;
const REPRODUCTIVE = [15, 49] as const;

/**
 * Shares where no place is named: 30% of people aged 5-17, half of them girls, as in the worked example of the planning
 * ratios; 25% women and girls of 15-49, the global constant of the MISP calculator. No such figure exists for ages 3-5.
 */
export const DEFAULT_SHARES: AgeShares = {
  'children 5-17': 0.3,
  'girls 5-17': 0.15,
  'boys 5-17': 0.15,
  'women and girls 15-49': 0.25,
};

/** Shares of a place or group at 31 December 2024, by single age. */
export function sharesOfBase({ populationBase }: Pick<Baseline, 'populationBase'>, place: PlaceRow): AgeShares {
  const sex = (s: 0 | 1) => (age: number) =>
    place.members.reduce((sum, i) => sum + (populationBase[(i * 2 + s) * AGES + age] as number), 0);
  return sharesOf(sex(0), sex(1), AGES, `${place.id} at 31 December 2024`);
}

/**
 * Shares of one run or of the mean of runs, by five-year age; people are spread evenly over the ages of a group.
 *
 * @param men [21] persons of 0-4 .. 95-99, 100+. @param women the same.
 */
export function sharesOfFiveYearAges(men: ArrayLike<number>, women: ArrayLike<number>): AgeShares {
  const width = 5;
  const spread = (groups: ArrayLike<number>) => (age: number) => (groups[Math.floor(age / width)] as number) / width;
  return sharesOf(spread(men), spread(women), AGE_GROUPS * width, 'the people by five-year age');
}

/** @throws Error where there is nobody. */
function sharesOf(men: (age: number) => number, women: (age: number) => number, ages: number, of: string): AgeShares {
  const sum = (people: (age: number) => number, [from, to]: readonly [number, number]) => {
    let all = 0;
    for (let age = from; age <= to; age++) all += people(age);
    return all;
  };
  const everybody = sum(men, [0, ages - 1]) + sum(women, [0, ages - 1]);
  if (!(everybody > 0)) throw new Error(`shares by age: found ${everybody} people in ${of}, allowed: more than 0`);
  const boys = sum(men, CHILDREN) / everybody;
  const girls = sum(women, CHILDREN) / everybody;
  return {
    'children 5-17': boys + girls,
    'girls 5-17': girls,
    'boys 5-17': boys,
    'children 3-5': (sum(men, PRE_PRIMARY) + sum(women, PRE_PRIMARY)) / everybody,
    'women and girls 15-49': sum(women, REPRODUCTIVE) / everybody,
  };
}
