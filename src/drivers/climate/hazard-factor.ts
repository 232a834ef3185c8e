import { type Baseline, FIRST_YEAR, LAST_YEAR } from '../../baseline/baseline.ts';
import { LANES } from '../../kernels/kernels.ts';
import { leverInYear, numberLever, type ResolvedScenario } from '../../scenario/resolve.ts';
import { adaptedShares, triangularQuantile, weightedFactor } from './response.ts';

/** What the runs of a block know of the year; all [L]. */
export interface HazardYear {
  /** Factors by which a run's response to warming differs from the lever's, of floods and of storms. */
  readonly floodResponse: Float64Array;
  readonly stormResponse: Float64Array;
  /** Degrees since the fit. */
  readonly growth: Float64Array;
  /** Factor on the odds of drought, heat and fire. */
  readonly dryOdds: Float64Array;
  /** Uniforms: where in its range adaptation lies. */
  readonly adaptationLuck: Float64Array;
}

/** Expected people displaced against the fit at unchanged population, place by place. */
export interface HazardFactor {
  /** Write the factors [L] of a place in a year; the array is overwritten by the next call. */
  of(place: number, year: number): Float64Array;
}

const ADAPTATION_START = 2025;
const YEARS = LAST_YEAR - FIRST_YEAR + 1;

/** Make the factors of a scenario; `runs` is read anew at each call. */
export function createHazardFactor(
  { places, disaster }: Pick<Baseline, 'places' | 'disaster'>,
  scenario: ResolvedScenario,
  runs: HazardYear,
): HazardFactor {
  const flood = numberLever(scenario, 'floodResponse');
  const storm = numberLever(scenario, 'stormResponse');
  const adaptation = numberLever(scenario, 'adaptation');
  const adapted = adaptation.byYear && adaptedShares(adaptation.byYear, YEARS);
  const isLow = Uint8Array.from(places, ({ income }) => (income === 'low' ? 1 : 0));
  const floodPower = createPowers();
  const stormPower = createPowers();
  const adaptationPower = [createPowers(), createPowers()] as const;
  const out = new Float64Array(LANES);

  function adaptationFactor(place: number, lane: number, year: number): number {
    const isSet = adaptation.isSet[place] === 1;
    if (adapted !== undefined && isSet) return adapted[place * YEARS + year - FIRST_YEAR] as number;
    const low = isLow[place] as 0 | 1;
    const rate = isSet
      ? (adaptation.value[place] as number) / 100
      : triangularQuantile(runs.adaptationLuck[lane] as number, low === 1 ? 0.01 : 0.02, low === 1 ? 0.03 : 0.05);
    return power(adaptationPower[low], lane, 1 - rate, year - ADAPTATION_START);
  }

  return {
    of(place, year) {
      const floodRise = leverInYear(flood, place, year) / 100;
      const stormRise = leverInYear(storm, place, year) / 100;
      const dryOccurrence = disaster.dryOccurrence[place] as number;
      for (let lane = 0; lane < LANES; lane++) {
        const growth = runs.growth[lane] as number;
        out[lane] = weightedFactor(
          disaster.hazardShares,
          place,
          dryOccurrence,
          power(floodPower, lane, 1 + floodRise * (runs.floodResponse[lane] as number), growth),
          power(stormPower, lane, 1 + stormRise * (runs.stormResponse[lane] as number), growth),
          runs.dryOdds[lane] as number,
          adaptationFactor(place, lane, year),
        );
      }
      return out;
    },
  };
}

/** Powers by lane that remember the last one: most places have the base and the exponent of the place before. */
interface Powers {
  readonly base: Float64Array;
  readonly exponent: Float64Array;
  readonly value: Float64Array;
}

function createPowers(): Powers {
  return {
    base: new Float64Array(LANES).fill(Number.NaN),
    exponent: new Float64Array(LANES),
    value: new Float64Array(LANES),
  };
}

/** Raise a base to an exponent, where they are not those of the last time: a power costs as much as forty multiplications. */
function power(powers: Powers, lane: number, base: number, exponent: number): number {
  if (powers.base[lane] !== base || powers.exponent[lane] !== exponent) {
    powers.base[lane] = base;
    powers.exponent[lane] = exponent;
    powers.value[lane] = base ** exponent;
  }
  return powers.value[lane] as number;
}
