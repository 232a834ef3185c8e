import type { CrossBorderLaw } from '../../src/baseline/cross-border-law.ts';
import type { RefugeeStart } from '../../src/baseline/refugee-start.ts';

/** Pairs between the given rows, by new origin. */
function pairsInside({ pairs }: CrossBorderLaw, rows: readonly number[]): readonly (readonly number[])[] {
  return rows.map((row) => {
    const out: number[] = [];
    for (let k = pairs.start[row] as number; k < (pairs.start[row + 1] as number); k++)
      if (rows.includes(pairs.destination[k] as number)) out.push(k);
    return out;
  });
}

/** Keep the pairs between the given rows; the shares of an origin sum to 1 again, as if nobody went anywhere else. */
export function subsetCrossBorder(whole: CrossBorderLaw, rows: readonly number[]): CrossBorderLaw {
  const { pairs } = whole;
  const inside = pairsInside(whole, rows);
  const kept = inside.flat();
  const start = Int32Array.from({ length: rows.length + 1 }, (_, i) => inside.slice(0, i).flat().length);
  const rowsOf = (values: Float64Array, width: number): Float64Array =>
    Float64Array.from({ length: rows.length * width }, (_, at) => {
      return values[(rows[Math.floor(at / width)] as number) * width + (at % width)] as number;
    });
  const mix = inside.flatMap((own) => {
    const sum = own.reduce((all, k) => all + (pairs.mix[k] as number), 0);
    return own.map((k) => (pairs.mix[k] as number) / sum);
  });
  return {
    ...whole,
    departureLevel: rowsOf(whole.departureLevel, 1),
    arrivalLevel: rowsOf(whole.arrivalLevel, 1),
    departureHistory: rowsOf(whole.departureHistory, 3),
    arrivalHistory: rowsOf(whole.arrivalHistory, 3),
    pairs: {
      start,
      destination: Int32Array.from(kept, (k) => rows.indexOf(pairs.destination[k] as number)),
      mix: Float64Array.from(mix),
      gravity: Float64Array.from(kept, (k) => pairs.gravity[k] as number),
      isNeighbour: Uint8Array.from(kept, (k) => pairs.isNeighbour[k] as number),
    },
  };
}

/** Keep the refugees of the listed pairs between the given rows; all others are left out. */
export function subsetRefugees(whole: RefugeeStart, law: CrossBorderLaw, rows: readonly number[]): RefugeeStart {
  return {
    stock: Float64Array.from(pairsInside(law, rows).flat(), (k) => whole.stock[k] as number),
    restAbroad: new Float64Array(rows.length),
    restHosted: new Float64Array(rows.length),
  };
}
