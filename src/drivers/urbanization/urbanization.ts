import { LANES } from '../../kernels/kernels.ts';
import { type Column, change, createColumn, plain, quantity, valueAt } from '../../params/quantity.ts';
import {
  DRAW_GROUPS,
  drawKeys,
  drawNormals,
  drawNormalsOf,
  type Luck,
  PERSISTENT,
  WORLD_M49,
} from '../../random/luck.ts';
import { leverInYear, numberLever } from '../../scenario/resolve.ts';
import type { Driver, DriverContext, YearFrame } from '../driver.ts';
import { lowCoastFactor, PATH_WIDTH, urbanPath } from './urban-path.ts';

/**
 * Urbanization: the share of people in towns, slums, and town dwellers on low coasts.
 *
 * logit(share) = logit(reference) + shift; each year shift grows by the urban-rural growth difference over the
 * reference: lever + noise + what slow-onset movers add. The reference is the path of WUP 2018. Slums: new urban
 * residents live in slums as often as the place's urban people do, less the share that the lever houses.
 * Left out: growth and jobs do not move towns (no tie in the record: r = 0.03); reclassification of villages is in
 * the reference as the UN has it. Checked: shares of 2035 and 2050 against WUP 2018 (test/laws/urbanization.test.ts).
 */
export interface Urbanization extends Driver, UrbanState {
  /**
   * Close the year: move the share and count people.
   *
   * @param population [C][L] persons at the end of the year.
   * @param townward   [C][L] people who moved to towns beyond the reference in the year, negative for fewer.
   */
  close(frame: YearFrame, population: Float64Array, townward: Float64Array): void;
}

/** What the summary reads; counts are at 31 December with the share of the calendar year. */
export interface UrbanState {
  /** [C][L] share of people in towns; the frozen state of the next year. */
  readonly urbanShare: Column<'share', 'share'>;
  /** [C][L] persons. */
  readonly urbanPopulation: Column<'stock', 'persons'>;
  /** [C][L] change of the urban population in the year. */
  readonly newUrbanResidents: Column<'flow', 'persons'>;
  /** [C][L] net moves to towns in the year, villages that become urban included. */
  readonly moversToTowns: Column<'flow', 'persons'>;
  readonly slumResidents: Column<'stock', 'persons'>;
  readonly coastalTownDwellers: Column<'stock', 'persons'>;
}

/**
 * Persistence and spread (sd, per year) of the urban-rural growth difference around the reference. Fitted by hand to the errors
 * of the UN's rule with a 25-year blend, from 1995, 2000 and 2005, against WUP 2018 (about 195 places, middle 80% of them): sd of
 * the logit 0.04, 0.09, 0.14 and 0.20 after 5, 10, 15 and 20 years; this AR(1) gives 0.06, 0.10, 0.14 and 0.18. WUP
 * interpolates between censuses, which hides errors of the first years. Checked: test/hindcast/urban-noise.test.ts.
 */
const PERSISTENCE = 0.9;
const SPREAD = 0.012;
/**
 * Part of its variance that all places have in common. Source: the same errors; their median over places was -0.08 to 0 where
 * their spread was 0.16-0.19.
 */
const COMMON = 0.15;
/** Shares closer than this to 0 or 1 take no more movers: the logit step would be without bound. */
const EDGE = 0.001;

const OWN_WEIGHT = Math.sqrt(1 - COMMON);
const COMMON_WEIGHT = Math.sqrt(COMMON);

