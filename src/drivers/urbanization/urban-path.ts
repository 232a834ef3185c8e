import { type Baseline, FIRST_YEAR, LAST_YEAR, URBAN_POINTS } from '../../baseline/baseline.ts';

/** The reference path of the urban share, year by year from 2024. */
export interface UrbanPath {
  /** [C][T + 1] share of people in towns, 2024..2050. */
  readonly share: Float64Array;
  /** [C] 1 where the share may move: never wholly urban or wholly rural. */
  readonly moves: Uint8Array;
}

const WIDTH = LAST_YEAR - FIRST_YEAR + 2;

/**
 * Read the reference path between its five-year points: the urban-rural growth difference is constant between two points,
 * so the logit of the share is a straight line. A place that is wholly urban or rural at a point is not moved; its share is a
 * straight line.
 */
export function urbanPath(baseline: Pick<Baseline, 'places' | 'urban'>): UrbanPath {
  const C = baseline.places.length;
  const K = URBAN_POINTS.length;
  const share = new Float64Array(C * WIDTH);
  const moves = new Uint8Array(C);
  for (let i = 0; i < C; i++) {
    const points = baseline.urban.share.subarray(i * K, (i + 1) * K);
    moves[i] = points.every((point) => point > 0 && point < 1) ? 1 : 0;
    for (let t = 0; t < WIDTH; t++) {
      const along = (FIRST_YEAR - 1 + t - URBAN_POINTS[0]) / 5;
      const k = Math.min(K - 2, Math.floor(along));
      const [low, high] = [points[k] as number, points[k + 1] as number];
      const rest = along - k;
      share[i * WIDTH + t] = moves[i]
        ? 1 / (1 + Math.exp(-((1 - rest) * logit(low) + rest * logit(high))))
        : low + rest * (high - low);
    }
  }
  return { share, moves };
}

/** Years of the path of a place, 2024 included. */
export const PATH_WIDTH = WIDTH;

function logit(share: number): number {
  return Math.log(share / (1 - share));
}

/**
 * Global mean sea-level rise between 1995-2014 and 2050, metres, median. Source: IPCC AR6 WGI, chapter 9, table 9.9;
 * likely ranges reach 0.03 m below to 0.06 m above.
 */
const RISE_BY_2050: { readonly [path: string]: number } = {
  // Assumed: as on the coolest path. The sea answers to warming over decades, so it would go on rising at the warming of 2024.
  'held-2024': 0.18,
  'SSP1-1.9': 0.18,
  'SSP1-2.6': 0.19,
  'SSP2-4.5': 0.2,
  'SSP3-7.0': 0.22,
  'SSP5-8.5': 0.23,
};
const RISE_FROM = 2005;
const RISE_UNTIL = 2050;
/** Year of the elevation data. */
const ELEVATION_YEAR = 2015;
/** Elevation under which a town counts as low, metres. */
const LOW = 5;

/**
 * Factor on the people below 5 m as the sea rises: a rise of r metres lifts the line from 5 to 5 + r. People are taken to live
 * evenly by elevation under it, and the sea to rise in a straight line (both assumed).
 */
export function lowCoastFactor(path: string, year: number): number {
  const rise = RISE_BY_2050[path];
  if (rise === undefined) throw new Error(`warming path ${path} has no sea-level rise`);
  return 1 + (rise * (year - ELEVATION_YEAR)) / (RISE_UNTIL - RISE_FROM) / LOW;
}
