import { type Baseline, FERTILITY_KNOTS, FIRST_YEAR } from './baseline.ts';
import { ABRIDGED_AGES, HAZARD_AGES, HAZARD_YEARS, hazardScratch, infantYearsLived, yearlyHazards } from './hazards.ts';
import { splitByMonotoneCubic } from './monotone-cubic.ts';

const SEXES = 2;
/** 0 = births to age 0, a + 1 = age a to a + 1, 101 = 100+ to 100+. */
const SURVIVAL_ROWS = 102;
const COEFFICIENTS = 3;
const FERTILE_AGES = 45;
const FERTILE_CLASSES = 9;
const FERTILE_KNOTS = [10, 15, 20, 25, 30, 35, 40, 45, 50, 55] as const;
const PERIODS = 6;

type SurvivalInput = Pick<Baseline, 'deathRates' | 'hazardScale' | 'places'>;
type FertilityInput = Pick<Baseline, 'fertilityAge' | 'sexRatio' | 'places'>;

/**
 * Build the survival tables of the cohort kernel.
 *
 * Survival of a row is c0 + x (c1 + x c2), x = hazard factor relative to the median path minus 1: the parabola through
 * factors 0.5, 1 and 2, exact there. Halving and doubling all hazards takes a square root and a square of the survival,
 * so one exponential per age and year is enough. Survival a to a + 1 is L(a + 1) / L(a); births survive with L(0).
 *
 * @returns [T][C][2][102][3].
 */
export function buildSurvivalTables(baseline: SurvivalInput): Float32Array {
  const { deathRates, hazardScale } = baseline;
  const places = baseline.places.length;
  const out = new Float32Array(HAZARD_YEARS * places * SEXES * SURVIVAL_ROWS * COEFFICIENTS);
  const scratch = hazardScratch();
  const hazards = new Float64Array(HAZARD_YEARS * HAZARD_AGES);
  const rows = [
    new Float64Array(SURVIVAL_ROWS),
    new Float64Array(SURVIVAL_ROWS),
    new Float64Array(SURVIVAL_ROWS),
  ] as const;
  const [half, one, double] = rows;
  const alive = new Float64Array(HAZARD_AGES);
  const dead = new Float64Array(HAZARD_AGES);
  for (let place = 0; place < places; place++) {
    for (let sex = 0; sex < SEXES; sex++) {
      const person = place * SEXES + sex;
      yearlyHazards(deathRates, person * PERIODS * ABRIDGED_AGES, scratch, hazards);
      for (let year = 0; year < HAZARD_YEARS; year++) {
        const factor = Math.exp(hazardScale[person * HAZARD_YEARS + year] as number);
        const from = year * HAZARD_AGES;
        for (let age = 0; age < HAZARD_AGES; age++) {
          const hazard = (hazards[from + age] as number) * factor;
          dead[age] = hazard;
          alive[age] = Math.exp(-hazard);
        }
        fillRows(alive, dead, sex, half, one, double);
        let to = (year * places * SEXES + person) * SURVIVAL_ROWS * COEFFICIENTS;
        for (let row = 0; row < SURVIVAL_ROWS; row++) {
          const middle = one[row] as number;
          const below = (half[row] as number) - middle;
          const above = (double[row] as number) - middle;
          const second = (above + 2 * below) / 1.5;
          out[to++] = middle;
          out[to++] = above - second;
          out[to++] = second;
        }
      }
    }
  }
  return out;
}

/** Fill the survival rows at hazard factors 0.5, 1 and 2 from one-year survivals exp(-h) and hazards h at factor 1. */
function fillRows(
  alive: Float64Array,
  hazard: Float64Array,
  sex: number,
  half: Float64Array,
  one: Float64Array,
  double: Float64Array,
): void {
  const infant = hazard[0] as number;
  // Each previous value is L(a) per survivor at exact age a, divided by what carries survivors to a + 1.
  let beforeHalf = startRows(infant * 0.5, sex, half);
  let beforeOne = startRows(infant, sex, one);
  let beforeDouble = startRows(infant * 2, sex, double);
  for (let age = 1; age < HAZARD_AGES; age++) {
    const s = alive[age] as number;
    const root = Math.sqrt(s);
    const square = s * s;
    const inverse = 1 / (hazard[age] as number);
    const livedHalf = (1 - root) * 2 * inverse;
    const livedOne = (1 - s) * inverse;
    const livedDouble = (1 - square) * 0.5 * inverse;
    half[age] = livedHalf * beforeHalf;
    one[age] = livedOne * beforeOne;
    double[age] = livedDouble * beforeDouble;
    beforeHalf = root / livedHalf;
    beforeOne = s / livedOne;
    beforeDouble = square / livedDouble;
  }
  const open = alive[HAZARD_AGES - 1] as number;
  half[HAZARD_AGES] = Math.sqrt(open);
  one[HAZARD_AGES] = open;
  double[HAZARD_AGES] = open * open;
}

/** Write the row of births and return survivors to exact age 1 over person-years of age 0. */
function startRows(infantRate: number, sex: number, row: Float64Array): number {
  const lived = infantYearsLived(infantRate, sex);
  const dead = infantRate / (1 + (1 - lived) * infantRate);
  const years = 1 - (1 - lived) * dead;
  row[0] = years;
  return (1 - dead) / years;
}

/**
 * Build the fertility tables of the cohort kernel.
 *
 * Shares of total fertility by five-year age are spread over single ages by a monotone cubic on the cumulated share,
 * knots of the calendar interpolated linearly; each row sums to 1.
 *
 * @returns fertility [T][C][45] for ages 10..54 and the share of male births [T][C].
 */
export function buildFertilityTables(baseline: FertilityInput): {
  readonly fertility: Float32Array;
  readonly maleShare: Float32Array;
} {
  const { fertilityAge, sexRatio } = baseline;
  const places = baseline.places.length;
  const knots = FERTILITY_KNOTS.length;
  const fertility = new Float32Array(HAZARD_YEARS * places * FERTILE_AGES);
  const maleShare = new Float32Array(HAZARD_YEARS * places);
  const means = new Float64Array(FERTILE_CLASSES);
  const single = new Float64Array(knots * FERTILE_AGES);
  for (let place = 0; place < places; place++) {
    for (let knot = 0; knot < knots; knot++) {
      const from = (place * knots + knot) * FERTILE_CLASSES;
      for (let i = 0; i < FERTILE_CLASSES; i++) means[i] = (fertilityAge[from + i] as number) / 5;
      splitByMonotoneCubic(FERTILE_KNOTS, means, 'zero', single, knot * FERTILE_AGES);
    }
    for (let year = 0; year < HAZARD_YEARS; year++) {
      const knot = Math.min(knots - 2, Math.floor(year / 5));
      const share = (FIRST_YEAR + year - (FERTILITY_KNOTS[knot] as number)) / 5;
      const to = (year * places + place) * FERTILE_AGES;
      for (let age = 0; age < FERTILE_AGES; age++) {
        const here = single[knot * FERTILE_AGES + age] as number;
        const next = single[(knot + 1) * FERTILE_AGES + age] as number;
        fertility[to + age] = here + share * (next - here);
      }
      const ratio = sexRatio[place * HAZARD_YEARS + year] as number;
      maleShare[year * places + place] = ratio / (1 + ratio);
    }
  }
  return { fertility, maleShare };
}
