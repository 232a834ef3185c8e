import { type Corridors, FORCED_YEARS } from '../baseline/corridors.ts';
import { oncePer } from '../baseline/once-per.ts';
import type { CorridorMemory } from '../kernels/corridor-kernel.ts';
import { LANES } from '../kernels/kernels.ts';

/** Moves of people whom present wars displaced abroad, as the UN medium times them; the first years only. */
export interface PresentWars {
  /** [C] net migration of these moves in a year, persons; all zero after the first years. Overwritten by the next call. */
  net(index: number): Float64Array;
  /** Add the moves of a year to the flows of the corridors that are listed, and to their sums. */
  addTo(memory: CorridorMemory, index: number): void;
}

/** Rows of the moves among the corridors that are listed, -1 where they are not. */
const listedRows = oncePer(({ origin, destination, forced }: Corridors): Int32Array => {
  const rows = new Map<string, number>();
  origin.forEach((i, k) => {
    rows.set(`${i} ${destination[k]}`, k);
  });
  return Int32Array.from(forced.origin, (i, q) => rows.get(`${i} ${forced.destination[q]}`) ?? -1);
});

/** Make the moves of a baseline. */
export function createPresentWars(corridors: Corridors, places: number): PresentWars {
  const { forced } = corridors;
  const Q = forced.origin.length;
  const net = new Float64Array(places);
  const along = listedRows(corridors);
  return {
    net(index) {
      net.fill(0);
      if (index >= FORCED_YEARS) return net;
      for (let q = 0; q < Q; q++) {
        const from = forced.origin[q] as number;
        const to = forced.destination[q] as number;
        const moved = forced.flow[index * Q + q] as number;
        net[from] = (net[from] as number) - moved;
        net[to] = (net[to] as number) + moved;
      }
      return net;
    },
    addTo({ flow, homeward, departures, arrivals, returns }, index) {
      if (index >= FORCED_YEARS) return;
      for (let q = 0; q < Q; q++) {
        const k = along[q] as number;
        const moved = forced.flow[index * Q + q] as number;
        const [from, to] = [(forced.origin[q] as number) * LANES, (forced.destination[q] as number) * LANES];
        for (let lane = 0; lane < LANES; lane++) {
          departures[from + lane] = (departures[from + lane] as number) + moved;
          arrivals[to + lane] = (arrivals[to + lane] as number) + moved;
          if (forced.isReturn[q] === 1) returns[to + lane] = (returns[to + lane] as number) + moved;
          if (k < 0) continue;
          flow[k * LANES + lane] = (flow[k * LANES + lane] as number) + moved;
          if (forced.isReturn[q] === 1) homeward[k * LANES + lane] = (homeward[k * LANES + lane] as number) + moved;
        }
      }
    },
  };
}
