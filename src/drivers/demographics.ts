import type { Baseline } from '../baseline/baseline.ts';
import { LANES, SEXES } from '../kernels/kernels.ts';
import { DRAW_GROUPS, drawKeys, drawNormalsOf, type Luck, PERSISTENT } from '../random/luck.ts';
import { leverInYear, numberLever } from '../scenario/resolve.ts';
import { type Driver, type DriverContext, NORMAL_80, type YearFrame } from './driver.ts';

/**
 * Demographics: fertility and mortality of each place, year and run.
 *
 * Total fertility and life expectancy are the UN median plus sigma(t) z, sigma from the UN 80% bounds, z a
 * stationary AR(1) with a part that the UN subregion shares. Fertility below the median moves on the log scale,
 * so that it stays positive. Evidence: UN WPP 2024 bounds. Left out: fertility and mortality do not answer to
 * income or conflict. Checked: population 2049 against WPP 2024 (test/laws/anchored.test.ts).
 */
export interface Demographics extends Driver {
  /** [C][L] children per woman. */
  readonly totalFertility: Float32Array;
  /**
   * [C][S][L] factor on all hazards of the median life table, minus 1. The survival parabolas hold from -0.75 to 2,
   * shifts of about +14 to -11 years of life expectancy: beyond five standard deviations at the default lever, beyond
   * four at its ends.
   */
  readonly hazardExcess: Float32Array;
}

/** Lag-one correlation of z; results hardly depend on it between 0.9 and 1 (model review, finding 14). */
const PERSISTENCE = 0.95;
/** Share of the variance of z that places of a UN subregion have in common. Assumed: WPP draws are not published by pair. */
const SUBREGION_SHARE = 0.2;
const OWN_WEIGHT = Math.sqrt(1 - SUBREGION_SHARE);
const SHARED_WEIGHT = Math.sqrt(SUBREGION_SHARE);
const DRAWS = 2;
const FERTILITY = 0;
const LIFE_EXPECTANCY = 1;

/** The arrays that the driver writes: views of the kernel's memory, so nothing is copied. */
export interface DemographicsTargets {
  readonly totalFertility: Float32Array;
  readonly hazardExcess: Float32Array;
}

/** Make the demographics driver, writing into `targets`. */
export function createDemographics(context: DriverContext, targets: DemographicsTargets): Demographics {
  const { baseline, scenario } = context;
  const C = baseline.places.length;
  const T = yearsOf(baseline);
  const { median, lower80, upper80 } = baseline.totalFertility;
  const subregionOf = Int32Array.from(baseline.places, ({ subregion }) => subregion);
  const zLife = new Float64Array(LANES);
  const own = new Float64Array(C * DRAWS * LANES);
  const shared = new Float64Array(baseline.subregions.length * DRAWS * LANES);
  const fresh = new Float64Array(Math.max(C, baseline.subregions.length) * DRAWS * LANES);
  const places = drawKeys(baseline.places);
  const subregions = drawKeys(baseline.subregions);
  const fertilityLever = numberLever(scenario, 'fertility');
  const lifeLever = numberLever(scenario, 'lifeExpectancy');

  function draw(luck: Luck, year: number, keep: number): void {
    const scale = Math.sqrt(1 - keep * keep);
    drawNormalsOf(luck, places, year, DRAW_GROUPS.demographics, DRAWS, fresh);
    blend(own, fresh, keep, scale);
    drawNormalsOf(luck, subregions, year, DRAW_GROUPS.demographicsSubregion, DRAWS, fresh);
    blend(shared, fresh, keep, scale);
  }

  function stepPlace(i: number, index: number, fertilityShift: number, lifeShift: number): void {
    const z = i * DRAWS * LANES;
    const zShared = (subregionOf[i] as number) * DRAWS * LANES;
    const middle = median[i * T + index] as number;
    const up = ((upper80[i * T + index] as number) - middle) / NORMAL_80;
    const down = Math.log(middle / (lower80[i * T + index] as number)) / NORMAL_80;
    for (let lane = 0; lane < LANES; lane++) {
      const zFertility = mixed(z + FERTILITY * LANES + lane, zShared + FERTILITY * LANES + lane);
      zLife[lane] = mixed(z + LIFE_EXPECTANCY * LANES + lane, zShared + LIFE_EXPECTANCY * LANES + lane);
      const fertility = zFertility >= 0 ? middle + up * zFertility : middle * Math.exp(down * zFertility);
      targets.totalFertility[i * LANES + lane] = fertility + fertilityShift;
    }
    for (let sex = 0; sex < SEXES; sex++) writeHazards(i * SEXES + sex, index, lifeShift);
  }

  /** Write hazard factors minus 1 of a place and sex for life expectancies `zLife` spreads and `lever` years away from the median. */
  function writeHazards(row: number, index: number, lever: number): void {
    const at = row * T + index;
    const life = baseline.lifeExpectancy;
    const middle = life.median[at] as number;
    const up = ((life.upper80[at] as number) - middle) / NORMAL_80;
    const down = (middle - (life.lower80[at] as number)) / NORMAL_80;
    const slope = baseline.hazardSlope[at] as number;
    const curve = baseline.hazardCurve[at] as number;
    for (let lane = 0; lane < LANES; lane++) {
      const z = zLife[lane] as number;
      const shift = (z >= 0 ? up : down) * z + lever;
      targets.hazardExcess[row * LANES + lane] = shift === 0 ? 0 : Math.exp(shift * (slope + shift * curve)) - 1;
    }
  }

  /** A standard normal of a place that holds the part of its subregion. */
  function mixed(at: number, atShared: number): number {
    return OWN_WEIGHT * (own[at] as number) + SHARED_WEIGHT * (shared[atShared] as number);
  }

  return {
    id: 'demographics',
    ...targets,
    startBlock(luck) {
      draw(luck, PERSISTENT, 0);
    },
    step({ year, index, luck }: YearFrame) {
      draw(luck, year, PERSISTENCE);
      for (let i = 0; i < C; i++)
        stepPlace(i, index, leverInYear(fertilityLever, i, year), leverInYear(lifeLever, i, year));
    },
  };
}

/** state = keep x state + scale x fresh, in place. */
function blend(state: Float64Array, fresh: Float64Array, keep: number, scale: number): void {
  for (let j = 0; j < state.length; j++) state[j] = keep * (state[j] as number) + scale * (fresh[j] as number);
}

function yearsOf(baseline: Baseline): number {
  return baseline.totalFertility.median.length / baseline.places.length;
}