/** Make the urbanization driver. */
export function createUrbanization(context: DriverContext): Urbanization {
  const { baseline, scenario } = context;
  const C = baseline.places.length;
  const path = urbanPath(baseline);
  const { slumShare, lowCoastShare } = baseline.urban;
  const warmingPath = scenario.choices.warmingPath ?? '';
  const pace = numberLever(scenario, 'urbanPace');
  const housed = numberLever(scenario, 'growthHoused');
  const protection = numberLever(scenario, 'coastalProtection');

  const urbanShare = createColumn<'share', 'share'>(C * LANES);
  const urbanPopulation = createColumn<'stock', 'persons'>(C * LANES);
  const newUrbanResidents = createColumn<'flow', 'persons'>(C * LANES);
  const moversToTowns = createColumn<'flow', 'persons'>(C * LANES);
  const slumResidents = createColumn<'stock', 'persons'>(C * LANES);
  const coastalTownDwellers = createColumn<'stock', 'persons'>(C * LANES);
  const noise = new Float64Array(C * LANES);
  const shift = new Float64Array(C * LANES);
  const own = new Float64Array(C * LANES);
  const common = new Float64Array(LANES);
  const keys = drawKeys(baseline.places);

  function startBlock(luck: Luck, population: Float64Array): void {
    shift.fill(0);
    drawNormals(luck, WORLD_M49, PERSISTENT, DRAW_GROUPS.urbanPace, 1, common);
    drawNormalsOf(luck, keys, PERSISTENT, DRAW_GROUPS.urbanPace, 1, own);
    for (let i = 0; i < C; i++) {
      const share = path.share[i * PATH_WIDTH] as number;
      for (let lane = 0; lane < LANES; lane++) {
        const at = i * LANES + lane;
        noise[at] = SPREAD * mixed(at);
        urbanShare[at] = share;
        urbanPopulation[at] = share * (population[at] as number);
        slumResidents[at] = (slumShare[i] as number) * (urbanPopulation[at] as number);
      }
    }
  }

  function step({ luck, year }: YearFrame): void {
    const scale = SPREAD * Math.sqrt(1 - PERSISTENCE ** 2);
    drawNormals(luck, WORLD_M49, year, DRAW_GROUPS.urbanPace, 1, common);
    drawNormalsOf(luck, keys, year, DRAW_GROUPS.urbanPace, 1, own);
    for (let i = 0; i < C; i++) {
      const faster = leverInYear(pace, i, year) / 100;
      for (let lane = 0; lane < LANES; lane++) {
        const at = i * LANES + lane;
        const z = PERSISTENCE * (noise[at] as number) + scale * mixed(at);
        noise[at] = z;
        shift[at] = (shift[at] as number) + z + faster;
      }
    }
  }

  function close({ year, index }: YearFrame, population: Float64Array, townward: Float64Array): void {
    const coastFactor = lowCoastFactor(warmingPath, year);
    for (let i = 0; i < C; i++) {
      const reference = path.share[i * PATH_WIDTH + index + 1] as number;
      const odds = reference / (1 - reference);
      const inSlums = (slumShare[i] as number) * (1 - leverInYear(housed, i, year) / 100);
      const lowShare = (lowCoastShare[i] as number) * (1 - leverInYear(protection, i, year) / 100);
      const low = Math.min(1, lowShare * coastFactor);
      for (let lane = 0; lane < LANES; lane++) {
        const at = i * LANES + lane;
        const people = population[at] as number;
        let share = reference;
        if (path.moves[i]) {
          shift[at] = (shift[at] as number) + stepOf(urbanShare[at] as number, townward[at] as number, people);
          const moved = odds * Math.exp(shift[at] as number);
          share = moved / (1 + moved);
        }
        const before = urbanPopulation[at] as number;
        const urban = share * people;
        const growth = plain(change(quantity<'stock', 'persons'>(urban), valueAt(urbanPopulation, at)));
        const slums = slumResidents[at] as number;
        // A shrinking town empties its slums in proportion.
        slumResidents[at] = growth > 0 ? slums + inSlums * growth : before > 0 ? slums * (urban / before) : 0;
        // What towns gain beyond growing as the whole place does.
        moversToTowns[at] = (share - (urbanShare[at] as number)) * people;
        urbanShare[at] = share;
        urbanPopulation[at] = urban;
        newUrbanResidents[at] = growth;
        coastalTownDwellers[at] = low * urban;
      }
    }
  }

  /** A standard normal of a cell [C][L] that holds the part of all places. */
  function mixed(at: number): number {
    return OWN_WEIGHT * (own[at] as number) + COMMON_WEIGHT * (common[at % LANES] as number);
  }

  return {
    id: 'urbanization',
    urbanShare,
    urbanPopulation,
    newUrbanResidents,
    moversToTowns,
    slumResidents,
    coastalTownDwellers,
    startBlock,
    step,
    close,
  };
}

/** Step of the logit by people who moved to towns, on top of all other change. */
function stepOf(share: number, movers: number, people: number): number {
  if (movers === 0 || people <= 0 || share < EDGE || share > 1 - EDGE) return 0;
  return movers / people / (share * (1 - share));
}
