import { type Baseline, FIRST_YEAR, LAST_YEAR } from '../../baseline/baseline.ts';
import { LANES } from '../../kernels/kernels.ts';
import { leverInYear, numberLever, type ResolvedScenario } from '../../scenario/resolve.ts';
import { adaptedShares, otherHazardFactor, triangularQuantile } from './response.ts';

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

/** People displaced against the fit at unchanged population, by the main hazard of the year; all [L]. */
interface HazardFactors {
  readonly flood: Float64Array;
  readonly storm: Float64Array;
  /** Drought, heat and fire, and geophysical hazards, by their shares in the place. */
  readonly other: Float64Array;
}

/** The factors place by place. */
export interface HazardFactor {
  /** Begin a year: what all places share. */
  begin(year: number): void;
  /** Write the factors of a place in the year that was begun; the arrays are overwritten by the next call. */
  of(place: number): HazardFactors;
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
  /** [2][L] factors of adaptation that is not set, where incomes are not low and where they are. */
  const usualAdaptation = [new Float64Array(LANES), new Float64Array(LANES)] as const;
  const setAdaptation = new Float64Array(LANES);
  const floodPower = createPowers();
  const stormPower = createPowers();
  const out: HazardFactors = {
    flood: new Float64Array(LANES),
    storm: new Float64Array(LANES),
    other: new Float64Array(LANES),
  };
  let year = FIRST_YEAR;

  function adaptationOf(place: number): Float64Array {
    if (adaptation.isSet[place] === 0) return usualAdaptation[isLow[place] as 0 | 1];
    const rate = (adaptation.value[place] as number) / 100;
    const factor = adapted?.[place * YEARS + year - FIRST_YEAR] ?? (1 - rate) ** (year - ADAPTATION_START);
    return setAdaptation.fill(factor);
  }

  return {
    begin(begun) {
      year = begun;
      usualAdaptation.forEach((factors, low) => {
        for (let lane = 0; lane < LANES; lane++) {
          const luck = runs.adaptationLuck[lane] as number;
          const rate = triangularQuantile(luck, low === 1 ? 0.01 : 0.02, low === 1 ? 0.03 : 0.05);
          factors[lane] = (1 - rate) ** (year - ADAPTATION_START);
        }
      });
    },
    of(place) {
      writePowers(floodPower, leverInYear(flood, place, year) / 100, runs.floodResponse, runs.growth);
      writePowers(stormPower, leverInYear(storm, place, year) / 100, runs.stormResponse, runs.growth);
      const adaptations = adaptationOf(place);
      const dryOccurrence = disaster.dryOccurrence[place] as number;
      for (let lane = 0; lane < LANES; lane++) {
        const left = adaptations[lane] as number;
        const dryOdds = runs.dryOdds[lane] as number;
        out.flood[lane] = (floodPower.value[lane] as number) * left;
        out.storm[lane] = (stormPower.value[lane] as number) * left;
        out.other[lane] = otherHazardFactor(disaster.hazardShares, place, dryOccurrence, dryOdds, left);
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

/** Raise 1 + rise x response to the growth, where it is not what was raised last: a power costs as much as forty multiplications. */
function writePowers(powers: Powers, rise: number, response: Float64Array, growth: Float64Array): void {
  for (let lane = 0; lane < LANES; lane++) {
    const base = 1 + rise * (response[lane] as number);
    const exponent = growth[lane] as number;
    if (powers.base[lane] === base && powers.exponent[lane] === exponent) continue;
    powers.base[lane] = base;
    powers.exponent[lane] = exponent;
    powers.value[lane] = base ** exponent;
  }
}
