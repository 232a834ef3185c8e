import type { DestinationTable } from '../../baseline/cross-border-law.ts';
import { type RefugeeStart, refugeesByPlace } from '../../baseline/refugee-start.ts';
import { LANES } from '../../kernels/kernels.ts';

/**
 * Refugees abroad by origin and host, in 8 runs at once.
 *
 * stock' = (stock + new) x (1 - share that returns) x (1 - share of other endings), pair by pair; the share that returns is
 * the origin's, the same from every host. Pairs that the table does not list are one rest for each place: its refugees
 * return to the origin at the origin's share, and from the hosts in proportion to their rests.
 *
 * Migration: of each pair the smaller share of its two places that the UN's net migration shows (src/fits/shown-share.ts), so
 * that both ends book the same people; of the rests the mean share.
 */
export interface RefugeeStocks {
  /** [C][L] persons at 31 December, by host and by origin; equal sums in every run. */
  readonly hosted: Float64Array;
  readonly abroad: Float64Array;
  /** [C][L] persons who go home in the year, by the place they come home to and by the host they leave; equal sums. */
  readonly returns: Float64Array;
  readonly returnsFrom: Float64Array;
  /** [C][L] persons of flows and returns who count as migration, by the place they leave and by the one they come to; equal sums. */
  readonly movedOut: Float64Array;
  readonly movedIn: Float64Array;
  /** [C][L] of `movedIn`, those who come home. */
  readonly movedHome: Float64Array;
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
export function createRefugeeStocks(
  pairs: DestinationTable,
  begin: RefugeeStart,
  shownShare: Float64Array,
): RefugeeStocks {
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
  const movedOut = new Float64Array(C * LANES);
  const movedIn = new Float64Array(C * LANES);
  const movedHome = new Float64Array(C * LANES);
  /** [K] */
  const shown = pairShares(pairs, shownShare);
  const shownRest = shownShare.reduce((sum, share) => sum + share, 0) / C;
  /** [C] people of one run who count as migration, out of and into each place. */
  const out = new Float64Array(C);
  const into = new Float64Array(C);
  /** [C] refugees who leave the hosts of one run. */
  const leaving = new Float64Array(C);

  function stepPairs(lane: number, flows: Float64Array, returning: Float64Array, kept: number): void {
    const row = lane * K;
    leaving.fill(0);
    out.fill(0);
    into.fill(0);
    for (let i = 0; i < C; i++) {
      const at = i * LANES + lane;
      const share = returning[at] as number;
      const end = start[i + 1] as number;
      let home = 0;
      let away = 0;
      let again = 0;
      for (let k = start[i] as number; k < end; k++) {
        const flow = flows[row + k] as number;
        const people = (stock[row + k] as number) + flow;
        const back = people * share;
        const j = destination[k] as number;
        const moved = flow * (shown[k] as number);
        const movedBack = back * (shown[k] as number);
        into[j] = (into[j] as number) + moved;
        out[j] = (out[j] as number) + movedBack;
        away += moved;
        again += movedBack;
        leaving[j] = (leaving[j] as number) + back;
        home += back;
        stock[row + k] = (people - back) * kept;
      }
      returns[at] = home;
      out[i] = (out[i] as number) + away;
      into[i] = (into[i] as number) + again;
      movedHome[at] = again;
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
      movedIn[at] = back * shownRest;
      movedHome[at] = (movedHome[at] as number) + back * shownRest;
      restAbroad[at] = (people - back) * kept;
    }
    const share = all > 0 ? home / all : 0;
    for (let j = 0; j < C; j++) {
      const at = j * LANES + lane;
      const people = restHosted[at] as number;
      leaving[j] = (leaving[j] as number) + people * share;
      movedOut[at] = people * share * shownRest;
      restHosted[at] = people * (1 - share) * kept;
    }
  }

  return {
    hosted,
    abroad,
    returns,
    returnsFrom,
    movedOut,
    movedIn,
    movedHome,
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
          movedOut[at] = (movedOut[at] as number) + (out[i] as number);
          movedIn[at] = (movedIn[at] as number) + (into[i] as number);
          // Pairs are never below zero; a host whose last refugee goes may be so by rounding.
          hosted[at] = Math.max(0, (hosted[at] as number) + (arrivals[at] as number) - left) * kept;
          abroad[at] =
            Math.max(0, (abroad[at] as number) + (departures[at] as number) - (returns[at] as number)) * kept;
        }
      }
    },
  };
}

/** Smaller share of the two places of each pair. */
function pairShares({ start, destination }: DestinationTable, share: Float64Array): Float64Array {
  const out = new Float64Array(destination.length);
  for (let i = 0; i + 1 < start.length; i++)
    for (let k = start[i] as number; k < (start[i + 1] as number); k++)
      out[k] = Math.min(share[i] as number, share[destination[k] as number] as number);
  return out;
}
