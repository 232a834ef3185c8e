import seedrandom from 'seedrandom';
import type { DrawKernel } from '../kernels/draw-kernel.ts';
import { LANES } from '../kernels/kernels.ts';
import { createTypeScriptDraws } from './draws.ts';

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
  // 90-99: preparedness, named in src/prepare/draws.ts.
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
  readonly kernel: DrawKernel;
}

const plainDraws = createTypeScriptDraws();

/** Make the draws of the block that starts at run `firstRun`; the kernel decides how fast they come, not what they are. */
export function createLuck(key: LuckKey, firstRun: number, isOff: boolean, kernel: DrawKernel = plainDraws): Luck {
  return { key, firstRun, isOff, kernel };
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
  drawUniformsOf(luck, keyOf(m49), year, group, draws, out);
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
  drawNormalsOf(luck, keyOf(m49), year, group, draws, out);
}

/** Fill the uniforms of many places or subregions at once: out[(key * draws + draw) * 8 + lane]. */
export function drawUniformsOf(
  luck: Luck,
  keys: Uint32Array,
  year: number,
  group: number,
  draws: number,
  out: Float64Array,
): void {
  drawMixedOf(luck, keys, year, group, draws, 0, out);
}

/** Fill the standard normals of many places or subregions at once, laid out as in `drawUniformsOf`. */
export function drawNormalsOf(
  luck: Luck,
  keys: Uint32Array,
  year: number,
  group: number,
  draws: number,
  out: Float64Array,
): void {
  drawMixedOf(luck, keys, year, group, draws, draws, out);
}

/** Fill draws of which the first `normals` are standard normals and the others uniforms, laid out as in `drawUniformsOf`. */
export function drawMixedOf(
  luck: Luck,
  keys: Uint32Array,
  year: number,
  group: number,
  draws: number,
  normals: number,
  out: Float64Array,
): void {
  if (!luck.isOff) {
    const { key, firstRun, kernel } = luck;
    kernel.fill({ firstRun, year, group, k0: key.k0, k1: key.k1, draws, normals }, keys, out);
    return;
  }
  for (let row = 0; row < keys.length * draws; row++)
    out.fill(row % draws < normals ? 0 : 0.5, row * LANES, (row + 1) * LANES);
}

/** The keys of the draws of places or subregions. */
export function drawKeys(places: readonly { readonly m49: number }[]): Uint32Array {
  return Uint32Array.from(places, ({ m49 }) => m49);
}

const single = new Uint32Array(1);

function keyOf(m49: number): Uint32Array {
  single[0] = m49;
  return single;
}
