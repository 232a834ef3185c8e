import { type ShapleyOfRuns, shapleyOfRuns } from '../analysis/shapley.ts';
import { LEVEL_YEARS, type RunYears, windowOf } from './shock-level.ts';

/**
 * Which part of the change of a shock's chance is due to climate, to population and to vulnerability.
 *
 * The change runs from the first five years of the reference to the last five of the scenario. A group that is off stands as in
 * 2024: warming is held, people are as many as at the start, adaptation has not gone on. Its part is Shapley's value, what it adds
 * over all orders of switching on, of the scenario at the end less that of the reference at the start.
 */
export interface ShockSplit {
  /** Change of the chance; the parts add up to it exactly. */
  readonly total: SplitPart;
  readonly climate: SplitPart;
  readonly population: SplitPart;
  readonly vulnerability: SplitPart;
  /** What the scenario states beside, with all three off: disasters, responses to a degree. 0 where it states neither. */
  readonly stated: SplitPart;
  /** What is left in the reference with all three off: the reporting trend that fades, and other luck in other years. */
  readonly reporting: SplitPart;
}

/** A part as a difference of chances, with its standard error; null for fewer than two pairs of runs. */
type SplitPart = ShapleyOfRuns['total'];

/** Bits of a coalition: the groups that are on. */
export const COALITION = { climate: 1, population: 2, vulnerability: 4 } as const;

/** Displacement of a place in each of the 8 coalitions, by the sum of the bits of the groups that are on. */
export type CoalitionRuns = readonly RunYears[];

const COALITIONS = 8;
/** Two more groups that act alike in every coalition: what is stated, what is reported. */
const [STATED, REPORTING] = [8, 16];
const GAMES = 32;

/**
 * Split the change of the chance of years above a level.
 *
 * @param scenario  of the scenario; the same runs as those of the reference, in their order.
 * @param level     in the unit of the values.
 * @throws Error where coalitions are missing, have other runs, or span fewer than ten years.
 */
export function splitChange(scenario: CoalitionRuns, reference: CoalitionRuns, level: number): ShockSplit {
  const [first] = reference;
  const runs = first?.runs ?? 0;
  for (const coalitions of [scenario, reference])
    if (coalitions.length !== COALITIONS || coalitions.some((each) => each.runs !== runs))
      throw new Error(`a split needs ${COALITIONS} coalitions of the same runs for scenario and reference`);
  const years = (first?.values.length ?? 0) / runs;
  if (years < 2 * LEVEL_YEARS) throw new Error(`a split needs ${2 * LEVEL_YEARS} years: found ${years}`);
  const shares = (of: RunYears | undefined, from: number) => sharesAbove(of as RunYears, level, from);
  const late = years - LEVEL_YEARS;
  const start = reference.map((each) => shares(each, 0));
  const end = scenario.map((each) => shares(each, late));
  const endOfReference = shares(first, late);

  const values = new Float64Array(GAMES * runs);
  for (let game = 0; game < GAMES; game++) {
    const coalition = game % COALITIONS;
    for (let run = 0; run < runs; run++) {
      const [none, noneAtEnd, still] = [start[0]?.[run], end[0]?.[run], endOfReference[run]] as [
        number,
        number,
        number,
      ];
      const grown = (end[coalition]?.[run] as number) - noneAtEnd - ((start[coalition]?.[run] as number) - none);
      const stated = game & STATED ? noneAtEnd - still : 0;
      const reporting = game & REPORTING ? still - none : 0;
      values[game * runs + run] = grown + stated + reporting;
    }
  }
  const { total, parts } = shapleyOfRuns(values, new Uint8Array(runs).fill(1));
  const part = (bit: number) => parts[Math.log2(bit)] as SplitPart;
  return {
    total,
    climate: part(COALITION.climate),
    population: part(COALITION.population),
    vulnerability: part(COALITION.vulnerability),
    stated: part(STATED),
    reporting: part(REPORTING),
  };
}

/** [run] share of the five years from `first` that lie above a level. */
function sharesAbove(of: RunYears, level: number, first: number): Float64Array {
  const window = windowOf(of, first, LEVEL_YEARS);
  const shares = new Float64Array(of.runs);
  for (let i = 0; i < window.length; i++)
    if ((window[i] as number) > level) shares[i % of.runs] = (shares[i % of.runs] as number) + 1;
  return shares.map((count) => count / LEVEL_YEARS);
}

/**
 * Displacement as it would be with as many people as at the start: the law draws a share of the people who live in a place at the
 * start of a year. That the probability of small years depends a little on how many live there is left out.
 *
 * @param displaced  movements of the year.
 * @param population persons at 31 December of the year, the same runs.
 * @param start      persons at 31 December 2024.
 */
export function atStartPopulation(displaced: RunYears, population: RunYears, start: number): RunYears {
  const { runs } = displaced;
  return {
    runs,
    values: displaced.values.map((value, i) => {
      const people = i < runs ? start : (population.values[i - runs] as number);
      return people > 0 ? (value * start) / people : 0;
    }),
  };
}
