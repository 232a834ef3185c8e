import type { DestinationTable } from '../../baseline/cross-border-law.ts';
import { type RefugeeStart, refugeesByPlace } from '../../baseline/refugee-start.ts';
import { LANES } from '../../kernels/kernels.ts';

/**
 * Refugees abroad by origin and host, in 8 runs at once.
 *
 * stock' = (stock + new) x (1 - share that returns) x (1 - share of other endings), pair by pair; the share that returns is
 * the origin's, the same from every host. Pairs that the table does not list are one rest for each place: its refugees
 * return to the origin at the origin's share, and from the hosts in proportion to their rests.
 */
export interface RefugeeStocks {
  /** [C][L] persons at 31 December, by host and by origin; equal sums in every run. */
  readonly hosted: Float64Array;
  readonly abroad: Float64Array;
  /** [C][L] persons who go home in the year, by the place they come home to and by the host they leave; equal sums. */
  readonly returns: Float64Array;
  readonly returnsFrom: Float64Array;
  startBlock(): void;
  /**
   * Carry a year.
   *
   * @param flows      [L][K] new refugees by pair.
   * @param departures [C][L] and `arrivals` [C][L] their sums by origin and by host.
   * @param returning  [C][L] share that returns, by origin, 0..1.
   * @param ending     [L] share of other endings, 0..1.
   */
  step(
    flows: Float64Array,
    departures: Float64Array,
    arrivals: Float64Array,
    returning: Float64Array,
    ending: Float64Array,
  ): void;
}

/** Make the stocks from those of the start. */
export function createRefugeeStocks(pairs: DestinationTable, begin: RefugeeStart): RefugeeStocks {
  const { start, destination } = pairs;
  const atStart = refugeesByPlace(begin, pairs);
  const C = start.length - 1;
  const K = destination.length;
  const stock = new Float64Array(LANES * K);
  const restAbroad = new Float64Array(C * LANES);
  const restHosted = new Float64Array(C * LANES);
  const hosted = new Float64Array(C * LANES);
  const abroad = new Float64Array(C * LANES);
  const returns = new Float64Array(C * LANES);
  const returnsFrom = new Float64Array(C * LANES);
  /** [C] refugees who leave the hosts of one run. */
  const leaving = new Float64Array(C);

  function stepPairs(lane: number, flows: Float64Array, returning: Float64Array, kept: number): void {
    const row = lane * K;
    leaving.fill(0);
    for (let i = 0; i < C; i++) {
      const at = i * LANES + lane;
      const share = returning[at] as number;
      const end = start[i + 1] as number;
      let home = 0;
      for (let k = start[i] as number; k < end; k++) {
        const people = (stock[row + k] as number) + (flows[row + k] as number);
        const back = people * share;
        const j = destination[k] as number;
        leaving[j] = (leaving[j] as number) + back;
        home += back;
        stock[row + k] = (people - back) * kept;
      }
      returns[at] = home;
    }
  }

  /** Let the rests return, at the origins' shares; hosts lose them in proportion. */
  function stepRests(lane: number, returning: Float64Array, kept: number): void {
    let all = 0;
    let home = 0;
    for (let at = lane; at < C * LANES; at += LANES) {
      const people = restAbroad[at] as number;
      const back = people * (returning[at] as number);
      all += people;
      home += back;
      returns[at] = (returns[at] as number) + back;
      restAbroad[at] = (people - back) * kept;
    }
    const share = all > 0 ? home / all : 0;
    for (let j = 0; j < C; j++) {
      const at = j * LANES + lane;
      const people = restHosted[at] as number;
      leaving[j] = (leaving[j] as number) + people * share;
      restHosted[at] = people * (1 - share) * kept;
    }
  }

  return {
    hosted,
    abroad,
    returns,
    returnsFrom,
    startBlock() {
      for (let lane = 0; lane < LANES; lane++) stock.set(begin.stock, lane * K);
      for (let i = 0; i < C; i++) {
        const from = i * LANES;
        restAbroad.fill(begin.restAbroad[i] as number, from, from + LANES);
        restHosted.fill(begin.restHosted[i] as number, from, from + LANES);
        abroad.fill(atStart.abroad[i] as number, from, from + LANES);
        hosted.fill(atStart.hosted[i] as number, from, from + LANES);
      }
      returns.fill(0);
      returnsFrom.fill(0);
    },
    step(flows, departures, arrivals, returning, ending) {
      for (let lane = 0; lane < LANES; lane++) {
        const kept = 1 - (ending[lane] as number);
        stepPairs(lane, flows, returning, kept);
        stepRests(lane, returning, kept);
        for (let i = 0; i < C; i++) {
          const at = i * LANES + lane;
          const left = leaving[i] as number;
          returnsFrom[at] = left;
          // Pairs are never below zero; a host whose last refugee goes may be so by rounding.
          hosted[at] = Math.max(0, (hosted[at] as number) + (arrivals[at] as number) - left) * kept;
          abroad[at] =
            Math.max(0, (abroad[at] as number) + (departures[at] as number) - (returns[at] as number)) * kept;
        }
      }
    },
  };
}
