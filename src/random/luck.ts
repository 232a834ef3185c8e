import seedrandom from 'seedrandom';
import { LANES } from '../kernels/kernels.ts';
import { normalQuantile } from './normal.ts';
import { philox } from './philox.ts';

/**
 * Numbers of the draw groups. A group is one Philox call: at most four draws that belong together.
 * A number is never reused: a new driver takes a new one, so nobody else's draws move.
 */
export const DRAW_GROUPS = {
  /** place, year: fertility, life expectancy; year 0 starts them. */
  demographics: 1,
  /** subregion, year: fertility, life expectancy. */
  demographicsSubregion: 2,
  /** place, year: size of the year's disaster displacement, its main hazard. */
  disaster: 3,
  /** subregion, year: storm season, flood season. */
  disasterSeason: 4,
  /** world, year: natural variability of temperature; year 0: the run's warming quantile. */
  warming: 5,
  /** world, year 0: flood, storm and dryness response, adaptation. */
  climateCoefficients: 6,
  /** place, year 0: level and occurrence of the disaster law. */
  disasterCoefficients: 7,
  /** place, year: background noise of net migration; year 0 starts it. */
  netMigration: 8,
  /** place or world, year: urban-rural growth difference; year 0 starts it. */
  urbanPace: 20,
  /** world, year 0: slow-onset movers as a share of the high end. */
  slowOnset: 21,
  /** place, year: drift of growth, own growth, unemployment; year 0 starts the drift. */
  income: 22,
  /** world, year: growth, whether a crisis comes, its size; year 0 starts growth. */
  worldGrowth: 23,
  /** world, year 0: Okun's coefficient, jobs per people, jobs per income, self-employment. */
  labourCoefficients: 24,
  /** world, year 0: coefficients of corridors and channels, rates of stocks, four each. */
  mobilityCoefficients: [60, 61, 62, 63],
  /** world, year 0: jobs outside farming of rural residents. */
  urbanJobs: 25,
  // 40-59: peace and security, named in src/drivers/peace/draws.ts. 80-89: designs of points, named in src/analysis/draws.ts.
} as const;

/** M49 code of the world, the key of draws that all places share. */
export const WORLD_M49 = 1;
/** Year of draws that a run keeps for all its years. */
export const PERSISTENT = 0;

/** The 64-bit key of all draws of a seed text. */
export interface LuckKey {
  readonly k0: number;
  readonly k1: number;
}

/** Derive the key of the counter-based generator from a seed text. */
export function luckKey(seed: string): LuckKey {
  const random = seedrandom(seed);
  return { k0: random.int32() >>> 0, k1: random.int32() >>> 0 };
}

/** Draws of one block of 8 runs. With `isOff` every uniform is 0.5, so every normal is 0. */
export interface Luck {
  readonly key: LuckKey;
  /** First run of the block; even, so that antithetic pairs never straddle a block. */
  readonly firstRun: number;
  readonly isOff: boolean;
  readonly words: Uint32Array;
}

/** Make the draws of the block that starts at run `firstRun`. */
export function createLuck(key: LuckKey, firstRun: number, isOff: boolean): Luck {
  return { key, firstRun, isOff, words: new Uint32Array(4) };
}

/**
 * Fill `draws` uniforms for each of the 8 runs of the block: out[draw * 8 + lane] in (0, 1).
 *
 * A uniform is ((word >>> 9) + 0.5) / 2^23, a multiple of 2^-24, so 1 - u is exact; an odd run takes 1 - u of the
 * even run before it (antithetic pair).
 *
 * @param out at least draws * 8 values; overwritten.
 * @param draws 1..4.
 */
export function drawUniforms(
  luck: Luck,
  m49: number,
  year: number,
  group: number,
  draws: number,
  out: Float64Array,
): void {
  if (luck.isOff) {
    out.fill(0.5, 0, draws * LANES);
    return;
  }
  const { key, words } = luck;
  for (let lane = 0; lane < LANES; lane += 2) {
    philox(words, luck.firstRun + lane, m49, year, group, key.k0, key.k1);
    for (let draw = 0; draw < draws; draw++) {
      const u = (((words[draw] as number) >>> 9) + 0.5) / 0x800000;
      out[draw * LANES + lane] = u;
      out[draw * LANES + lane + 1] = 1 - u;
    }
  }
}

/** Fill standard normals, laid out and paired as in `drawUniforms`; the odd run is exactly minus the even one. */
export function drawNormals(
  luck: Luck,
  m49: number,
  year: number,
  group: number,
  draws: number,
  out: Float64Array,
): void {
  if (luck.isOff) {
    out.fill(0, 0, draws * LANES);
    return;
  }
  drawUniforms(luck, m49, year, group, draws, out);
  for (let i = 0; i < draws * LANES; i += 2) {
    const z = normalQuantile(out[i] as number);
    out[i] = z;
    out[i + 1] = -z;
  }
}
