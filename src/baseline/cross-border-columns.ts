import type { CountRegression, CrossBorderLaw } from './cross-border-law.ts';
import { SPREAD_CLASSES } from './cross-border-law.ts';
import type { Column } from './directory.ts';

/** Coefficients of the two regressions of counts. */
export const COUNT_REGRESSIONS = { departures: 4, arrivals: 5 } as const;

/** Numbers of the law that are not by place or pair; they stand in the metadata. */
export type CrossBorderMeta = Pick<CrossBorderLaw, 'worldSpread' | 'onsetShift' | 'endingShift' | 'surge' | 'update'>;

/** Gather the columns of displacement across borders; shares of an origin are brought back to a sum of 1. */
export function decodeCrossBorder(
  meta: CrossBorderMeta,
  columns: readonly Column[],
  column: (name: string, shape: readonly number[]) => Float64Array,
  places: number,
): CrossBorderLaw {
  const K = columns.find(({ name }) => name === 'crossBorder.destination')?.shape[0] ?? 0;
  const perPlace = (name: string): Float64Array => column(`crossBorder.${name}`, [places]);
  const perPair = (name: string): Float64Array => column(`crossBorder.${name}`, [K]);
  const history = (name: string): Float64Array => column(`crossBorder.${name}`, [places, 3]);
  const regression = (name: keyof typeof COUNT_REGRESSIONS): CountRegression => {
    const size = COUNT_REGRESSIONS[name];
    const fitted = (part: string) => {
      const rows = column(`crossBorder.${name}${part}`, [size + 1, size]);
      return { mean: rows.slice(0, size), root: rows.slice(size) };
    };
    return {
      small: fitted('Small'),
      large: fitted('Large'),
      scale: column(`crossBorder.${name}Scale`, [SPREAD_CLASSES]),
    };
  };
  const start = new Int32Array(places + 1);
  perPlace('hosts').forEach((hosts, i) => {
    start[i + 1] = (start[i] as number) + hosts;
  });
  return {
    ...meta,
    departures: regression('departures'),
    arrivals: regression('arrivals'),
    departureLevel: perPlace('departureLevel'),
    arrivalLevel: perPlace('arrivalLevel'),
    departureHistory: history('departureHistory'),
    arrivalHistory: history('arrivalHistory'),
    pairs: {
      start,
      destination: Int32Array.from(perPair('destination')),
      mix: sumToOne(perPair('mix'), start),
      gravity: perPair('gravity'),
      isNeighbour: Uint8Array.from(perPair('isNeighbour')),
    },
  };
}

/** Undo the rounding of storage. */
function sumToOne(mix: Float64Array, start: Int32Array): Float64Array {
  for (let i = 0; i + 1 < start.length; i++) {
    const row = mix.subarray(start[i], start[i + 1]);
    const sum = row.reduce((all, share) => all + share, 0);
    row.forEach((share, k) => {
      row[k] = share / sum;
    });
  }
  return mix;
}
